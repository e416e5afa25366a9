"""The body of a part in, paragraphs and tables in order out. Paragraphs are read as the XML streams by, then let go."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from paraph.errors import InputError
from paraph.readers.texts import Block, Cell, Paragraph, Row, Table
from paraph.readers.word.content import Fields, Raw, alternative, read_paragraph
from paraph.readers.word.numbering import Numbering
from paraph.readers.word.styles import Styles
from paraph.readers.word.xml import Element, attribute, child, integer, short, stream, value

_MARK = "raw"
_WRAPPERS = frozenset(("w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag", "w:body"))
TABLE_DEPTH = 60
PARAGRAPH_LIMIT = 1_000_000


class Reader:
    """Reads the parts of one file; list counters and paragraph numbers run on through them.

    ``seen`` counts what the file holds besides text: ``altChunk``, ``deletedRow``.
    """

    def __init__(self, file: str, styles: Styles, numbering: Numbering) -> None:
        self._file = file
        self._styles = styles
        self._numbering = numbering
        self._raws: list[Raw] = []
        self.seen: dict[str, int] = {}

    def read(self, data: bytes, part: str) -> Element:
        """Parse a part; every w:p in it becomes a mark that `blocks` turns into a paragraph. Raises ``InputError``."""
        fields = Fields()
        root: Element = None
        for _event, element in stream(data, self._file, part):
            root = element
            if short(element) != "w:p":
                continue
            if len(self._raws) >= PARAGRAPH_LIMIT:
                raise InputError("{file} is too large to read{where}", file=self._file, where=f" ({part})")
            boxed = any(short(above) == "w:txbxContent" for above in element.iterancestors())
            raw = read_paragraph(element, 0, self._styles, Fields() if boxed else fields, self._marked)
            tail = element.tail
            element.clear()
            element.tail = tail
            element.set(_MARK, str(len(self._raws)))
            self._raws.append(raw)
        return root

    def _marked(self, box: Element) -> tuple[Block, ...]:
        """The paragraphs of a text box, still to be numbered: their ``at`` is the mark."""
        return tuple(Paragraph(text="", at=int(item.get(_MARK))) for item in box.iter() if item.get(_MARK) is not None)

    def blocks(self, node: Element, depth: int = 0) -> tuple[Block, ...]:
        """The paragraphs and tables under ``node``, in order. Raises ``InputError`` for tables nested too deep."""
        if depth > TABLE_DEPTH:
            raise InputError("{file}: tables are nested more than {depth} deep", file=self._file, depth=TABLE_DEPTH)
        out: list[Block] = []
        pending: Paragraph | None = None
        for item in self._items(node):
            if short(item) == "w:tbl":
                out.extend(() if pending is None else (pending,))
                pending = None
                out.append(Table(tuple(self._rows(item, depth))))
                continue
            raw = self._raws[int(item.get(_MARK))]
            paragraph = raw.paragraph if pending is None else _joined(pending, raw.paragraph)
            pending = paragraph if raw.joined else None
            if pending is None:
                out.append(self._numbered(raw, paragraph))
                out.extend(self._boxes(raw))
        if pending is not None and pending.text:
            out.append(pending)
        return tuple(out)

    def _items(self, node: Element) -> Iterator[Element]:
        for item in node:
            tag = short(item)
            if item.get(_MARK) is not None or tag == "w:tbl":
                yield item
            elif tag == "w:sdt":
                content = child(item, "w:sdtContent")
                yield from self._items(content if content is not None else ())
            elif tag == "mc:AlternateContent":
                yield from self._items(alternative(item))
            elif tag in _WRAPPERS:
                yield from self._items(item)
            elif tag == "w:altChunk":
                self.seen["altChunk"] = self.seen.get("altChunk", 0) + 1

    def _numbered(self, raw: Raw, paragraph: Paragraph) -> Paragraph:
        number = self._numbering.next(raw.list, raw.depth) if raw.list not in ("", "0") else ""
        return replace(paragraph, number=number, level=raw.depth if number else None)

    def _boxes(self, raw: Raw) -> Iterator[Block]:
        for mark in raw.boxes:
            if isinstance(mark, Paragraph):
                inner = self._raws[mark.at]
                yield replace(self._numbered(inner, inner.paragraph), box=True)
                yield from self._boxes(inner)

    def _rows(self, table: Element, depth: int) -> Iterator[Row]:
        for item in _inside(table, "w:tr"):
            if child(item, "w:trPr", "w:del") is not None:
                self.seen["deletedRow"] = self.seen.get("deletedRow", 0) + 1
                continue
            yield Row(tuple(self._cell(cell, depth) for cell in _inside(item, "w:tc")))

    def _cell(self, item: Element, depth: int) -> Cell:
        properties = child(item, "w:tcPr")
        merged = child(properties, "w:vMerge")
        span = integer(value(properties, "w:gridSpan")) or 1
        return Cell(
            blocks=self.blocks(item, depth + 1),
            span=min(max(span, 1), 100),
            continued=merged is not None and attribute(merged, "val", "continue") == "continue",
        )


def _inside(node: Element, tag: str) -> Iterator[Element]:
    """The rows of a table, the cells of a row, content controls around them opened."""
    for item in node:
        if short(item) == tag:
            yield item
        elif short(item) == "w:sdt":
            content = child(item, "w:sdtContent")
            yield from _inside(content if content is not None else (), tag)
        elif short(item) in _WRAPPERS:
            yield from _inside(item, tag)


def _joined(first: Paragraph, second: Paragraph) -> Paragraph:
    """Two paragraphs whose mark between them is deleted: one, looking like the second."""
    return replace(
        second,
        text=first.text + second.text,
        notes=first.notes + second.notes,
        revisions=first.revisions + second.revisions,
        hidden=first.hidden + second.hidden,
    )
