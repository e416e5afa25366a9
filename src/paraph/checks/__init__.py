"""Instrument in, findings out: one rule per file, all in ``RULES``.

The rules of ``RULES`` say what stands between a text and its signature (promise 9). A draft shows the same things on
the page. What a drafter should look at twice at any stage is `while_drafting`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from paraph.checks import bracketed, missing, stale, uncollated, undecided
from paraph.checks.drafting import while_drafting
from paraph.model import Finding, Instrument, Level, Place


class Rule(Protocol):
    """A check. ``level`` is what its findings weigh; ``place`` is the agreement's file."""

    def __call__(self, instrument: Instrument, place: Place, level: Level) -> Iterator[Finding]:
        """Every fault of this kind."""


RULES: dict[str, Rule] = {
    "undecided": undecided.check,
    "missing": missing.check,
    "stale": stale.check,
    "bracketed": bracketed.check,
    "uncollated": uncollated.check,
}


def before_signature(instrument: Instrument, level: Level = "error") -> tuple[Finding, ...]:
    """Everything that stops a signature copy: undecided, missing, stale, bracketed, uncollated."""
    place = Place(f"agreements/{instrument.header.id}/agreement.yaml")
    return tuple(finding for rule in RULES.values() for finding in rule(instrument, place, level))


__all__ = ["RULES", "Rule", "before_signature", "while_drafting"]
