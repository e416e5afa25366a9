"""Writes docs/clauses.md: every clause of the library, its wordings, and which instruments use it.

Usage: python tools/clause_table.py [ROOT]. The test of the same name fails while the page is not what this would write.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from paraph.report.listing import heading
from paraph.report.usage import Use, usage
from paraph.sources import load
from paraph.sources.types import Clause, Workspace

PAGE = "docs/clauses.md"
HEAD = """\
# The library, clause by instrument

Made by `make clause-table`; do not edit. ● says that the instrument places the clause (twice: ●●), ○ that a paper
around it does.
`paraph clauses --used-by` tells the same of any workspace, `paraph show CLAUSE` reads a clause in all languages.

"""
COMMON = 3
"""A clause used by so many instruments counts as shared."""


def page(root: Path) -> str:
    """The whole page for the workspace in ``root``."""
    workspace = load(root).workspace
    used = usage(workspace)
    shared = sum(len(_instruments(uses)) >= COMMON for uses in used.values())
    idle = sorted(name for name, uses in used.items() if not uses)
    instruments = sorted(workspace.agreements)
    wordings = sum(len(clause.variants) for clause in workspace.library.values())
    counts = f"{len(used)} clauses in {wordings} wordings; {shared} are used by {COMMON} instruments or more.\n\n"
    return (
        HEAD + counts + _legend(workspace, instruments) + _table(workspace, instruments, used) + _idle(workspace, idle)
    )


def _legend(workspace: Workspace, instruments: list[str]) -> str:
    lines = [
        f"{number}. `{name}`: {workspace.agreements[name].name['ru']['nom']}" for number, name in _numbered(instruments)
    ]
    return "\n".join(lines) + "\n\n"


def _numbered(names: list[str]) -> list[tuple[int, str]]:
    return list(enumerate(names, 1))


def _table(workspace: Workspace, instruments: list[str], used: Mapping[str, Sequence[Use]]) -> str:
    columns = [str(number) for number, _ in _numbered(instruments)]
    lines = ["| clause | " + " | ".join(columns) + " | in all |", "| --- |" + " :-: |" * len(columns) + " --: |"]
    ordered = sorted(workspace.library.values(), key=lambda clause: (clause.theme, clause.id))
    for theme, clauses in groupby(ordered, key=lambda clause: clause.theme):
        lines.append(f"| **{theme}** |" + " |" * (len(columns) + 1))
        lines += [_row(clause, instruments, used[clause.id]) for clause in clauses]
    return "\n".join(lines) + "\n"


def _instruments(uses: Sequence[Use]) -> set[str]:
    """Those whose own text places the clause."""
    return {use.agreement for use in uses if not use.paper}


def _row(clause: Clause, instruments: list[str], uses: Sequence[Use]) -> str:
    own = [use.agreement for use in uses if not use.paper]
    around = {use.agreement for use in uses if use.paper}
    marks = ["●" * own.count(name) + "○" * (name in around) for name in instruments]
    return f"| `{clause.id}` {_said(clause)} | " + " | ".join(marks) + f" | {len({use.agreement for use in uses})} |"


def _said(clause: Clause) -> str:
    return heading(clause).replace("|", "\\|").replace("{", "\\{")


def _idle(workspace: Workspace, idle: list[str]) -> str:
    if not idle:
        return ""
    lines = [f"* `{name}`: {_reason(workspace.library[name])}" for name in idle]
    return "\n## Not used yet\n\n" + "\n".join(lines) + "\n"


def _reason(clause: Clause) -> str:
    """The first sentence of the note for the lawyer."""
    return (clause.note or "–").split(". ")[0].replace("\n", " ").rstrip(".") + "."


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[1])
    (target / PAGE).write_text(page(target), encoding="utf-8", newline="\n")
