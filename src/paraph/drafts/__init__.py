"""Instrument in, frozen draft file out, and back: the register of drafts and the pinned clauses."""

from paraph.drafts.frozen import Draft, digest, freeze, thaw
from paraph.drafts.issuing import Issue, Unchanged, carry_out, plan_issue
from paraph.drafts.register import Entry, Register, read_draft, read_register

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
