"""Columns of a table on paper: each its share of the width, none narrower than its longest word; and how tall rows are.

A table and a measure in, points out. Word and PDF take the same widths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paraph.model import Language, Passage, Runs, Table, words
from paraph.writers.metrics import Face, face

# A line may break at spaces (not at U+00A0) and after a hyphen or a dash inside a word.
_PIECES = re.compile(r"[^ \n\u2013\u2014-]*(?:[\u2013\u2014-]+|(?=[ \n])|\Z)")


SMALLEST = 7.0
"""Points: no table is set smaller."""
_BY_WORDS = 2
"""How much more the words of a column weigh than its written width, where languages are stacked."""
WHOLE = 0.9
"""A row up to this part of a page never breaks over two pages."""
KEPT_ROWS = 3
"""So many last rows of a table go over to the page of the closing with it, if they are low..."""
KEPT = 0.15
"""...: up to this part of a page together. The last row goes over however tall it is."""


class Measure(Struct, frozen=True):
    """What a table is set in, in points. ``width``: of the text on the page; ``padding``: at one side of a cell;
    ``height``: of the text on the page; ``bold_head``: the head row is set in bold type."""

    width: float
    height: float
    size: float
    padding: float
    bold_head: bool = True

    @property
    def line(self) -> float:
        """From one line to the next: Times New Roman's own line."""
        return 1.149 * self.size


def fitted(table: Table, languages: Sequence[Language], measure: Measure) -> Measure:
    """``measure`` with the largest type, down to `SMALLEST`, in which every column has room for its longest word."""
    size = measure.size
    while size > SMALLEST and sum(_least(table, languages, replace(measure, size=size))) > measure.width:
        size -= 0.5
    return replace(measure, size=size)


def column_widths(table: Table, languages: Sequence[Language], measure: Measure) -> tuple[float, ...]:
    """The width of each column, `measure.width` in all.

    Where even the longest words have no room together, each column gets the same part of what it needs.
    """
    least = _least(table, languages, measure)
    if sum(least) >= measure.width:
        return tuple(each * measure.width / sum(least) for each in least)
    return _shared(_weights(table, languages, measure), least, measure.width)


def _weights(table: Table, languages: Sequence[Language], measure: Measure) -> list[float]:
    """The widths as written; where languages stand one under the other, as much by how much each column says.

    What is well balanced in one language grows tall in three: a long column should grow less. Columns of the Parties
    stay alike, and a table that has columns to be filled in stays as it is.
    """
    written = [float(column.width) for column in table.columns]
    told = [sum(_told(row, at, languages, measure.size) for row in table.rows) for at in range(len(written))]
    if len(languages) < 2 or not all(told):
        return written
    by_pair: dict[str, float] = {}
    for column, said in zip(table.columns, told, strict=True):
        if column.pair is not None:
            by_pair[column.pair] = max(by_pair.get(column.pair, 0), said)
    told = [by_pair.get(column.pair or "", said) for column, said in zip(table.columns, told, strict=True)]
    return [weight / sum(written) + _BY_WORDS * said / sum(told) for weight, said in zip(written, told, strict=True)]


def _told(row: Passage, at: int, languages: Sequence[Language], size: float) -> float:
    """How long the words of a cell are in one line."""
    return sum(face().width(text, size) for text in said(row.cells[at], languages))


def _least(table: Table, languages: Sequence[Language], measure: Measure) -> list[float]:
    """What each column needs."""
    rows = (table.head, *table.rows)
    return [
        max((_longest(row, at, languages, _face(row, table, measure), measure.size) for row in rows), default=0)
        + 2 * measure.padding
        + 0.5
        for at in range(len(table.columns))
    ]


def _shared(weights: Sequence[float], least: Sequence[float], total: float) -> tuple[float, ...]:
    """Shares by weight; whoever gets too little gets what it needs, and the others share the rest."""
    narrow: set[int] = set()
    while True:
        free = total - sum(least[at] for at in narrow)
        whole = sum(weight for at, weight in enumerate(weights) if at not in narrow) or 1
        shares = [least[at] if at in narrow else free * weight / whole for at, weight in enumerate(weights)]
        more = {at for at, share in enumerate(shares) if at not in narrow and share < least[at]}
        if not more:
            return tuple(shares)
        narrow |= more


def row_height(
    row: Passage, table: Table, widths: Sequence[float], languages: Sequence[Language], measure: Measure
) -> float:
    """About how tall a row is: its tallest cell, the languages of a layout one under the other."""
    set_in = _face(row, table, measure)
    lines = [
        sum(_lines(text, set_in, measure.size, width - 2 * measure.padding) for text in said(cell, languages))
        for cell, width in zip(row.cells, widths, strict=True)
    ]
    return max(lines, default=1) * measure.line


def kept_rows(table: Table, widths: Sequence[float], languages: Sequence[Language], measure: Measure) -> int:
    """How many of the last rows stay with the closing that follows: a page never holds one row and a signature."""
    height = 0.0
    for count, row in enumerate(reversed(table.rows[1:][-KEPT_ROWS:]), 1):
        height += row_height(row, table, widths, languages, measure)
        if height > KEPT * measure.height:
            return max(count - 1, 1)
    return max(min(KEPT_ROWS, len(table.rows) - 1), 1)


def said(cell: Mapping[Language, Runs], languages: Sequence[Language]) -> tuple[str, ...]:
    """What a cell says in each language; a number or a name that is the same in all stands once."""
    return tuple(dict.fromkeys(words(cell[code]) for code in languages if code in cell))


def _face(row: Passage, table: Table, measure: Measure) -> Face:
    return face(bold=measure.bold_head and row is table.head)


def _longest(row: Passage, at: int, languages: Sequence[Language], set_in: Face, size: float) -> float:
    texts = said(row.cells[at], languages)
    return max((set_in.width(piece, size) for text in texts for piece in _pieces(text)), default=0)


def _pieces(text: str) -> Iterator[str]:
    """The stretches of ``text`` that no line break can fall into."""
    yield from (piece for piece in _PIECES.findall(text) if piece)


def _lines(text: str, set_in: Face, size: float, width: float) -> int:
    """How many lines ``text`` takes, broken where words end."""
    count = 0
    space = set_in.width(" ", size)
    for line in text.split("\n"):
        count += 1
        used = 0.0
        for word in line.split(" "):
            needed = set_in.width(word, size)
            if used and used + space + needed > width:
                count += 1
                used = 0.0
            used += needed + (space if used else 0.0)
            # a word longer than the line goes over it
            count += int(needed // width) if width > 0 and needed > width else 0
    return count
