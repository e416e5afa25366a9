"""Content controls among the words that only one side has: opened for comparison, tracked around what stays."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import NamedTuple

from paraph.wordcompare.merging.diff import Stretch, diff
from paraph.wordcompare.merging.entries import Entry, Nest
from paraph.wordcompare.names import SDT, Element
from paraph.wordcompare.reading.tokens import Token


class Slot(NamedTuple):
    """What one token gives, and the controls around it on each side."""

    old: tuple[Element, ...]
    new: tuple[Element, ...]
    entries: list[Entry]


class CrossingError(Exception):
    """An old and a new control overlap: neither holds the other."""


def opened(old: list[Token], new: list[Token]) -> list[Stretch] | None:
    """The diff with the controls opened that found no like; ``None`` where there is none to open."""
    found: list[Stretch] | None = None
    while True:
        stretches = diff(old, new) if found is None else found
        gone = {id(token) for stretch in stretches if not stretch.kept for token in stretch.old if _is_control(token)}
        come = {id(token) for stretch in stretches if not stretch.kept for token in stretch.new if _is_control(token)}
        if not gone and not come:
            return found
        old, new = list(_unfolded(old, gone)), list(_unfolded(new, come))
        found = diff(old, new)


def _is_control(token: Token) -> bool:
    return token.sort == "wrap" and token.node.tag == SDT and bool(token.inner)


def _unfolded(tokens: list[Token], controls: set[int]) -> Iterator[Token]:
    for token in tokens:
        if id(token) not in controls:
            yield token
            continue
        inner = [copy(each) for each in token.inner]
        if token.tail:
            last = Token("text", "", "space")  # no letters: marks of places at the end of the control
            last.lead = token.tail
            inner.append(last)
        inner[0].lead = token.lead + inner[0].lead
        for each in inner:
            each.wraps = (*token.wraps, token.node, *each.wraps)
            yield each


def nested(slots: list[Slot]) -> tuple[list[Entry], list[tuple[Element, bool]]]:
    """The entries with the controls around them; the controls, and whether each is new. Raises ``CrossingError``."""
    spans: dict[Element, tuple[int, int, bool]] = {}
    for at, slot in enumerate(slots):
        for controls, new in ((slot.old, False), (slot.new, True)):
            for control in controls:
                first = spans[control][0] if control in spans else at
                spans[control] = (first, at, new)
    order = sorted(spans.items(), key=lambda span: (span[1][0], -span[1][1], span[1][2]))
    entries = _level(slots, 0, len(slots) - 1, [(control, first, last) for control, (first, last, _new) in order])
    return entries, [(control, new) for control, (_first, _last, new) in order]


def _level(slots: list[Slot], start: int, stop: int, spans: list[tuple[Element, int, int]]) -> list[Entry]:
    out: list[Entry] = []
    at = start
    while spans:
        control, first, last = spans[0]
        if last > stop:
            raise CrossingError
        inner = [span for span in spans[1:] if span[1] <= last]
        for slot in slots[at:first]:
            out += slot.entries
        out.append(Nest(control, _level(slots, first, last, inner)))
        at = last + 1
        spans = spans[1 + len(inner) :]
    for slot in slots[at : stop + 1]:
        out += slot.entries
    return out
