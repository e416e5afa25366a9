"""Whether wordings are the same in every original and language, whatever runs and marks they are cut into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from paraph.amend.lines import Line, Numbers, spoken, with_numbers
from paraph.model import Header, Instrument, Language, Part, PartyId, Passage, Runs, Table, words

Said = dict[Language, tuple[str, ...]]
"""Language to the words in each original."""


def said(texts: Mapping[Language, Runs], parties: Sequence[PartyId]) -> Said:
    """What ``texts`` say in the original of each of ``parties``; a language without words is left out."""
    found = {code: tuple(spoken(runs, holder) for holder in parties) for code, runs in texts.items()}
    return {code: words for code, words in found.items() if any(words)}


def changed_languages(old: Line, new: Line, parties: Sequence[PartyId]) -> tuple[Language, ...]:
    """The languages in which the words (not the label) of two lines differ."""
    before, after = said(old.text, parties), said(new.text, parties)
    codes = dict.fromkeys([*before, *after])
    return tuple(code for code in codes if before.get(code) != after.get(code))


def same_lines(old: Sequence[Line], new: Sequence[Line], parties: Sequence[PartyId]) -> bool:
    """The same lines: kind, level, label and words."""
    return [_line(line, parties) for line in old] == [_line(line, parties) for line in new]


def _line(line: Line, parties: Sequence[PartyId]) -> object:
    return line.kind, line.level, said(line.label, parties), said(line.text, parties)


def table_with_numbers(table: Table, numbers: Numbers) -> Table:
    """``table`` with the numbers of the amended text in the references of its cells."""

    def shown(row: Passage) -> Passage:
        return replace(row, cells=tuple(with_numbers(cell, numbers) for cell in row.cells))

    return replace(table, head=shown(table.head), rows=tuple(map(shown, table.rows)))


def turned(table: Table, header: Header, holder: PartyId) -> Table:
    """``table`` as ``holder`` sees it: its words, paired columns in its order."""
    part = Part("table", "annex", (table,))
    shown = Instrument(header=header, parts=(part,)).original(holder).parts[0].blocks[0]
    assert isinstance(shown, Table)
    return shown


Grid = tuple[tuple[str, ...], tuple[tuple[Said, ...], ...]]
"""Keys of the columns, and row by row (the head first) the words of each cell."""


def grid(table: Table | None, header: Header) -> Grid | None:
    """What a table says in every original."""
    if table is None:
        return None
    seen = [turned(table, header, holder) for holder in header.parties]
    rows = zip(*((one.head, *one.rows) for one in seen), strict=True)
    return tuple(column.pair or column.key for column in table.columns), tuple(map(_row, rows))


def _row(seen: tuple[Passage, ...]) -> tuple[Said, ...]:
    """One row, as each holder sees it."""
    return tuple(_cell(cells) for cells in zip(*(row.cells for row in seen), strict=True))


def _cell(cells: tuple[dict[Language, Runs], ...]) -> Said:
    codes = dict.fromkeys(code for cell in cells for code in cell)
    said = {code: tuple(words(cell.get(code, ())) for cell in cells) for code in codes}
    return {code: each for code, each in said.items() if any(each)}
