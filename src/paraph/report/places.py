"""What a place in a text is called by those who read it: ids in, "Статья 5, 2." out, by the printed numbers."""

from __future__ import annotations

from typing import Protocol

from paraph import languages
from paraph.compare.changes import Change
from paraph.languages.base import CITED_AS, Link
from paraph.model import Division, Language, Original, Part, Passage, Table
from paraph.model.runs import words

_HEADS = ("heading", "annex-label")


class Sides(Protocol):
    """Two texts laid side by side: a comparison, or whatever else holds them."""

    @property
    def old(self) -> Original: ...

    @property
    def new(self) -> Original: ...


class Places:
    """The places of two compared texts, in any language they are written in."""

    def __init__(self, sides: Sides) -> None:
        self._sides = (_Side(sides.new), _Side(sides.old))

    def article(self, change: Change, code: Language, *, titled: bool = False) -> str:
        """The article of ``change``; where it is gone, as it was called. ``titled``: with its heading."""
        for side in self._sides:
            part = side.parts.get(change.article)
            if part is not None:
                return part_name(part, code, side.division, titled=titled)
        return ""

    def was_article(self, change: Change, code: Language) -> str:
        """The article of ``change`` in the older text, as it was called there."""
        side = self._sides[1]
        was = change.was or change.passage or change.article
        part = side.parts.get(was) or side.parts.get(side.holders.get(was, ""))
        return "" if part is None else part_name(part, code, side.division)

    def passage(self, change: Change, code: Language) -> str:
        """The printed number of the passage, ``2.`` or ``а)``; empty where it has none."""
        for side in self._sides if change.kind != "deleted" else reversed(self._sides):
            passage = side.passages.get(change.passage or "")
            if passage is not None:
                return "" if passage.kind in _HEADS else words(passage.label.get(code, ())).strip()
        return ""

    def full(self, change: Change, code: Language) -> str:
        """Article and passage in one: ``Статья 5, 2.``."""
        return ", ".join(filter(None, [self.article(change, code), self.passage(change, code)]))


class _Side:
    """Parts and passages of one text by id."""

    def __init__(self, original: Original) -> None:
        self.division = original.header.division
        self.parts = {part.id: part for part in original.parts}
        self.passages: dict[str, Passage] = {}
        self.holders: dict[str, str] = {}
        for part in original.parts:
            for block in part.blocks:
                rows = (block.head, *block.rows) if isinstance(block, Table) else (block,)
                found = {row.id: row for row in rows if isinstance(row, Passage)}
                self.passages.update(found)
                self.holders.update(dict.fromkeys(found, part.id))


def part_name(part: Part, code: Language, division: Division, *, titled: bool = False) -> str:
    """What a part is called: ``Статья 5``, ``Приложение 1``, ``Преамбула``; ``titled``: with its heading."""
    head = next((block for block in part.blocks if isinstance(block, Passage) and block.kind in _HEADS), None)
    label = " ".join(words(head.label.get(code, ())).split()) if head is not None else ""
    if part.role == "annex":
        # The label cites the whole agreement by name: its own words are enough.
        label = f"{languages.get(code).words['role.annex']} {part.number or ''}".strip()
    if part.role == "article" and part.number and division in ("section", "item"):
        # a bare "II." or "2." would be no name
        rules = languages.get(code)
        chain = (Link(CITED_AS[division], part.number),)
        label = rules.capitalise("".join(piece.text for piece in rules.reference(chain, "nom")))
    name = label or languages.get(code).words[f"role.{part.role}"]
    if titled and head is not None and head.text.get(code):
        return f"{name}. {' '.join(words(head.text[code]).split())}"
    return name
