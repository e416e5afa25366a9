"""States in, counts and shares out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from paraph.follow_up.types import STATES, State


class Tally(Struct, frozen=True):
    """How many tasks are in each state, in the order of `STATES`."""

    counts: tuple[int, ...] = (0,) * len(STATES)

    @property
    def total(self) -> int:
        """All tasks."""
        return sum(self.counts)

    @property
    def shares(self) -> tuple[int, ...]:
        """Per cent of each state; together 100, or all 0 where there is no task."""
        return shares(self.counts)

    def of(self, state: State) -> int:
        """How many are in ``state``."""
        return self.counts[STATES.index(state)]


def tally(states: Iterable[State]) -> Tally:
    """Counts ``states``."""
    found = list(states)
    return Tally(tuple(found.count(state) for state in STATES))


def shares(counts: Sequence[int]) -> tuple[int, ...]:
    """Whole per cent of each count, together exactly 100 (largest remainder; of equal remainders the first)."""
    total = sum(counts)
    if not total:
        return (0,) * len(counts)
    floors = [count * 100 // total for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda at: (-(counts[at] * 100 % total), at))
    for at in by_remainder[: 100 - sum(floors)]:
        floors[at] += 1
    return tuple(floors)
