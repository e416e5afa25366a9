"""Which article, and which line under a line, is which: what stays, what goes, what comes, or why it cannot be told."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from paraph.amend.instructions import Reason
from paraph.amend.lines import Node
from paraph.compare.alignment import Alignment
from paraph.model import Part


class Pair(NamedTuple):
    """A line that stays: old and new."""

    old: Node
    new: Node


class Came(NamedTuple):
    """A new line, and the new line before it under the same parent."""

    node: Node
    after: Node


class Children(NamedTuple):
    """What became of the lines under one line."""

    kept: tuple[Pair, ...]
    gone: tuple[Node, ...]
    came: tuple[Came, ...]


def children(old: Node, new: Node, alignment: Alignment, inside: frozenset[str]) -> Children | Reason:
    """The fate of the lines under ``old``, now under ``new``; or why it cannot be told line by line.

    ``inside``: the old ids of the whole article, to tell a move inside it from one across articles.
    """
    olds = {node.line.id: node for node in old.children if node.line is not None}
    kept: list[Pair] = []
    came: list[Came] = []
    before: Node | None = None
    for node in new.children:
        assert node.line is not None
        was = alignment.passages.get(node.line.id)
        if was in olds:
            pair = Pair(olds.pop(was), node)
            if not _alike(pair):
                return "structure"
            kept.append(pair)
        else:
            if reason := _why_not(node, before, was, alignment, inside):
                return reason
            assert before is not None
            came.append(Came(node, before))
        before = node
    if reason := _why_gone(tuple(olds.values()), new, alignment):
        return reason
    places = [old.children.index(pair.old) for pair in kept]
    if places != sorted(places):
        return "moved"
    if old.children and not kept:
        return "nothing-left"
    if (came or olds) and not _one_level((*old.children, *new.children)):
        return "structure"
    return Children(tuple(kept), tuple(olds.values()), tuple(came))


def _one_level(nodes: Sequence[Node]) -> bool:
    """Numbered lines of one list are of one level, so that one number follows another."""
    return len({node.line.level for node in nodes if node.line is not None and node.line.numbered}) < 2


def _alike(pair: Pair) -> bool:
    old, new = pair.old.line, pair.new.line
    assert old is not None
    assert new is not None
    return (old.kind, old.level, old.party, old.numbered) == (new.kind, new.level, new.party, new.numbered)


def _why_not(
    node: Node, before: Node | None, was: str | None, alignment: Alignment, inside: frozenset[str]
) -> Reason | None:
    """Why a new line cannot simply be added."""
    assert node.line is not None
    if node.line.id in alignment.split_from:
        return "split"
    if was is not None and was in inside:
        return "moved"
    if not node.line.numbered:
        return "unnumbered"
    if before is None or before.line is None or not before.line.numbered:
        return "first"
    return None


def _why_gone(gone: Sequence[Node], new: Node, alignment: Alignment) -> Reason | None:
    """Why an old line cannot simply be removed."""
    now = {old: node for node, old in alignment.passages.items()}
    article = new.line.id.partition("/")[0] if new.line is not None else ""
    for node in gone:
        assert node.line is not None
        if node.line.id in alignment.joined_to:
            return "joined"
        if now.get(node.line.id, "").partition("/")[0] == article != "":
            return "moved"
        if not node.line.numbered:
            return "unnumbered"
    return None


def staying(olds: Sequence[Part], news: Sequence[Part], alignment: Alignment) -> dict[str, Part]:
    """New id to the old part, for parts that keep their place among each other; all others came, went or moved."""
    place = {part.id: at for at, part in enumerate(olds)}
    matched = [(part.id, place[was]) for part in news if (was := alignment.parts.get(part.id)) in place]
    rising = _longest_rising([at for _, at in matched])
    return {matched[index][0]: olds[matched[index][1]] for index in rising}


def _longest_rising(values: Sequence[int]) -> list[int]:
    """Indexes of a longest rising part of ``values``."""
    ends: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        at = bisect.bisect_left(ends, value)
        before.append(chain[at - 1] if at else -1)
        ends[at : at + 1] = [value]
        chain[at : at + 1] = [index]
    out: list[int] = []
    index = chain[-1] if chain else -1
    while index >= 0:
        out.append(index)
        index = before[index]
    return out[::-1]
