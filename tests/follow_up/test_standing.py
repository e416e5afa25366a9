"""How a record stands on a day: cases a lawyer can check, then rules that hold for every history."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraph.follow_up import (
    GRADES,
    STATES,
    STATUSES,
    TASK_GRADES,
    Deadline,
    FollowUp,
    Step,
    agenda,
    newest_day,
    shares,
    standing,
    tally,
)
from paraph.model import Place

PLACE = Place("agreements/talks/records.yaml", 1, 1)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def until(text: str) -> Deadline:
    return Deadline(day(text))


DECISION = FollowUp(
    id="d-1-1",
    place=PLACE,
    passage="item-1/decision-1",
    grade="agreed",
    deadline=until("2021-03-01"),
    history=(
        Step(on=day("2021-02-10"), status="postponed", deadline=until("2021-06-01"), by="talks-2/previous"),
        Step(on=day("2021-07-05"), status="done", evidence={"ru": "Приказ № 12"}),
    ),
)


@pytest.mark.parametrize(
    ("on", "state", "deadline", "late"),
    [
        ("2020-11-27", "open", "2021-03-01", 0),
        ("2021-02-09", "open", "2021-03-01", 0),
        ("2021-02-10", "postponed", "2021-06-01", 0),
        ("2021-06-01", "postponed", "2021-06-01", 0),
        ("2021-06-02", "overdue", "2021-06-01", 1),
        ("2021-07-04", "overdue", "2021-06-01", 33),
        ("2021-07-05", "done", "2021-06-01", 0),
        ("2030-01-01", "done", "2021-06-01", 0),
    ],
)
def test_a_decision_through_its_life(on: str, state: str, deadline: str, late: int) -> None:
    found = standing(DECISION, day(on))
    assert (found.state, found.deadline, found.days_late) == (state, until(deadline), late)


def test_what_brought_a_state_about_is_told() -> None:
    assert (standing(DECISION, day("2021-01-01")).since, standing(DECISION, day("2021-01-01")).by) == (None, None)
    postponed = standing(DECISION, day("2021-05-01"))
    assert (postponed.since, postponed.by) == (day("2021-02-10"), "talks-2/previous")
    assert postponed.before == (until("2021-03-01"),)
    overdue = standing(DECISION, day("2021-06-20"))
    assert (overdue.since, overdue.by) == (day("2021-06-02"), "talks-2/previous")
    done = standing(DECISION, day("2021-07-05"))
    assert (done.since, done.evidence) == (day("2021-07-05"), {"ru": "Приказ № 12"})


@pytest.mark.parametrize(
    ("deadline", "last"),
    [
        (Deadline.of("month", 2021, 2), "2021-02-28"),
        (Deadline.of("month", 2024, 2), "2024-02-29"),
        (Deadline.of("quarter", 2021, 1), "2021-03-31"),
        (Deadline.of("quarter", 2021, 4), "2021-12-31"),
        (Deadline.of("year", 2021), "2021-12-31"),
    ],
)
def test_a_month_a_quarter_a_year_end_on_their_last_day(deadline: Deadline, last: str) -> None:
    assert deadline.last == day(last)
    record = FollowUp(id="d", place=PLACE, row="d", grade="agreed", deadline=deadline)
    assert standing(record, day(last)).state == "open"
    assert standing(record, day(last) + datetime.timedelta(days=1)).state == "overdue"


@pytest.mark.parametrize(("unit", "number"), [("month", 13), ("quarter", 5), ("day", 1)])
def test_there_is_no_thirteenth_month(unit: str, number: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        Deadline.of(unit, 2021, number)  # type: ignore[arg-type]


# ---- rules for every history

DAYS = st.dates(min_value=datetime.date(2020, 1, 1), max_value=datetime.date(2023, 12, 31))
DEADLINES = DAYS.map(Deadline)


@st.composite
def records(draw: st.DrawFn) -> FollowUp:
    """Any record that its file may hold."""
    days = sorted(draw(st.lists(DAYS, max_size=6)))
    history = []
    for on in days:
        status = draw(st.sampled_from(STATUSES))
        moved = draw(DEADLINES if status == "postponed" else st.none() | DEADLINES)
        history.append(Step(on=on, status=status, deadline=moved))
    return FollowUp(
        id=draw(st.sampled_from(("a", "b", "c"))),
        place=PLACE,
        row="a",
        grade=draw(st.sampled_from(GRADES)),
        deadline=draw(st.none() | DEADLINES),
        status=draw(st.sampled_from(STATUSES)),
        history=tuple(history),
    )


@given(records(), DAYS)
def test_overdue_is_exactly_past_the_deadline_and_not_ended(record: FollowUp, on: datetime.date) -> None:
    found = standing(record, on)
    written = [record.status, *(step.status for step in record.history if step.on <= on)][-1]
    late = found.deadline is not None and on > found.deadline.last and written in ("open", "postponed")
    assert (found.state == "overdue") is late
    assert found.state == ("overdue" if late else written)
    assert (found.days_late > 0) is late


@given(records(), DAYS)
def test_what_comes_later_changes_nothing_today(record: FollowUp, on: datetime.date) -> None:
    so_far = tuple(step for step in record.history if step.on <= on)
    cut = FollowUp(
        **{name: getattr(record, name) for name in record.__struct_fields__ if name != "history"}, history=so_far
    )
    assert standing(cut, on) == standing(record, on)


@given(records(), DAYS, st.integers(min_value=0, max_value=2000))
def test_without_a_new_entry_a_state_only_ages(record: FollowUp, on: datetime.date, more: int) -> None:
    """Done stays done, dropped dropped; overdue stays overdue, later by each day; open becomes overdue or stays."""
    later = on + datetime.timedelta(days=more)
    if any(on < step.on <= later for step in record.history):
        return
    first, then = standing(record, on), standing(record, later)
    assert then.deadline == first.deadline
    if first.ended:
        assert then == first
    elif first.state == "overdue":
        assert then.state == "overdue"
        assert then.days_late == first.days_late + more
        assert then.since == first.since
    else:
        assert then.state in (first.state, "overdue")


@given(records(), DAYS)
def test_the_deadline_in_force_is_the_last_one_set(record: FollowUp, on: datetime.date) -> None:
    found = standing(record, on)
    given_ = [record.deadline, *(step.deadline for step in record.history if step.on <= on)]
    assert found.deadline == next((each for each in reversed(given_) if each is not None), None)
    chain = (*found.before, found.deadline)
    assert all(before != after for before, after in pairwise(chain))


@pytest.mark.slow
@given(st.lists(records(), max_size=8), DAYS)
def test_an_agenda_counts_every_task_and_lists_each_once(found: list[FollowUp], on: datetime.date) -> None:
    plan = agenda(found, on)
    tasks = [record for record in found if record.grade in TASK_GRADES]
    assert plan.counts.total == len(tasks)
    assert plan.counts.of("overdue") == len(plan.overdue)
    assert all(due.standing.state in ("open", "postponed") for due in plan.soon)
    for due in plan.soon:
        assert due.standing.deadline is not None
        assert on <= due.standing.deadline.last <= plan.until
    for listed in (plan.overdue, plan.soon):
        last = [due.standing.deadline.last for due in listed if due.standing.deadline]
        assert last == sorted(last)
    assert len(plan.overdue) + len(plan.soon) <= len(tasks)


@given(st.lists(st.integers(min_value=0, max_value=500), min_size=1, max_size=8))
def test_a_share_is_the_nearest_whole_per_cent(counts: list[int]) -> None:
    found = shares(counts)
    for count, share in zip(counts, found, strict=True):
        assert 2 * abs(share * sum(counts) - count * 100) <= sum(counts)


def test_shares_a_reader_can_check() -> None:
    assert shares((1, 1, 1)) == (33, 33, 33)
    assert shares((1, 7)) == (13, 88)
    assert shares((10, 5, 2, 3, 2)) == (45, 23, 9, 14, 9)
    assert shares((0, 0)) == (0, 0)


def test_a_tally_keeps_the_order_of_every_table() -> None:
    found = tally(["overdue", "done", "done"])
    assert STATES == ("done", "open", "overdue", "postponed", "dropped")
    assert found.counts == (2, 0, 1, 0, 0)
    assert (found.total, found.of("done"), found.shares) == (3, 2, (67, 0, 33, 0, 0))


def test_the_newest_day_is_the_instruments_or_the_last_entry() -> None:
    assert newest_day((DECISION,), day("2020-11-27")) == day("2021-07-05")
    assert newest_day((DECISION,), day("2022-01-01")) == day("2022-01-01")
    assert newest_day((), day("2022-01-01")) == day("2022-01-01")
