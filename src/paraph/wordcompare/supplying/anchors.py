"""Bookmarks that only the old file has and that its fields lead to: back among the words that went.

A bookmark in a deletion goes with it when the deletion is accepted and stays when it is rejected, so a reference to an
article that is gone works again where it comes back (ECMA-376, 17.13.5.14: a deletion holds range markup too).
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from paraph.wordcompare.document import Document
from paraph.wordcompare.merging.marks import Marks
from paraph.wordcompare.names import FLD_SIMPLE, HYPERLINK, ID, INSTR, INSTR_TEXT, NAME, Element, R, w

_START, _END = w("bookmarkStart"), w("bookmarkEnd")
_ANCHOR = w("anchor")
_BESIDE = frozenset(("header", "footer", "footnotes", "endnotes"))
_GONE = frozenset((w("del"), w("moveFrom")))


class _Kept(NamedTuple):
    """The first and the last run between both ends."""

    name: str
    first: Element
    last: Element


class Anchors:
    """Remembers the places before the old tree is taken apart; ``restore`` after the redline stands."""

    def __init__(self, old: Document, new: Document) -> None:
        body = old.roots[old.main]
        named = _cited(old) - {each.get(NAME) for root in _stories(new) for each in root.iter(_START)}
        starts = {each.get(ID): each for each in body.iter(_START) if each.get(NAME) in named}
        self._kept: list[_Kept] = []
        self._empty: list[str] = []
        if starts:
            self._remember(body, starts)

    def _remember(self, body: Element, starts: dict[str, Element]) -> None:
        open_: dict[str, list[Element]] = {}
        for each in body.iter(_START, _END, R):
            key = each.get(ID)
            if each.tag == R:
                for runs in open_.values():
                    runs[:] = [runs[0] if runs else each, each]
            elif each.tag == _START and key in starts:
                open_[key] = []
            elif each.tag == _END and key in open_:
                name, runs = starts[key].get(NAME), open_.pop(key)
                if runs:
                    self._kept.append(_Kept(name, runs[0], runs[-1]))
                else:
                    self._empty.append(name)

    def restore(self, root: Element, marks: Marks) -> list[str]:
        """Put the bookmarks back whose words went from ``root``; the names of those whose words stand on."""
        lost = list(self._empty)
        for name, first, last in self._kept:
            if not (_struck(first, root) and _struck(last, root)):
                lost.append(name)
                continue
            key = marks.next_id()
            first.addprevious(etree.Element(_START, {ID: key, NAME: name}))
            last.addnext(etree.Element(_END, {ID: key}))
        return sorted(lost)


def _cited(document: Document) -> set[str]:
    """Every word of a field's instruction, and where links lead: names of bookmarks are among them."""
    out: set[str] = set()
    for root in _stories(document):
        for each in root.iter(INSTR_TEXT, FLD_SIMPLE, HYPERLINK):
            said = each.text if each.tag == INSTR_TEXT else each.get(INSTR if each.tag == FLD_SIMPLE else _ANCHOR)
            out.update((said or "").replace('"', " ").split())
    return out


def _stories(document: Document) -> list[Element]:
    beside = [each.target for each in document.parts.relations(document.main).values() if each.kind in _BESIDE]
    roots = [document.parts.root(part) for part in beside]
    return [document.roots[document.main], *(root for root in roots if root is not None)]


def _struck(run: Element, root: Element) -> bool:
    above = list(run.iterancestors())
    return bool(above) and above[-1] is root and any(each.tag in _GONE for each in above)
