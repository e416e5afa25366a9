"""The library as a list: clauses in, themes with one line for each clause out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct

from paraph.report.search import plain
from paraph.sources.types import Clause


class Group(Struct, frozen=True):
    """One theme and its clauses, a line each: id, languages, heading."""

    theme: str
    clauses: tuple[Clause, ...]
    lines: tuple[str, ...]


def themes(clauses: Iterable[Clause]) -> list[str]:
    """The themes there are, in order."""
    return sorted({clause.theme for clause in clauses})


def entries(clauses: Iterable[Clause]) -> list[Group]:
    """All clauses by theme, columns aligned over the whole list."""
    ordered = sorted(clauses, key=lambda clause: (clause.theme, clause.id))
    width = max([0, *(len(clause.id) for clause in ordered)])
    wide = max([0, *(len(languages(clause)) for clause in ordered)])
    return [
        Group(
            theme,
            group,
            tuple(f"{c.id:<{width}}  {languages(c):<{wide}}  {heading(c)}".rstrip() for c in group),
        )
        for theme, of in groupby(ordered, key=lambda clause: clause.theme)
        for group in [tuple(of)]
    ]


def languages(clause: Clause) -> str:
    """``ru uz kk``: the languages of the clause; ``*`` marks one in which a translation is stale."""
    codes = list(dict.fromkeys(code for variant in clause.variants.values() for code in variant.sections))
    stale = {code for variant in clause.variants.values() for code in variant.sections if variant.stale(code)}
    return " ".join(code + ("*" if code in stale else "") for code in codes)


def heading(clause: Clause) -> str:
    """The heading in the language of drafting, or the first words where there is none."""
    for variant in clause.variants.values():
        for block in variant.sections[variant.skeleton].blocks:
            text = plain(block.text)
            return text if len(text) <= 60 else text[:57].rstrip() + "..."
    return ""
