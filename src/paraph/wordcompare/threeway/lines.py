"""One paragraph in two redlines of one base, laid over one another: both sides' changes, each under its name."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from paraph.wordcompare.merging.strike import unfolded
from paraph.wordcompare.names import (
    AUTHOR,
    BOXED,
    DATE,
    DEL_INSTR_TEXT,
    DEL_TEXT,
    FLD_SIMPLE,
    ID,
    INSTR_TEXT,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    XML_SPACE,
    Element,
    P,
    R,
    T,
    boxes,
    w,
)
from paraph.wordcompare.threeway.gaps import gaps
from paraph.wordcompare.threeway.reading import Token, clashing, edits, inside, tokens
from paraph.wordcompare.threeway.records import Records
from paraph.wordcompare.threeway.tracking import UnmergeableError, credit, inherit, key, touched

_KEPT = frozenset((PPR, w("sdtPr"), w("sdtEndPr"), w("smartTagPr"), w("customXmlPr")))


class _Fate(NamedTuple):
    tag: str
    author: str
    date: str | None


class _Pair(NamedTuple):
    """What was there before, in both redlines; or (``theirs`` missing) what one side brought."""

    mine: Token
    theirs: Token | None = None


class Lines:
    """``next_id`` gives ids to changes; ``boxed`` lays text boxes over one another."""

    def __init__(
        self,
        records: Records,
        joint: str,
        next_id: Callable[[], str],
        boxed: Callable[[Element, Element], None],
    ) -> None:
        self._records = records
        self._joint = joint
        self._next_id = next_id
        self._boxed = boxed

    def paragraph(self, first: tuple[Element, ...], second: tuple[Element, ...]) -> tuple[list[Element], bool]:
        """The paragraphs (and what stands between them), and whether both sides changed the same.

        Raises ``UnmergeableError`` before anything is changed.
        """
        try:
            pairs, clash = self._pairs(tokens(first), tokens(second))
        except UnmergeableError:
            # a simple field that one side struck stands there as the complex one it is short for
            pairs, clash = self._pairs(tokens(_complex(first)), tokens(_complex(second)))
        opened = True
        for pair in pairs:
            if pair.mine.sort == "block" and not opened:
                raise UnmergeableError
            opened = pair.mine.sort in ("mark", "block", "zero") and (opened or pair.mine.sort != "zero")
        return self._drawn(pairs), clash

    def _pairs(self, mine: list[Token], theirs: list[Token]) -> tuple[list[_Pair], bool]:
        (base, before), (others, after) = gaps(mine), gaps(theirs)
        if [token.key for token in base] != [token.key for token in others]:
            raise UnmergeableError
        clash = [self._clash(one, other) for one, other in zip(base, others, strict=True)]
        out: list[_Pair] = []
        for at in range(len(before)):
            out += map(_Pair, self._met(before[at], after[at]))
            if at < len(base):
                out.append(_Pair(base[at], others[at]))
        return out, any(clash) or clashing(edits(base, before), edits(others, after))

    def _clash(self, one: Token, other: Token) -> bool:
        """Whether both sides changed the same inside a thing.

        Raises ``UnmergeableError`` for two things that both changed and that cannot be taken apart.
        """
        if one.sort not in ("thing", "nest"):
            return False
        mine, theirs = touched(one.node), touched(other.node)
        if not (mine and theirs):
            return (mine and other.fate is not None) or (theirs and one.fate is not None)
        if one.sort == "nest":
            return self._pairs(inside(_place(one.node)), inside(_place(other.node)))[1]
        if one.node.tag not in BOXED:
            raise UnmergeableError
        return False

    def _met(self, mine: list[Token], theirs: list[Token]) -> list[Token]:
        """What both brought to one place: once, under both names, where it is the same."""
        some = [token for token in mine if token.sort != "zero"]
        others = [token for token in theirs if token.sort != "zero"]
        if some and [key(token.node) for token in some] == [key(token.node) for token in others]:
            for token in some:
                if token.sort == "mark":
                    credit(token.node.find(PPR), self._joint)
                else:
                    credit(token.node, self._joint)
            return mine
        return [*mine, *theirs]

    # writing --------------------------------------------------------------------------------------------------------

    def _drawn(self, pairs: list[_Pair]) -> list[Element]:
        out: list[Element] = []
        line: list[_Pair] = []
        for pair in pairs:
            if pair.mine.sort == "block":
                out.append(pair.mine.node)
            elif pair.mine.sort == "mark":
                out.append(self._shell(pair))
                self._fill(out[-1], line)
                line = []
            else:
                line.append(pair)
        return out

    def _shell(self, pair: _Pair) -> Element:
        """A paragraph with the properties that go with its mark."""
        mine = pair.mine.node
        shell = etree.Element(P, dict(mine.attrib), nsmap=mine.nsmap)
        if pair.theirs is not None:
            self._records.of(PPR, mine, pair.theirs.node)
        properties = mine.find(PPR)
        if properties is not None:
            shell.append(properties)
        return shell

    def _fill(self, place: Element, pairs: list[_Pair]) -> None:
        pen = _Pen(place, self._next_id)
        looks: dict[tuple[Element, Element | None], Element | None] = {}
        for pair in pairs:
            token, other = pair
            if other is None:
                pen.put(_alone(token), None)
                continue
            fate = self._fate(token, other)
            if token.sort == "nest":
                pen.put(self._nest(token, other), fate)
            elif token.run is None:
                pen.put(self._thing(token, other), fate)
            else:
                runs = (token.run, other.run)
                if runs not in looks:
                    found = self._records.looks(token.run.find(RPR), None if other.run is None else other.run.find(RPR))
                    looks[runs] = None if found is None else deepcopy(found)
                node = None if token.sort == "letter" else self._thing(token, other)
                pen.write(token.key if node is None else "", node, runs, looks[runs], fate)
        pen.finish()

    def _fate(self, one: Token, other: Token) -> _Fate | None:
        gone = other.fate if one.fate is None else one.fate
        if gone is None:
            return None
        both = one.fate is not None and other.fate is not None
        return _Fate(gone.tag, self._joint if both else gone.get(AUTHOR, ""), gone.get(DATE))

    def _thing(self, one: Token, other: Token) -> Element:
        if not touched(other.node) and (other.fate is None or one.fate is not None):
            return one.node
        if touched(one.node):
            self._boxes(one.node, other.node)
            return one.node
        return other.node

    def _boxes(self, one: Element, other: Element) -> None:
        for mine, theirs in zip(boxes(one), boxes(other), strict=False):
            self._boxed(mine, theirs)

    def _nest(self, one: Token, other: Token) -> Element:
        if not touched(other.node):
            return one.node
        if not touched(one.node):
            return other.node
        pairs, _clash = self._pairs(inside(_place(one.node)), inside(_place(other.node)))
        place = _place(one.node)
        for child in [each for each in place if each.tag not in _KEPT]:
            place.remove(child)
        self._fill(place, pairs)
        inherit(one.node, other.node, self._joint)
        return one.node


def _complex(paragraphs: tuple[Element, ...]) -> tuple[Element, ...]:
    """The paragraphs with complex fields for simple ones."""
    for paragraph in paragraphs:
        for field in list(paragraph.iter(FLD_SIMPLE)):
            if field.getparent() is not None:
                place = field.getprevious()
                parent = field.getparent()
                at = 0 if place is None else parent.index(place) + 1
                for run in reversed(list(unfolded(field))):
                    parent.insert(at, run)
    return paragraphs


def _place(nest: Element) -> Element:
    found = nest.find(SDT_CONTENT) if nest.tag == SDT else nest
    return nest if found is None else found


def _alone(token: Token) -> Element:
    """What one side brought; the sign of a comment in a run of its own."""
    if token.node.tag != w("commentReference"):
        return token.node
    run = etree.Element(R)
    run.append(token.node)
    return run


class _Pen:
    """Writes runs: letters that look alike and share a fate into one."""

    def __init__(self, place: Element, next_id: Callable[[], str]) -> None:
        self._place = place
        self._next_id = next_id
        self._runs: tuple[Element, Element | None] | None = None
        self._fate: _Fate | None = None
        self._run: Element | None = None
        self._holder: Element | None = None
        self._letters: list[str] = []

    def put(self, element: Element, fate: _Fate | None) -> None:
        self._close()
        self._under(fate).append(element)

    def write(
        self,
        letter: str,
        node: Element | None,
        runs: tuple[Element, Element | None],
        look: Element | None,
        fate: _Fate | None,
    ) -> None:
        if self._run is None or runs != self._runs or fate != self._fate:
            self._close()
            self._run, self._runs = etree.SubElement(self._under(fate), R), runs
            if look is not None:
                self._run.append(self._copied(look))
        if node is None:
            self._letters.append(letter)
            return
        self._spell()
        if node.tag in (INSTR_TEXT, DEL_INSTR_TEXT):
            node.tag = DEL_INSTR_TEXT if fate is not None and fate.tag == w("del") else INSTR_TEXT
        self._run.append(node)

    def finish(self) -> None:
        self._close()

    def _copied(self, look: Element) -> Element:
        made = deepcopy(look)
        for each in made.iter():
            if each.get(ID) is not None and each.get(AUTHOR) is not None:
                each.set(ID, self._next_id())
        return made

    def _under(self, fate: _Fate | None) -> Element:
        """The deletion that is being written, or a new one, or the paragraph."""
        if fate is None:
            self._fate = self._holder = None
            return self._place
        if fate != self._fate or self._holder is None or self._place[-1] is not self._holder:
            about = {ID: self._next_id(), AUTHOR: fate.author}
            if fate.date is not None:
                about[DATE] = fate.date
            self._holder = etree.SubElement(self._place, fate.tag, about)
        self._fate = fate
        return self._holder

    def _close(self) -> None:
        self._spell()
        self._run = None

    def _spell(self) -> None:
        if self._letters and self._run is not None:
            gone = self._fate is not None and self._fate.tag == w("del")
            text = "".join(self._letters)
            node = etree.SubElement(self._run, DEL_TEXT if gone else T)
            node.text = text
            if text[0].isspace() or text[-1].isspace():
                node.set(XML_SPACE, "preserve")
        self._letters.clear()
