"""Two trees and their alignment in, the redline out: the new tree with marks, and ghosts of what went or moved away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from paraph.compare.alignment import Alignment
from paraph.compare.before import was_part
from paraph.compare.draw import arrived, departed, draw_join, draw_passage, draw_split
from paraph.compare.draw_table import draw_table
from paraph.compare.sides import Side, accept, part_side, reject, table_side
from paraph.compare.targets import Targets
from paraph.compare.units import Unit, Units
from paraph.compare.weave import weave
from paraph.model import Block, Original, Part, Passage, Table
from paraph.model.walk import of_block

__all__ = ["Drawer", "accept", "draw", "reject"]


def draw(old: Original, new: Original, alignment: Alignment, *, breaks: bool = True) -> Original:
    """The redline from ``old`` to ``new``: `accept` of it is ``new``, `reject` is ``old`` (both `normal`).

    Without ``breaks`` a split is a new passage and deleted words, a join deleted words and inserted ones: for rows of
    a table, whose ends cannot be tracked.
    """
    return Drawer(old, new, alignment, breaks=breaks).tree()


class Drawer:
    """What both trees hold, by id, while the redline is drawn."""

    def __init__(self, old: Original, new: Original, alignment: Alignment, *, breaks: bool = True) -> None:
        self.old = old
        self.new = new
        self.alignment = alignment
        self.targets = Targets.between(old, new, alignment)
        self.units = Units(alignment if breaks else Alignment())
        self.old_parts = {part.id: part for part in old.parts}
        self.new_parts = {part.id: part for part in new.parts}
        self._drawn: dict[str, Passage | Table] = {}
        self.olds = {block.id: block for block in _blocks(old.parts)}
        self.news = {block.id: block for block in _blocks(new.parts)}
        self.old_of = {**alignment.passages, **alignment.tables}
        self.new_of = {was: node for node, was in self.old_of.items()}

    def tree(self) -> Original:
        """The redline."""
        places = {part.id: at for at, part in enumerate(self.old.parts)}
        partners = [places.get(self.alignment.parts.get(part.id, "")) for part in self.new.parts]
        went = {was: at for at, was in enumerate(partners) if was is not None}
        parts: list[Part] = []
        for at, was_at in weave(partners, len(self.old.parts), [_size(part.blocks) for part in self.new.parts]):
            if at is not None:
                source = partners[at]
                if source is None:
                    parts.append(self._inserted(self.new.parts[at]))
                elif was_at is not None:
                    parts.append(self._part(self.old.parts[source], self.new.parts[at]))
                else:
                    parts.append(self._moved(self.old.parts[source], self.new.parts[at], now=True))
            elif was_at is not None:
                was = self.old.parts[was_at]
                moved = was_at in went
                parts.append(self._moved(was, self.new.parts[went[was_at]], now=False) if moved else self._deleted(was))
        header = self.old.header if self.old.header != self.new.header else None
        return replace(self.new, parts=tuple(parts), was=header)

    def full_part(self, part: Part) -> Part | None:
        """``part`` of the new tree compared with what it was, wherever that stood; ``None`` if it is new."""
        was = self.alignment.parts.get(part.id)
        return None if was is None else self._part(self.old_parts[was], part)

    def full(self, block: Passage | Table) -> Passage | Table | None:
        """``block`` of the new tree compared with what it was, wherever that stood; ``None`` if it is new."""
        was = self.old_of.get(block.id)
        return None if was is None else self._full(self.olds[was], block)

    def _part(self, was: Part, part: Part) -> Part:
        return replace(part, blocks=tuple(self._woven(was.blocks, part.blocks)), was=was_part(was, part))

    def _moved(self, was: Part, part: Part, *, now: bool) -> Part:
        """One end of a moved part: one side of the full comparison, its fine marks left on."""
        full = self._part(was, part)
        side = Side(True, marks=True) if now else Side(False, self.targets.old_of, marks=True)
        return replace(part_side(full, side), change="moved-to" if now else "moved-from", move=part.id)

    def _inserted(self, part: Part) -> Part:
        blocks = [self._arrived(block) if block.id in self.old_of else block for block in _blocks([part])]
        return replace(part, blocks=tuple(blocks), change="inserted")

    def _deleted(self, part: Part) -> Part:
        blocks = [self._departed(block) if block.id in self.new_of else block for block in _blocks([part])]
        return replace(part, blocks=tuple(blocks), change="deleted")

    def _woven(self, olds: Sequence[Block], news: Sequence[Block]) -> Iterator[Block]:
        """The blocks of a pair of parts in one line."""
        old_units, new_units = self.units.of(olds, news)
        places = {block.id: at for at, unit in enumerate(old_units) for block in unit}
        partners = [self._partner(unit, places) for unit in new_units]
        for at, was_at in weave(partners, len(old_units), [_size(unit) for unit in new_units]):
            if at is not None and was_at is not None:
                yield from self._unit(old_units[was_at], new_units[at])
            elif at is not None:
                for block in new_units[at]:
                    moved = block.id in self.old_of
                    yield self._arrived(block) if moved else replace(block, change="inserted")
            elif was_at is not None:
                for block in old_units[was_at]:
                    moved = block.id in self.new_of
                    yield self._departed(block) if moved else replace(block, change="deleted")

    def _partner(self, unit: Unit, places: dict[str, int]) -> int | None:
        """The place of the old unit that ``unit`` is, if it stands in the same pair of parts."""
        heirs = [self.old_of[block.id] for block in unit if block.id in self.old_of]
        return places.get(heirs[0]) if heirs else None

    def _unit(self, olds: Unit, news: Unit) -> Iterable[Block]:
        if len(olds) == len(news) == 1:
            return [self._full(olds[0], news[0])]
        was = [block for block in olds if isinstance(block, Passage)]
        now = [block for block in news if isinstance(block, Passage)]
        if len(was) == 1:
            heir = next(at for at, passage in enumerate(now) if self.old_of.get(passage.id) == was[0].id)
            return draw_split(was[0], now, heir, self.targets)
        heir = next(at for at, passage in enumerate(was) if self.new_of.get(passage.id) == now[0].id)
        return draw_join(was, now[0], heir, self.targets)

    def _full(self, was: Passage | Table, now: Passage | Table) -> Passage | Table:
        if now.id not in self._drawn:
            if isinstance(was, Table) and isinstance(now, Table):
                self._drawn[now.id] = draw_table(was, now, self.old_of, self.targets)
            else:
                assert isinstance(was, Passage)
                assert isinstance(now, Passage)
                self._drawn[now.id] = draw_passage(was, now, self.targets)
        return self._drawn[now.id]

    def _arrived(self, block: Passage | Table) -> Passage | Table:
        full = self._full(self.olds[self.old_of[block.id]], block)
        if isinstance(full, Passage):
            return arrived(full)
        return replace(table_side(full, Side(True, marks=True)), change="moved-to", move=full.id)

    def _departed(self, block: Passage | Table) -> Passage | Table:
        full = self._full(block, self.news[self.new_of[block.id]])
        if isinstance(full, Passage):
            return departed(full, self.targets)
        side = Side(False, self.targets.old_of, marks=True)
        return replace(table_side(full, side), change="moved-from", move=full.id)


def _blocks(parts: Iterable[Part]) -> Iterator[Passage | Table]:
    """The blocks of ``parts``. An original has no groups: their order is settled."""
    for part in parts:
        for block in part.blocks:
            if isinstance(block, (Passage, Table)):
                yield block


def _size(blocks: Iterable[Block]) -> float:
    """How much there is to read: the more, the rather it stays and others move."""
    return 1.0 + sum(
        len(run.text)
        for block in blocks
        for passage in of_block(block)
        for text in (passage.text, *passage.cells)
        for runs in text.values()
        for run in runs
    )
