"""Articles as units: which old article is which new one, by what they say and not by their numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from paraph.compare.sequence import increasing
from paraph.wordcompare.aligning.items import Item

SHARED = 0.3
"""So much of the smaller article must stand word for word in the other."""
MOVED = 0.5
"""So much of it, for an article that stands elsewhere."""
OFTEN = 4
"""A text that stands in more places than that speaks for none of them."""
LIKE = 0.45


class Section(NamedTuple):
    """Items from ``start`` to before ``stop``: an article with its head, or what stands before the first."""

    start: int
    stop: int
    weight: int
    head: Item | None


class Matched(NamedTuple):
    """A pair of sections; ``moved`` where it stands elsewhere than its neighbours."""

    old: Section
    new: Section
    moved: bool


def cut(items: Sequence[Item]) -> list[Section]:
    """The sections of a list of items."""
    starts = [0, *(item.order for item in items if item.head is not None and item.order)] if items else []
    stops = [*starts[1:], len(items)]
    out = []
    for start, stop in zip(starts, stops, strict=True):
        weight = sum(item.weight for item in items[start:stop])
        out.append(Section(start, stop, weight, items[start] if items[start].head is not None else None))
    return out


def match_sections(olds: Sequence[Item], news: Sequence[Item], *, moves: bool) -> list[Matched]:
    """The pairs of sections, in the order of the new file."""
    first, second = cut(olds), cut(news)
    if len(first) <= 1 or len(second) <= 1:
        return [Matched(_all(olds), _all(news), False)]
    votes = _votes(olds, news, first, second)
    pairs = _best(votes, first, second)
    pairs = _in_gaps(pairs, olds, news, first, second)
    order = sorted(pairs)
    places = [pairs[at] for at in order]
    stay = {order[at] for at in increasing(places, [votes.get((pairs[at], at), 0.0) + 1 for at in order])}
    out = []
    for at in order:
        old, new = first[pairs[at]], second[at]
        if at in stay:
            out.append(Matched(old, new, False))
        elif moves and votes.get((pairs[at], at), 0.0) >= MOVED * min(old.weight, new.weight):
            out.append(Matched(old, new, True))
    return out


def _all(items: Sequence[Item]) -> Section:
    return Section(0, len(items), 0, None)


def _votes(
    olds: Sequence[Item], news: Sequence[Item], first: list[Section], second: list[Section]
) -> dict[tuple[int, int], float]:
    """(old section, new section) to the weight of the texts they share, digits apart."""
    where_old, where_new = _places(olds, first), _places(news, second)
    votes: defaultdict[tuple[int, int], float] = defaultdict(float)
    for key, places in where_new.items():
        others = where_old.get(key)
        if others is None or len(others) > OFTEN or len(places) > OFTEN:
            continue
        weight = len(key[1]) / max(len(others), len(places))
        for one in others:
            for other in places:
                votes[one, other] += weight
    return votes


def _places(items: Sequence[Item], sections: list[Section]) -> dict[tuple[str, str], list[int]]:
    out: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, section in enumerate(sections):
        for item in items[section.start : section.stop]:
            if item.weight > 1:
                out[item.kind, item.free].append(at)
    return out


def _best(votes: dict[tuple[int, int], float], first: list[Section], second: list[Section]) -> dict[int, int]:
    """New section to old one, the surest pairs first."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for (one, other), weight in sorted(
        votes.items(), key=lambda vote: (-vote[1], abs(vote[0][0] - vote[0][1]), vote[0])
    ):
        if one in taken or other in pairs:
            continue
        if weight >= SHARED * min(first[one].weight, second[other].weight):
            pairs[other] = one
            taken.add(one)
    return pairs


def _in_gaps(
    pairs: dict[int, int],
    olds: Sequence[Item],
    news: Sequence[Item],
    first: list[Section],
    second: list[Section],
) -> dict[int, int]:
    """Sections rewritten beyond equal texts: like words, or the same title, between the same neighbours."""
    order = sorted(pairs)
    stay = [order[at] for at in increasing([pairs[at] for at in order], [1.0] * len(order))]
    taken = set(pairs.values())
    out = dict(pairs)
    ends = [(-1, -1), *((pairs[at], at) for at in stay), (len(first), len(second))]
    for (old_from, new_from), (old_to, new_to) in pairwise(ends):
        some_olds = [at for at in range(old_from + 1, old_to) if at not in taken]
        some_news = [at for at in range(new_from + 1, new_to) if at not in pairs]
        if some_olds and some_news:
            bags_old = [_bag(olds, first[at]) for at in some_olds]
            bags_new = [_bag(news, second[at]) for at in some_news]
            for one, other in _like(
                bags_old, bags_new, [first[at] for at in some_olds], [second[at] for at in some_news]
            ):
                out[some_news[other]] = some_olds[one]
    return out


def _bag(items: Sequence[Item], section: Section) -> Counter[str]:
    out: Counter[str] = Counter()
    for item in items[section.start : section.stop]:
        out.update(item.bag)
    return out


def _like(
    olds: list[Counter[str]], news: list[Counter[str]], first: list[Section], second: list[Section]
) -> list[tuple[int, int]]:
    found = []
    for at, bag in enumerate(olds):
        for to, other in enumerate(news):
            if (first[at].head is None) != (second[to].head is None):
                continue
            score = _alike(bag, other) + (0.3 if _title(first[at]) and _title(first[at]) == _title(second[to]) else 0)
            if score >= LIKE:
                found.append((at, -to, score))
    found.sort()
    chosen = increasing([-to for _, to, _ in found], [score for *_, score in found])
    return [(found[at][0], -found[at][1]) for at in chosen]


def _title(section: Section) -> str:
    return section.head.head.title if section.head is not None and section.head.head is not None else ""


def _alike(one: Counter[str], other: Counter[str]) -> float:
    shared = sum(len(word) * min(count, other[word]) for word, count in one.items() if word in other)
    total = sum(len(word) * count for bag in (one, other) for word, count in bag.items())
    return 2 * shared / total if total else 0.0
