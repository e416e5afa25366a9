"""Neutral parts to one holder's: slots take its words, groups and paired columns its order."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from paraph.model.nodes import Block, Part, PartyGroup, Passage, Table
from paraph.model.runs import PartyId, Run, Runs


def holder_order(parties: tuple[PartyId, ...], holder: PartyId) -> tuple[PartyId, ...]:
    """``parties`` with ``holder`` first, the rest as they were. Raises ``ValueError`` if it is not among them."""
    if holder not in parties:
        raise ValueError(f"{holder} is not a Party: {', '.join(parties)}")
    return (holder, *(party for party in parties if party != holder))


def project(parts: tuple[Part, ...], order: tuple[PartyId, ...]) -> tuple[Part, ...]:
    """``parts`` as the first Party of ``order`` keeps them."""
    return tuple(replace(part, blocks=tuple(_blocks(part, order))) for part in parts)


def _blocks(part: Part, order: tuple[PartyId, ...]) -> Iterator[Block]:
    for block in part.blocks:
        if isinstance(block, PartyGroup):
            for party in order:
                for passage in block.by_party.get(party, ()):
                    yield _passage(passage, order[0])
        elif isinstance(block, Table):
            yield _table(block, order)
        else:
            yield _passage(block, order[0])


def _passage(passage: Passage, holder: PartyId) -> Passage:
    return replace(
        passage,
        text={code: _runs(runs, holder) for code, runs in passage.text.items()},
        label={code: _runs(runs, holder) for code, runs in passage.label.items()},
        cells=tuple({code: _runs(runs, holder) for code, runs in cell.items()} for cell in passage.cells),
    )


def _runs(runs: Runs, holder: PartyId) -> Runs:
    if all(run.slot is None for run in runs):
        return runs
    out: list[Run] = []
    for run in runs:
        out.extend((run,) if run.slot is None else run.slot[holder])
    return tuple(out)


def _table(table: Table, order: tuple[PartyId, ...]) -> Table:
    turn = _column_order(table, order)

    def turned(row: Passage) -> Passage:
        row = _passage(row, order[0])
        return replace(row, cells=tuple(row.cells[index] for index in turn))

    return replace(
        table,
        columns=tuple(table.columns[index] for index in turn),
        head=turned(table.head),
        rows=tuple(turned(row) for row in table.rows),
    )


def _column_order(table: Table, order: tuple[PartyId, ...]) -> list[int]:
    """Indexes of the columns as this holder sees them: each run of columns of one pair is put in party order."""
    out: list[int] = []
    index = 0
    while index < len(table.columns):
        pair = table.columns[index].pair
        end = index + 1
        while pair is not None and end < len(table.columns) and table.columns[end].pair == pair:
            end += 1
        block = list(range(index, end))
        if pair is not None:
            block.sort(key=lambda at: order.index(table.columns[at].party or order[-1]))
        out.extend(block)
        index = end
    return out
