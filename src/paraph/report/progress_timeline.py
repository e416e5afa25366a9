"""The deadlines of all tasks as a picture: a line for each task on one axis of time, and the day of the report."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from paraph.follow_up import Standing, Task
from paraph.model import Runs
from paraph.report.drawn_words import cut, room
from paraph.report.progress import Progress
from paraph.report.progress_bars import SHAPES, SIZE, WIDTH, evenly, legend
from paraph.report.progress_words import Speech
from paraph.writers.drawing import Drawing, Label, Line, Mark, Piece

MOST = 22
"""Tasks in one picture: as many as a page has room for."""
_NAMES = 960
_LEFT = 1010
_RIGHT = 2460
_TOP = 200
_PITCH = 54
_STEPS = (1, 3, 6, 12, 24, 60, 120)
"""Months between two ticks: the first of these that leaves no more than so many ticks."""
_TICKS = 12


class _Axis(Struct, frozen=True):
    """A stretch of time laid over the width of the picture; both ends are the first day of a month."""

    first: datetime.date
    last: datetime.date

    def x(self, day: datetime.date) -> int:
        """Where a day stands."""
        whole = max(1, (self.last - self.first).days)
        return _LEFT + (_RIGHT - _LEFT) * (day - self.first).days // whole

    def ticks(self) -> Iterator[datetime.date]:
        """The first days of months, quarters or years, as the stretch is long."""
        begin, end = (day.year * 12 + day.month - 1 for day in (self.first, self.last))
        longest = _STEPS[-1] * math.ceil(max(1, end - begin) / (_STEPS[-1] * _TICKS))
        step = next((each for each in _STEPS if (end - begin) // each <= _TICKS), longest)
        for months in range(begin + -begin % step, end + 1, step):
            yield datetime.date(months // 12, months % 12 + 1, 1)


def timeline(progress: Progress, speech: Speech) -> tuple[Drawing, ...]:
    """Every task in the order of the list; several pictures where one page has no room for all."""
    pages = evenly(progress.tasks, MOST)
    return tuple(_drawing(number, page, progress, speech) for number, page in enumerate(pages, 1))


def _drawing(number: int, tasks: Sequence[Task], progress: Progress, speech: Speech) -> Drawing:
    axis = _axis(progress)
    height = _TOP + len(tasks) * _PITCH + 20
    caption = f"{speech.say('deadlines')}, {speech.as_of(progress.day)}"
    if number > 1:
        caption += f" ({speech.say('continued')})"
    pieces: list[Piece] = [*legend(speech, marks=True), *_scale(axis, progress.day, height, speech)]
    told: list[str] = []
    for at, task in enumerate(tasks):
        now = progress.standing(task)
        pieces += _row(task, now, axis, progress, _TOP + at * _PITCH + _PITCH // 2, speech)
        told.append(f"{_number(task, speech)}: {_told(now, speech)}.")
    alt = f"{caption}. {' '.join(told)}"
    return Drawing(id=f"deadlines-{number}", width=WIDTH, height=height, alt=alt, caption=caption, pieces=tuple(pieces))


def _scale(axis: _Axis, day: datetime.date, height: int, speech: Speech) -> Iterator[Piece]:
    """Ticks with their months; the day of the report over all of them."""
    for tick in axis.ticks():
        yield Line(axis.x(tick), _TOP - 14, axis.x(tick), height, "faint", 2)
        yield Label(axis.x(tick), _TOP - 24, f"{tick.month:02}.{tick.year:04}", 26, "middle")
    yield Line(_LEFT, _TOP - 6, _RIGHT, _TOP - 6)
    text = f"{speech.say('report-day')} {day.day:02}.{day.month:02}.{day.year:04}"
    half = room(text, SIZE) // 2
    yield Line(axis.x(day), _TOP - 14, axis.x(day), height, "text", 5, dashed=True)
    yield Label(min(max(axis.x(day), _LEFT + half), WIDTH - half), _TOP - 80, text, SIZE, "middle", bold=True)


def _row(task: Task, now: Standing, axis: _Axis, progress: Progress, y: int, speech: Speech) -> Iterator[Piece]:
    name = cut(f"{_number(task, speech)}. {_words(task, progress, speech)}", SIZE, _NAMES)
    yield Label(0, y + 12, name, SIZE)
    if now.deadline is None:
        return
    end = axis.x(now.deadline.last)
    first = now.before[0] if now.before else now.deadline
    if progress.start is not None and progress.start < first.last:
        yield Line(axis.x(progress.start), y, axis.x(first.last), y, "line", 4)
    for before, after in pairwise((*now.before, now.deadline)):
        yield Line(axis.x(before.last), y, axis.x(after.last), y, "postponed", 5, dashed=True)
        yield Line(axis.x(before.last), y - 14, axis.x(before.last), y + 14, "line", 4)
    if now.state == "overdue":
        yield Line(end, y, axis.x(progress.day), y, "overdue", 12)
    yield Line(end, y - 18, end, y + 18, "line", 4)
    ended = now.since is not None and now.ended
    yield Mark(axis.x(now.since) if ended and now.since else end, y, SHAPES[now.state], now.state)


def _number(task: Task, speech: Speech) -> str:
    return speech.put(task.number.get(speech.base) or task.record.id)


def _words(task: Task, progress: Progress, speech: Speech) -> str:
    return speech.put(" ".join(_plain(task.text.get(speech.base, ()), progress.header.parties[0]).split()))


def _plain(runs: Runs, holder: str) -> str:
    return "".join(run.text if run.slot is None else _plain(run.slot[holder], holder) for run in runs)


def _told(now: Standing, speech: Speech) -> str:
    said = [speech.deadline(now.deadline)] if now.deadline is not None else []
    said.append(speech.state(now.state))
    if now.days_late:
        said.append(speech.late(now.days_late))
    return ", ".join(said)


def _axis(progress: Progress) -> _Axis:
    """From the month in which the instrument was made to the month after the last deadline or the report."""
    days = [progress.start or progress.day, progress.day]
    for task in progress.tasks:
        now = progress.standing(task)
        days += [each.last for each in (*now.before, *((now.deadline,) if now.deadline else ()))]
        days += [now.since] if now.since is not None and now.ended else []
    return _Axis(min(days).replace(day=1), _month(max(days).replace(day=1), 1))


def _month(day: datetime.date, more: int) -> datetime.date:
    """The first day of the month ``more`` months after that of ``day``; the calendar ends with the year 9999."""
    months = min(day.year * 12 + day.month - 1 + more, 9999 * 12 + 11)
    return datetime.date(months // 12, months % 12 + 1, 1)
