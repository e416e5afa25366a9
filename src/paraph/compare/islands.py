"""No confetti: a short match that stands lonely inside a rewritten phrase is given up and rewritten with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paraph.compare.tokens import Token

SHORT = 4
"""A word of fewer letters (и, в, на, за, да, va, ва, мен) says nothing by itself."""
REWRITTEN = 3
"""So many telling words changed on both sides make the one between them a chance match."""
STOPS = frozenset(".;:!?")
"""Ends of clauses hold a phrase together and are never given up."""

Pairs = list[tuple[int, int]]


def absorb(old: Sequence[Token], new: Sequence[Token], pairs: Pairs) -> Pairs:
    """``pairs`` (places of kept tokens, spaces left out of account) without the lonely ones."""
    blocks = _blocks(pairs)
    at = 1
    while at < len(blocks) - 1:
        before, island, after = blocks[at - 1], blocks[at], blocks[at + 1]
        left = _between(old, new, before, island)
        right = _between(old, new, island, after)
        if _lonely(old, island, left, right):
            del blocks[at]
            at = max(1, at - 1)
        else:
            at += 1
    return [pair for block in blocks[1:-1] for pair in block]


def _blocks(pairs: Pairs) -> list[Pairs]:
    """Stretches of neighbours on both sides, with an empty end before and after."""
    blocks: list[Pairs] = [[(-1, -1)]]
    for one, other in pairs:
        last = blocks[-1][-1]
        if last == (one - 1, other - 1) and len(blocks) > 1:
            blocks[-1].append((one, other))
        else:
            blocks.append([(one, other)])
    return [*blocks, [(1 << 60, 1 << 60)]]


def _between(
    old: Sequence[Token], new: Sequence[Token], before: Pairs, after: Pairs
) -> tuple[Sequence[Token], Sequence[Token]]:
    (old_from, new_from), (old_to, new_to) = before[-1], after[0]
    return old[old_from + 1 : old_to], new[new_from + 1 : new_to]


def _telling(tokens: Iterable[Token]) -> int:
    return sum(1 for token in tokens if token.kind == "number" or (token.kind == "word" and len(token.text) >= SHORT))


def _lonely(
    old: Sequence[Token],
    island: Pairs,
    left: tuple[Sequence[Token], Sequence[Token]],
    right: tuple[Sequence[Token], Sequence[Token]],
) -> bool:
    words = [old[at] for at, _ in island]
    if any(token.text in STOPS or token.marks.number is not None for token in words):
        return False
    telling = _telling(words)
    around = [_telling(side) for side in (*left, *right)]
    if telling == 0:
        return all(around) and len(words) <= 3
    return telling == 1 and len(words) <= 2 and min(around) >= REWRITTEN
