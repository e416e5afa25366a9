"""The containers of both files in, plans out: down through tables, cells and content controls."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from paraph.compare.sequence import common
from paraph.wordcompare.aligning.align import align
from paraph.wordcompare.aligning.items import (
    Head,
    Item,
    cells,
    content_of,
    items,
    only_paragraph,
    rows,
    text_of,
    unfolded,
)
from paraph.wordcompare.aligning.plan import CellPair, Move, Plan, Step, WrappedCell
from paraph.wordcompare.aligning.same import same
from paraph.wordcompare.names import TBL, Element


class Planner:
    """Plans one comparison. ``heads`` gathers which article became which; ``moves``: blocks that stand elsewhere."""

    def __init__(self, *, moves: bool) -> None:
        self._moves = moves
        self._units: Iterator[int] = count(1)
        self.heads: list[tuple[Head, Head]] = []
        self.moves: list[Move] = []

    def container(self, old: Element, new: Element) -> Plan:
        """The plan for two bodies, cells, notes, text boxes ..."""
        one, other = only_paragraph(old), only_paragraph(new)
        if one is not None and other is not None:
            return [Step("keep", (Item("p", one),), (Item("p", other),))]
        return self._plan(items(old), items(new))

    def _plan(self, olds: list[Item], news: list[Item]) -> Plan:
        steps = self._aligned(olds, news)
        done: set[int] = set()
        for step in steps:
            if step.move is not None:
                if id(step.move) not in done:
                    done.add(id(step.move))
                    self._deepen_move(step.move)
            elif step.fortune == "keep":
                self._head(step.old, step.new)
                if step.old.kind == "p":
                    continue
                if step.old.kind == "row":
                    step.cells = self._row(step.old, step.new)
                else:
                    step.plan = self._inner(step.old.node, step.new.node)
        return steps

    def _aligned(self, olds: list[Item], news: list[Item]) -> Plan:
        """The steps; a control without its like is opened, so that what it holds may find its own."""
        while True:
            steps = align(olds, news, moves=self._moves, units=self._units)
            gone = {step.old.node for step in steps if not step.news and step.old.kind == "sdt"}
            come = {step.new.node for step in steps if not step.olds and step.new.kind == "sdt"}
            last = _last_control(steps)
            if last is not None:
                gone.add(last.old.node)
                come.add(last.new.node)
            if not gone and not come:
                return steps
            olds, news = unfolded(olds, gone), unfolded(news, come)

    def _deepen_move(self, move: Move) -> None:
        self._head(move.old, move.new)
        move.name = f"move{len(self.moves) + 1}"
        self.moves.append(move)
        if move.old.kind == "row":
            move.cells = self._row(move.old, move.new, moved=True)
        elif move.old.kind != "p":
            move.plan = self._inner(move.old.node, move.new.node)

    def _head(self, old: Item, new: Item) -> None:
        if old.head is not None and new.head is not None and old.head.kind == new.head.kind:
            self.heads.append((old.head, new.head))

    def _inner(self, old: Element, new: Element) -> Plan:
        if new.tag == TBL:
            return self._plan(rows(old), rows(new))
        return self._plan(items(content_of(old)), items(content_of(new)))

    def _row(self, old: Item, new: Item, *, moved: bool = False) -> list[CellPair] | None:
        """The cells of a kept row; ``None`` where both rows are the same."""
        if not moved and old.text == new.text and same(old.node, new.node):
            return None
        return [
            CellPair(one, other, self.container(one[0], other[0]) if one is not None and other is not None else None)
            for one, other in _cell_pairs(cells(old.node), cells(new.node))
        ]


def _last_control(steps: Plan) -> Step | None:
    """A control that stays, if all after it came or went: the last mark of a text stays, and here it is inside."""
    at = len(steps)
    while at and not (steps[at - 1].olds and steps[at - 1].news):
        at -= 1
    last = steps[at - 1] if 0 < at < len(steps) else None
    return last if last is not None and last.fortune == "keep" and last.old.kind == last.new.kind == "sdt" else None


def _cell_pairs(
    olds: list[WrappedCell], news: list[WrappedCell]
) -> Iterator[tuple[WrappedCell | None, WrappedCell | None]]:
    """Cells side by side: all in order where they are as many, else by equal text, then by place."""
    if len(olds) == len(news):
        yield from zip(olds, news, strict=True)
        return
    texts = [text_of(cell) for cell, _ in olds]
    best = common(texts, [text_of(cell) for cell, _ in news], [float(len(text) + 1) for text in texts])
    last_old = last_new = 0
    for one, other in [*best, (len(olds), len(news))]:
        gap_old, gap_new = olds[last_old:one], news[last_new:other]
        for at in range(max(len(gap_old), len(gap_new))):
            yield gap_old[at] if at < len(gap_old) else None, gap_new[at] if at < len(gap_new) else None
        if one < len(olds):
            yield olds[one], news[other]
        last_old, last_new = one + 1, other + 1
