"""What stands in a redline cut at what was there before: tokens of a line, blocks of a container."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class _Dated(Protocol):
    @property
    def base(self) -> bool: ...


Some = TypeVar("Some", bound=_Dated)


def gaps(some: Iterable[Some]) -> tuple[list[Some], list[list[Some]]]:
    """What was there before (``base``), and what stands before each of it (and after the last)."""
    base: list[Some] = []
    between: list[list[Some]] = [[]]
    for each in some:
        if each.base:
            base.append(each)
            between.append([])
        else:
            between[-1].append(each)
    return base, between
