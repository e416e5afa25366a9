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
        """Per cent of each state, in the order of `STATES`."""
        return shares(self.counts)

    def of(self, state: State) -> int:
        """How many are in ``state``."""
        return self.counts[STATES.index(state)]


def tally(states: Iterable[State]) -> Tally:
    """Counts ``states``."""
    found = list(states)
    return Tally(tuple(found.count(state) for state in STATES))


def shares(counts: Sequence[int]) -> tuple[int, ...]:
    """Whole per cent of each count, each rounded by itself (a half goes up); all 0 where there is nothing.

    Each can be checked alone; together they may come to 99 or 101.
    """
    total = sum(counts)
    return tuple((200 * count + total) // (2 * total) if total else 0 for count in counts)
