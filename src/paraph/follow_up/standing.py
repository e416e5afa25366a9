"""A record and a day in, how it stands on that day out: its history played again, no clock."""

from __future__ import annotations

import datetime

from msgspec import Struct, field

from paraph.follow_up.types import Deadline, FollowUp, State
from paraph.model import Language

_ENDED: tuple[State, ...] = ("done", "dropped")


class Standing(Struct, frozen=True, kw_only=True):
    """How a record stands on a day.

    ``deadline`` is the one in force; ``before`` are those it replaced, the oldest first. ``since`` is the day from
    which the state holds (``None``: from the beginning); ``by`` is the decision that brought it about.
    """

    state: State
    deadline: Deadline | None = None
    before: tuple[Deadline, ...] = ()
    since: datetime.date | None = None
    by: str | None = None
    evidence: dict[Language, str] = field(default_factory=dict)
    days_late: int = 0
    """How many days the deadline in force has passed; 0 unless overdue."""

    @property
    def ended(self) -> bool:
        """True if nothing is to be done any more."""
        return self.state in _ENDED


def standing(record: FollowUp, day: datetime.date) -> Standing:
    """How ``record`` stands at the end of ``day``.

    Only what happened up to that day counts. A task neither done nor dropped is overdue from the day after the
    deadline in force, whether it was postponed before or not.
    """
    now = Standing(state=record.status, deadline=record.deadline, evidence=record.evidence)
    for step in record.history:
        if step.on > day:
            break
        moved = step.deadline is not None and step.deadline != now.deadline
        now = Standing(
            state=step.status,
            deadline=step.deadline or now.deadline,
            before=(*now.before, now.deadline) if moved and now.deadline else now.before,
            since=step.on,
            by=step.by,
            evidence=step.evidence or now.evidence,
        )
    if now.ended or now.deadline is None or day <= now.deadline.last:
        return now
    return Standing(
        state="overdue",
        deadline=now.deadline,
        before=now.before,
        since=now.deadline.last + datetime.timedelta(days=1),
        by=now.by,
        evidence=now.evidence,
        days_late=(day - now.deadline.last).days,
    )
