"""The base and two answers in, the first answer's file with the second's changes brought into it out."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from paraph.wordcompare.aligning.items import content_of, text_of
from paraph.wordcompare.aligning.plan import Plan, Step
from paraph.wordcompare.aligning.planner import Planner
from paraph.wordcompare.aligning.same import same
from paraph.wordcompare.document import Document
from paraph.wordcompare.listing.changes import Warned
from paraph.wordcompare.merging.entries import Entry, Mark, Piece, Who
from paraph.wordcompare.merging.marks import Marks
from paraph.wordcompare.merging.spread import as_it_is
from paraph.wordcompare.merging.strike import Striker
from paraph.wordcompare.merging.weave import Weaver
from paraph.wordcompare.names import BLOCKS, PPR, RPR, SECTPR, TC, Element, P, w
from paraph.wordcompare.opening.provenance import Provenance
from paraph.wordcompare.opening.translation import Translation
from paraph.wordcompare.package import serialise
from paraph.wordcompare.reading.fields import Fields
from paraph.wordcompare.reading.line import Reader
from paraph.wordcompare.reading.tokens import Token
from paraph.wordcompare.supplying.supply import supply
from paraph.wordcompare.threeway.lines import merged
from paraph.wordcompare.threeway.notes import bring_notes
from paraph.wordcompare.threeway.signs import brought, struck, take
from paraph.wordcompare.workbench import Workbench

_NOT_BASE = frozenset((RPR, SECTPR, w("pPrChange")))


class Merge:
    """``clashes`` gathers where both sides changed the same. ``authors``: the names of both."""

    def __init__(self, base: bytes, first: bytes, second: bytes, *, authors: tuple[str, str], moves: bool) -> None:
        self._authors = authors
        self._base = Document(base, "base")
        new = Document(first, authors[0])
        other = Document(second, authors[1])
        self.bench = Workbench(other, new)
        self.bench.translation.story(other.roots[other.main], other.main, new.main)
        Translation(self._base, new).story(self._base.roots[self._base.main], self._base.main, new.main)
        self._other = other
        self._moves = moves
        self._canon = self.bench.canon(new.main)
        roots = [document.roots[document.main] for document in (self._base, new, other)]
        self._readers = [Reader(self._canon, Fields(root)) for root in roots]
        marks = Marks(Who(""), Who(""), 0)
        self._weaver = Weaver(marks, Striker(marks, Provenance()), signing=True)
        self.clashes: list[Warned] = []

    def run(self) -> tuple[bytes, bytes]:
        """The merged file: clean, and with signs of who did what."""
        new = self.bench.new
        self._container(self._base.body, new.body, self._other.body)
        bring_notes(self.bench)
        self.bench.changed.add(new.main)
        supply(self.bench)
        signed = self.bench.to_bytes()
        root = new.roots[new.main]
        clean = etree.fromstring(serialise(root))
        take(clean)
        self.bench.new.roots[new.main] = clean
        return self.bench.to_bytes(), signed

    # blocks ---------------------------------------------------------------------------------------------------------

    def _container(self, base: Element, first: Element, second: Element) -> None:
        mine = Planner(moves=self._moves).container(base, first)
        theirs = Planner(moves=self._moves).container(base, second)
        self._plans(mine, theirs, first)

    def _plans(self, mine: Plan, theirs: Plan, holder: Element) -> None:
        """Carry the steps of ``theirs`` into ``holder``, which stands as ``mine`` says."""
        places = _Places(mine, holder)
        for step in theirs:
            if step.fortune in ("ins", "to"):
                if not places.has(step.new.kind, step.new.text):
                    places.insert(self._imported(step.new.node))
            elif step.fortune == "group":
                self._group(step, places)
            elif step.fortune == "keep":
                self._keep(step, places)
                places.passed(step.old.node)
            else:
                self._gone(step.old.node, places)
                places.passed(step.old.node)

    def _imported(self, node: Element) -> Element:
        brought((node,), self._authors[1])
        return node

    def _keep(self, step: Step, places: _Places) -> None:
        base, second = step.old.node, step.new.node
        if same(base, second):
            return
        mine = places.of(base)
        if mine is None:
            self._clash(step.old.text, "", step.new.text)
            places.insert(self._imported(second))
            return
        first = mine.new.node if mine.move is None else mine.move.new.node
        if mine.fortune == "group":
            self._clash(step.old.text, _now(mine), step.new.text)
        elif step.new.kind == "p":
            self._line(base, first, second)
        elif same(base, first):
            parent = first.getparent()
            parent.replace(first, self._imported(second))
            places.replaced(first, second)
        elif step.new.kind == "row" and mine.cells is not None and step.cells is not None:
            self._row(mine, step)
        elif step.plan is not None and mine.plan is not None:
            self._plans(mine.plan, step.plan, content_of(first))
        else:
            self._clash(step.old.text, _now(mine), step.new.text)

    def _row(self, mine: Step, theirs: Step) -> None:
        pairs = list(zip(mine.cells or (), theirs.cells or (), strict=False))
        whole = len(mine.cells or ()) == len(theirs.cells or ())
        if not whole or any(one.plan is None or other.plan is None for one, other in pairs):
            self._clash(theirs.old.text, _now(mine), theirs.new.text)
            return
        for one, other in pairs:
            if one.plan is not None and other.plan is not None and one.new is not None:
                self._plans(one.plan, other.plan, one.new)

    def _gone(self, base: Element, places: _Places) -> None:
        mine = places.of(base)
        if mine is None:
            return
        first = mine.new.node if mine.move is None else mine.move.new.node
        if not same(base, first):
            self._clash(text_of(base), text_of(first), "")
            return
        struck(self.bench.new.body, text_of(base), self._authors[1])
        parent = first.getparent()
        places.removed(first)
        parent.remove(first)
        if parent.tag == TC and not any(each.tag in BLOCKS for each in parent):
            etree.SubElement(parent, P)

    def _group(self, step: Step, places: _Places) -> None:
        """A split or a join by the other side: taken over where this side left the paragraphs as they were."""
        mine = [places.of(item.node) for item in step.olds]
        if all(one is not None and one.fortune == "keep" and same(one.old.node, one.new.node) for one in mine):
            for one in mine:
                if one is not None:
                    places.removed(one.new.node)
                    one.new.node.getparent().remove(one.new.node)
            for item in step.olds:
                places.passed(item.node)
            for item in step.news:
                places.insert(self._imported(item.node))
        else:
            said = "\n".join(one.new.text for one in mine if one is not None and one.news)
            self._clash("\n".join(i.text for i in step.olds), said, "\n".join(i.text for i in step.news))
            for item in step.olds:
                places.passed(item.node)

    def _clash(self, base: str, first: str, second: str) -> None:
        self.clashes.append(Warned(rule="clash", text=base, old=first, new=second))

    # lines ----------------------------------------------------------------------------------------------------------

    def _line(self, base: Element, first: Element, second: Element) -> None:
        lines = [reader.line(each) for reader, each in zip(self._readers, (base, first, second), strict=True)]
        entries: list[Entry] = []
        clash = False
        for part in merged(*(line.tokens for line in lines)):
            author = self._author(part.side)
            if part.gone and part.side != "a":
                struck(first, _said(part.gone), author or "")
            if part.clash and part.side == "b":
                entries += _apart(entries, part.tokens, author or "")
            for token in part.tokens:
                entries += self._entries(token, part.side, author)
            clash = clash or part.clash
        self._weaver.fill(first, [*entries, *map(Mark, lines[1].tail)])
        self._look(base, first, second)
        if clash:
            self._clash(*(text_of_line(line.tokens) for line in lines))

    def _entries(self, token: Token, side: str, author: str | None) -> list[Entry]:
        lead: list[Entry] = [] if side == "b" else [Mark(each) for each in token.lead]
        who = None if author is None else Who(author)
        return [*lead, *(each._replace(who=who) if isinstance(each, Piece) else each for each in as_it_is(token))]

    def _author(self, side: str) -> str | None:
        return {"a": None, "b": self._authors[1], "ab": ", ".join(self._authors)}[side]

    def _look(self, base: Element, first: Element, second: Element) -> None:
        """The other side's paragraph properties, where this side left them alone."""
        olds, mine, theirs = (each.find(PPR) for each in (base, first, second))
        before = self._canon.children(olds, _NOT_BASE)
        if before != self._canon.children(mine, _NOT_BASE) or before == self._canon.children(theirs, _NOT_BASE):
            return
        if mine is None:
            mine = etree.Element(PPR)
            first.insert(0, mine)
        for each in [each for each in mine if each.tag not in _NOT_BASE]:
            mine.remove(each)
        wanted = [deepcopy(each) for each in (() if theirs is None else theirs) if each.tag not in _NOT_BASE]
        for at, each in enumerate(wanted):
            mine.insert(at, each)


