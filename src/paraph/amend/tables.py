"""A table of the tree as a table file. Columns that change places with the holder are written out for each original."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from paraph.amend.emit import source
from paraph.amend.sameness import turned
from paraph.model import Header, Language, PartyId, Run, Runs, Table
from paraph.scaffold.yaml_text import flow, flow_plain


def table_text(table: Table, header: Header, languages: Sequence[Language]) -> str:
    """``columns`` and ``rows`` of docs/format.md, section 5."""
    seen = {holder: turned(table, header, holder) for holder in header.parties}
    first = seen[header.parties[0]]
    keys = [f"c{at + 1}" for at in range(len(table.columns))]
    lines = ["columns:"]
    for at, key in enumerate(keys):
        heading = _cell({holder: one.head.cells[at] for holder, one in seen.items()}, languages)
        width = str(first.columns[at].width)
        lines.append("  - " + flow_plain({"key": key, "width": width, "heading": flow(heading)}))
    if table.rows:
        lines.append("rows:")
    for row, line in enumerate(table.rows):
        lines.append(f"  - key: {(line.mark or f'r-{row + 1}').removeprefix('r-')}")
        for at, key in enumerate(keys):
            cell = _cell({holder: one.rows[row].cells[at] for holder, one in seen.items()}, languages)
            lines += [f"    {key}: {flow(cell)}"] if cell else []
    return "\n".join(lines) + "\n"


def _cell(seen: Mapping[PartyId, Mapping[Language, Runs]], languages: Sequence[Language]) -> dict[Language, str]:
    """Language to the source of a cell, from what each holder sees; languages without words are left out."""
    out: dict[Language, str] = {}
    for code in languages:
        runs = {holder: cell.get(code, ()) for holder, cell in seen.items()}
        same = len(set(runs.values())) == 1
        text = source(next(iter(runs.values())) if same else (Run(slot=runs),), tuple(seen))
        if text:
            out[code] = text.replace("\n", " \\\n")
    return out
