"""Clauses by name: the library's, and every agreement's own, whether the agreement uses them yet or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from paraph.sources import Loaded, parse_clause
from paraph.sources.types import Clause


def own_clauses(root: Path, agreement: str | None = None) -> Iterator[tuple[str, Clause]]:
    """(agreement, clause) for each own clause that can be read, of one agreement or of all."""
    for path in sorted(root.glob(f"agreements/{agreement or '*'}/clauses/*.md")):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        clause, _ = parse_clause(text, path.relative_to(root).as_posix(), own=True)
        if clause is not None:
            yield path.parts[-3], clause


def named(root: Path, loaded: Loaded, name: str, agreement: str | None) -> list[Clause]:
    """The clauses called ``name``: that of ``agreement`` before the library's; else the library's before all others."""
    own = [clause for _, clause in own_clauses(root, agreement) if clause.id == name]
    library = [loaded.workspace.library[name]] if name in loaded.workspace.library else []
    if agreement is not None:
        return (own or library)[:1]
    return library or own


def every(root: Path, loaded: Loaded) -> list[Clause]:
    """Each clause file of the workspace once, by path."""
    own = [clause for _, clause in own_clauses(root)]
    return sorted([*loaded.workspace.library.values(), *own], key=lambda clause: clause.place.file)
