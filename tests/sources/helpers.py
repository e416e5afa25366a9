"""Fixture folders to findings: a single clause file, or files laid over the valid workspace."""

from __future__ import annotations

import shutil
from pathlib import Path

from paraph.model import Finding
from paraph.sources import load, parse_clause

FIXTURES = Path(__file__).parent / "fixtures"
VALID = FIXTURES / "valid"
PARTIES = ("AVR", "BOR")
FOLDERS = ("agreements", "clauses", "papers", "registry")


def cases() -> list[Path]:
    """Every fixture folder but the valid workspace."""
    return sorted(path for path in FIXTURES.iterdir() if path.is_dir() and path != VALID)


def overlay(case: Path, target: Path) -> Path:
    """The valid workspace with the files of ``case`` laid over it."""
    shutil.copytree(VALID, target)
    for folder in FOLDERS:
        if (case / folder).is_dir():
            shutil.copytree(case / folder, target / folder, dirs_exist_ok=True)
    return target


def findings(case: Path, scratch: Path) -> tuple[Finding, ...]:
    """All findings of a fixture folder: a workspace if it has folders of one, else its single clause file."""
    if any((case / folder).is_dir() for folder in FOLDERS):
        return load(overlay(case, scratch / "workspace")).findings
    (file,) = case.rglob("*.md")
    own = file.parent.name == "own"
    text = file.read_bytes().decode("utf-8")
    return parse_clause(text, file.name, own=own, parties=PARTIES)[1]


def lines(found: tuple[Finding, ...]) -> str:
    """Findings as ``expected.txt`` has them; fills the hint too, so that a template that cannot be filled fails."""
    out = []
    for finding in found:
        finding.hint.format(**finding.args)
        message = finding.message.format(**finding.args)
        out.append(f"{finding.place}: {finding.level} {finding.rule} {message}\n")
    return "".join(out)
