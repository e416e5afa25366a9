"""One rendering per holder in, neutral runs out: the same words everywhere but in slots (promise 2)."""

from __future__ import annotations

from collections.abc import Mapping

from paraph.assemble.inline import Item, Slot
from paraph.model import PartyId, Run, Runs, words


class OrderShowsError(ValueError):
    """Words outside a slot differ from holder to holder; ``words`` are two of the differing stretches."""

    def __init__(self, first: str, second: str) -> None:
        self.first = first
        self.second = second
        super().__init__(f"{first!r} and {second!r}")


def merge(renderings: Mapping[PartyId, tuple[Item, ...]]) -> Runs:
    """Neutral runs of one passage. Raises ``OrderShowsError`` where order shows outside a slot."""
    holders = list(renderings)
    sequences = [renderings[holder] for holder in holders]
    if len({len(sequence) for sequence in sequences}) > 1:
        raise OrderShowsError(*(_text(sequence) for sequence in _two_different(sequences)))
    out: list[Run] = []
    for items in zip(*sequences, strict=True):
        slots = [item.runs for item in items if isinstance(item, Slot)]
        if len(slots) == len(items):
            out.append(Run(slot=dict(zip(holders, slots, strict=True))))
            continue
        first = items[0]
        if slots or any(item != first for item in items) or not isinstance(first, Run):
            raise OrderShowsError(*(_text((item,)) for item in _two_different(items)))
        out.append(first)
    return tuple(out)


def _two_different(values: tuple[Item, ...] | list[tuple[Item, ...]]) -> tuple[object, object]:
    first = values[0]
    return first, next(value for value in values if value != first or isinstance(value, Slot))


def _text(items: object) -> str:
    if not isinstance(items, tuple):
        return ""
    return "".join(_text(item) if isinstance(item, tuple) else _words(item) for item in items)


def _words(item: object) -> str:
    return words(item.runs) if isinstance(item, Slot) else item.text if isinstance(item, Run) else ""
