"""Texts beside each other in a terminal: cells in, lines out. Plain characters only, for any console."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Sequence

from msgspec import Struct

GAP = "  "
NARROWEST = 28
"""Below this width a column cannot be read; the languages are stacked instead."""


_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_KEPT = "\u00a0"


class Row(Struct, frozen=True):
    """One passage: the name in the margin and one text for each column."""

    name: str
    cells: tuple[str, ...]


def laid_out(titles: Sequence[str], rows: Sequence[Row], width: int) -> list[str]:
    """``rows`` side by side under ``titles`` where ``width`` allows, else one text under the other."""
    margin = max([0, *(len(row.name) for row in rows)])
    room = (width - margin - len(GAP) * len(titles)) // max(1, len(titles))
    if len(titles) > 1 and room >= NARROWEST:
        return _beside(titles, rows, margin, room)
    return _stacked(titles, rows, width)


def _beside(titles: Sequence[str], rows: Sequence[Row], margin: int, room: int) -> list[str]:
    lines = [_line("", titles, margin, room), _line("", ["-" * room] * len(titles), margin, room)]
    for row in rows:
        wrapped = [wrap(cell, room) for cell in row.cells]
        for index in range(max(1, *(len(cell) for cell in wrapped))):
            pieces = [cell[index] if index < len(cell) else "" for cell in wrapped]
            lines.append(_line(row.name if index == 0 else "", pieces, margin, room))
        lines.append("")
    return lines[:-1] if rows else lines


def _line(name: str, pieces: Sequence[str], margin: int, room: int) -> str:
    return GAP.join([pad(name, margin), *(pad(piece, room) for piece in pieces)]).rstrip()


def _stacked(titles: Sequence[str], rows: Sequence[Row], width: int) -> list[str]:
    lines: list[str] = []
    indent = max([0, *(len(title) for title in titles)]) + len(GAP)
    for row in rows:
        lines.append(f"[{row.name}]")
        for title, cell in zip(titles, row.cells, strict=True):
            for index, piece in enumerate(wrap(cell, max(20, width - indent)) or [""]):
                lines.append((pad(title if index == 0 else "", indent) + piece).rstrip())
        lines.append("")
    return lines[:-1]


def wrap(text: str, room: int) -> list[str]:
    """Lines of at most ``room`` characters; the line breaks of ``text`` stay, a value ``{{ }}`` is kept together."""
    lines: list[str] = []
    for paragraph in _CODE.sub(lambda code: code[0].replace(" ", _KEPT), text).split("\n"):
        lines += textwrap.wrap(paragraph, room, break_on_hyphens=False) or [""]
    return [line.replace(_KEPT, " ") for line in lines] if text else []


def pad(text: str, room: int) -> str:
    """``text`` with spaces up to ``room`` places on the screen (a combining mark takes none)."""
    shown = sum(not unicodedata.combining(letter) for letter in text)
    return text + " " * (room - shown)
