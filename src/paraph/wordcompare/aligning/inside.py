"""Two lists of items out of the same place in, pairs in order out: equal ones first, then like ones between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from paraph.compare.sequence import common, increasing
from paraph.wordcompare.aligning.items import Item, alike

Pairs: TypeAlias = list[tuple[int, int]]

OFTEN = 16
"""A text that stands so many times (times on one side by times on the other) anchors nothing in a long list."""
SMALL = 900
"""So many possible pairs are all looked at."""
RARE = 8
LIKE = 0.5
ALONE = 0.3
"""Enough for the only ones between two pairs."""
TABLES = 0.15
"""Enough for tables: one is never replaced as a whole for want of like words."""


def inside(olds: Sequence[Item], news: Sequence[Item]) -> Pairs:
    """Pairs of places in ``olds`` and ``news``, increasing in both."""
    steps = (_equal, _equal_but_numbers, _like)
    found: Pairs = [(-1, -1), (len(olds), len(news))]
    for step in steps:
        more: Pairs = []
        for (old_from, new_from), (old_to, new_to) in pairwise(found):
            some_olds, some_news = olds[old_from + 1 : old_to], news[new_from + 1 : new_to]
            if some_olds and some_news:
                more += [(one + old_from + 1, other + new_from + 1) for one, other in step(some_olds, some_news)]
        found = sorted(found + more)
    return found[1:-1]


def _equal(olds: Sequence[Item], news: Sequence[Item]) -> Pairs:
    return _anchored(olds, news, lambda item: (item.kind, item.text))


def _equal_but_numbers(olds: Sequence[Item], news: Sequence[Item]) -> Pairs:
    return _anchored(olds, news, lambda item: (item.kind, item.free))


def _anchored(olds: Sequence[Item], news: Sequence[Item], key: Callable[[Item], tuple[str, str]]) -> Pairs:
    first, second = [key(item) for item in olds], [key(item) for item in news]
    if first == second:
        return [(at, at) for at in range(len(first))]
    weights = [float(item.weight) for item in olds]
    if len(olds) * len(news) <= SMALL:
        return common(first, second, weights)
    one, other = Counter(first), Counter(second)
    kept_old = [at for at, each in enumerate(first) if one[each] * other[each] <= OFTEN]
    kept_new = [at for at, each in enumerate(second) if one[each] * other[each] <= OFTEN]
    pairs = common([first[at] for at in kept_old], [second[at] for at in kept_new], [weights[at] for at in kept_old])
    return [(kept_old[at], kept_new[to]) for at, to in pairs]


def _like(olds: Sequence[Item], news: Sequence[Item]) -> Pairs:
    if len(olds) == len(news) == 1:
        return [(0, 0)] if _enough(olds[0], news[0], ALONE) else []
    found = [(at, -to, score) for at, to in _candidates(olds, news) if (score := _score(olds[at], news[to])) > 0]
    found.sort()
    chosen = increasing([-to for _at, to, _score_ in found], [score for _at, _to, score in found])
    pairs = [(found[at][0], -found[at][1]) for at in chosen]
    return _alone(olds, news, pairs)


def _alone(olds: Sequence[Item], news: Sequence[Item], pairs: Pairs) -> Pairs:
    """Between two pairs (or an end) one is left on each side: less is enough."""
    out: Pairs = []
    ends = [(-1, -1), *pairs, (len(olds), len(news))]
    for (old_from, new_from), (old_to, new_to) in pairwise(ends):
        if old_from >= 0:
            out.append((old_from, new_from))
        if old_to - old_from == 2 and new_to - new_from == 2 and _enough(olds[old_to - 1], news[new_to - 1], ALONE):
            out.append((old_to - 1, new_to - 1))
    return out


def _candidates(olds: Sequence[Item], news: Sequence[Item]) -> Iterator[tuple[int, int]]:
    if len(olds) * len(news) <= SMALL:
        yield from ((at, to) for at in range(len(olds)) for to in range(len(news)))
        return
    where: defaultdict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(olds):
        for word in item.bag:
            where[word].append(at)
    for to, item in enumerate(news):
        votes: Counter[int] = Counter()
        for word in item.bag:
            places = where.get(word, ())
            if len(places) <= RARE:
                for at in places:
                    votes[at] += len(word)
        for at, _count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:4]:
            yield at, to


def _score(old: Item, new: Item) -> float:
    """What a pair is worth; 0 where it is none."""
    if old.kind != new.kind or ((old.head is None) != (new.head is None) and old.kind != "row"):
        return 0.0
    if not old.length or not new.length:
        return 0.0
    found = alike(old, new)
    return found * found * min(old.weight, new.weight) if found >= (TABLES if old.kind == "tbl" else LIKE) else 0.0


def _enough(old: Item, new: Item, least: float) -> bool:
    if old.kind != new.kind:
        return False
    if not old.length or not new.length:
        return old.length == new.length or old.kind != "p"
    return alike(old, new) >= (TABLES if old.kind == "tbl" else least)
