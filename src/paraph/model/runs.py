"""Words with their marks: the smallest value of the tree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

Language: TypeAlias = str
"""``ru``, ``kk``, ``uz`` (Latin script), or a derived one: ``uz-Cyrl``, ``uz-Latn-2026``."""

PartyId: TypeAlias = str
"""The id of a Party in the registry: ``UZB``, ``KAZ``."""

BlankKind: TypeAlias = Literal["at-signature", "undecided"]
"""Two kinds of blank: filled by hand at signature (normal), or not yet decided (a gap)."""

Fate: TypeAlias = Literal["inserted", "deleted", "moved"]
"""What a redline did to these words. ``None`` on a run means: nothing."""


class Bracket(Struct, frozen=True, omit_defaults=True):
    """Text that is not agreed: ``[...]``; ``by`` is the Party whose text it is, ``alternative`` counts from 0."""

    by: PartyId | None = None
    alternative: int = 0
    place: int = 0
    """Which bracket of the passage (or which block of the section) this is, so that neighbours stay apart."""


class Run(Struct, frozen=True, omit_defaults=True):
    """Words that share their marks. Marks never nest: each word has one fate.

    A run with ``slot`` is a *slot*: a place where the order of the Parties shows. It carries no text of its own,
    but the runs for each holder; only the neutral Instrument has slots, an Original never does.
    A line break inside a passage is the character ``\\n``.
    """

    text: str = ""
    slot: dict[PartyId, tuple[Run, ...]] | None = None
    defined: bool = False
    """A term defined by this instrument (a mark for checks and search, not bold type)."""
    blank: BlankKind | None = None
    number: str | None = None
    """These are the digits or the letter that number this target id: in its own label, or in a reference to it."""
    ref: str | None = None
    """These words belong to a reference to this id."""
    bracket: Bracket | None = None
    party_order: bool = False
    """These words depend on whose original it is."""
    change: Fate | None = None
    move: str | None = None
    """Pairs the two ends of moved words inside a redline."""
    renumbered: bool = False
    """This ``change`` is of the number only, its target being the same: drawn under the numbering author."""
    was: Run | None = None
    """In a redline: the marks these unchanged words had in the older tree, where they differ (its text is empty)."""


Runs: TypeAlias = tuple[Run, ...]


def words(runs: Iterable[Run]) -> str:
    """The plain text of projected runs. Raises ``ValueError`` on a slot: its words depend on the holder."""
    parts: list[str] = []
    for run in runs:
        if run.slot is not None:
            raise ValueError("a slot has no words before it is projected to a holder")
        parts.append(run.text)
    return "".join(parts)
