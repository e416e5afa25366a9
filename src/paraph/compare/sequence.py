"""Order kept: the heaviest increasing run of places, and the heaviest common subsequence of two lists."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Sequence

Chain = tuple[int, int, "Chain | None"]


class _Highest:
    """A Fenwick tree that answers: the best chain that ends before this place."""

    def __init__(self, size: int) -> None:
        self._best: list[tuple[float, Chain | None]] = [(0.0, None)] * (size + 1)

    def before(self, place: int) -> tuple[float, Chain | None]:
        found = self._best[0]
        while place:
            if self._best[place][0] > found[0]:
                found = self._best[place]
            place &= place - 1
        return found

    def put(self, place: int, value: float, chain: Chain) -> None:
        place += 1
        while place < len(self._best):
            if value > self._best[place][0]:
                self._best[place] = (value, chain)
            place += place & -place


def _unwind(chain: Chain | None) -> list[tuple[int, int]]:
    out = []
    while chain is not None:
        out.append((chain[0], chain[1]))
        chain = chain[2]
    return out[::-1]


def increasing(values: Sequence[int], weights: Sequence[float]) -> list[int]:
    """Places of the heaviest strictly increasing subsequence of ``values``. Time n log n."""
    ranks = {value: rank for rank, value in enumerate(sorted(set(values)))}
    highest = _Highest(len(ranks))
    for at, value in enumerate(values):
        weight, chain = highest.before(ranks[value])
        highest.put(ranks[value], weight + weights[at], (at, value, chain))
    return [at for at, _ in _unwind(highest.before(len(ranks))[1])]


def common(first: Sequence[Hashable], second: Sequence[Hashable], weights: Sequence[float]) -> list[tuple[int, int]]:
    """Pairs of places of the heaviest common subsequence; ``weights`` are of ``first``, neighbours weigh a little more.

    Time is r log n for r equal pairs: what both ends have in common is set aside first.
    """
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    end = 0
    while end < min(len(first), len(second)) - start and first[-1 - end] == second[-1 - end]:
        end += 1
    middle = _common(first[start : len(first) - end], second[start : len(second) - end], weights[start:])
    out = [(at, at) for at in range(start)]
    out += [(one + start, other + start) for one, other in middle]
    return out + [(len(first) - at, len(second) - at) for at in range(end, 0, -1)]


def _common(first: Sequence[Hashable], second: Sequence[Hashable], weights: Sequence[float]) -> list[tuple[int, int]]:
    where: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at in range(len(second) - 1, -1, -1):
        where[second[at]].append(at)
    highest = _Highest(len(second))
    row: dict[int, tuple[float, Chain]] = {}
    for one, key in enumerate(first):
        row_now: dict[int, tuple[float, Chain]] = {}
        for other in where.get(key, ()):
            value, chain = highest.before(other)
            beside = row.get(other - 1)
            if beside is not None and beside[0] + 0.25 >= value:
                value, chain = beside[0] + 0.25, beside[1]
            link: Chain = (one, other, chain)
            row_now[other] = (value + weights[one], link)
            highest.put(other, value + weights[one], link)
        row = row_now
    return _unwind(highest.before(len(second))[1])


def count_before(anchors: Sequence[int], place: int) -> int:
    """How many of the sorted ``anchors`` stand before ``place``."""
    return bisect_left(anchors, place)
