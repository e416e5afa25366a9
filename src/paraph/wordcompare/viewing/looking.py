"""The bytes of a Word file with tracked changes in, a `Scene` out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from paraph.readers.word.numbering import Numbering
from paraph.readers.word.styles import Styles
from paraph.readers.word.symbols import symbol
from paraph.wordcompare.names import (
    ALTERNATE,
    AUTHOR,
    CUSTOM_XML,
    DEL_INSTR_TEXT,
    DEL_TEXT,
    FALLBACK,
    FLD_CHAR,
    FLD_CHAR_TYPE,
    ID,
    INSTR_TEXT,
    M_T,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TCPR,
    TR,
    TRPR,
    TXBX,
    VAL,
    Element,
    P,
    R,
    T,
    w,
)
from paraph.wordcompare.package import Parts
from paraph.wordcompare.result import NUMBERING_AUTHOR
from paraph.wordcompare.viewing.scene import Align, Block, Cell, Fate, Note, Paragraph, Row, Scene, Table, Words

_FATES: dict[str, Fate] = {
    w("ins"): "inserted",
    w("del"): "deleted",
    w("moveFrom"): "moved-from",
    w("moveTo"): "moved-to",
}
_NUMBERING: dict[Fate, Fate] = {"inserted": "number-inserted", "deleted": "number-deleted"}
_ALIGN: dict[str, Align] = {"center": "center", "right": "right", "end": "right", "both": "both"}
_OFF = ("0", "false", "off", "none", "baseline")
_SIGNS = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_PICTURES = (w("drawing"), w("pict"), w("object"))
_PLAIN = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("ptab"): "\t"}


def look(data: bytes, name: str = "") -> Scene:
    """What the file shows. Raises ``InputError`` for what is no readable .docx."""
    parts = Parts(data, name)
    root = parts.root(parts.main)
    return _Looker(parts).scene(root)


class _Looker:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        styles = parts.related(parts.main, "styles")
        numbering = parts.related(parts.main, "numbering")
        self._styles = Styles(None if styles is None else parts.root(styles))
        self._numbering = Numbering(None if numbering is None else parts.root(numbering), self._styles)
        self._signs: dict[tuple[str, str], str] = {}
        self._hidden: list[bool] = []

    def scene(self, root: Element) -> Scene:
        body = tuple(self._blocks(root.find(w("body"))))
        return Scene(body, tuple(self._notes()), tuple(self._running("header")), tuple(self._running("footer")))

    def _notes(self) -> Iterator[Note]:
        for kind in ("footnote", "endnote"):
            part = self._parts.related(self._parts.main, kind + "s")
            root = None if part is None else self._parts.root(part)
            for each in () if root is None else root:
                sign = self._signs.get((kind, each.get(ID, "")))
                if sign is not None:
                    yield Note(sign, tuple(self._blocks(each)))

    def _running(self, kind: str) -> Iterator[Block]:
        for each in self._parts.relations(self._parts.main).values():
            root = self._parts.root(each.target) if each.kind == kind and not each.external else None
            for block in () if root is None else self._blocks(root):
                if not isinstance(block, Paragraph) or block.words:
                    yield block

    def _blocks(self, holder: Element) -> Iterator[Block]:
        for child in holder:
            if child.tag == P:
                yield from self._paragraph(child)
            elif child.tag == TBL:
                yield self._table(child)
            elif child.tag in (SDT, CUSTOM_XML):
                content = child.find(SDT_CONTENT) if child.tag == SDT else child
                yield from () if content is None else self._blocks(content)

    def _table(self, table: Element) -> Table:
        widths = tuple(int(each.get(w("w")) or 0) for each in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}"))
        return Table(tuple(self._row(row) for row in _inside(table, TR)), widths)

    def _row(self, row: Element) -> Row:
        return Row(tuple(self._cell(cell) for cell in _inside(row, TC)), _flag(row.find(TRPR)))

    def _cell(self, cell: Element) -> Cell:
        properties = cell.find(TCPR)
        span = _value(properties, "gridSpan")
        merged = properties.find(w("vMerge")) if properties is not None else None
        fate: Fate = ""
        if properties is not None:
            if properties.find(w("cellIns")) is not None:
                fate = "inserted"
            elif properties.find(w("cellDel")) is not None:
                fate = "deleted"
        return Cell(
            tuple(self._blocks(cell)),
            int(span) if span.isdigit() else 1,
            merged is not None and merged.get(VAL, "continue") == "continue",
            fate,
        )

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        properties = paragraph.find(PPR)
        style = self._styles.get(_value(properties, "pStyle") or self._styles.default)
        mark = _flag(None if properties is None else properties.find(RPR))
        boxes: list[Block] = []
        words = tuple(_joined(self._words(paragraph, "", "", boxes)))
        level = _value(properties, "outlineLvl")
        outline = int(level) if level.isdigit() else style.outline
        yield Paragraph(
            words,
            mark,
            _ALIGN.get(_value(properties, "jc") or style.align or "", ""),
            0 if outline is None or outline > 8 else outline + 1,
            _indent(properties),
            "" if mark in ("deleted", "moved-from") else self._number(properties, style.number, style.level),
        )
        yield from boxes

    def _number(self, properties: Element | None, number: str | None, level: int | None) -> str:
        own = properties.find(w("numPr")) if properties is not None else None
        key = _value(own, "numId") or (number or "")
        depth = _value(own, "ilvl")
        return self._numbering.next(key, int(depth) if depth.isdigit() else level or 0) if key not in ("", "0") else ""

    def _words(self, holder: Element, fate: Fate, by: str, boxes: list[Block]) -> Iterator[Words]:
        for child in holder:
            tag = child.tag
            if tag == R:
                yield from self._run(child, fate, by, boxes)
            elif tag in _FATES:
                author = child.get(AUTHOR, "")
                inner = _FATES[tag]
                inner = _NUMBERING.get(inner, inner) if author == NUMBERING_AUTHOR else inner
                yield from self._words(child, inner, author, boxes)
            elif tag == SDT:
                content = child.find(SDT_CONTENT)
                yield from () if content is None else self._words(content, fate, by, boxes)
            elif isinstance(tag, str) and tag.startswith("{http://schemas.openxmlformats.org/officeDocument/2006/math"):
                yield Words("".join(child.itertext(M_T)), fate, italic=True, by=by)
            elif tag != PPR:
                yield from self._words(child, fate, by, boxes)

    def _run(self, run: Element, fate: Fate, by: str, boxes: list[Block]) -> Iterator[Words]:
        properties = run.find(RPR)
        bold, italic = _on(properties, "b"), _on(properties, "i")
        raised = _value(properties, "vertAlign") == "superscript"
        for child in run:
            text, sign = self._piece(child, boxes)
            if text:
                yield Words(text, fate, bold, italic, raised or sign, by)

    def _piece(self, child: Element, boxes: list[Block]) -> tuple[str, bool]:
        """The letters of one child of a run, and whether they are the sign of a note."""
        tag = child.tag
        if tag == FLD_CHAR:
            self._field(child.get(FLD_CHAR_TYPE))
            return "", False
        if any(self._hidden) or tag in (INSTR_TEXT, DEL_INSTR_TEXT):
            return "", False
        if tag in (T, DEL_TEXT):
            return child.text or "", False
        if tag in _SIGNS:
            key = (_SIGNS[tag], child.get(ID, ""))
            self._signs.setdefault(key, str(len(self._signs) + 1))
            return self._signs[key], True
        if tag == w("sym"):
            code = child.get(w("char"), "")
            return _symbol(code), False
        if tag in _PICTURES or tag == ALTERNATE:
            return self._picture(child, boxes), False
        return _PLAIN.get(tag, ""), False

    def _field(self, kind: str | None) -> None:
        """Between the beginning of a field and its result stands the instruction, which nobody sees."""
        if kind == "begin":
            self._hidden.append(True)
        elif kind == "separate" and self._hidden:
            self._hidden[-1] = False
        elif kind == "end" and self._hidden:
            self._hidden.pop()

    def _picture(self, child: Element, boxes: list[Block]) -> str:
        found = False
        for box in child.iter(TXBX):
            if not any(above.tag == FALLBACK for above in box.iterancestors()):
                boxes.extend(self._blocks(box))
                found = True
        return "" if found else "\u25a7"


def _inside(holder: Element, tag: str) -> Iterator[Element]:
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in (SDT, CUSTOM_XML):
            content = child.find(SDT_CONTENT) if child.tag == SDT else child
            yield from () if content is None else _inside(content, tag)


def _flag(properties: Element | None) -> Fate:
    """The fate that a paragraph mark or a row is flagged with."""
    for each in () if properties is None else properties:
        if each.tag in _FATES:
            return _FATES[each.tag]
    return ""


def _value(properties: Element | None, name: str) -> str:
    found = properties.find(w(name)) if properties is not None else None
    return "" if found is None else str(found.get(VAL, ""))


def _on(properties: Element | None, name: str) -> bool:
    found = properties.find(w(name)) if properties is not None else None
    return found is not None and found.get(VAL, "1") not in _OFF


def _indent(properties: Element | None) -> int:
    """How far from the margin, in steps of a quarter inch."""
    found = properties.find(w("ind")) if properties is not None else None
    left = "0" if found is None else found.get(w("left")) or found.get(w("start")) or "0"
    return min(8, max(0, int(left) // 360)) if left.lstrip("-").isdigit() else 0


def _symbol(code: str) -> str:
    try:
        return symbol(int(code, 16))
    except ValueError:
        return ""


def _joined(words: Iterable[Words]) -> Iterator[Words]:
    last: Words | None = None
    for each in words:
        if last is not None and replace(last, text="") == replace(each, text=""):
            last = replace(last, text=last.text + each.text)
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last
