"""Old numbers of articles, annexes and items to new ones, as the pairs of heads and labels tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from paraph.wordcompare.aligning.items import Head
from paraph.wordcompare.renumbering.citations import CitedKind


class Shift(NamedTuple):
    """Neighbours whose numbers moved alike: old ``first`` to ``last``, now ``now_first`` to ``now_last``."""

    kind: CitedKind
    first: str
    last: str
    now_first: str
    now_last: str


class Numbers:
    """Which number became which."""

    def __init__(self, heads: Iterable[tuple[Head, Head]]) -> None:
        self._heads = list(heads)
        self._now: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for old, new in self._heads:
            if old.number and new.number:
                self._now[old.kind, old.number].add(new.number)

    def label(self, old: str, new: str) -> None:
        """An item that stayed is now ``new``."""
        self._now["item", old].add(new)

    def follows(self, kind: CitedKind, old: str, new: str) -> bool:
        """What had the number ``old`` has the number ``new`` now."""
        return new in self._now.get((kind, old), ())

    def elsewhere(self, kind: CitedKind, number: str) -> str:
        """The number that what had ``number`` has now, if it is another one and certain; else empty."""
        found = self._now.get((kind, number), set())
        return next(iter(found)) if len(found) == 1 and number not in found else ""

    def shifts(self) -> Iterator[Shift]:
        """The renumberings of articles and annexes, neighbours together."""
        for kind in ("article", "annex"):
            yield from _shifts(kind, self._pairs(kind))

    def _pairs(self, kind: str) -> list[tuple[int, int]]:
        pairs = {
            (int(old.number), int(new.number))
            for old, new in self._heads
            if old.kind == kind and old.number.isdigit() and new.number.isdigit()
        }
        return sorted(pairs)


def _shifts(kind: CitedKind, pairs: list[tuple[int, int]]) -> Iterator[Shift]:
    run: list[tuple[int, int]] = []
    for old, new in [*pairs, (-1, -1)]:
        if run and (old, new) != (run[-1][0] + 1, run[-1][1] + 1):
            if run[0][0] != run[0][1]:
                yield Shift(kind, str(run[0][0]), str(run[-1][0]), str(run[0][1]), str(run[-1][1]))
            run = []
        run.append((old, new))
