"""Entries in, the children of a paragraph out: runs whole where nothing in them changed, cut where something did."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby

from lxml import etree

from paraph.wordcompare.merging.entries import Entry, Mark, Nest, Piece, Who
from paraph.wordcompare.merging.marks import Marks
from paraph.wordcompare.merging.strike import Striker
from paraph.wordcompare.names import (
    DEL_INSTR_TEXT,
    DEL_TEXT,
    INSTR_TEXT,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    XML_SPACE,
    Element,
    R,
    T,
    w,
)

_RPR_CHANGE = w("rPrChange")
_COMMENT = w("commentReference")
_KEPT_IN_HOLDER = frozenset((PPR, w("sdtPr"), w("sdtEndPr"), w("smartTagPr"), w("customXmlPr")))


class Weaver:
    """Writes lines into the new file's tree, taking what is old out of the other."""

    def __init__(self, marks: Marks, striker: Striker) -> None:
        self._marks = marks
        self._striker = striker

    def fill(self, holder: Element, entries: list[Entry]) -> None:
        """Make ``entries`` the whole content of ``holder``; its properties stay."""
        place = holder.find(SDT_CONTENT) if holder.tag == SDT else holder
        for child in list(place):
            if child.tag not in _KEPT_IN_HOLDER:
                place.remove(child)
        for entry in _blocks(entries):
            if isinstance(entry, Mark):
                place.append(self._mark(entry.element))
            elif isinstance(entry, Nest):
                self.fill(entry.holder, entry.entries)
                place.append(entry.holder)
            else:
                self._pieces(place, entry)

    def _mark(self, element: Element) -> Element:
        if element.tag == _COMMENT:  # stood among letters in a run of its own no more
            run = etree.Element(R)
            run.append(element)
            return run
        return element

    def _pieces(self, place: Element, pieces: list[Piece]) -> None:
        """Pieces of one fate and author."""
        first = pieces[0]
        if first.fate:
            holder = self._marks.fate(first.fate, first.who)
            place.append(holder)
            place = holder
        for _key, some in groupby(pieces, key=lambda piece: (id(piece.source), id(piece.was))):
            self._run(place, list(some))

    def _run(self, place: Element, pieces: list[Piece]) -> None:
        source, was, fate = pieces[0].source, pieces[0].was, pieces[0].fate
        if source is None:
            for piece in pieces:
                place.append(self._own(piece.node, piece))
            return
        if sum(len(piece.text) or 1 for piece in pieces) == source.size:
            run = source.run
            if fate == "del":
                self._striker.gone(run, pieces[0].who)
        else:
            run = self._cut(source.run, pieces)
        if was is not None:
            self._changed(run, was.properties, pieces[0].who)
        place.append(run)

    def _cut(self, whole: Element, pieces: list[Piece]) -> Element:
        """A run with the look of ``whole`` and only some of what it holds."""
        run = etree.Element(R)
        properties = whole.find(RPR)
        fate = pieces[0].fate
        if properties is not None:
            run.append(deepcopy(properties))
        letters: list[str] = []
        for piece in pieces:
            if piece.node is None:
                letters.append(piece.text)
                continue
            _write(run, letters, fate == "del")
            run.append(self._own(piece.node, piece))
        _write(run, letters, fate == "del")
        return run

    def _own(self, node: Element, piece: Piece) -> Element:
        if piece.fate == "del":
            if node.tag == INSTR_TEXT:
                node.tag = DEL_INSTR_TEXT
            elif node.tag == T:
                node.tag = DEL_TEXT
            else:
                self._striker.gone(node, piece.who)
        return node

    def _changed(self, run: Element, before: Element | None, who: Who | None) -> None:
        """Record the properties ``run`` had."""
        properties = run.find(RPR)
        if properties is None:
            properties = etree.Element(RPR)
            run.insert(0, properties)
        change = self._marks.element("rPrChange", who)
        old = etree.SubElement(change, RPR)
        for each in () if before is None else before:
            if each.tag != _RPR_CHANGE:
                old.append(deepcopy(each))
        properties.append(change)


def _blocks(entries: list[Entry]) -> Iterator[Nest | Mark | list[Piece]]:
    """Pieces of one fate and author together, the others alone."""
    some: list[Piece] = []
    for entry in entries:
        if isinstance(entry, Piece) and some and (some[-1].fate, some[-1].who) == (entry.fate, entry.who):
            some.append(entry)
            continue
        if some:
            yield some
            some = []
        if isinstance(entry, Piece):
            some = [entry]
        else:
            yield entry
    if some:
        yield some


def _write(run: Element, letters: list[str], struck: bool) -> None:
    if not letters:
        return
    text = "".join(letters)
    letters.clear()
    node = etree.SubElement(run, DEL_TEXT if struck else T)
    node.text = text
    if text[0].isspace() or text[-1].isspace():
        node.set(XML_SPACE, "preserve")
