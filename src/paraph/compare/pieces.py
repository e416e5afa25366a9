"""Splits and joins: a passage left over beside a pair, holding the very words that the pair lacks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Set

from paraph.compare.evidence import Bag, Item, Weights
from paraph.compare.match import Match

COVERED = 0.6
"""So much of the piece must be words that the whole has and its heir lacks."""
FURTHER = 0.8
"""And so much, where another passage has come between the two."""
REACH = 3
FILLS = 0.3
"""So much of what is lacking the piece must fill."""


def find_splits(match: Match, weights: Weights, splits: dict[int, int]) -> None:
    """Add to ``splits`` new items that hold words of an old passage which a neighbour inherits: new to old place.

    Where the neighbour has fewer of the old words, the two change roles: the larger part inherits.
    """
    free = [item for item in match.free_news() if item.order not in splits and item.sort == "body"]
    _Pieces(match.news, match.olds, match.old_of, match.new_of, splits, weights, match.swap, match.settled).find(free)


def find_joins(match: Match, weights: Weights, joins: dict[int, int]) -> None:
    """Add to ``joins`` old items whose words went into a new passage that inherits from a neighbour: old to new."""
    free = [item for item in match.free_olds() if item.order not in joins and item.sort == "body"]
    _Pieces(match.olds, match.news, match.new_of, match.old_of, joins, weights, match.swap_old, match.settled).find(
        free
    )


class _Pieces:
    """One direction: ``pieces`` are the many, ``wholes`` the one; ``whole_of`` and ``heir_of`` the pairs so far."""

    def __init__(
        self,
        pieces: list[Item],
        wholes: list[Item],
        whole_of: Mapping[int, int],
        heir_of: Mapping[int, int],
        found: dict[int, int],
        weights: Weights,
        swap: Callable[[int, int], None],
        settled: Set[str],
    ) -> None:
        self.pieces = pieces
        self.wholes = wholes
        self.whole_of = whole_of
        self.heir_of = heir_of
        self.found = found
        self.weights = weights
        self.swap = swap
        self.settled = settled
        self.kin: defaultdict[int, list[int]] = defaultdict(list)
        for piece, whole in found.items():
            self.kin[whole].append(piece)

    def find(self, free: list[Item]) -> None:
        """Place as many of ``free`` as will go; a third part has a neighbour only once the second is found."""
        waiting = list(free)
        while waiting:
            left = [item for item in waiting if not self._place(item)]
            if len(left) == len(waiting):
                return
            waiting = left

    def _place(self, item: Item) -> bool:
        tries = [
            (-shared, whole)
            for far, whole in self._wholes_near(item)
            if (shared := self._fits(item, self.wholes[whole], FURTHER if far > 1 else COVERED))
        ]
        if not tries:
            return False
        whole = min(tries)[1]
        heir = self.pieces[self.heir_of[whole]]
        named = heir.mark is not None and heir.mark == self.wholes[whole].mark
        named = named or not self.settled.isdisjoint((heir.passage.id, self.wholes[whole].passage.id))
        piece = item
        if not named and self._gives(item, self.wholes[whole]) > self._gives(heir, self.wholes[whole]):
            self.swap(heir.order, item.order)
            piece = heir
        self.found[piece.order] = whole
        self.kin[whole].append(piece.order)
        return True

    def _wholes_near(self, item: Item) -> Iterable[tuple[int, int]]:
        """How far away, which whole: of the neighbours that belong to one."""
        for far in range(1, REACH + 1):
            for beside in (item.order - far, item.order + far):
                if not 0 <= beside < len(self.pieces):
                    continue
                other = self.pieces[beside]
                whole = self.whole_of.get(beside, self.found.get(beside))
                if whole is None or other.part != item.part or other.scope != item.scope or other.sort != "body":
                    continue
                if self._lacks(whole):
                    yield far, whole

    def _lacks(self, whole: int) -> bool:
        """The heir of ``whole`` does not have every word of it."""
        heir = self.heir_of.get(whole)
        return (
            heir is not None and self.wholes[whole].sort == "body" and self.pieces[heir].key != self.wholes[whole].key
        )

    def _gives(self, piece: Item, whole: Item) -> float:
        return sum(self.weights.shared(bag, whole.bags.get(code, {})) for code, bag in piece.bags.items())

    def _fits(self, item: Item, whole: Item, covered: float) -> float:
        """The weight ``item`` shares with what ``whole`` has beyond its pieces so far; 0 if it is none of it."""
        others = [self.pieces[at] for at in (self.heir_of[whole.order], *self.kin[whole.order])]
        shared = own = lacking = 0.0
        for code, bag in item.bags.items():
            if code in whole.bags:
                rest = _rest(whole.bags[code], [other.bags.get(code, {}) for other in others])
                shared += self.weights.shared(bag, rest)
                own += self.weights.of(bag)
                lacking += self.weights.of(rest)
        if not own or not lacking or shared < covered * own or shared < FILLS * lacking:
            return 0.0
        return shared


def _rest(whole: Mapping[str, int], others: list[Bag]) -> Counter[str]:
    rest = Counter(whole)
    for bag in others:
        rest.subtract(bag)
    return +rest
