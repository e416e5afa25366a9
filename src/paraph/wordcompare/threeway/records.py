"""The properties of one thing in two redlines of one base: each side's where the other left them alone."""

from __future__ import annotations

from collections.abc import Callable

from paraph.wordcompare.names import AUTHOR, PPR, RPR, SECTPR, TBL_PR_EX, TBLPR, TCPR, TRPR, Element, w, ws
from paraph.wordcompare.threeway.tracking import CELLS, DEL, INS, key

_CHANGES = {
    PPR: w("pPrChange"),
    RPR: w("rPrChange"),
    SECTPR: w("sectPrChange"),
    TBLPR: w("tblPrChange"),
    TRPR: w("trPrChange"),
    TCPR: w("tcPrChange"),
    TBL_PR_EX: w("tblPrExChange"),
}
_FATES = INS | DEL | CELLS
_REFERENCES = ws("headerReference footerReference")
_GRID = w("tblGrid")
_GRID_CHANGE = w("tblGridChange")


class Records:
    """``joint``: the name of both; ``clash`` is told where both changed the same otherwise."""

    def __init__(self, joint: str, clash: Callable[[], None]) -> None:
        self._joint = joint
        self._clash = clash

    def looks(self, first: Element | None, second: Element | None) -> Element | None:
        """The properties of a run."""
        if first is None or second is None:
            return first if second is None else second
        return self._chosen(first, second, RPR)

    def _chosen(self, first: Element, second: Element, tag: str) -> Element:
        """The one of two whose look counts."""
        change = _CHANGES[tag]
        mine, theirs = first.find(change), second.find(change)
        if mine is None or theirs is None:
            return first if theirs is None else second
        if _said(first) == _said(second):
            mine.set(AUTHOR, self._joint)
        else:
            self._clash()
        return first

    def of(self, tag: str, first: Element, second: Element) -> None:
        """The properties ``tag`` of two paragraphs, tables, rows, cells: merged in ``first``."""
        mine, theirs = first.find(tag), second.find(tag)
        if theirs is None:
            return
        if mine is None:
            before = (TBL_PR_EX,) if tag == TRPR else ()
            first.insert(next((at + 1 for at, each in enumerate(first) if each.tag in before), 0), theirs)
        else:
            self.merged(mine, theirs)

    def merged(self, mine: Element, theirs: Element) -> None:
        """Two elements of properties, merged in ``mine``."""
        tag = mine.tag
        fates = self._fates(mine, theirs)
        kept = [each for each in mine if each.tag in _REFERENCES]
        inner = [self._inner(mine, theirs, each) for each in (RPR, SECTPR)] if tag == PPR else []
        chosen = self._chosen(mine, theirs, tag)
        change = chosen.find(_CHANGES[tag])
        apart = (*_FATES, *_REFERENCES, *((RPR, SECTPR) if tag == PPR else ()))
        said = [each for each in chosen if each.tag not in apart and each is not change]
        for each in list(mine):
            mine.remove(each)
        mine.extend([*kept, *fates, *said] if tag == RPR else [*kept, *said, *fates])
        mine.extend([each for each in inner if each is not None])
        if change is not None:
            mine.append(change)

    def _inner(self, mine: Element, theirs: Element, tag: str) -> Element | None:
        one, other = mine.find(tag), theirs.find(tag)
        if one is not None and other is not None:
            self.merged(one, other)
        return other if one is None else one

    def _fates(self, mine: Element, theirs: Element) -> list[Element]:
        some = [each for each in mine if each.tag in _FATES]
        others = [each for each in theirs if each.tag in _FATES]
        if some and others:
            for each in some:
                each.set(AUTHOR, self._joint)
            return some
        return some or others

    def grid(self, first: Element, second: Element) -> None:
        """The columns of two tables."""
        mine, theirs = first.find(_GRID), second.find(_GRID)
        if mine is None or theirs is None or theirs.find(_GRID_CHANGE) is None:
            return
        change = mine.find(_GRID_CHANGE)
        if change is None:
            first.replace(mine, theirs)
        elif _columns(mine) == _columns(theirs):
            change.set(AUTHOR, self._joint)
        else:
            self._clash()


def _said(properties: Element) -> list[bytes]:
    apart = (*_FATES, *_CHANGES.values(), RPR, SECTPR)
    return sorted(key(each) for each in properties if each.tag not in apart)


def _columns(grid: Element) -> list[str]:
    return [each.get(w("w"), "") for each in grid.iterchildren(w("gridCol"))]
