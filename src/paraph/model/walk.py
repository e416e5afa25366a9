"""Ways through a tree: every passage once, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.model.nodes import Block, Part, PartyGroup, Passage


def passages(parts: tuple[Part, ...]) -> Iterator[tuple[Part, Passage]]:
    """Every passage with its part, table heads and rows included, groups in the order they are stored."""
    for part in parts:
        for block in part.blocks:
            for passage in of_block(block):
                yield part, passage


def of_block(block: Block) -> Iterator[Passage]:
    """The passages of one block."""
    if isinstance(block, Passage):
        yield block
    elif isinstance(block, PartyGroup):
        for group in block.by_party.values():
            yield from group
    else:
        yield block.head
        yield from block.rows
