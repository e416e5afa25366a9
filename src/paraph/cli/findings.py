"""Findings on the screen: ``file:line:column: level: message``, a hint below, the counts at the end."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from paraph.cli.console import complain, say
from paraph.cli.guard import fill
from paraph.i18n import plural, translate
from paraph.model import Finding, Level, Place

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
_RANK: dict[Level, int] = {"error": 0, "warning": 1, "note": 2}


def level_word(level: Level) -> str:
    """``error`` / ``ошибка``."""
    match level:
        case "error":
            return translate("error")
        case "warning":
            return translate("warning")
        case "note":
            return translate("note")


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """By file and line; each fault once, however many agreements meet it."""
    once = {(f.place, f.rule, f.message, tuple(sorted(f.args.items()))): f for f in findings}
    return sorted(once.values(), key=lambda f: (f.place, _RANK[f.level], f.rule, f.message, sorted(f.args.items())))


def show(findings: Sequence[Finding], *, err: bool = False, root: Path | None = None) -> None:
    """Print findings and their counts; to standard error with ``err``. Paths are seen from the current folder."""
    out = complain if err else say
    found = ordered(findings)
    for finding in found:
        level = click.style(level_word(finding.level) + ":", fg=_COLOURS[finding.level], bold=finding.level == "error")
        out(f"{_seen_from_here(finding.place, root)}: {level} {fill(finding.message, finding.args)}")
        if finding.hint:
            for line in fill(finding.hint, finding.args).splitlines():
                out(f"    {line}")
    if found:
        out(counts(found))


def _seen_from_here(place: Place, root: Path | None) -> str:
    if root is None or root == Path.cwd():
        return str(place)
    try:
        near = Path(os.path.relpath(root / place.file)).as_posix()
    except ValueError:  # another drive on Windows
        near = (root / place.file).as_posix()
    return str(Place(near, place.line, place.column))


def counts(findings: Sequence[Finding]) -> str:
    """``2 errors, 1 note``."""
    number = {level: sum(f.level == level for f in findings) for level in _RANK}
    words = [
        plural("{count} error", "{count} errors", number["error"]) if number["error"] else "",
        plural("{count} warning", "{count} warnings", number["warning"]) if number["warning"] else "",
        plural("{count} note", "{count} notes", number["note"]) if number["note"] else "",
    ]
    return ", ".join(filter(None, words))


def as_json(findings: Sequence[Finding]) -> str:
    """The same for another program: one object, keys sorted, ASCII only so that any pipe carries it."""
    import json

    found = ordered(findings)
    entries = [
        {
            "rule": f.rule,
            "level": f.level,
            "file": f.place.file,
            "line": f.place.line,
            "column": f.place.column,
            "message": fill(f.message, f.args),
            "hint": fill(f.hint, f.args) if f.hint else "",
        }
        for f in found
    ]
    number = {level: sum(f.level == level for f in found) for level in _RANK}
    return json.dumps({"format": 1, "findings": entries, "counts": number}, indent=2, sort_keys=True)


def exit_code(findings: Iterable[Finding]) -> int:
    """1 with an error among them, else 0."""
    return int(any(finding.level == "error" for finding in findings))
