"""A `Scene` in, the PDF out (PDF/A-2a, PDF/UA-1), set by Typst."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from paraph.errors import EngineError
from paraph.wordcompare.viewing.scene import Block, Cell, Paragraph, Scene, Table, Words
from paraph.writers.pdf.engine import LONG
from paraph.writers.pdf.typesetter import Job, typeset, typeset_apart

_TEMPLATE = Path(__file__).with_name("redline.typ")
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_INSTEAD = "\u25a1"
_TRIES = 6
_WIDE = 5
"""A table with so many columns turns the page."""


def to_pdf(scene: Scene, title: str, labels: Mapping[str, str], date: str, notices: Sequence[str] = ()) -> bytes:
    """The PDF of ``scene``, ``notices`` before all; ``date`` (``2026-11-22``, or nothing) is its only clock.

    A letter that the font lacks is drawn as a square. Raises ``EngineError`` where Typst refuses.
    """
    data = json.dumps({**_payload(scene, title, labels), "notices": list(notices)}, ensure_ascii=False)
    for _ in range(_TRIES):
        job = Job(_TEMPLATE.read_bytes(), data.encode("utf-8"), _midnight(date), str(_TEMPLATE.parent))
        outcome = typeset(job) if len(job.data) < LONG else typeset_apart(job)
        letters = {letter for found in _UNSHOWN.findall(outcome.diagnostic) for letter in found}
        if not outcome.message:
            return outcome.pdf
        if not letters:
            break
        for letter in letters:
            data = data.replace(letter, _INSTEAD)
    raise EngineError("Typst could not set the document: {reason}", reason=outcome.message)


def _midnight(date: str) -> int:
    day = datetime.date.fromisoformat(date or "1980-01-01")
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC).timestamp())


def _payload(scene: Scene, title: str, labels: Mapping[str, str]) -> dict[str, Any]:
    return {
        "title": title,
        "lang": labels["language"],
        "look": labels["look"],
        "landscape": any(isinstance(block, Table) and len(block.widths) >= _WIDE for block in scene.body),
        "headers": list(_blocks(scene.headers)),
        "body": list(_blocks(scene.body)),
        "notes": [{"sign": note.sign, "blocks": list(_blocks(note.blocks))} for note in scene.notes],
        "footers": list(_blocks(scene.footers)),
    }


def _blocks(blocks: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        yield _paragraph(block) if isinstance(block, Paragraph) else _table(block)


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    words = [_words(each) for each in paragraph.words]
    if paragraph.fate and paragraph.words and any(not each.fate for each in paragraph.words):
        words.append({"text": "\u00b6", "fate": paragraph.fate})
    return {
        "type": "p",
        "words": words,
        "align": paragraph.align,
        "number": paragraph.number,
        "indent": paragraph.indent,
        "changed": paragraph.changed,
    }


def _words(words: Words) -> dict[str, Any]:
    out: dict[str, Any] = {"text": words.text.replace("\t", "\u2003"), "fate": words.fate}
    for name in ("bold", "italic", "raised"):
        if getattr(words, name):
            out[name] = True
    return out


def _table(table: Table) -> dict[str, Any]:
    count = max((sum(cell.span for cell in row.cells) for row in table.rows), default=1)
    widths = list(table.widths)[:count]
    widths += [max(1, sum(widths) // max(1, len(widths)))] * (count - len(widths))
    cells = [_cell(cell, x, y) for y, row in enumerate(table.rows) for x, cell in _placed(row.cells)]
    return {"type": "table", "columns": [max(1, width) for width in widths], "cells": cells}


def _placed(cells: tuple[Cell, ...]) -> Iterator[tuple[int, Cell]]:
    x = 0
    for cell in cells:
        yield x, cell
        x += cell.span


def _cell(cell: Cell, x: int, y: int) -> dict[str, Any]:
    return {"x": x, "y": y, "span": cell.span, "continued": cell.continued, "blocks": list(_blocks(cell.blocks))}
