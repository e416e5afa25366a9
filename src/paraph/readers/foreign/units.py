"""`ReadText` in, for each language its stream of units out: columns taken apart, layout tables opened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from paraph.model import Language
from paraph.readers.foreign.language import Guess, guess, guess_after, guess_all, scores
from paraph.readers.foreign.notebook import Notebook
from paraph.readers.foreign.patterns import is_signature
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
        columns = _parallel(table)
        if columns:
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

    def parallel_row(self, row: Row, columns: Sequence[Guess | None]) -> None:
        start = 0
        for cell in row.cells:
            spanned = [language for language in columns[start : start + cell.span] if language is not None]
            start += cell.span
            for block in cell.blocks:
                if isinstance(block, Table):
                    self.table(block)
                elif spanned:
                    self.paragraph(block, spanned[0] if len(spanned) == 1 else None, row=self.rows)
                elif block.text.strip() or block.number:
                    self.notes.set_aside("row-number", f"{block.number} {block.text}".strip(), block.at)
            self.blank = True


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
    walker.blocks(text.blocks)
    return walker.streams


def _parallel(table: Table) -> list[Guess | None]:
    """The language of each column of a table that sets languages side by side; empty for any other table."""
    width = max((sum(cell.span for cell in row.cells) for row in table.rows), default=0)
    if not 2 <= width <= 8:
        return []
    columns: list[Counter[Guess]] = [Counter() for _ in range(width)]
    words = [0] * width
    for row in table.rows:
        start = 0
        for cell in row.cells:
            if cell.span == 1:
                for item in paragraphs(cell.blocks):
                    columns[start].update(scores(item.text))
                    words[start] += len(item.text.split())
            start += cell.span
    found = [_sure(column) for column in columns]
    named = [language for language in found if language is not None]
    wordy = all(words[at] >= 8 for at, language in enumerate(found) if language is not None)
    return found if len(named) >= 2 and len(set(named)) == len(named) and wordy else []


def _sure(found: Counter[Guess]) -> Guess | None:
    """The language of a column, if it is clearly one."""
    ranked = found.most_common(2)
    if not ranked or ranked[0][1] < 4:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else None


def _is_layout(table: Table) -> bool:
    """A table that only places text: one row, one column, or the signatures side by side."""
    if len(table.rows) <= 1 or max((len(row.cells) for row in table.rows), default=0) <= 1:
        return True
    return any(is_signature(item.text) for item in paragraphs((table,)))


def _units(item: Paragraph, blank: bool, row: int, cell: int) -> Iterator[Unit]:
    for at, line in enumerate(item.text.split("\n")):
        if not line.strip() and (at or not item.number):
            continue
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
