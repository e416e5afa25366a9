"""Whether a replaced stretch of a line is mere renumbering: then it stands under the author of numbering."""

from __future__ import annotations

import re

from paraph.readers.foreign.items import parse_item
from paraph.wordcompare.aligning.items import head_of
from paraph.wordcompare.merging.diff import Stretch
from paraph.wordcompare.reading.tokens import Token
from paraph.wordcompare.renumbering.citations import Citation, citations
from paraph.wordcompare.renumbering.numbers import Numbers

_MOST = 6
_OTHER = "\ufffc"
_COMPUTED = re.compile(
    r"field:(?:PAGE|PAGEREF|NUMPAGES|SECTIONPAGES|REF|NOTEREF|SEQ|TOC|LISTNUM|AUTONUM\w*|STYLEREF)\b", re.IGNORECASE
)


class Renumbered:
    """Judges the stretches of a line by the numbers that articles had and have."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers

    def __call__(self, stretches: list[Stretch], at: int, field: str = "") -> bool:
        """Whether stretch ``at`` is renumbering. ``field``: the key of the field whose result the line is."""
        stretch = stretches[at]
        if not (stretch.old and stretch.new) or len(stretch.old) > _MOST or len(stretch.new) > _MOST:
            return False
        if any(token.sort != "text" for token in (*stretch.old, *stretch.new)):
            return False
        if field and _COMPUTED.match(field):
            return all(token.kind in ("number", "sign") for token in (*stretch.old, *stretch.new))
        old, old_at = _text(stretches, at, 0)
        new, new_at = _text(stretches, at, 1)
        old_end = old_at + sum(len(token.key) for token in stretch.old)
        new_end = new_at + sum(len(token.key) for token in stretch.new)
        return (
            self._head(old, old_end, new, new_end)
            or self._label(old, old_end, new, new_end)
            or self._cited((old, old_at, old_end), (new, new_at, new_end))
        )

    def _head(self, old: str, old_end: int, new: str, new_end: int) -> bool:
        one, other = head_of(old), head_of(new)
        if one is None or other is None or one.kind != other.kind or not one.number or not other.number:
            return False
        return (
            self._numbers.follows(one.kind, one.number, other.number)
            and old_end <= old.find(one.number) + len(one.number)
            and new_end <= new.find(other.number) + len(other.number)
        )

    def _label(self, old: str, old_end: int, new: str, new_end: int) -> bool:
        one, other = parse_item(old), parse_item(new)
        if one is None or other is None or one.scheme != other.scheme or not one.number or not other.number:
            return False
        if old_end > len(one.label) or new_end > len(other.label):
            return False
        self._numbers.label(one.number, other.number)
        return True

    def _cited(self, old: tuple[str, int, int], new: tuple[str, int, int]) -> bool:
        one, other = _at(*old), _at(*new)
        if one is None or other is None or one.kind != other.kind or one.other or other.other:
            return False
        return self._numbers.follows(one.kind, one.number, other.number)


def _at(text: str, start: int, end: int) -> Citation | None:
    return next((each for each in citations(text) if each.start <= start and end <= each.end), None)


def _text(stretches: list[Stretch], at: int, side: int) -> tuple[str, int]:
    """The letters of one side of a line, and where stretch ``at`` begins in them."""
    pieces: list[str] = []
    begin = 0
    for place, stretch in enumerate(stretches):
        if place == at:
            begin = sum(map(len, pieces))
        pieces += [_letters(token) for token in (stretch.new if side else stretch.old)]
    return "".join(pieces), begin


def _letters(token: Token) -> str:
    return token.key if token.sort == "text" else _OTHER
