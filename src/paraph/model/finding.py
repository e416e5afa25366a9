"""A fault in the content: data, not an exception. All faults are gathered and shown at once."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct, field

Level: TypeAlias = Literal["error", "warning", "note"]


class Place(Struct, frozen=True, order=True):
    """Where: a path relative to the workspace (forward slashes), line and column counted from 1 (0: the whole file)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])


class Finding(Struct, frozen=True):
    """One fault. ``message`` and ``hint`` are English templates (`str.format` names), translated when shown.

    ``rule`` is a stable id in words, ``args`` fills both templates.
    """

    rule: str
    level: Level
    place: Place
    message: str
    hint: str = ""
    args: dict[str, str | int] = field(default_factory=dict)
