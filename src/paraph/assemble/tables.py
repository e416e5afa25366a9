"""Tables of annexes: a table source in, a neutral table out, paired columns kept in the agreement's party order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from paraph.assemble.render import Renderer
from paraph.model import Column, Language, PartyId, Passage, Run, Runs, Table
from paraph.model.nodes import TextState
from paraph.sources.types import CellText, Clause, Placement, TableColumn, TableRow, TableSource

RenderCell: TypeAlias = Callable[[CellText, Language, PartyId | None], Runs | None]


def build_table(
    source: TableSource,
    part: str,
    placement: Placement,
    clause: Clause,
    renderer: Renderer,
    languages: Sequence[Language],
    parties: Sequence[PartyId],
) -> Table:
    """The table as a block of ``part``; faults go to the renderer's findings."""
    columns = list(_columns(source, parties))

    def runs(cell: CellText, language: Language, party: PartyId | None) -> Runs | None:
        return renderer.runs(cell.text, cell.place, language, placement, clause, party, brackets=source.own)

    build = _Rows(part, runs, languages)
    head = build.row("head", [(column.heading, party) for column, party in columns], None)
    rows = tuple(
        build.row(
            row.key, [(_cell(row, column, party), party) for column, party in columns], _numbered(columns, number)
        )
        for number, row in enumerate(source.rows, 1)
    )
    shown = tuple(
        Column(
            column.key if party is None else f"{column.key}@{party}",
            column.width,
            column.key if party else None,
            party,
        )
        for column, party in columns
    )
    return Table(f"{part}/table", shown, head, rows)


def _columns(source: TableSource, parties: Sequence[PartyId]) -> Iterator[tuple[TableColumn, PartyId | None]]:
    for column in source.columns:
        if column.per_party:
            yield from ((column, party) for party in parties)
        else:
            yield column, None


def _cell(row: TableRow, column: TableColumn, party: PartyId | None) -> Mapping[Language, CellText]:
    if party is None:
        return row.cells.get(column.key, {})
    return row.party_cells.get((column.key, party), row.cells.get(column.key, {}))


def _numbered(columns: Sequence[tuple[TableColumn, PartyId | None]], number: int) -> dict[int, str]:
    return {index: str(number) for index, (column, _) in enumerate(columns) if column.number}


class _Rows:
    """Builds rows; a cell that is left out in every language stays empty, in one language it is a gap."""

    def __init__(self, part: str, runs: RenderCell, languages: Sequence[Language]) -> None:
        self.part = part
        self.render = runs
        self.languages = languages

    def row(
        self,
        key: str,
        cells: Sequence[tuple[Mapping[Language, CellText], PartyId | None]],
        numbers: Mapping[int, str] | None,
    ) -> Passage:
        out: list[dict[Language, Runs]] = []
        state: dict[Language, TextState] = {}
        for index, (texts, party) in enumerate(cells):
            if numbers and index in numbers:
                out.append({language: (Run(numbers[index]),) for language in self.languages})
                continue
            cell: dict[Language, Runs] = {}
            for language in self.languages:
                runs = self._runs(texts, language, party)
                if runs is None:
                    state[language] = "missing"
                else:
                    cell[language] = runs
            out.append(cell)
        return Passage(f"{self.part}/r-{key}", "row", mark=f"r-{key}", cells=tuple(out), state=state)

    def _runs(self, texts: Mapping[Language, CellText], language: Language, party: PartyId | None) -> Runs | None:
        if not texts:
            return ()
        if language not in texts:
            return None
        return self.render(texts[language], language, party)