def _now(step: Step) -> str:
    """What a block of the base says in the first answer, wherever it stands there."""
    return step.move.new.text if step.move is not None else "\n".join(item.text for item in step.news)


def _apart(before: list[Entry], tokens: list[Token], author: str) -> list[Entry]:
    """A space between the words of both sides where they would run into one another."""
    last = before[-1] if before else None
    first = tokens[0] if tokens else None
    if not isinstance(last, Piece) or first is None or not first.parts:
        return []
    if not last.text[-1:].isalnum() or not first.key[:1].isalnum():
        return []
    return [Piece(first.parts[0][0], " ", None, "", Who(author))]


def _said(tokens: list[Token]) -> str:
    return "".join(token.key for token in tokens if token.sort == "text")


def text_of_line(tokens: list[Token]) -> str:
    """The letters of a line."""
    return _said(tokens)


class _Places:
    """Where the blocks of the base stand in the first answer, and where something new of the second goes."""

    def __init__(self, plan: Plan, holder: Element) -> None:
        self._holder = holder
        self._steps: dict[Element, Step] = {}
        self._order: list[Element] = []
        for step in plan:
            for item in step.olds:
                self._order.append(item.node)
                if step.news or step.move is not None:
                    self._steps[item.node] = step
        self._new: list[tuple[str, str]] = [(step.new.kind, step.new.text) for step in plan if step.fortune == "ins"]
        self._at = 0
        self._gone: set[Element] = set()

    def of(self, base: Element) -> Step | None:
        """What became of a block of the base, if it is still there."""
        return self._steps.get(base)

    def has(self, kind: str, text: str) -> bool:
        """Whether the first answer brings the same block; each counts once."""
        if not text or (kind, text) not in self._new:
            return False
        self._new.remove((kind, text))
        return True

    def passed(self, base: Element) -> None:
        """The second answer has come to this block of the base."""
        if base in self._order[self._at :]:
            self._at = self._order.index(base, self._at) + 1

    def removed(self, element: Element) -> None:
        """``element`` goes from the first answer."""
        self._gone.add(element)

    def replaced(self, element: Element, by: Element) -> None:
        """``by`` stands in place of ``element``."""
        for step in self._steps.values():
            for item in step.news:
                if item.node is element:
                    item.node = by

    def insert(self, element: Element) -> None:
        """Put ``element`` before the next block of the base that stands in its order in the first answer."""
        for base in self._order[self._at :]:
            step = self._steps.get(base)
            if step is not None and step.fortune == "keep" and step.new.node not in self._gone:
                step.new.node.addprevious(element)
                return
        last = next((each for each in self._holder if each.tag == SECTPR), None)
        if last is None:
            self._holder.append(element)
        else:
            last.addprevious(element)
