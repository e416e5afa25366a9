"""The values of ``templates/style.toml`` that Word's writer needs: page, sizes in rows, indents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct

from paraph.writers.style import Style, of_kind, parse_style

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20
CELL_MM = 1.9
"""Between the words of a cell and its lines."""


def twips(millimetres: float) -> int:
    """Twentieths of a point, Word's unit of length."""
    return round(millimetres * TWIPS_PER_MM)


class StyleSheet(Struct, frozen=True, kw_only=True):
    """What Word and PDF share; the defaults are the shipped values. Lengths in millimetres, sizes in points."""

    left: float = 30
    right: float = 15
    top: float = 20
    bottom: float = 20
    landscape_left: float = 20
    landscape_right: float = 15
    font: str = "Times New Roman"
    size: float = 14
    rows_two: float = 12
    rows_three: float = 10.5
    table: float = 11
    header: float = 10
    first_line: float = 12.5
    line_spacing: float = 1.0
    heading: str = "center"
    """Where headings stand: ``center`` or ``left``."""
    letterhead: float = 0
    """Room above the title, for the letterhead of whoever writes."""
    signature: str = "center"
    """Where the words above a line to sign on stand: ``center`` or ``left``."""
    running_head: bool = True
    """Whether a draft says so above its text and across its pages."""
    space_after: float = 6
    item_indent: float = 0
    watermark: str = "#d9d9d9"
    gap: str = "#b00020"
    stale: str = "#9a6700"
    inserted: str = "#00529b"
    deleted: str = "#b00020"


def read_stylesheet(path: Path, kind: str = "agreement") -> StyleSheet:
    """The values in a ``style.toml`` for a kind; what it leaves out keeps its default. Raises ``InputError``."""
    return stylesheet(of_kind(parse_style(path), kind).sections)


def stylesheet(data: Style) -> StyleSheet:
    """The values of the sections of a style."""
    names = {
        "page": {"left_mm": "left", "right_mm": "right", "top_mm": "top", "bottom_mm": "bottom",
                 "landscape_left_mm": "landscape_left", "landscape_right_mm": "landscape_right"},
        "font": {"word": "font", "size_pt": "size", "rows_two_pt": "rows_two", "rows_three_pt": "rows_three",
                 "table_pt": "table", "header_pt": "header"},
        "paragraph": {"first_line_mm": "first_line", "line_spacing": "line_spacing",
                      "space_after_pt": "space_after", "item_indent_mm": "item_indent"},
        "look": {"heading": "heading", "letterhead_mm": "letterhead",
                 "signature": "signature", "running_head": "running_head"},
        "draft": {"watermark": "watermark", "gap": "gap", "stale": "stale",
                  "inserted": "inserted", "deleted": "deleted"},
    }  # fmt: skip
    values: dict[str, Any] = {
        field: data[section][key]
        for section, keys in names.items()
        for key, field in keys.items()
        if key in data.get(section, {})
    }
    return StyleSheet(**values)
