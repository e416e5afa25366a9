"""Tables of articles and annexes: a table source in, a neutral table out, paired columns in the order of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeAlias

from paraph.assemble.render import Renderer
from paraph.model import Column, Language, PartyId, Passage, Place, Run, Runs, Table
from paraph.model.nodes import TextState
from paraph.sources.table_types import CellText, TableColumn, TableRow, TableSource, Taken
from paraph.sources.types import Clause, Placement


class Cells(Protocol):
    """What fills the columns ``from:``, and the rows that nobody writes."""

    def keys(self) -> tuple[tuple[str, Place], ...] | None:
        """The keys of the rows made, each with the place of what it is made from; ``None``: the rows are written."""

    def cell(self, key: str, taken: Taken, party: PartyId | None) -> dict[Language, Runs] | None:
        """One cell in every language that has words for it; ``None``: empty in all."""


RenderCell: TypeAlias = Callable[[CellText, Language, PartyId | None, Language | None], Runs | None]


class _Shown(NamedTuple):
    """A column as it stands in the table: of a Party, of a language, of both or of neither."""

    column: TableColumn
    party: PartyId | None
    tongue: Language | None

    def drawn(self) -> Column:
        key = self.column.key if self.tongue is None else f"{self.column.key}-{self.tongue}"
        shown = key if self.party is None else f"{key}@{self.party}"
        return Column(shown, self.column.width, key if self.party else None, self.party)


def build_table(
    source: TableSource,
    part: str,
    placement: Placement,
    clause: Clause,
    renderer: Renderer,
    languages: Sequence[Language],
    parties: Sequence[PartyId],
    tongues: Sequence[Language] = (),
    taken: Cells | None = None,
) -> Table:
    """The table as a block of ``part``; faults go to the renderer's findings.

    ``tongues``: the languages that columns ``language: each`` are for, in their order. ``taken`` fills columns `from:`.
    """
    columns = list(_columns(source, parties, tongues))

    def runs(cell: CellText, language: Language, party: PartyId | None, tongue: Language | None) -> Runs | None:
        return renderer.runs(
            cell.text, cell.place, language, placement, clause, party, tongue=tongue, brackets=source.own
        )

    build = _Rows(part, runs, languages)
    head = build.row("head", [(each.column.heading, each) for each in columns], {})
    rows = tuple(
        build.row(
            row.key,
            [(_cell(row, each.column, each.party), each) for each in columns],
            _made(row, columns, number, languages, taken),
        )
        for number, row in enumerate(_rows(source, taken), 1)
    )
    return Table(f"{part}/table", tuple(each.drawn() for each in columns), head, rows)


def _columns(source: TableSource, parties: Sequence[PartyId], tongues: Sequence[Language]) -> Iterator[_Shown]:
    for column in source.columns:
        for tongue in tongues if column.per_language else (None,):
            for party in parties if column.per_party else (None,):
                yield _Shown(column, party, tongue)


def _cell(row: TableRow, column: TableColumn, party: PartyId | None) -> Mapping[Language, CellText]:
    if party is None:
        return row.cells.get(column.key, {})
    return row.party_cells.get((column.key, party), row.cells.get(column.key, {}))


def _rows(source: TableSource, taken: Cells | None) -> Sequence[TableRow]:
    """The rows as written, or those made from another instrument: from its tasks, from its articles."""
    made = None if taken is None else taken.keys()
    if made is None:
        return source.rows
    return [TableRow(key=key, cells={}, place=place) for key, place in made]


def _made(
    row: TableRow,
    columns: Sequence[_Shown],
    number: int,
    languages: Sequence[Language],
    taken: Cells | None,
) -> dict[int, dict[Language, Runs]]:
    """Cells that nobody writes: the row's number, and what stands in its record."""
    out: dict[int, dict[Language, Runs]] = {}
    for index, (column, party, _) in enumerate(columns):
        if column.number:
            out[index] = {language: (Run(str(number)),) for language in languages}
        elif column.taken is not None and taken is not None:
            cell = taken.cell(row.key, column.taken, party)
            out[index] = dict.fromkeys(languages, ()) if cell is None else cell
    return out


class _Rows:
    """Builds rows; a cell that is left out in every language stays empty, in one language it is a gap."""

    def __init__(self, part: str, runs: RenderCell, languages: Sequence[Language]) -> None:
        self.part = part
        self.render = runs
        self.languages = languages

    def row(
        self,
        key: str,
        cells: Sequence[tuple[Mapping[Language, CellText], _Shown]],
        made: Mapping[int, dict[Language, Runs]],
    ) -> Passage:
        out: list[dict[Language, Runs]] = []
        state: dict[Language, TextState] = {}
        for index, (texts, at) in enumerate(cells):
            if index in made:
                out.append(made[index])
                state.update({language: "missing" for language in self.languages if language not in made[index]})
                continue
            cell: dict[Language, Runs] = {}
            for language in self.languages:
                runs = self._runs(texts, language, at)
                if runs is None:
                    state[language] = "missing"
                else:
                    cell[language] = runs
            out.append(cell)
        return Passage(f"{self.part}/r-{key}", "row", mark=f"r-{key}", cells=tuple(out), state=state)

    def _runs(self, texts: Mapping[Language, CellText], language: Language, at: _Shown) -> Runs | None:
        if not texts:
            return ()
        if language not in texts:
            return None
        return self.render(texts[language], language, at.party, at.tongue)
