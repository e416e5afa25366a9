"""The shares of every group as a picture: one bar for each, its states side by side."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TypeVar

from paraph.follow_up import STATES, State, Tally
from paraph.report.drawn_words import lines, room
from paraph.report.progress import Counted, Progress
from paraph.report.progress_words import Speech
from paraph.writers.drawing import Drawing, Label, Mark, Piece, Rect, Shape

T = TypeVar("T")

WIDTH = 2500
SIZE = 34
MOST = 12
"""Bars in one picture: as many as a page has room for."""
SHAPES: dict[State, Shape] = {
    "done": "circle",
    "open": "ring",
    "overdue": "triangle",
    "postponed": "diamond",
    "dropped": "cross",
}
_NAMES = 780
_LEFT = 830
_RIGHT = 2180
_BAR = 70
_PITCH = 94
_TOP = 90


def bars(progress: Progress, speech: Speech) -> tuple[Drawing, ...]:
    """The whole first, then every branch or part; several pictures where one page has no room for all."""
    groups = progress.groups
    kind = progress.kind if len(groups) > 1 else "body"
    counted = groups if len(groups) > 1 else progress.bodies
    rows = [(speech.say("total"), progress.total), *((_name(each, speech), each.counts) for each in counted)]
    pages = evenly(rows, MOST)
    caption = f"{speech.say('progress')}, {speech.as_of(progress.day)}: {_lower(speech.say(f'by.{kind}'))}"
    return tuple(_drawing(f"bars-{number}", page, caption, speech) for number, page in enumerate(pages, 1))


def evenly(rows: Sequence[T], most: int) -> list[Sequence[T]]:
    """``rows`` in as few pages of at most ``most`` as there must be, all about as long."""
    size = math.ceil(len(rows) / math.ceil(len(rows) / most)) if rows else 1
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def legend(speech: Speech, *, marks: bool) -> Iterator[Piece]:
    """A sample of each state, and its name."""
    x = 0
    for state in STATES:
        if marks:
            yield Mark(x + 26, 30, SHAPES[state], state)
        else:
            yield Rect(x, 6, 64, 46, state)
        text = speech.state(state)
        x += 60 if marks else 80
        yield Label(x, 42, text, SIZE)
        x += room(text, SIZE) + 70


def _drawing(id_: str, rows: Sequence[tuple[str, Tally]], caption: str, speech: Speech) -> Drawing:
    pieces: list[Piece] = [*legend(speech, marks=False)]
    for at, (name, counts) in enumerate(rows):
        pieces += _row(name, counts, _TOP + at * _PITCH, bold=at == 0 and id_ == "bars-1")
    height = _TOP + len(rows) * _PITCH
    alt = f"{caption}. " + " ".join(f"{name}: {_told(counts, speech)}." for name, counts in rows)
    return Drawing(id=id_, width=WIDTH, height=height, alt=alt, caption=caption, pieces=tuple(pieces))


def _row(name: str, counts: Tally, y: int, *, bold: bool) -> Iterator[Piece]:
    middle = y + _BAR // 2 + 12
    written = lines(name, SIZE, _NAMES, 2)
    for number, line in enumerate(written):
        yield Label(0, middle + (2 * number - len(written) + 1) * 20, line, SIZE, bold=bold)
    total, before = counts.total, 0
    for state, count in zip(STATES, counts.counts, strict=True):
        if count:
            left, right = _at(before, total), _at(before + count, total)
            yield Rect(left, y, right - left, _BAR, state)
            yield from _count(str(count), left, right, middle)
            before += count
    done = counts.shares[0]
    yield Label(_RIGHT + 40, middle, f"{counts.of('done')} / {total}", SIZE, bold=bold)
    yield Label(WIDTH, middle, f"{done}\u00a0%", SIZE, "end", bold=bold)


def _count(text: str, left: int, right: int, y: int) -> Iterator[Piece]:
    """The count on a patch of paper, if the piece of bar has room for it."""
    plate = room(text, SIZE) + 30
    if plate + 8 <= right - left:
        yield Label((left + right) // 2, y, text, SIZE, "middle", plate=plate)


def _at(count: int, total: int) -> int:
    return _LEFT + (_RIGHT - _LEFT) * count // max(total, 1)


def _name(counted: Counted, speech: Speech) -> str:
    return speech.capital(speech.put(counted.group.names.get(speech.base, counted.group.id)))


def _told(counts: Tally, speech: Speech) -> str:
    return ", ".join(
        f"{speech.state(state)} {count}" for state, count in zip(STATES, counts.counts, strict=True) if count
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
