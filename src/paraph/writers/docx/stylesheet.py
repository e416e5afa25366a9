"""The values of ``templates/style.toml`` that Word's writer needs: page, sizes in rows, indents."""

from __future__ import annotations

import tomllib
from pathlib import Path

from msgspec import Struct

TWIPS_PER_MM = 1440 / 25.4


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
    space_after: float = 6
    item_indent: float = 0
    watermark: str = "#d9d9d9"
    gap: str = "#b00020"
    stale: str = "#9a6700"
    inserted: str = "#00529b"
    deleted: str = "#b00020"


def read_stylesheet(path: Path) -> StyleSheet:
    """The values in a ``style.toml``; what it leaves out keeps its default. Raises ``OSError``, ``ValueError``."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    names = {
        "page": {"left_mm": "left", "right_mm": "right", "top_mm": "top", "bottom_mm": "bottom",
                 "landscape_left_mm": "landscape_left", "landscape_right_mm": "landscape_right"},
        "font": {"word": "font", "size_pt": "size", "rows_two_pt": "rows_two", "rows_three_pt": "rows_three",
                 "table_pt": "table", "header_pt": "header"},
        "paragraph": {"first_line_mm": "first_line", "line_spacing": "line_spacing",
                      "space_after_pt": "space_after", "item_indent_mm": "item_indent"},
        "draft": {"watermark": "watermark", "gap": "gap", "stale": "stale",
                  "inserted": "inserted", "deleted": "deleted"},
    }  # fmt: skip
    values = {
        field: data[section][key]
        for section, keys in names.items()
        for key, field in keys.items()
        if key in data.get(section, {})
    }
    return StyleSheet(**values)
