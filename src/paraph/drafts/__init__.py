"""Instrument in, frozen draft file out, and back: the register of drafts and the pinned clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paraph.drafts.frozen import Draft, digest, freeze, thaw
from paraph.drafts.register import Entry, Register, read_draft, read_register

if TYPE_CHECKING:
    from paraph.drafts.issuing import Issue, Unchanged, carry_out, plan_issue

__all__ = [
    "Draft",
    "Entry",
    "Issue",
    "Register",
    "Unchanged",
    "carry_out",
    "digest",
    "freeze",
    "plan_issue",
    "read_draft",
    "read_register",
    "thaw",
]


def __getattr__(name: str) -> Any:
    """What issues a draft is loaded when asked for: reading drafts needs no assembly, and that takes its time."""
    if name in __all__:
        from paraph.drafts import issuing

        return getattr(issuing, name)
    raise AttributeError(name)
