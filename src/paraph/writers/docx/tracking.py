"""Tracked changes as siblings: insertions, deletions, moves, each under its author, never one inside another.

Nested, LibreOffice 7.4 prints deleted words as live text; so a moved and edited paragraph is moveFrom beside del at
the old place, moveTo beside ins at the new one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal, TypeAlias

from msgspec import Struct

from paraph.model import Change, Run
from paraph.writers.docx.ooxml import Ids, digest, el

NUMBERING_AUTHOR = "Paraph: numbering"
"""Renumbering is no change of words: its own author, so that it can be hidden or accepted at one stroke."""

Fate: TypeAlias = Literal["", "ins", "del", "moveFrom", "moveTo"]

_OF_CHANGE: dict[Change | None, Fate] = {
    None: "",
    "inserted": "ins",
    "deleted": "del",
    "moved-from": "moveFrom",
    "moved-to": "moveTo",
}


class Piece(Struct, frozen=True):
    """Run-level markup with its fate; ``numbering`` puts it under the numbering author."""

    markup: str
    fate: Fate = ""
    numbering: bool = False


def fate_of(run: Run, change: Change | None) -> Fate:
    """What Word is told about a run of a passage whose own change is ``change``.

    Moved words of a passage that itself stayed have come into it from elsewhere.
    """
    if change in {"inserted", "deleted"} or run.change is None:
        return _OF_CHANGE[change]
    if run.change == "moved":
        return _OF_CHANGE[change or "moved-to"]
    return "ins" if run.change == "inserted" else "del"


def is_gone(change: Change | None) -> bool:
    """The node stands in a redline where it was, and is no longer there."""
    return change in {"deleted", "moved-from"}


class Tracker:
    """Writes the marks of one document under one author and date."""

    def __init__(self, author: str, date: str, ids: Ids) -> None:
        self._about = {"author": author, "date": f"{date}T00:00:00Z"}
        self._ids = ids
        self._ranges: Counter[tuple[str, str]] = Counter()

    def wrap(self, pieces: Iterable[Piece]) -> str:
        """The pieces in order, neighbours of one fate and author under one mark."""
        return "".join(self._wrapped(pieces))

    def _wrapped(self, pieces: Iterable[Piece]) -> Iterator[str]:
        for (fate, numbering), group in groupby(pieces, key=lambda piece: (piece.fate, piece.numbering)):
            inner = "".join(piece.markup for piece in group)
            yield self._mark(fate, inner, numbering=numbering) if fate and inner else inner

    def mark(self, change: Change | None) -> str:
        """The mark of a paragraph's end: for ``w:rPr`` of its properties."""
        fate = _OF_CHANGE[change]
        return self._mark(fate, "") if fate else ""

    def row(self, change: Change | None) -> str:
        """The mark of a table row, for ``w:trPr``: Word knows no moved rows, only inserted and deleted ones."""
        if change is None:
            return ""
        return self._mark("del" if is_gone(change) else "ins", "")

    def cell(self, change: Change | None) -> str:
        """The mark of a cell whose column came or went, for ``w:tcPr``."""
        if change is None:
            return ""
        return el("cellDel" if is_gone(change) else "cellIns", id=self._ids.next(), **self._about)

    def moved(self, content: str, change: Change | None, key: str) -> str:
        """``content`` of one moved paragraph inside its own range; both ends of a move count up in step."""
        if change not in {"moved-from", "moved-to"}:
            return content
        fate = _OF_CHANGE[change]
        self._ranges[fate, key] += 1
        name = f"move_{digest(key)}_{self._ranges[fate, key]}"
        number = self._ids.next()
        start = el(f"{fate}RangeStart", id=number, name=name, **self._about)
        return start + content + el(f"{fate}RangeEnd", id=number)

    def properties(self, old: str) -> str:
        """The paragraph's style was ``old`` (a style id)."""
        return el("pPrChange", el("pPr", el("pStyle", val=old)), id=self._ids.next(), **self._about)

    def _mark(self, fate: Fate, inner: str, *, numbering: bool = False) -> str:
        about = self._about | ({"author": NUMBERING_AUTHOR} if numbering else {})
        return el(fate, inner, id=self._ids.next(), **about)
