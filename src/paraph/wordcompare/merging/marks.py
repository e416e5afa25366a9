"""The elements of tracked changes, each with its own id."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from paraph.wordcompare.merging.entries import Fate, Who
from paraph.wordcompare.names import AUTHOR, DATE, ID, NAME, Element, w

_TAGS = {fate: w(fate) for fate in ("ins", "del", "moveFrom", "moveTo")}

_UNDATED = "1980-01-01T00:00:00Z"


class Marks:
    """Makes the elements of one file and counts them.

    ``who`` stands for the comparison itself, ``numbering`` for mere renumbering.
    """

    def __init__(self, who: Who, numbering: Who, first_id: int) -> None:
        self.who = who
        self.numbering = numbering
        self.written = 0
        self.kinds: Counter[str] = Counter()
        self._last = first_id
        self._ranges = 0

    def next_id(self) -> str:
        """The next free number."""
        self._last += 1
        return str(self._last)

    def element(self, tag: str, who: Who | None = None) -> Element:
        """An annotation with its id, author and date."""
        self.written += 1
        self.kinds[tag] += 1
        who = who or self.who
        about = {ID: self.next_id(), AUTHOR: who.author}
        if who.date:
            about[DATE] = who.date
        return etree.Element(w(tag), about)

    def fate(self, fate: Fate, who: Who | None = None) -> Element:
        """An insertion, a deletion, an end of a move."""
        return self.element(fate, who)

    def range(self, fate: Fate, name: str, who: Who | None = None) -> tuple[Element, Element]:
        """The start and the end of the range of one moved paragraph."""
        start = self.element(f"{fate}RangeStart", who)
        start.set(NAME, name)
        if start.get(DATE) is None:
            start.set(DATE, _UNDATED)  # the standard wants one here, and only here
        end = etree.Element(w(f"{fate}RangeEnd"), {ID: start.get(ID)})
        return start, end
