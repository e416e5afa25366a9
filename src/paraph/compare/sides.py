"""One side of a redline: the tree as it is now, or as it was. `accept` and `reject` are these two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from paraph.compare.before import column_before, part_before, passage_before, table_before
from paraph.compare.tokens import merged
from paraph.model import Block, Change, Column, Fate, Language, Original, Part, Passage, Run, Runs, Table
from paraph.model.walk import of_block


class Side(Struct, frozen=True):
    """Which side is wanted. ``old_ids`` names the targets of unchanged words as the old tree does."""

    now: bool
    old_ids: Mapping[str, str] = {}
    marks: bool = False
    """Leave the marks of this side on: for the two ends of a move, which are sides of one fine comparison."""

    @property
    def gone(self) -> Fate:
        """The fate of words that this side does not have."""
        return "deleted" if self.now else "inserted"

    @property
    def gone_nodes(self) -> tuple[Change, Change]:
        """What becomes of nodes that this side does not have."""
        return ("deleted", "moved-from") if self.now else ("inserted", "moved-to")

    def for_node(self, change: Change | None) -> Side:
        """This side for what stands in a node with ``change``: a ghost names its targets as the old tree does."""
        ghost = change in ("deleted", "moved-from") and bool(self.old_ids)
        return Side(self.now, {}, self.marks) if ghost else self


NEW = Side(True)
OLD = Side(False)


def accept(redline: Original) -> Original:
    """The new tree of a redline, exactly."""
    return _original(redline, NEW)


def reject(redline: Original) -> Original:
    """The old tree of a redline, exactly."""
    return _original(redline, Side(False, old_ids(redline.parts)))


def old_ids(parts: Iterable[Part]) -> dict[str, str]:
    """New id to old id, of every surviving node of a redline whose id has changed."""
    out: dict[str, str] = {}
    for part in parts:
        nodes: list[Part | Table | Passage] = [part]
        for block in part.blocks:
            nodes += [block] if isinstance(block, Table) else []
            nodes += of_block(block)
        for node in nodes:
            ghost = node.change in ("deleted", "moved-from") or (isinstance(node, Passage) and node.ghost)
            if not ghost and node.was is not None and node.was.id is not None and node.was.part_of is None:
                out[node.id] = node.was.id
    return out


def _original(redline: Original, side: Side) -> Original:
    header = redline.header if side.now else redline.was or redline.header
    parts = tuple(part_side(part, side) for part in redline.parts if part.change not in side.gone_nodes)
    return replace(redline, header=header, was=None, parts=parts)


def part_side(part: Part, side: Side) -> Part:
    """One side of a part that this side has."""
    side = side.for_node(part.change)
    part = replace(part, blocks=tuple(blocks_side(part.blocks, side)))
    if not side.now:
        part = part_before(part)
    return part if side.marks else replace(part, change=None, move=None, was=None)


def blocks_side(blocks: Iterable[Block], side: Side) -> Iterator[Block]:
    """One side of the blocks of a part: what has gone is left out, what was split or joined is put together."""
    chain: list[Passage] = []
    for block in blocks:
        if isinstance(block, Table):
            if block.change not in side.gone_nodes:
                yield table_side(block, side)
        elif isinstance(block, Passage):
            if block.change in side.gone_nodes:
                continue
            chain.append(block)
            if block.break_ != side.gone:
                yield _joined([passage_side(one, side) for one in chain], chain, side)
                chain = []


def _joined(sides: list[Passage], chain: list[Passage], side: Side) -> Passage:
    """The passages of a chain as the one they are on this side: the heir, with the words of all."""
    if len(chain) == 1:
        return sides[0]
    lesser = [one.was is not None and (one.was.joined_to if side.now else one.was.part_of) is not None for one in chain]
    heir = sides[lesser.index(False)]
    return replace(
        heir,
        text=_concatenated([one.text for one in sides]),
        label=_concatenated([one.label for one in sides]),
        break_=None,
    )


def _concatenated(texts: list[dict[Language, Runs]]) -> dict[Language, Runs]:
    codes = dict.fromkeys(code for text in texts for code in text)
    return {code: merged([run for text in texts for run in text.get(code, ())]) for code in codes}


def passage_side(passage: Passage, side: Side) -> Passage:
    """One side of a passage that this side has."""
    side = side.for_node(passage.change)
    passage = replace(
        passage,
        text=texts_side(passage.text, side),
        label=texts_side(passage.label, side),
        cells=tuple(texts_side(cell, side) for cell in passage.cells),
    )
    if not side.now:
        passage = passage_before(passage)
    return passage if side.marks else replace(passage, change=None, move=None, was=None, break_=None)


def table_side(table: Table, side: Side) -> Table:
    """One side of a table that this side has."""
    side = side.for_node(table.change)
    places = [at for at, column in enumerate(table.columns) if column.change not in side.gone_nodes]
    outlived = {at for at in places if table.columns[at].change == "deleted"}

    def row_side(row: Passage) -> Passage:
        # An irregular table is never compared, so it has no columns to leave out.
        here = places if len(row.cells) == len(table.columns) else range(len(row.cells))
        fates: list[Change | None] = ["deleted" if at in outlived else row.change for at in here]
        cells = [texts_side(row.cells[at], side.for_node(fate)) for at, fate in zip(here, fates, strict=True)]
        return replace(passage_side(replace(row, cells=()), side), cells=tuple(cells))

    changed = replace(
        table,
        columns=tuple(_column(table.columns[at], side) for at in places),
        head=row_side(table.head),
        rows=tuple(row_side(row) for row in table.rows if row.change not in side.gone_nodes),
    )
    if not side.now:
        changed = table_before(changed)
    return changed if side.marks else replace(changed, change=None, move=None, was=None)


def _column(column: Column, side: Side) -> Column:
    if not side.now:
        column = column_before(column)
    return column if side.marks else replace(column, change=None, was=None)


def texts_side(texts: dict[Language, Runs], side: Side) -> dict[Language, Runs]:
    """One side of a text in every language; a language this side does not have is absent.

    An empty text that is there is marked by an empty run, so that it is told from one that is not.
    """
    return {
        code: one_side(runs, side)
        for code, runs in texts.items()
        if not runs or any(r.change != side.gone for r in runs)
    }


def one_side(runs: Runs, side: Side) -> Runs:
    """One side of the words in one language."""
    if not side.old_ids and all(run.change is None and run.was is None for run in runs):
        return runs
    return merged([_run(run, side) for run in runs if run.change != side.gone])


def _run(run: Run, side: Side) -> Run:
    if run.change is not None:
        return run if side.marks else replace(run, change=None, renumbered=False)
    if side.now:
        return replace(run, was=None) if run.was is not None else run
    if run.was is not None:
        return replace(run.was, text=run.text)
    ref, number = run.ref, run.number
    if ref is None and number is None:
        return run
    ids = side.old_ids
    return replace(run, ref=ids.get(ref, ref) if ref else ref, number=ids.get(number, number) if number else number)
