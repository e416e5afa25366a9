"""The content of a container of a redline as units in order: what stood there before, and what came between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from paraph.wordcompare.aligning.items import content_of
from paraph.wordcompare.names import (
    CONTROL_PROPERTIES,
    CUSTOM_XML,
    SDT,
    SECTPR,
    TBL,
    TBL_PR_EX,
    TBLPR,
    TC,
    TCPR,
    TR,
    TRPR,
    ZERO_WIDTH,
    Element,
    P,
    w,
)
from paraph.wordcompare.threeway.tracking import FATE, INS, UnmergeableError, came, mark_of, row_came, table_came

STAY = frozenset((SECTPR, TBLPR, TBL_PR_EX, TCPR, TRPR, w("tblGrid"))) | CONTROL_PROPERTIES
"""Children of a container that are none of its content."""


class Unit(NamedTuple):
    """A paragraph (with what it was cut into), a table, a row, a cell; the start or the end of a content control.

    ``base``: it stood there before. One that came stands in the gap before the next such unit.
    """

    kind: str
    elements: tuple[Element, ...]
    base: bool


def blocks(holder: Element) -> list[Unit]:
    """The units of a body, a cell, a note, a header. Raises ``UnmergeableError``."""
    reader = _Blocks()
    reader.read(holder)
    if reader.pending:
        raise UnmergeableError
    return reader.out


class _Blocks:
    def __init__(self) -> None:
        self.out: list[Unit] = []
        self.pending: list[Element] = []

    def read(self, holder: Element) -> None:
        for child in holder:
            tag = child.tag
            if tag == P:
                self._paragraph(child)
            elif tag == TBL:
                self._whole("tbl", child, table_came(child))
            elif tag in (SDT, CUSTOM_XML):
                self._control(child)
            elif tag in ZERO_WIDTH:
                self.out.append(Unit("zero", (child,), False))
            elif tag not in STAY:
                self._whole("other", child, False)

    def _paragraph(self, paragraph: Element) -> None:
        new = mark_of(paragraph, INS) is not None
        if new and (self.pending or not came(paragraph)):
            self.pending.append(paragraph)  # cut off a paragraph whose end comes later
            return
        self.out.append(Unit("p", (*self.pending, paragraph), not new))
        self.pending.clear()

    def _whole(self, kind: str, element: Element, new: bool) -> None:
        if not self.pending:
            self.out.append(Unit(kind, (element,), not new))
        elif new:
            self.pending.append(element)
        else:
            raise UnmergeableError

    def _control(self, control: Element) -> None:
        inside = self._inside(control)
        if not self.pending:
            self.out += _opened(control, inside)
        elif control.get(FATE) == "ins" and [unit.kind for unit in inside if unit.base] == ["p"]:
            # a paragraph was cut, and its end is by now in a control that is new
            self.out.append(Unit("p", (*self.pending, control), True))
            self.pending.clear()
        else:
            raise UnmergeableError

    def _inside(self, control: Element) -> list[Unit]:
        inner = _Blocks()
        inner.read(content_of(control))
        if inner.pending:
            raise UnmergeableError
        return inner.out


def _opened(control: Element, inside: list[Unit]) -> Iterator[Unit]:
    base = control.get(FATE) != "ins"
    yield Unit("open", (control,), base)
    yield from inside
    yield Unit("close", (control,), base)


def rows(table: Element) -> list[Unit]:
    """The rows of a table."""
    return list(_parts(table, TR, row_came))


def cells(row: Element) -> list[Unit]:
    """The cells of a row."""
    return list(_parts(row, TC, lambda cell: cell.find(f"{TCPR}/{w('cellIns')}") is not None))


def _parts(holder: Element, tag: str, new: object) -> Iterator[Unit]:
    for child in holder:
        if child.tag == tag:
            yield Unit(tag, (child,), not new(child))  # type: ignore[operator]
        elif child.tag in (SDT, CUSTOM_XML):
            yield from _opened(child, list(_parts(content_of(child), tag, new)))
        elif child.tag in ZERO_WIDTH:
            yield Unit("zero", (child,), False)


def nested(units: list[Unit]) -> bool:
    """Whether every control that begins also ends, in the right order."""
    stack: list[Element] = []
    for unit in units:
        if unit.kind == "open":
            stack.append(unit.elements[0])
        elif unit.kind == "close" and (not stack or stack.pop() is not unit.elements[0]):
            return False
    return not stack


def rebuild(holder: Element, units: list[Unit]) -> None:
    """Make ``units`` the content of ``holder``; its properties stay."""
    stack = [holder]
    _emptied(holder)
    for unit in units:
        if unit.kind == "close":
            stack.pop()
            continue
        for element in unit.elements:
            end = next((each for each in stack[-1] if each.tag == SECTPR), None)
            if end is None:
                stack[-1].append(element)
            else:
                end.addprevious(element)
        if unit.kind == "open":
            stack.append(content_of(unit.elements[0]))
            _emptied(stack[-1])


def moved(holder: Element, to: Element) -> None:
    """The content of ``holder`` as the whole content of ``to``."""
    content = [each for each in holder if each.tag not in STAY]
    rebuild(to, [Unit("other", tuple(content), True)])


def _emptied(holder: Element) -> None:
    for child in [each for each in holder if each.tag not in STAY]:
        holder.remove(child)
