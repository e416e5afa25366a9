"""What the properties of tables, rows, cells and sections were, written into what they are."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from paraph.wordcompare.canonical import Canon
from paraph.wordcompare.listing.log import Log
from paraph.wordcompare.merging.marks import Marks
from paraph.wordcompare.names import SECTPR, TBL_PR_EX, TBLPR, TCPR, TRPR, Element, w, ws

_GRID = w("tblGrid")
_GRID_CHANGE = w("tblGridChange")
_GRID_COL = w("gridCol")
_CHANGES = {
    TBLPR: "tblPrChange",
    TRPR: "trPrChange",
    TCPR: "tcPrChange",
    TBL_PR_EX: "tblPrExChange",
    SECTPR: "sectPrChange",
}
_WHAT = {TBLPR: "table", TRPR: "row", TCPR: "cell", TBL_PR_EX: "row", SECTPR: "section"}
_NOT_BASE = ws(
    """ins del cellIns cellDel cellMerge headerReference footerReference printerSettings
    tblPrChange trPrChange tcPrChange tblPrExChange sectPrChange"""
)
_BEFORE: dict[str, tuple[str, ...]] = {TRPR: (TBL_PR_EX,)}


class Changes:
    """Records changed properties."""

    def __init__(self, marks: Marks, canon: Canon, log: Log) -> None:
        self._marks = marks
        self._log = log
        self._canon = canon

    def of(self, tag: str, old: Element, new: Element) -> None:
        """The properties ``tag`` of two tables, rows or cells."""
        before, after = old.find(tag), new.find(tag)
        if self._canon.children(before, _NOT_BASE) == self._canon.children(after, _NOT_BASE):
            return
        if after is None:
            after = etree.Element(tag)
            place = next((at + 1 for at, each in enumerate(new) if each.tag in _BEFORE.get(tag, ())), 0)
            new.insert(place, after)
        self.section(before, after)

    def section(self, before: Element | None, after: Element) -> None:
        """``after`` was ``before``: two elements of properties, if they differ."""
        if self._canon.children(before, _NOT_BASE) == self._canon.children(after, _NOT_BASE):
            return
        tag = after.tag
        self._log.formatting(_WHAT[tag])
        change = self._marks.element(_CHANGES[tag])
        base = etree.SubElement(change, tag)
        for each in () if before is None else before:
            if each.tag not in _NOT_BASE:
                base.append(deepcopy(each))
        after.append(change)

    def grid(self, old: Element, new: Element) -> None:
        """The columns of two tables."""
        before, after = old.find(_GRID), new.find(_GRID)
        if before is None or after is None or _columns(before) == _columns(after):
            return
        change = etree.SubElement(after, _GRID_CHANGE, {w("id"): self._marks.next_id()})
        base = etree.SubElement(change, _GRID)
        for each in before.iterchildren(_GRID_COL):
            base.append(deepcopy(each))


def _columns(grid: Element) -> list[str]:
    return [each.get(w("w"), "") for each in grid.iterchildren(_GRID_COL)]
