"""Two redlines of one base laid over one another, container by container: what only one side changed is that side's."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from paraph.wordcompare.aligning.items import head_of, text_of
from paraph.wordcompare.listing.changes import Story, Warned
from paraph.wordcompare.names import CONTROL_PROPERTIES, SECTPR, TBL_PR_EX, TBLPR, TC, TCPR, TR, TRPR, Element, P
from paraph.wordcompare.threeway.gaps import gaps
from paraph.wordcompare.threeway.lines import Lines
from paraph.wordcompare.threeway.records import Records
from paraph.wordcompare.threeway.tracking import (
    ANCHORS,
    BY,
    JOINT,
    UnmergeableError,
    anchored,
    credit,
    inherit,
    key,
    said,
    touched,
)
from paraph.wordcompare.threeway.units import Unit, blocks, cells, moved, nested, rebuild, rows


class _Step(NamedTuple):
    """Units of both redlines that were one in the base; or one that a side brought."""

    mine: Unit
    theirs: Unit | None = None


class Overlay:
    """Lays the second redline over the first, in place.

    ``told`` gathers what both sides changed (both wordings stand), and what of the second could not be taken over.
    """

    def __init__(self, authors: tuple[str, str], next_id: Callable[[], str]) -> None:
        self._authors = authors
        self.joint = JOINT.join(authors)
        self.told: list[Warned] = []
        self.story: Story = "body"
        self._article = ""
        self._looks_clash = False
        self._records = Records(self.joint, self._look_clash)
        self._lines = Lines(self._records, self.joint, next_id, self.container)

    def body(self, first: Element, second: Element) -> None:
        """Two bodies, with the properties of their last sections."""
        self.container(first, second)
        mine, theirs = first.find(SECTPR), second.find(SECTPR)
        if mine is not None and theirs is not None:
            self._records.merged(mine, theirs)
            self._looked("")

    def container(self, first: Element, second: Element) -> None:
        """The content of two bodies, cells, notes, headers, text boxes."""
        if touched(second) or anchored(second):
            self._parts(first, second, blocks)

    def _parts(self, first: Element, second: Element, cut: Callable[[Element], list[Unit]]) -> None:
        try:
            steps = self._steps(cut(first), cut(second))
            if not nested([step.mine for step in steps]):
                raise UnmergeableError
        except UnmergeableError:
            if not touched(first):
                moved(second, first)
            elif key(first) == key(second):
                credit(first, self.joint)
            else:
                self._lose((first,), (second,))
            return
        units: list[Unit] = []
        for step in steps:
            self._under(step.mine)
            elements = step.mine.elements if step.theirs is None else tuple(self._pair(step.mine, step.theirs))
            units.append(step.mine._replace(elements=elements))
        rebuild(first, units)

    def beside(self, story: Story, first: Element, second: Element) -> None:
        """The content of two headers, footers, notes."""
        outer = self.story, self._article
        self.story, self._article = story, ""
        self.container(first, second)
        self.story, self._article = outer

    def _under(self, unit: Unit) -> None:
        """The article under which the next changes stand."""
        if unit.kind in ("p", TR) and self.story == "body":
            block = unit.elements[-1] if unit.kind == "p" else next(unit.elements[0].iter(P), None)
            text = "" if block is None else text_of(block)
            if head_of(text) is not None:
                self._article = text

    def _tell(self, warned: Warned) -> None:
        self.told.append(replace(warned, story=self.story, article=self._article))

    def _steps(self, mine: list[Unit], theirs: list[Unit]) -> list[_Step]:
        base, before = gaps(mine)
        others, after = gaps(theirs)
        self._same_controls(before, after)
        if [unit.kind for unit in base] != [unit.kind for unit in others]:
            raise UnmergeableError
        out: list[_Step] = []
        for at, some in enumerate(before):
            out += map(_Step, some)
            out += map(_Step, self._new(some, after[at]))
            if at < len(base):
                out.append(_Step(base[at], others[at]))
        return out

    def _same_controls(self, mine: list[list[Unit]], theirs: list[list[Unit]]) -> None:
        """A control that both put around the same is one, of both: the second's is left out of ``theirs``."""
        known = _controls(mine)
        for about, second in _controls(theirs).items():
            first = known.get(about)
            if first is not None:
                first.set(BY, self.joint)
                for some in theirs:
                    some[:] = [unit for unit in some if unit.elements[0] is not second]

    def _new(self, mine: list[Unit], theirs: list[Unit]) -> list[Unit]:
        """What only the second side brought; what both brought is under both names."""
        known = {key(*unit.elements): unit for unit in mine if unit.kind in ("p", "tbl", TR)}
        out = []
        for unit in theirs:
            same = known.pop(key(*unit.elements), None) if unit.kind in ("p", "tbl", TR) else None
            if same is None:
                out.append(unit)
            else:
                for element in same.elements:
                    credit(element, self.joint)
        return out

    # what stood there before ----------------------------------------------------------------------------------------

    def _pair(self, mine: Unit, theirs: Unit) -> list[Element]:
        first, second = mine.elements, theirs.elements
        if mine.kind in ("open", "close"):
            if mine.kind == "open":
                inherit(first[0], second[0], self.joint)
            return list(first)
        if not touched(*second) and not anchored(*second):
            return list(first)
        if not touched(*first) and not anchored(*first):
            return list(second)
        if key(*first) == key(*second):
            for element in first:
                credit(element, self.joint)
            return list(first)
        return self._both(mine, theirs)

    def _both(self, mine: Unit, theirs: Unit) -> list[Element]:
        first, second = mine.elements, theirs.elements
        if mine.kind == "p":
            return self._paragraph(first, second)
        if mine.kind == "tbl":
            self._records.of(TBLPR, first[0], second[0])
            self._records.grid(first[0], second[0])
            self._looked(said(first, before=True))
            self._parts(first[0], second[0], rows)
        elif mine.kind == TR:
            self._records.of(TBL_PR_EX, first[0], second[0])
            self._records.of(TRPR, first[0], second[0])
            self._looked(said(first, before=True))
            self._parts(first[0], second[0], cells)
        elif mine.kind == TC:
            self._records.of(TCPR, first[0], second[0])
            self._looked(said(first, before=True))
            self.container(first[0], second[0])
        elif touched(*second):
            self._lose(first, second)
        return list(first)

    def _paragraph(self, first: tuple[Element, ...], second: tuple[Element, ...]) -> list[Element]:
        texts = _texts(first, second)
        try:
            made, clash = self._lines.paragraph(first, second)
        except UnmergeableError:
            if touched(*first) and touched(*second):
                self._lose(first, second)
            if touched(*first):
                return list(first)
            return _reanchored(first, second)
        if clash:
            self._tell(Warned(rule="clash", text=texts[0], old=texts[1], new=texts[2]))
        self._looked(texts[0])
        return made

    # what is told ---------------------------------------------------------------------------------------------------

    def _look_clash(self) -> None:
        self._looks_clash = True

    def _looked(self, text: str) -> None:
        """Tell of properties that both sides changed, and that stand as the first has them."""
        if self._looks_clash:
            self._tell(Warned(rule="lost", what="formatting", text=text, author=self._authors[1]))
        self._looks_clash = False

    def _lose(self, first: tuple[Element, ...], second: tuple[Element, ...]) -> None:
        text, old, new = _texts(first, second)
        self._tell(Warned(rule="lost", what="block", text=text, old=old, new=new, author=self._authors[1]))


