"""A table in, the language of each of its columns out, where it sets languages side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from paraph.readers.foreign.language import Guess, scores, winner
from paraph.readers.texts import Block, Cell, Row, Table, paragraphs

_FEWEST_WORDS = 8
"""A column with fewer words is no text of a treaty."""


class Columns(Struct, frozen=True):
    """``ends``: where each column ends on the table's grid; ``languages``: what it is in, ``None`` for numbers."""

    ends: tuple[int, ...]
    languages: tuple[Guess | None, ...]

    def cells(self, row: Row) -> Iterator[tuple[Cell, list[Guess]]]:
        """The cells of a row and the languages of the columns each covers."""
        for cell, covered in _placed(row, self.ends):
            found = (self.languages[at] for at in covered)
            yield cell, [language for language in found if language is not None]


def parallel(table: Table) -> Columns | None:
    """The columns of a table that is clearly a parallel text: two or more languages, each in one column."""
    ends = _ends(table)
    if not 2 <= len(ends) <= 8:
        return None
    texts = _texts(table, ends)
    found = [_sure(scores(text)) for text in texts]
    named = [language for language in found if language is not None]
    wordy = all(
        len(text.split()) >= _FEWEST_WORDS for text, language in zip(texts, found, strict=True) if language is not None
    )
    clear = len(named) >= 2 and len(set(named)) == len(named) and wordy
    return Columns(ends, tuple(found)) if clear else None


def like(table: Table, others: Sequence[Columns]) -> Columns | None:
    """For a table too small to tell: the languages of another one with as many columns, if they fit."""
    ends = _ends(table)
    told = [winner(scores(text)) for text in _texts(table, ends)]
    for other in others:
        if len(other.ends) != len(ends):
            continue
        pairs = [(found, wanted) for found, wanted in zip(told, other.languages, strict=True) if found is not None]
        agree = sum(found == wanted for found, wanted in pairs)
        if 2 * agree > len(pairs):
            return Columns(ends, other.languages)
    return None


def tables(blocks: Sequence[Block]) -> Iterator[Table]:
    """All tables, nested ones after the one that holds them."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from tables(cell.blocks)


def _ends(table: Table) -> tuple[int, ...]:
    """Where the columns end: as in the rows that hold most of the text (others span or split columns)."""
    weights: Counter[tuple[int, ...]] = Counter()
    for row in table.rows:
        ends: list[int] = []
        for cell in row.cells:
            ends.append((ends[-1] if ends else 0) + cell.span)
        if len(ends) > 1:
            weights[tuple(ends)] += 1 + sum(len(item.text) for item in paragraphs((Table((row,)),)))
    return max(weights, key=lambda ends: (weights[ends], ends), default=())


def _placed(row: Row, ends: Sequence[int]) -> Iterator[tuple[Cell, list[int]]]:
    """Each cell with the columns it covers."""
    start = 0
    for cell in row.cells:
        stop = start + cell.span
        begins = (0, *ends)
        yield cell, [at for at, end in enumerate(ends) if begins[at] < stop and start < end]
        start = stop


def _texts(table: Table, ends: Sequence[int]) -> list[str]:
    """The words of each column, cells over several columns left out."""
    texts: list[list[str]] = [[] for _ in ends]
    for row in table.rows:
        for cell, covered in _placed(row, ends):
            if len(covered) == 1:
                texts[covered[0]] += [item.text for item in paragraphs(cell.blocks)]
    return ["\n".join(column) for column in texts]


def _sure(found: Counter[Guess]) -> Guess | None:
    """The language of a column, if it is clearly one."""
    ranked = found.most_common(2)
    if not ranked or ranked[0][1] < 4:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else None
