"""What a node was before, besides its words: put down in `Was` where it differs, and read back exactly."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from paraph.model import Column, Part, Passage, Table, Was

PASSAGE = ("id", "level", "kind", "mark", "party", "bracket", "state")
PART = ("id", "role", "number", "clause", "variant", "parameters", "note", "source")
NULLABLE = frozenset(("mark", "party", "bracket", "state", "clause", "variant", "parameters", "note", "source"))


def _was(old: Any, new: Any, names: tuple[str, ...]) -> Was | None:
    """``None`` if nothing but the words differs."""
    changed: dict[str, Any] = {name: getattr(old, name) for name in names if getattr(old, name) != getattr(new, name)}
    if "number" in changed:
        changed["number"] = changed["number"] or ""
    return Was(**changed) if changed else None


def _before(node: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """The older values of ``names``."""
    was: Was | None = node.was
    out: dict[str, Any] = {"was": None}
    for name in names if was is not None else ():
        value = getattr(was, name)
        if name == "number":
            out[name] = node.number if value is None else value or None
        else:
            out[name] = getattr(node, name) if value is (UNSET if name in NULLABLE else None) else value
    return out


def was_passage(old: Passage, new: Passage) -> Was | None:
    """What ``new`` was as ``old``, words apart."""
    return _was(old, new, PASSAGE)


def was_part(old: Part, new: Part) -> Was | None:
    """What ``new`` was as ``old``, its passages apart."""
    return _was(old, new, PART)


def was_table(old: Table, new: Table) -> Was | None:
    """What ``new`` was as ``old``, its rows and columns apart."""
    return _was(old, new, ("id",))


def passage_before(passage: Passage) -> Passage:
    """The passage as it was, words apart."""
    return replace(passage, **_before(passage, PASSAGE))


def part_before(part: Part) -> Part:
    """The part as it was, its passages apart."""
    return replace(part, **_before(part, PART))


def table_before(table: Table) -> Table:
    """The table as it was, its rows and columns apart."""
    return replace(table, **_before(table, ("id",)))


def column_before(column: Column) -> Column:
    """The column as it was."""
    return column.was or replace(column, change=None)
