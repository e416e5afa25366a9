"""The list of changes as typed values: for people, by article and passage, in every language; and for `apply`.

The JSON of a `ChangeList` is documented by its schema (`schema`).
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import Struct

from paraph.compare.alignment import Alignment, Verdicts
from paraph.model import Header, Language, Original, Part, PartyId, Passage, Role, Runs, Table

ChangeKind: TypeAlias = Literal[
    "added",
    "deleted",
    "changed",
    "moved",
    "split",
    "joined",
    "renumbered",
    "heading",
    "parameter",
    "status",
]
Nature: TypeAlias = Literal["substantive", "editorial", "structural", "numbering"]
"""Structural: moved, split, joined, indented, marked otherwise, the words being the same."""


class Words(Struct, frozen=True, omit_defaults=True):
    """One language of a change: the words before and after, and both in one with marks (``runs``)."""

    old: str
    new: str
    runs: Runs = ()


class Value(Struct, frozen=True, omit_defaults=True):
    """Something named that took another value: ``parameters.notice``, ``stage``, ``state.kk``, ``bracket``."""

    name: str
    old: str | None = None
    new: str | None = None


class Number(Struct, frozen=True):
    """A node whose printed number is another: its new id, its old and new number."""

    id: str
    old: str
    new: str


class Change(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One change. ``article`` is a new id (an old one where the article is gone), so is ``passage``."""

    kind: ChangeKind
    article: str
    role: Role = "article"
    passage: str | None = None
    """The passage, row or table; ``None``: the article as a whole, or the header (``article`` is empty then)."""
    was: str | None = None
    """The old id of ``passage`` (of ``article`` if there is none); ``None`` if it is new."""
    nature: Nature = "substantive"
    rules: tuple[str, ...] = ()
    """Why it is editorial: white space, punctuation, quotes, apostrophes, dashes, yo, look-alikes, spelling."""
    reason: str | None = None
    """Given by whoever overrode the nature."""
    words: dict[Language, Words] = {}
    changed: tuple[Language, ...] = ()
    """Languages whose words changed."""
    unchanged: tuple[Language, ...] = ()
    """Languages that have this passage and did not change."""
    in_step: bool = True
    """False where the words of some languages changed in substance and those of others stayed."""
    values: tuple[Value, ...] = ()
    numbers: tuple[Number, ...] = ()
    """Of a renumbering: every node of the group, in order."""
    references: tuple[str, ...] = ()
    """Of a renumbering: passages that cite them, and differ in those digits."""
    pieces: tuple[str, ...] = ()
    """Of a split: the new ids; of a join: the old ones; in reading order."""
    inside: tuple[Change, ...] = ()
    """Of an article or table added, deleted or moved: its passages; of a moved one, only those that changed."""


class ChangeList(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Everything that differs between two drafts. ``apply`` needs nothing else to turn the old one into the new."""

    format: int = 1
    holder: PartyId
    old: Header
    new: Header
    changes: tuple[Change, ...] = ()
    verdicts: Verdicts = Verdicts()
    parts: tuple[str, ...] = ()
    """The articles of the new draft in order."""
    order: dict[str, tuple[str, ...]] = {}
    """Blocks of an article in order, where blocks came, went or moved."""
    articles: tuple[Part, ...] = ()
    """Articles that are new or have other parameters, without their passages."""
    nodes: tuple[Passage | Table, ...] = ()
    """Passages and tables that are new or differ, drawn with marks."""


class Comparison(Struct, frozen=True, kw_only=True):
    """Two trees compared: what is which, the list of changes, the redline."""

    old: Original
    new: Original
    alignment: Alignment
    listed: ChangeList
    redline: Original

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes in reading order of the redline."""
        return self.listed.changes


def schema() -> dict[str, Any]:
    """The JSON Schema of a `ChangeList`."""
    return msgspec.json.schema(ChangeList)


def to_json(listed: ChangeList) -> bytes:
    """The change list as JSON: the same bytes for the same list."""
    return msgspec.json.encode(listed, order="deterministic")
