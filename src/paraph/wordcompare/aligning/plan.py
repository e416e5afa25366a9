"""What becomes of each block: the words of a plan."""

from __future__ import annotations

from typing import Literal, TypeAlias

from paraph.wordcompare.aligning.items import Item, Wraps
from paraph.wordcompare.names import Element

Fortune: TypeAlias = Literal["keep", "del", "ins", "from", "to", "group"]


WrappedCell: TypeAlias = tuple[Element, Wraps]
"""A cell and the content controls around it."""


class CellPair:
    """Cells of a kept or moved row: a pair with its plan, or one that came or went. ``wraps``: the controls around."""

    __slots__ = ("new", "new_wraps", "old", "old_wraps", "plan")

    def __init__(self, old: WrappedCell | None, new: WrappedCell | None, plan: Plan | None) -> None:
        self.old: Element | None = None if old is None else old[0]
        self.new: Element | None = None if new is None else new[0]
        self.old_wraps: Wraps = () if old is None else old[1]
        self.new_wraps: Wraps = () if new is None else new[1]
        self.plan = plan


class Step:
    """One step of a plan. ``olds`` and ``news`` hold one item each, more for a *group* (split or join), or none.

    ``plan`` goes into the content of paired tables and content controls, ``cells`` into that of paired rows. ``move``
    pairs the two ends of a move: the *from* step carries the same plan as the *to* step.
    """

    __slots__ = ("cells", "fortune", "move", "news", "olds", "plan")

    def __init__(self, fortune: Fortune, olds: tuple[Item, ...] = (), news: tuple[Item, ...] = ()) -> None:
        self.fortune: Fortune = fortune
        self.olds = olds
        self.news = news
        self.plan: Plan | None = None
        self.cells: list[CellPair] | None = None
        self.move: Move | None = None

    @property
    def old(self) -> Item:
        """The old item."""
        return self.olds[0]

    @property
    def new(self) -> Item:
        """The new item."""
        return self.news[0]


class Move:
    """A block that stands elsewhere: the pair, and the unit (an article, or a stretch of blocks) it moved with."""

    __slots__ = ("cells", "name", "new", "old", "plan", "unit")

    def __init__(self, old: Item, new: Item, unit: int) -> None:
        self.old = old
        self.new = new
        self.unit = unit
        self.name = ""
        self.plan: Plan | None = None
        self.cells: list[CellPair] | None = None


Plan: TypeAlias = list[Step]
