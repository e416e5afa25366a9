"""Plans in, the new file's tree changed into the redline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from paraph.wordcompare.aligning.plan import CellPair, Move, Plan, Step
from paraph.wordcompare.aligning.planner import Planner
from paraph.wordcompare.aligning.same import same
from paraph.wordcompare.canonical import Canon
from paraph.wordcompare.merging.diff import Stretch, diff
from paraph.wordcompare.merging.entries import OLD_FATES, Fate, Mark, Piece
from paraph.wordcompare.merging.lines import Out, Properties, settle
from paraph.wordcompare.merging.marks import Marks
from paraph.wordcompare.merging.placing import place
from paraph.wordcompare.merging.properties import Changes
from paraph.wordcompare.merging.spread import Naming, Spreader
from paraph.wordcompare.merging.strike import Striker
from paraph.wordcompare.merging.weave import Weaver
from paraph.wordcompare.names import (
    BLOCKS,
    CONTROL_PROPERTIES,
    PPR,
    SDT,
    SDT_CONTENT,
    SECTPR,
    TBL_PR_EX,
    TBLPR,
    TCPR,
    TRPR,
    TXBX,
    Element,
    P,
)
from paraph.wordcompare.reading.line import Line, Reader
from paraph.wordcompare.reading.tokens import Token

End = Literal["from", "to"]
BREAK = "\x00"


class Merger:
    """Merges the containers of one story: a body, a header, the notes."""

    def __init__(
        self,
        *,
        planner: Planner,
        marks: Marks,
        naming: Naming,
        readers: tuple[Reader, Reader],
        canon: Canon,
    ) -> None:
        self._planner = planner
        self._marks = marks
        self._readers = readers
        self._canon = canon
        self._spreader = Spreader(naming)
        self._striker = Striker(marks)
        self._weaver = Weaver(marks)
        self._properties = Properties(marks, self._striker, canon)
        self._changes = Changes(marks, canon)
        self._moved: dict[tuple[Element, Element], tuple[list[Stretch], tuple[Element, ...]]] = {}
        self._names: dict[tuple[Element, Element], str] = {}
        self.sections: list[tuple[Element, Element]] = []

    def story(self, plan: Plan, holder: Element) -> None:
        """Carry out the plan of a whole story."""
        self.container(plan, holder)
        self._striker.controls()

    def struck(self, holder: Element, fate: Fate) -> None:
        """All blocks of a story came or went; its last mark stays, as it must."""
        outs = [self._gone(each, fate) if fate in OLD_FATES else self._come(each, fate) for each in _blocks(holder)]
        if outs and outs[-1].line:
            last = outs[-1]
            last.fate, last.old, last.new = "", last.element, last.element
        self._properties.finish([out for out in outs if out.line])
        self._striker.controls()

    def container(self, plan: Plan, holder: Element) -> None:
        """Carry out ``plan`` on ``holder``, the new one."""
        outs = [out for step in plan for out in self._step(step)]
        settle(outs)
        self._properties.finish([out for out in outs if out.line])
        place(outs, holder)

    # one step -------------------------------------------------------------------------------------------------------

    def _step(self, step: Step) -> Iterator[Out]:
        if step.fortune == "group":
            yield from self._group(step)
        elif step.fortune == "keep":
            yield from self._keep(step)
        elif step.move is not None:
            yield self._end(step.move, "from" if step.fortune == "from" else "to")
        elif step.fortune == "del":
            yield self._gone(step.old.outer, "del")
        else:
            yield self._come(step.new.outer, "ins")

    def _gone(self, element: Element, fate: Fate) -> Out:
        if element.tag != P:
            self._striker.block(element, fate)
            return Out(element, fate)
        self._striker.words(element, fate)
        return Out(element, fate, line=True, old=element)

    def _come(self, element: Element, fate: Fate) -> Out:
        if element.tag != P:
            self._striker.block(element, fate)
            return Out(element, fate)
        self._striker.words(element, fate)
        return Out(element, fate, line=True, new=element)

    def _keep(self, step: Step) -> Iterator[Out]:
        old, new = step.old.node, step.new.node
        if step.new.kind == "p":
            untouched = same(old, new)
            if not untouched:
                self._line(old, new)
            yield from self._kept(old, new, untouched=untouched)
            return
        if step.new.kind == "tbl" and step.plan is not None:
            self._table(step.plan, old, new)
        elif step.plan is not None:
            if self._canon.attributes(old) + self._about(old) != self._canon.attributes(new) + self._about(new):
                yield self._gone(old, "del")
                yield self._come(new, "ins")
                return
            self.container(step.plan, _content(new))
        yield Out(new, "")

    def _about(self, control: Element) -> str:
        return "".join(self._canon.of(each) for each in control if each.tag in CONTROL_PROPERTIES)

    def _kept(self, old: Element, new: Element, *, untouched: bool) -> Iterator[Out]:
        """A line that stays, and its mark: a section that begins or ends with it is a mark of its own."""
        before, after = old.find(_SECTION), new.find(_SECTION)
        if (before is None) == (after is None):
            if before is not None:
                self.sections.append((before, after))
            yield Out(new, "", line=True, old=old, new=new, same=untouched, section=before is not None)
            return
        yield Out(new, "ins", line=True, new=new)
        for each in [each for each in old if each.tag != PPR]:
            old.remove(each)
        yield Out(old, "del", line=True, old=old)

    # tables ---------------------------------------------------------------------------------------------------------

    def _table(self, plan: Plan, old: Element, new: Element) -> None:
        self._changes.of(TBLPR, old, new)
        self._changes.grid(old, new)
        place([self._row(step) for step in plan], new)

    def _row(self, step: Step) -> Out:
        if step.fortune == "keep":
            old, new = step.old.node, step.new.node
            if step.cells is not None:
                self._changes.of(TBL_PR_EX, old, new)
                self._changes.of(TRPR, old, new)
                place([self._cell(pair) for pair in step.cells], new)
            return Out(step.new.outer, "")
        if step.move is not None:
            return self._end(step.move, "from" if step.fortune == "from" else "to")
        if step.fortune == "del":
            self._striker.row(step.old.node, "del")
            return Out(step.old.outer, "del")
        self._striker.row(step.new.node, "ins")
        return Out(step.new.outer, "ins")

    def _cell(self, pair: CellPair) -> Out:
        if pair.old is not None and pair.new is not None and pair.plan is not None:
            self._changes.of(TCPR, pair.old, pair.new)
            self.container(pair.plan, pair.new)
            return Out(pair.new, "")
        fate: Fate = "del" if pair.new is None else "ins"
        cell = pair.old if pair.new is None else pair.new
        self._striker.cell(cell, fate)
        self._striker.cell_mark(cell, fate)
        return Out(cell, fate)

    # lines ----------------------------------------------------------------------------------------------------------

    def _tokens(self, paragraph: Element, side: int) -> Line:
        return self._readers[side].line(paragraph)

    def _line(self, old: Element, new: Element) -> None:
        """A paragraph that stays: its words."""
        one, other = self._tokens(old, 0), self._tokens(new, 1)
        entries = self._spreader.spread(diff(one.tokens, other.tokens), "stay")
        if any(not isinstance(entry, Piece) or entry.fate or entry.was is not None for entry in entries):
            self._weaver.fill(new, [*entries, *map(Mark, other.tail)])
        self._boxes()

    def _boxes(self) -> None:
        boxes, self._spreader.boxes = self._spreader.boxes, []
        for old, new in boxes:
            for one, other in zip(old.iter(TXBX), new.iter(TXBX), strict=True):
                if not same(one, other):
                    self.container(self._planner.container(one, other), other)

    def _group(self, step: Step) -> Iterator[Out]:
        """A split or a join: one list of words with the marks in it."""
        olds, news = [item.node for item in step.olds], [item.node for item in step.news]
        one, _ = self._together(olds, 0)
        other, tail = self._together(news, 1)
        gone, come = list(olds), list(news)
        for stretches, fate in _cut(diff(one, other)):
            old = gone.pop(0) if fate != "ins" else None
            new = come.pop(0) if fate != "del" else None
            shell = new if new is not None else old
            self._weaver.fill(shell, [*self._spreader.spread(stretches, "stay"), *(() if fate else map(Mark, tail))])
            yield Out(shell, fate, line=True, old=old, new=new)
        self._boxes()

    def _together(self, paragraphs: list[Element], side: int) -> tuple[list[Token], tuple[Element, ...]]:
        out: list[Token] = []
        tail: tuple[Element, ...] = ()
        for at, paragraph in enumerate(paragraphs):
            line = self._tokens(paragraph, side)
            if at:
                mark = Token("atom", BREAK, "sign")
                mark.lead = tail
                out.append(mark)
            out += line.tokens
            tail = line.tail
        return out, tail

    # moves ----------------------------------------------------------------------------------------------------------

    def _end(self, move: Move, end: End) -> Out:
        item = move.old if end == "from" else move.new
        fate: Fate = "moveFrom" if end == "from" else "moveTo"
        if item.kind == "p":
            self._moved_line(move.old.node, move.new.node, end)
            return Out(item.node, fate, line=True, old=move.old.node, new=move.new.node, move=move)
        if item.kind == "row" and move.cells is not None:
            self._moved_row(move.cells, item.node, end)
        elif move.plan is not None:
            self._half(move.plan, end)
        return Out(item.outer, fate)

    def _moved_line(self, old: Element, new: Element, end: End) -> None:
        found = self._moved.pop((old, new), None)
        if found is None:
            one, other = self._tokens(old, 0), self._tokens(new, 1)
            found = self._moved[old, new] = diff(one.tokens, other.tokens), other.tail
        stretches, tail = found
        shell = old if end == "from" else new
        fate: Fate = "moveFrom" if end == "from" else "moveTo"
        self._weaver.fill(shell, [*self._spreader.spread(stretches, end), *(map(Mark, tail) if end == "to" else ())])
        start, stop = self._marks.range(fate, self._names.setdefault((old, new), f"move{len(self._names) + 1}"))
        shell.insert(1 if shell.find(PPR) is not None else 0, start)
        shell.append(stop)

    def _moved_row(self, pairs: list[CellPair], row: Element, end: End) -> None:
        for pair in pairs:
            if pair.plan is not None:
                self._half(pair.plan, end)
            elif end == "from" and pair.old is not None:
                self._striker.cell(pair.old, "del")
            elif end == "to" and pair.new is not None:
                self._striker.cell(pair.new, "ins")
        self._striker.row_mark(row, "del" if end == "from" else "ins")

    def _half(self, plan: Plan, end: End) -> None:
        """One end of all that stands in a moved table, row or control."""
        for step in plan:
            if step.fortune == "keep" and step.new.kind == "p":
                self._moved_line(step.old.node, step.new.node, end)
                self._striker.mark(step.old.node if end == "from" else step.new.node, _FATE[end])
            elif step.fortune == "keep" and step.new.kind == "row":
                self._moved_row(step.cells or [], step.old.node if end == "from" else step.new.node, end)
            elif step.fortune == "keep" and step.plan is not None:
                self._half(step.plan, end)
            else:
                for item in step.olds if end == "from" else step.news:
                    self._striker.block(item.node, "del" if end == "from" else "ins")


_SECTION = f"{PPR}/{SECTPR}"
_FATE: dict[End, Fate] = {"from": "moveFrom", "to": "moveTo"}


def _blocks(holder: Element) -> list[Element]:
    return [each for each in holder if each.tag in BLOCKS]


def _content(element: Element) -> Element:
    found = element.find(SDT_CONTENT) if element.tag == SDT else element
    return element if found is None else found


def _cut(stretches: list[Stretch]) -> list[tuple[list[Stretch], Fate]]:
    """The lines of a group: cut where a mark comes or goes; the last one's mark stays."""
    out: list[tuple[list[Stretch], Fate]] = []
    some: list[Stretch] = []
    for stretch in stretches:
        old, new = _split(stretch.old), _split(stretch.new)
        if stretch.kept or len(old) == len(new) == 1:
            some.append(stretch)
            continue
        some.append(Stretch(False, old[0], new[0]))
        for more in old[1:]:
            out.append((some, "del"))
            some = [Stretch(False, more, [])]
        for more in new[1:]:
            out.append((some, "ins"))
            some = [Stretch(False, [], more)]
    return [*out, (some, "")]


def _split(tokens: list[Token]) -> list[list[Token]]:
    """Tokens between marks. What stands at the end of a line before its mark (a bookmark) stays there."""
    out: list[list[Token]] = [[]]
    for token in tokens:
        if token.key == BREAK:
            if token.lead:
                out[-1].append(_empty(token.lead))
            out.append([])
        else:
            out[-1].append(token)
    return out


def _empty(lead: tuple[Element, ...]) -> Token:
    token = Token("text", "", "space")
    token.lead = lead
    return token
