"""Tables whose rows nobody writes: what they are made of, and what their columns may take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from paraph.model import Place
from paraph.sources.faults import Faults
from paraph.sources.table_types import TableSource, Taken
from paraph.sources.types import Clause

LISTS: Mapping[str, tuple[Taken, ...]] = {
    "articles": ("label", "heading"),
    "parts": ("label", "heading"),
    "languages": ("language", "owner", "collated"),
}
"""What is listed of the agreement that a paper is about, and what each row of it tells."""
ABOUT = ("articles", "parts")
"""Of these the other agreement as a whole is needed."""
_OF_BODIES: tuple[Taken, ...] = ("body",)
_OF_TASKS: tuple[Taken, ...] = ("number", "decision")
"""Only where the rows are the tasks of another instrument."""
_ELSEWHERE = {*_OF_TASKS, *_OF_BODIES, *(name for names in LISTS.values() for name in names)}
_OF_RECORDS: tuple[Taken, ...] = tuple(name for name in get_args(Taken) if name not in _ELSEWHERE)


def options(lists: str | None, *, following: bool) -> tuple[Taken, ...]:
    """What ``from:`` may say in a table that lists ``lists``, or follows up another instrument, or is written."""
    if lists is not None:
        return LISTS.get(lists, _OF_BODIES)
    return (*_OF_RECORDS, *_OF_TASKS) if following else _OF_RECORDS


def check_listed(table: TableSource, clause: Clause, faults: Faults, place: Place) -> None:
    """A table that lists a parameter follows a clause which has it, a parameter of bodies."""
    if table.lists is None or table.lists in LISTS:
        return
    bodies = [name for name, parameter in clause.parameters.items() if parameter.type == "bodies"]
    if table.lists not in bodies:
        faults.unknown("unknown-parameter", place, table.lists, [*bodies, *LISTS], clause=clause.id)
