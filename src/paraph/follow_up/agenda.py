"""Records and a day in, what is late and what falls due soon out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from msgspec import Struct

from paraph.follow_up.standing import Standing, standing
from paraph.follow_up.tally import Tally, tally
from paraph.follow_up.types import FollowUp

SOON = 30
"""Days ahead that count as soon."""


class Due(Struct, frozen=True):
    """A task that wants looking after, and how it stands."""

    record: FollowUp
    standing: Standing


class Agenda(Struct, frozen=True):
    """The tasks of one instrument on ``day``: counted; those late, and those due by ``until``, the earliest first."""

    day: datetime.date
    until: datetime.date
    counts: Tally
    overdue: tuple[Due, ...]
    soon: tuple[Due, ...]


def agenda(records: Iterable[FollowUp], day: datetime.date, ahead: int = SOON) -> Agenda:
    """What the tasks among ``records`` come to on ``day``; ``ahead``: days that count as soon."""
    found = [Due(record, standing(record, day)) for record in records if record.task]
    until = min(day, datetime.date.max - datetime.timedelta(days=ahead)) + datetime.timedelta(days=ahead)
    waiting = [due for due in found if due.standing.deadline is not None and not due.standing.ended]
    waiting.sort(key=_earliest)
    return Agenda(
        day=day,
        until=until,
        counts=tally(due.standing.state for due in found),
        overdue=tuple(due for due in waiting if due.standing.state == "overdue"),
        soon=tuple(due for due in waiting if due.standing.state != "overdue" and _last(due) <= until),
    )


def newest_day(records: Iterable[FollowUp], day: datetime.date) -> datetime.date:
    """The newest day the sources know of: ``day`` (of the instrument), or the last entry of a history after it."""
    return max([day, *(step.on for record in records for step in record.history)])


def _last(due: Due) -> datetime.date:
    return datetime.date.max if due.standing.deadline is None else due.standing.deadline.last


def _earliest(due: Due) -> tuple[datetime.date, str]:
    return _last(due), due.record.id
