"""Signatures typed side by side with spaces, taken apart: column by column instead of line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from paraph.readers.foreign.notebook import Notebook
from paraph.readers.foreign.patterns import editorial, is_signature
from paraph.readers.foreign.units import Unit

_GAP = re.compile(r"\s*\t+\s*|\s{3,}")


def signatures_apart(units: Sequence[Unit], notes: Notebook) -> Iterator[Unit]:
    """The same units, runs of lines in columns that sign made one unit for each column."""
    at = 0
    while at < len(units):
        run = _run(units, at)
        columns = _columns(run) if run else []
        if columns and all(is_signature(column) for column in columns):
            yield from _taken_apart(run, columns, notes)
            at += len(run)
        else:
            yield units[at]
            at += 1


def _segments(unit: Unit) -> list[str]:
    return _GAP.split(unit.text.strip()) if unit.table is None and not unit.number else []


def _run(units: Sequence[Unit], start: int) -> list[Unit]:
    width = len(_segments(units[start]))
    run: list[Unit] = []
    while width in (2, 3) and start + len(run) < len(units) and len(run) < 8:
        unit = units[start + len(run)]
        if len(_segments(unit)) != width:
            break
        run.append(unit)
    return run


def _columns(run: Sequence[Unit]) -> list[str]:
    lines = [_segments(unit) for unit in run]
    return [" ".join(line[at] for line in lines if editorial(line[at]) is None).strip() for at in range(len(lines[0]))]


def _taken_apart(run: Sequence[Unit], columns: Sequence[str], notes: Notebook) -> Iterator[Unit]:
    notes.note("signature-columns", run[0].at, columns[0])
    for text in columns:
        yield replace(run[0], text=text, indent=0, align="left", soft=False)
    for unit in run:
        for segment in _segments(unit):
            if editorial(segment) is not None:
                yield replace(unit, text=segment, indent=0, soft=False)