def _texts(first: tuple[Element, ...], second: tuple[Element, ...]) -> tuple[str, str, str]:
    return said(first, before=True), said(first), said(second)


def _controls(between: list[list[Unit]]) -> dict[tuple[int, int, bytes], Element]:
    """New controls by where they begin and end and what they say of themselves."""
    begins = {unit.elements[0]: at for at, some in enumerate(between) for unit in some if unit.kind == "open"}
    return {
        (begins[unit.elements[0]], at, key(*unit.elements[0].iterchildren(*CONTROL_PROPERTIES))): unit.elements[0]
        for at, some in enumerate(between)
        for unit in some
        if unit.kind == "close"
    }


def _reanchored(first: tuple[Element, ...], second: tuple[Element, ...]) -> list[Element]:
    """The second side's paragraphs with the first's bookmarks at their ends."""
    starts = [each for element in first for each in element.iter(*ANCHORS) if each.tag.endswith("Start")]
    ends = [each for element in first for each in element.iter(*ANCHORS) if each.tag.endswith("End")]
    paragraphs = [each for each in second if each.tag == P]
    if paragraphs:
        for each in reversed(starts):
            paragraphs[0].insert(1 if len(paragraphs[0]) and paragraphs[0][0].tag.endswith("}pPr") else 0, each)
        paragraphs[-1].extend(ends)
    return list(second)
