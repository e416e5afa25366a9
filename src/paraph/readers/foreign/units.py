"""`ReadText` in, for each language its stream of units out: columns taken apart, layout tables opened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from paraph.model import Language
from paraph.readers.foreign.columns import Columns, like, parallel, tables
from paraph.readers.foreign.language import Guess, guess, guess_after, guess_all
from paraph.readers.foreign.notebook import Notebook
from paraph.readers.foreign.patterns import LANGUAGE_NAME, is_signature
from paraph.readers.texts import Align, Block, Cell, Paragraph, ReadText, Row, Table, paragraphs

Streams: TypeAlias = dict[Guess, list["Unit"]]
_WIDE_INDENT = 12
_CENTRED_WIDTH = 70


class Unit(Struct, frozen=True, kw_only=True):
    """A paragraph (or one of its lines) on its way to a passage."""

    text: str
    at: int
    number: str = ""
    bold: bool = False
    align: Align = "left"
    outline: int | None = None
    style: str = ""
    indent: int = 0
    blank: bool = False
    """A blank line stands before it."""
    soft: bool = False
    """A line break, not the end of a paragraph, stands before it."""
    row: int = 0
    """Which row of a parallel table it stands in; 0 outside."""
    cell: int = 0
    """Which cell of a layout table it stands in; 0 outside."""
    table: tuple[tuple[Cell, ...], ...] | None = None
    """A table of data, where it stands."""


class _Stream:
    """Walks the blocks once and hands every unit to the stream of its language."""

    def __init__(self, main: Guess, known: frozenset[Guess], notes: Notebook) -> None:
        self.main = main
        self.known = known
        self.notes = notes
        self.parallel: tuple[Columns, ...] = ()
        """How the large tables of the file set languages side by side."""
        self.streams: Streams = {}
        self.current = main
        self.blank = False
        self.rows = 0
        self.cells = 0

    def add(self, language: Guess, unit: Unit) -> None:
        self.streams.setdefault(language, []).append(unit)

    def blocks(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self.paragraph(block, None)
            else:
                self.table(block)

    def paragraph(self, item: Paragraph, language: Guess | None, row: int = 0, cell: int = 0) -> None:
        if not item.text.strip() and not item.number:
            self.blank = True
            return
        if language is None:
            self.current = language = guess_after(item.text, self.current, self.known)
        for unit in _units(item, self.blank, row, cell):
            self.add(language, unit)
        self.blank = False

    def table(self, table: Table) -> None:
        columns = parallel(table) or like(table, self.parallel)
        if columns is not None:
            for row in table.rows:
                self.rows += 1
                self.parallel_row(row, columns)
        elif _is_layout(table):
            for row in table.rows:
                for cell in row.cells:
                    self.cells += 1
                    self.layout_cell(cell)
        else:
            found = guess_all(item.text for item in paragraphs((table,)))
            language = found if found in self.known else self.current
            at = next((item.at for item in paragraphs((table,))), 0)
            cells = tuple(tuple(cell for cell in row.cells) for row in table.rows)
            self.add(language, Unit(text="", at=at, table=cells))
        self.blank = True

    def layout_cell(self, cell: Cell) -> None:
        for block in cell.blocks:
            if isinstance(block, Paragraph):
                self.paragraph(block, None, cell=self.cells)
            else:
                self.table(block)

    def parallel_row(self, row: Row, columns: Columns) -> None:
        for cell, languages in columns.cells(row):
            for block in cell.blocks:
                self.parallel_block(block, languages)
            self.blank = True

    def parallel_block(self, block: Block, languages: Sequence[Guess]) -> None:
        if isinstance(block, Table):
            self.table(block)
        elif LANGUAGE_NAME.match(block.text.strip()):
            self.notes.set_aside("column-heading", block.text, block.at)
        elif len(languages) == 1 and not is_signature(block.text):
            self.paragraph(block, languages[0], row=self.rows)
        elif languages:
            # a cell over several columns, or the signatures of one Party in all languages
            self.current = languages[0]
            self.paragraph(block, None, row=self.rows)
        elif block.text.strip() or block.number:
            self.notes.set_aside("row-number", f"{block.number} {block.text}".strip(), block.at)


def streams(text: ReadText, notes: Notebook) -> Streams:
    """The units of ``text`` by language, in reading order. Languages of stray paragraphs do not get a stream."""
    weight: Counter[Guess] = Counter()
    for item in paragraphs(text.blocks):
        found = guess(item.text)
        if found is not None:
            weight[found] += len(item.text)
    total = sum(weight.values())
    known = frozenset(language for language, letters in weight.items() if letters * 8 >= total)
    main: Guess = weight.most_common(1)[0][0] if weight else "ru"
    walker = _Stream(main, known | {main}, notes)
    walker.parallel = tuple(columns for table in tables(text.blocks) if (columns := parallel(table)))
    walker.blocks(text.blocks)
    return walker.streams


def _is_layout(table: Table) -> bool:
    """A table that only places text: one row, one column, or the signatures side by side."""
    if len(table.rows) <= 1 or max((len(row.cells) for row in table.rows), default=0) <= 1:
        return True
    return any(is_signature(item.text) for item in paragraphs((table,)))


def _units(item: Paragraph, blank: bool, row: int, cell: int) -> Iterator[Unit]:
    lines = [line for line in item.text.split("\n") if line.strip()]
    for at, line in enumerate(lines or [""]):
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        centred = item.align == "left" and indent >= _WIDE_INDENT and len(line.strip()) <= _CENTRED_WIDTH
        yield Unit(
            text=line.rstrip(),
            at=item.at,
            number=item.number if not at else "",
            bold=item.bold,
            align="center" if centred else item.align,
            outline=item.outline,
            style=item.style,
            indent=indent,
            blank=blank and not at,
            soft=at > 0,
            row=row,
            cell=cell,
        )


def all_words(unit: Unit) -> str:
    """Number and text of a unit; of a table the words of all its cells."""
    if unit.table is None:
        return f"{unit.number} {unit.text}".strip()
    return " ".join(cell_text(cell) for row in unit.table for cell in row).strip()


def cell_text(cell: Cell) -> str:
    """The words of a cell, its paragraphs as lines."""
    return "\n".join(f"{item.number} {item.text}".strip() for item in paragraphs(cell.blocks))


def cell_texts(cell: Cell, language: Language, known: Sequence[Language]) -> dict[Language, str]:
    """The text of a table cell by language: its paragraphs where two languages stand in it, else all in one."""
    lines = [item for item in paragraphs(cell.blocks) if item.text.strip() or item.number]
    told = {guess(item.text) for item in lines}
    mixed = len([found for found in told if found in known]) > 1
    out: dict[Language, str] = {}
    current = language
    for item in lines:
        found = guess(item.text)
        if mixed and found in known:
            current = str(found)
        text = re.sub(r"\s+", " ", f"{item.number} {item.text}").strip()
        out[current] = f"{out[current]}\n{text}" if current in out else text
    return out
