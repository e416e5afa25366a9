"""The change list applied: the old tree and the list give the new tree, exactly, and nothing else is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from paraph.compare.changes import ChangeList
from paraph.compare.redline import Drawer
from paraph.compare.sides import NEW, part_side, passage_side, table_side
from paraph.model import Block, Language, Original, Part, Passage, Run, Runs, Table


def apply(old: Original, listed: ChangeList) -> Original:
    """The new tree of ``listed``. ``old`` must be the tree it was made from (in normal form: `normal`).

    Raises ``KeyError`` with the id of a passage or article that ``old`` lacks.
    """
    carrier = _Carrier(listed.verdicts.same)
    parts = {part.id: part for part in old.parts}
    changed = {part.id: part for part in listed.articles}
    nodes = {node.id: node for node in listed.nodes}
    blocks = {block.id: block for part in old.parts for block in _blocks(part.blocks)}
    out: list[Part] = []
    for part_id in listed.parts:
        was = parts.get(carrier.old(part_id) or "")
        shell = changed.get(part_id)
        head = part_side(shell, NEW) if shell is not None else replace(parts[carrier.old(part_id) or ""], id=part_id)
        order = listed.order.get(part_id)
        if order is None:
            order = tuple(carrier.new(block.id) for block in _blocks(was.blocks)) if was is not None else ()
        made = [_node(node, nodes, blocks, carrier) for node in order]
        out.append(replace(head, blocks=tuple(made)))
    return Original(header=listed.new, holder=listed.holder, parts=tuple(out))


def patch(drawer: Drawer, listed: ChangeList) -> ChangeList:
    """``listed`` with all that `apply` needs: order, new and changed nodes."""
    carrier = _Carrier(listed.verdicts.same)
    order: dict[str, tuple[str, ...]] = {}
    articles: list[Part] = []
    nodes: list[Passage | Table] = []
    for part in drawer.new.parts:
        full = drawer.full_part(part)
        was = drawer.old_parts.get(drawer.alignment.parts.get(part.id, ""))
        if full is None or was is None:
            articles.append(replace(part, blocks=(), change="inserted"))
        elif replace(was, id=part.id, blocks=()) != replace(part, blocks=()):
            articles.append(replace(full, blocks=()))
        own = tuple(block.id for block in _blocks(part.blocks))
        if own != (tuple(carrier.new(block.id) for block in _blocks(was.blocks)) if was is not None else ()):
            order[part.id] = own
        for block in _blocks(part.blocks):
            drawn = drawer.full(block)
            source = drawer.olds.get(drawer.old_of.get(block.id, ""))
            if drawn is None or source is None:
                nodes.append(replace(block, change="inserted"))
            elif carrier.carry(source) != block:
                nodes.append(drawn)
    return replace(
        listed,
        parts=tuple(part.id for part in drawer.new.parts),
        order=order,
        articles=tuple(articles),
        nodes=tuple(nodes),
    )


class _Carrier:
    """Carries what did not change from the old tree to the new: other ids, the same words."""

    def __init__(self, same: Mapping[str, str | None]) -> None:
        self._same = same
        self._new = {was: node for node, was in same.items() if was is not None}

    def old(self, node: str) -> str | None:
        """The old id of a new one."""
        return self._same.get(node, node)

    def new(self, was: str) -> str:
        """The new id of an old one that lives on."""
        return self._new.get(was, was)

    def carry(self, block: Passage | Table) -> Passage | Table:
        """A block of the old tree as it stands in the new one if nothing in it changed."""
        if isinstance(block, Table):
            rows = tuple(self._passage(row) for row in block.rows)
            return replace(block, id=self.new(block.id), head=self._passage(block.head), rows=rows)
        return self._passage(block)

    def _passage(self, passage: Passage) -> Passage:
        return replace(
            passage,
            id=self.new(passage.id),
            text=self._texts(passage.text),
            label=self._texts(passage.label),
            cells=tuple(self._texts(cell) for cell in passage.cells),
        )

    def _texts(self, texts: dict[Language, Runs]) -> dict[Language, Runs]:
        return {code: tuple(self._run(run) for run in runs) for code, runs in texts.items()}

    def _run(self, run: Run) -> Run:
        if run.ref is None and run.number is None:
            return run
        ref = None if run.ref is None else self.new(run.ref)
        return replace(run, ref=ref, number=None if run.number is None else self.new(run.number))


def _node(
    node: str, nodes: Mapping[str, Passage | Table], blocks: Mapping[str, Passage | Table], carrier: _Carrier
) -> Passage | Table:
    drawn = nodes.get(node)
    if drawn is None:
        return carrier.carry(blocks[carrier.old(node) or node])
    return table_side(drawn, NEW) if isinstance(drawn, Table) else passage_side(drawn, NEW)


def _blocks(blocks: Iterable[Block]) -> list[Passage | Table]:
    return [block for block in blocks if isinstance(block, (Passage, Table))]
