"""A record of follow-up as its file says it: what was decided, who answers, until when, what became of it."""

from __future__ import annotations

import calendar
import datetime
from typing import Literal, TypeAlias, get_args

from msgspec import Struct, field

from paraph.model import Language, PartyId, Place

Grade: TypeAlias = Literal["noted", "discussed", "interested", "agreed", "approved"]
"""How far the verb of a decision binds, the weakest first."""

Status: TypeAlias = Literal["open", "done", "postponed", "dropped"]
"""What is written down. That a task is overdue is never written: it follows from the day."""

State: TypeAlias = Literal["done", "open", "overdue", "postponed", "dropped"]
"""What a task is on a day."""

Unit: TypeAlias = Literal["day", "month", "quarter", "year"]

GRADES: tuple[Grade, ...] = get_args(Grade)
TASK_GRADES: tuple[Grade, ...] = ("agreed", "approved")
"""Only these grades open tasks: what was noted, discussed or met with interest binds nobody."""
STATUSES: tuple[Status, ...] = get_args(Status)
STATES: tuple[State, ...] = get_args(State)
"""In the order in which every table and picture shows them."""


class Deadline(Struct, frozen=True, order=True):
    """The last day in time. ``unit`` is how exactly it was set: a day, a month, a quarter, a year."""

    last: datetime.date
    unit: Unit = "day"

    @classmethod
    def of(cls, unit: Unit, year: int, number: int = 1) -> Deadline:
        """The ``number``-th month or quarter of ``year``, or the year; its last day is the last in time.

        Raises ``ValueError`` for a month or quarter there is not, and for a day.
        """
        months = {"month": number, "quarter": number * 3, "year": 12}
        if unit not in months:
            raise ValueError("a day is no stretch of time")
        month = months[unit]
        return cls(datetime.date(year, month, calendar.monthrange(year, month)[1]), unit)

    def __str__(self) -> str:
        """As it is written in a file: ``2021-03-01``, ``2021-03``, ``2021-Q1``, ``2021``."""
        year, month = f"{self.last.year:04}", self.last.month
        match self.unit:
            case "day":
                return self.last.isoformat()
            case "month":
                return f"{year}-{month:02}"
            case "quarter":
                return f"{year}-Q{(month + 2) // 3}"
            case "year":
                return year


class Step(Struct, frozen=True, kw_only=True):
    """One entry of a history: from ``on`` the record has ``status``, and ``deadline`` if one is given."""

    on: datetime.date
    status: Status
    deadline: Deadline | None = None
    by: str | None = None
    """The decision that says so: ``<agreement>/<passage>``."""
    evidence: dict[Language, str] = field(default_factory=dict)
    place: Place = Place("")


class FollowUp(Struct, frozen=True, kw_only=True):
    """One record. It is about ``passage`` (a labelled one) or about ``row`` (of a table), never about both.

    ``status`` holds from the beginning; ``history`` says what changed it and when.
    """

    id: str
    place: Place
    passage: str | None = None
    row: str | None = None
    grade: Grade
    responsible: dict[PartyId, tuple[str, ...]] = field(default_factory=dict)
    deadline: Deadline | None = None
    status: Status = "open"
    evidence: dict[Language, str] = field(default_factory=dict)
    """What proves that it was done, in plain words."""
    note: str | None = None
    """For the house only."""
    history: tuple[Step, ...] = ()

    @property
    def task(self) -> bool:
        """True if the decision binds somebody to do something."""
        return self.grade in TASK_GRADES
