"""A comparison as data for the reader of redlines: the redline tree and the list of changes, nothing of the house."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from paraph.compare.changes import Change, Comparison
from paraph.model import Original
from paraph.publish.package.shown import shown_original

FORMAT = 1
_SHOWN = ("bracket", "languages", "name", "prevailing", "date", "column")
"""Values that the text shows by itself; parameters, clauses, notes and states of translations are for the house."""


class RedlineData(Struct, frozen=True, kw_only=True):
    """``redline.json``. ``redline``: the new tree with marks, in the original of ``holder``."""

    format: int = FORMAT
    agreement: str
    old: str
    new: str
    holder: str
    changes: tuple[Change, ...]
    redline: Original


def redline_data(comparison: Comparison, agreement: str, old: str, new: str) -> RedlineData:
    """What anybody may see of ``comparison``: words, numbers and what became of them."""
    return RedlineData(
        agreement=agreement,
        old=old,
        new=new,
        holder=comparison.new.holder,
        changes=shown_changes(comparison.changes),
        redline=shown_original(comparison.redline),
    )


def redline_bytes(data: RedlineData) -> bytes:
    """The file: one line, the same bytes for the same value."""
    return msgspec.json.encode(data, order="deterministic") + b"\n"


def read_redline(data: bytes) -> RedlineData:
    """The value in ``data``. Raises ``msgspec.MsgspecError`` for what is none."""
    return msgspec.json.decode(data, type=RedlineData)


def schema() -> dict[str, Any]:
    """The JSON Schema of ``redline.json``."""
    return msgspec.json.schema(RedlineData)


def shown_changes(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes that the text itself shows: without parameters, reasons and the state of translations."""
    out = []
    for change in changes:
        values = tuple(value for value in change.values if value.name.startswith(_SHOWN))
        inside = shown_changes(change.inside)
        if change.kind in ("parameter", "status") and not (values or change.words or inside):
            continue
        out.append(replace(change, values=values, inside=inside, reason=None))
    return tuple(out)
