"""A table of an annex as its YAML file: the first row is the head, the cells keep their languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from paraph.model import Language
from paraph.readers.drafting.escape import escaped
from paraph.readers.foreign.types import ForeignTable
from paraph.scaffold.yaml_text import flow, flow_plain


def table_file(table: ForeignTable, languages: Sequence[Language]) -> str:
    """``columns:`` and ``rows:`` of docs/format.md, section 5, in these languages; missing cells stay empty."""
    table_rows = [
        [{code: text for code, text in cell.items() if code in languages} for cell in row] for row in table.rows
    ]
    width = max((len(row) for row in table_rows), default=1) or 1
    head, *rows = table_rows or [[]]
    widths = [_width(table_rows, at) for at in range(width)]
    lines = ["columns:"]
    for at in range(width):
        heading = head[at] if at < len(head) else {}
        lines.append(
            "  - " + flow_plain({"key": f"c{at + 1}", "width": str(widths[at]), "heading": _cell(heading) or "{}"})
        )
    if rows:
        lines.append("rows:")
    for number, row in enumerate(rows, 1):
        lines.append(f"  - key: r{number}")
        lines += [f"    c{at + 1}: {_cell(cell)}" for at, cell in enumerate(row) if cell]
    return "\n".join(lines) + "\n"


def _cell(cell: Mapping[Language, str]) -> str:
    return flow({code: _broken(text) for code, text in cell.items()}) if cell else ""


def _broken(text: str) -> str:
    return escaped(text).replace("\n", " \\\n")


def _width(rows: Sequence[Sequence[Mapping[Language, str]]], at: int) -> int:
    """A share of the page by the longest word and the amount of text, between 5 and 50."""
    texts = [text for row in rows if at < len(row) for text in row[at].values()]
    longest = max((len(word) for text in texts for word in text.split()), default=5)
    mean = sum(len(text) for text in texts) // max(len(texts), 1)
    return min(max(longest, mean // 2, 5), 50)
