"""Articles as units: which old article is which new one, by what they say and not by their numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
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
MOVED_LIKE = 0.75
"""So alike must be sections that stand elsewhere and were edited."""
MANY = 40_000


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
    if not items:
        return []
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
    found = _Found(olds, news, first, second)
    found.by_equal_texts()
    found.in_gaps()
    if moves:
        found.elsewhere()
    return list(found.matched(moves=moves))


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


class _Found:
    """The pairs so far, new section to old one, and how alike they are."""

    def __init__(self, olds: Sequence[Item], news: Sequence[Item], first: list[Section], second: list[Section]) -> None:
        self._olds = olds
        self._news = news
        self._first = first
        self._second = second
        self._pairs: dict[int, int] = {}
        self._sure: dict[int, float] = {}

    def _join(self, one: int, other: int, sure: float) -> None:
        self._pairs[other] = one
        self._sure[other] = sure

    def by_equal_texts(self) -> None:
        """The surest pairs first."""
        votes = _votes(self._olds, self._news, self._first, self._second)
        taken: set[int] = set()
        order = sorted(votes.items(), key=lambda vote: (-vote[1], abs(vote[0][0] - vote[0][1]), vote[0]))
        for (one, other), weight in order:
            least = min(self._first[one].weight, self._second[other].weight)
            if one not in taken and other not in self._pairs and weight >= SHARED * least:
                self._join(one, other, weight / least)
                taken.add(one)

    def in_gaps(self) -> None:
        """Sections rewritten beyond equal texts: like words, or the same title, between the same neighbours."""
        order = sorted(self._pairs)
        stay = [order[at] for at in increasing([self._pairs[at] for at in order], [1.0] * len(order))]
        taken = set(self._pairs.values())
        ends = [(-1, -1), *((self._pairs[at], at) for at in stay), (len(self._first), len(self._second))]
        for (old_from, new_from), (old_to, new_to) in pairwise(ends):
            olds = [at for at in range(old_from + 1, old_to) if at not in taken]
            news = [at for at in range(new_from + 1, new_to) if at not in self._pairs]
            found = sorted((one, -other, score) for score, one, other in self._alike(olds, news, LIKE))
            chosen = increasing([-other for _, other, _ in found], [score for *_, score in found])
            for at in chosen:
                self._join(found[at][0], -found[at][1], found[at][2])

    def elsewhere(self) -> None:
        """Sections left over on both sides that say nearly the same: moved and edited."""
        taken = set(self._pairs.values())
        olds = [at for at in range(len(self._first)) if at not in taken]
        news = [at for at in range(len(self._second)) if at not in self._pairs]
        if len(olds) * len(news) > MANY:
            return
        for score, one, other in sorted(self._alike(olds, news, MOVED_LIKE), reverse=True):
            if one not in taken and other not in self._pairs:
                self._join(one, other, score)
                taken.add(one)

    def _alike(self, olds: list[int], news: list[int], least: float) -> Iterator[tuple[float, int, int]]:
        """(likeness, old section, new section) of all pairs that are like enough."""
        bags = [(other, _bag(self._news, self._second[other])) for other in news] if olds else []
        for one in olds if bags else ():
            bag = _bag(self._olds, self._first[one])
            title = _title(self._first[one])
            for other, theirs in bags:
                if (self._first[one].head is None) == (self._second[other].head is None):
                    same = 0.3 if title and title == _title(self._second[other]) else 0.0
                    score = _alike(bag, theirs) + same
                    if score >= least:
                        yield score, one, other

    def matched(self, *, moves: bool) -> Iterator[Matched]:
        """The pairs in the order of the new file; those out of order have moved."""
        order = sorted(self._pairs)
        weights = [self._second[at].weight * min(1.0, self._sure[at]) + 1 for at in order]
        stay = {order[at] for at in increasing([self._pairs[at] for at in order], weights)}
        for at in order:
            if at in stay or (moves and self._sure[at] >= MOVED):
                yield Matched(self._first[self._pairs[at]], self._second[at], at not in stay)


def _bag(items: Sequence[Item], section: Section) -> Counter[str]:
    out: Counter[str] = Counter()
    for item in items[section.start : section.stop]:
        out.update(item.bag)
    return out


def _title(section: Section) -> str:
    return section.head.head.title if section.head is not None and section.head.head is not None else ""


def _alike(one: Counter[str], other: Counter[str]) -> float:
    shared = sum(len(word) * min(count, other[word]) for word, count in one.items() if word in other)
    total = sum(len(word) * count for bag in (one, other) for word, count in bag.items())
    return 2 * shared / total if total else 0.0
