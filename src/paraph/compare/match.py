"""The pairs found so far, and where they leave room: the notebook of `align`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from paraph.compare.evidence import Item
from paraph.compare.sequence import count_before, increasing
from paraph.model import Table


class Gaps:
    """Where items stand between the settled pairs of an article: how many such pairs come before them."""

    def __init__(self, news: Mapping[int, int], olds: Mapping[int, int]) -> None:
        self._news = news
        self._olds = olds
        self._many = Counter(news.values()), Counter(olds.values())

    def same(self, new: int, old: int) -> bool:
        """Both stand between the same settled neighbours."""
        return self._news[new] == self._olds[old]

    def alone(self, new: int, old: int) -> bool:
        """And nothing else is left there on either side."""
        return self.same(new, old) and self._many[0][self._news[new]] == self._many[1][self._olds[old]] == 1


class Match:
    """Places of new items to places of old ones, and back. A pair once made stays."""

    def __init__(self, olds: list[Item], news: list[Item]) -> None:
        self.olds = olds
        self.news = news
        self.old_of: dict[int, int] = {}
        self.new_of: dict[int, int] = {}
        self.barred: set[int] = set()
        """New items that were decided to have no old one."""
        self.settled: set[str] = set()
        """New ids decided from outside: no words change that."""
        self._parts: Mapping[int, int] = {}
        self._tables: Mapping[str, str] = {}
        self._inside: list[tuple[list[Item], list[Item]]] = []

    def scopes(self, parts: Mapping[int, int], tables: Iterable[tuple[Table, Table]]) -> None:
        """Say which parts and tables are paired; before this nothing is inside anything."""
        self._parts = parts
        self._tables = {new.id: old.id for new, old in tables}
        news, olds = _by_part(self.news), _by_part(self.olds)
        self._inside = [(news[new], olds[old]) for new, old in sorted(parts.items()) if new in news and old in olds]

    def inside(self) -> Sequence[tuple[list[Item], list[Item]]]:
        """The items of each pair of parts: new, old."""
        return self._inside

    def free(self, new: int, old: int) -> bool:
        """Neither has a partner yet."""
        return new not in self.old_of and old not in self.new_of and new not in self.barred

    def free_news(self) -> list[Item]:
        """New items without a partner."""
        return [item for item in self.news if item.order not in self.old_of and item.order not in self.barred]

    def free_olds(self) -> list[Item]:
        """Old items without a partner."""
        return [item for item in self.olds if item.order not in self.new_of]

    def join(self, new: int, old: int) -> None:
        """Make a pair if both are free."""
        if self.free(new, old):
            self.old_of[new] = old
            self.new_of[old] = new

    def settle(self, new: int, old: int | None) -> None:
        """A decision from outside: this pair, or (``None``) no pair at all."""
        self.settled.add(self.news[new].passage.id)
        if old is not None:
            self.join(new, old)
        else:
            self.barred.add(new)

    def swap(self, new: int, other: int) -> None:
        """``other`` takes over the old partner of ``new``."""
        old = self.old_of.pop(new)
        self.old_of[other] = old
        self.new_of[old] = other

    def swap_old(self, old: int, other: int) -> None:
        """``other`` takes over the new partner of ``old``."""
        new = self.new_of.pop(old)
        self.new_of[other] = new
        self.old_of[new] = other

    def agree(self, new: Item, old: Item) -> bool:
        """A row stays in its table, a passage repeated per Party with its Party."""
        (new_table, new_party), (old_table, old_party) = new.scope, old.scope
        if new_table is not None:
            return old_table is not None and self._tables.get(new_table) == old_table
        return old_table is None and new_party == old_party

    def together(self, new: Item, old: Item) -> bool:
        """They stand in paired parts."""
        return self._parts.get(new.part, -1) == old.part

    def gaps(self, news: Sequence[Item], olds: Sequence[Item], splits: Set[int], joins: Set[int]) -> Gaps:
        """The gaps that the settled pairs leave among ``news`` and ``olds`` (the items of one pair of parts).

        Pieces of ``splits`` and ``joins`` have found their place and fill no gap.
        """
        inside = {item.order for item in olds}
        pairs = [(item, old) for item in news if (old := self.old_of.get(item.order)) in inside and old is not None]
        keep = increasing([old for _, old in pairs], [1.0 + item.size for item, _ in pairs])
        new_anchors = [pairs[at][0].order for at in keep]
        old_anchors = [pairs[at][1] for at in keep]
        left_new = [item.order for item in news if item.order not in self.old_of and item.order not in splits]
        left_old = [item.order for item in olds if item.order not in self.new_of and item.order not in joins]
        return Gaps(
            {order: count_before(new_anchors, order) for order in left_new},
            {order: count_before(old_anchors, order) for order in left_old},
        )


def _by_part(items: Iterable[Item]) -> dict[int, list[Item]]:
    out: defaultdict[int, list[Item]] = defaultdict(list)
    for item in items:
        out[item.part].append(item)
    return dict(out)
