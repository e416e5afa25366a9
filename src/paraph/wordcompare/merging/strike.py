"""Whole paragraphs, rows and tables that came, went or moved: everything in them under one fate."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from paraph.wordcompare.merging.entries import OLD_FATES, Fate, Who
from paraph.wordcompare.merging.marks import Marks
from paraph.wordcompare.merging.simple_fields import complex_pieces
from paraph.wordcompare.names import (
    ALTERNATE,
    CUSTOM_XML,
    DEL_INSTR_TEXT,
    DEL_TEXT,
    FLD_SIMPLE,
    HYPERLINK,
    ID,
    INSTR_TEXT,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    TBL,
    TBL_PR_EX,
    TC,
    TCPR,
    TR,
    TRPR,
    TXBX,
    ZERO_WIDTH,
    Element,
    P,
    R,
    T,
    boxes,
    w,
)
from paraph.wordcompare.opening.provenance import Provenance, letters

_COMMENT = w("commentReference")
_ROW_FATE: dict[Fate, Fate] = {"ins": "ins", "moveTo": "ins", "del": "del", "moveFrom": "del"}


def strike_letters(run: Element) -> None:
    """The letters of a run as letters that are gone."""
    for child in run:
        if child.tag == T:
            child.tag = DEL_TEXT
        elif child.tag == INSTR_TEXT:
            child.tag = DEL_INSTR_TEXT
    strike_alternates(run)


def strike_alternates(element: Element) -> None:
    """The letters that stand in a run twice, for new readers and for old ones; text boxes are stories of their own."""
    for each in [element] if element.tag == ALTERNATE else element.iterchildren(ALTERNATE):
        for text in list(each.iter(T)):
            above = next(above for above in text.iterancestors() if above.tag in (TXBX, R) or above is each)
            if above is each:
                text.tag = DEL_TEXT


def boxes_in(element: Element) -> list[Element]:
    """The paragraphs of the text boxes that a run (or anything else) draws, boxes in boxes left out."""
    if element.find(f".//{TXBX}") is None:
        return []
    return [each for box in boxes(element) for each in box.iter(P) if next(each.iterancestors(TXBX)) is box]


class Striker:
    """Puts whole blocks under a fate."""

    def __init__(self, marks: Marks, provenance: Provenance) -> None:
        self._marks = marks
        self._provenance = provenance
        self._controls: list[tuple[Element, Fate, Who | None]] = []

    def block(self, block: Element, fate: Fate, who: Who | None = None) -> None:
        """A paragraph, a table, a row, a content control, with all in it."""
        if block.tag == P:
            self.words(block, fate, who)
            self.mark(block, fate, who)
        elif block.tag == TBL:
            for row in _rows(block):
                self.row(row, fate, who)
        elif block.tag == TR:
            self.row(block, fate, who)
        elif block.tag in (SDT, CUSTOM_XML):
            self._controls.append((block, fate, who))
            content = block.find(SDT_CONTENT) if block.tag == SDT else block
            for child in list(() if content is None else content):
                self.block(child, fate, who)

    def control(self, outer: Element, fate: Fate) -> None:
        """A content control around a row or a cell that comes or goes with it."""
        if outer.tag in (SDT, CUSTOM_XML):
            self._controls.append((outer, fate, None))

    def controls(self) -> None:
        """Mark the content controls that came or went, once each stands at its place in the new tree."""
        for block, fate, who in self._controls:
            content = block.find(SDT_CONTENT) if block.tag == SDT else block
            if content is None or block.getparent() is None:
                continue
            name = "customXmlDelRange" if fate in OLD_FATES else "customXmlInsRange"
            for first in (True, False):
                start = self._marks.element(name + "Start", who)
                end = etree.Element(w(name + "End"), {ID: start.get(ID)})
                if first:
                    block.addprevious(start)
                    content.insert(0, end)
                else:
                    content.append(start)
                    block.addnext(end)
        self._controls.clear()

    def row(self, row: Element, fate: Fate, who: Who | None = None) -> None:
        """A row with its cells."""
        by = self._before(row, fate) or who
        self.row_mark(row, fate, by)
        for cell in row.iterchildren(TC, SDT, CUSTOM_XML):
            self.cell(cell, fate, by)

    def cell(self, cell: Element, fate: Fate, who: Who | None = None) -> None:
        """What stands in a cell (or in a content control around one)."""
        if cell.tag == SDT:
            cell = cell.find(SDT_CONTENT)
        for child in list(() if cell is None else cell):
            if child.tag == TC:
                self.cell(child, fate, who)
            else:
                self.block(child, fate, who)

    def row_mark(self, row: Element, fate: Fate, who: Who | None = None) -> None:
        """Word knows no moved rows, only inserted and deleted ones."""
        properties = row.find(TRPR)
        if properties is None:
            properties = etree.Element(TRPR)
            row.insert(1 if row.find(TBL_PR_EX) is not None else 0, properties)
        mark = self._marks.fate(_ROW_FATE[fate], who)
        change = properties.find(w("trPrChange"))
        if change is None:
            properties.append(mark)
        else:
            change.addprevious(mark)

    def cell_mark(self, cell: Element, fate: Fate, who: Who | None = None) -> None:
        """A cell of its own that came or went."""
        properties = cell.find(TCPR)
        if properties is None:
            properties = etree.Element(TCPR)
            cell.insert(0, properties)
        properties.append(self._marks.element("cellDel" if fate in OLD_FATES else "cellIns", who))

    def mark(self, paragraph: Element, fate: Fate, who: Who | None = None, credit: Element | None = None) -> None:
        """The end of a paragraph. ``credit``: the paragraph whose author it is, if it is another."""
        properties = paragraph.find(PPR)
        if properties is None:
            properties = etree.Element(PPR)
            paragraph.insert(0, properties)
        mark_properties(properties).insert(
            0, self._marks.fate(fate, self._before(paragraph if credit is None else credit, fate) or who)
        )

    def words(self, holder: Element, fate: Fate, who: Who | None = None) -> None:
        """All that stands in a paragraph (or a link in it), its end left out."""
        whole = self._before(holder, fate) if fate in OLD_FATES else None
        gathered: Element | None = None
        last: Who | None = None
        for child in list(holder):
            tag = child.tag
            if tag == PPR:
                continue
            if tag == HYPERLINK:
                gathered = None
                self.words(child, fate, whole or who)
                continue
            by = whole or (self._provenance.came(child) if fate == "ins" else None) or who
            if tag in ZERO_WIDTH and gathered is not None:
                by = last  # a bookmark comes and goes with the words around it
            if gathered is None or by != last:
                gathered, last = self._marks.fate(fate, by), by
                child.addprevious(gathered)
            for each in unfolded(child):
                gathered.append(each)
                if fate == "del":
                    self.gone(each, by)

    def author(self, element: Element) -> Who | None:
        """Who brought ``element``, if not the comparison itself says so."""
        return self._provenance.came(element)

    def gone(self, element: Element, who: Who | None = None) -> None:
        """The letters of all runs in ``element``, which stands in a deletion; text boxes are stories of their own."""
        boxed = boxes_in(element)
        for paragraph in boxed:
            self.words(paragraph, "del", who)
        strike_alternates(element)
        inside = {run for paragraph in boxed for run in paragraph.iter(R)}
        for run in element.iter(R):
            if run not in inside:
                strike_letters(run)

    def _before(self, element: Element, fate: Fate) -> Who | None:
        """Who had inserted or struck the same in the new file already."""
        if fate == "del":
            return self._provenance.gone(letters(element))
        return self._provenance.came(element)


def unfolded(child: Element) -> Iterator[Element]:
    """A simple field as the runs of a complex one; anything else as it is."""
    if child.tag != FLD_SIMPLE:
        yield child
        return
    before, after = complex_pieces(child)
    for pieces, inner in ((before, list(child)), (after, [])):
        for source, node in pieces:
            run = etree.Element(R)
            properties = source.properties
            if properties is not None:
                run.append(etree.fromstring(etree.tostring(properties)))
            run.append(node)
            yield run
        for each in inner:
            yield from unfolded(each)
    holder = child.getparent()
    if holder is not None:
        holder.remove(child)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == TR:
            yield child
        elif child.tag in (SDT, CUSTOM_XML):
            content = child.find(SDT_CONTENT) if child.tag == SDT else child
            yield from () if content is None else _rows(content)


def mark_properties(properties: Element) -> Element:
    """The w:rPr inside paragraph properties: the look of the paragraph's mark."""
    found = properties.find(RPR)
    if found is None:
        found = etree.Element(RPR)
        after = next((each for each in properties if each.tag in (w("sectPr"), w("pPrChange"))), None)
        if after is None:
            properties.append(found)
        else:
            after.addprevious(found)
    return found
