"""What stands or moves as one: a block, or the neighbours that one passage was split into or joined from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from paraph.compare.alignment import Alignment
from paraph.model import Block, PartyGroup, Passage, Table

Unit = list[Passage | Table]


class Units:
    """Which passages are pieces of which whole; a passage both split and joined is neither, but changed."""

    def __init__(self, alignment: Alignment) -> None:
        new_of = {was: node for node, was in alignment.passages.items()}
        splits = {**alignment.split_from}
        joins = {**alignment.joined_to}
        for whole in set(splits.values()):
            if whole in new_of:
                splits[new_of[whole]] = whole
        for whole in set(joins.values()):
            if whole in alignment.passages:
                joins[alignment.passages[whole]] = whole
        both = {whole for whole in splits.values() if whole in joins}
        self._splits = {piece: whole for piece, whole in splits.items() if whole not in both and whole in new_of}
        spoilt = {node for node in joins.values() if node in splits}
        self._joins = {
            piece: whole for piece, whole in joins.items() if whole not in spoilt and whole in alignment.passages
        }

    def of(self, olds: Sequence[Block], news: Sequence[Block]) -> tuple[list[Unit], list[Unit]]:
        """The units of the blocks of two paired parts. Pieces that do not stand together are units of their own."""
        old_ids = {block.id for block in olds if isinstance(block, Passage)}
        new_ids = {block.id for block in news if isinstance(block, Passage)}
        return _grouped(olds, self._joins, new_ids), _grouped(news, self._splits, old_ids)


def _grouped(blocks: Sequence[Block], whole_of: Mapping[str, str], wholes: set[str]) -> list[Unit]:
    many = Counter(whole_of.values())
    out: list[Unit] = []
    for block in blocks:
        if isinstance(block, PartyGroup):
            continue
        whole = whole_of.get(block.id)
        if whole in wholes and out and whole_of.get(out[-1][-1].id) == whole:
            out[-1].append(block)
        else:
            out.append([block])
    return [unit for group in out for unit in _checked(group, whole_of, many)]


def _checked(group: Unit, whole_of: Mapping[str, str], many: Mapping[str, int]) -> list[Unit]:
    """``group`` if it holds all pieces of its whole, else each piece by itself."""
    whole = whole_of.get(group[0].id)
    if len(group) == 1 or (whole is not None and len(group) == many[whole]):
        return [group]
    return [[block] for block in group]
