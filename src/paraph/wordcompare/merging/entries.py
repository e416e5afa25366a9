"""What is written into a paragraph, in order: pieces of runs with their fate, nested lines, marks of places."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from paraph.wordcompare.names import Element
from paraph.wordcompare.reading.tokens import Source

Fate: TypeAlias = Literal["", "ins", "del", "moveFrom", "moveTo"]
OLD_FATES: frozenset[Fate] = frozenset(("del", "moveFrom"))
"""Words with these fates come out of the old file."""


class Who(NamedTuple):
    """Under whose name a change stands."""

    author: str
    date: str | None = None


class Piece(NamedTuple):
    """Letters (``text``) or a child of a run (``node``), or, without ``source``, a child of the paragraph itself.

    ``was``: the old run whose properties these kept letters had.
    """

    source: Source | None
    text: str
    node: Element | None
    fate: Fate
    who: Who | None = None
    was: Source | None = None


class Nest(NamedTuple):
    """A link or a content control that stays: its element and what is written into it."""

    holder: Element
    entries: list[Entry]
    fate: Fate = ""


class Mark(NamedTuple):
    """A bookmark's end, a comment's start: stands untracked where it stands."""

    element: Element


Entry: TypeAlias = Piece | Nest | Mark
