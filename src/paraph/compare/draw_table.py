"""A paired table drawn as one: columns that came and went, rows that came, went and moved, cells compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from paraph.compare.before import was_table
from paraph.compare.draw import arrived, departed, draw_passage, draw_texts
from paraph.compare.sides import Side, texts_side
from paraph.compare.targets import Targets
from paraph.compare.weave import Thread, weave
from paraph.model import Column, Language, Passage, Runs, Table

Cells = tuple[dict[Language, Runs], ...]


def draw_table(old: Table, new: Table, old_of: Mapping[str, str], targets: Targets) -> Table:
    """``new`` with everything that differs from ``old`` marked; ``old_of``: new row id to old row id."""
    if old == new and targets.plain and all(old_of.get(row.id) == row.id for row in new.rows):
        return new
    return _Drawer(old, new, targets).table(old_of)


class _Drawer:
    """One pair of tables; ``threads`` are the columns of both in one line, and every row gets a cell for each."""

    def __init__(self, old: Table, new: Table, targets: Targets) -> None:
        self.old = old
        self.new = new
        self.targets = targets
        keys = {column.key: at for at, column in enumerate(old.columns)}
        partners = [keys.get(column.key) for column in new.columns]
        self.threads = weave(partners, len(old.columns), [float(column.width) for column in new.columns])

    def table(self, old_of: Mapping[str, str]) -> Table:
        return replace(
            self.new,
            columns=tuple(self._column(*thread) for thread in self.threads),
            head=self._both(self.old.head, self.new.head),
            rows=tuple(self._rows(old_of)),
            was=was_table(self.old, self.new),
        )

    def _column(self, at: int | None, was_at: int | None) -> Column:
        if at is None:
            assert was_at is not None
            return replace(self.old.columns[was_at], change="deleted")
        column = self.new.columns[at]
        if was_at is None:
            return replace(column, change="inserted")
        was = self.old.columns[was_at]
        return column if was == column else replace(column, was=was)

    def _rows(self, old_of: Mapping[str, str]) -> Iterator[Passage]:
        places = {row.id: at for at, row in enumerate(self.old.rows)}
        partners = [places.get(old_of.get(row.id, "")) for row in self.new.rows]
        went = {was: at for at, was in enumerate(partners) if was is not None}
        for at, was_at in weave(partners, len(self.old.rows), _sizes(self.new.rows)):
            if at is not None:
                row, source = self.new.rows[at], partners[at]
                if source is None:
                    yield replace(row, cells=self._alone(None, row), change="inserted")
                elif was_at is not None:
                    yield self._both(self.old.rows[source], row)
                else:
                    yield self._end(self.old.rows[source], row, now=True)
            elif was_at is not None:
                was = self.old.rows[was_at]
                if was_at in went:
                    yield self._end(was, self.new.rows[went[was_at]], now=False)
                else:
                    yield replace(was, cells=self._alone(was, None), change="deleted")

    def _both(self, was: Passage, row: Passage) -> Passage:
        """A row of both tables, its cells compared; a cell of a column that came or went stands as it is."""
        drawn = draw_passage(replace(was, cells=()), replace(row, cells=()), self.targets)
        return replace(drawn, cells=tuple(self._cell(was, row, thread) for thread in self.threads))

    def _cell(self, was: Passage, row: Passage, thread: Thread) -> dict[Language, Runs]:
        at, was_at = thread
        if at is not None and was_at is not None:
            return draw_texts(was.cells[was_at], row.cells[at], self.targets)
        return row.cells[at] if at is not None else was.cells[was_at or 0]

    def _alone(self, was: Passage | None, row: Passage | None) -> Cells:
        """The cells of a row of one table only, among the columns of both."""
        out: list[dict[Language, Runs]] = []
        for at, was_at in self.threads:
            place = at if row is not None else was_at
            source = row or was
            out.append(source.cells[place] if source is not None and place is not None else {})
        return tuple(out)

    def _end(self, was: Passage, row: Passage, *, now: bool) -> Passage:
        """One end of a moved row."""
        full = self._both(was, row)
        bare = replace(full, cells=())
        side = Side(True, marks=True) if now else Side(False, self.targets.old_of, marks=True)
        cells: list[dict[Language, Runs]] = []
        for cell, (at, was_at) in zip(full.cells, self.threads, strict=True):
            here = at if now else was_at
            both = at is not None and was_at is not None
            cells.append(texts_side(cell, side) if both else cell if here is not None else {})
        return replace(arrived(bare) if now else departed(bare, self.targets), cells=tuple(cells))


def _sizes(rows: Sequence[Passage]) -> list[float]:
    return [1.0 + sum(len(run.text) for cell in row.cells for runs in cell.values() for run in runs) for row in rows]
