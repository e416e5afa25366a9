"""A table in, the language of each of its columns out, where it sets languages side by side."""

from __future__ import annotations

from paraph.readers.foreign.language import scores
from paraph.wordcompare.aligning.items import cells, rows, text_of
from paraph.wordcompare.names import Element

_SAMPLE = 40
_ENOUGH = 4
_CLEARLY = 2


def languages(table: Element) -> tuple[str, ...]:
    """For each column its language, or nothing; empty unless at least two columns are in languages of their own."""
    found = rows(table)[:_SAMPLE]
    width = max((len(cells(item.node)) for item in found), default=0)
    if not 2 <= width <= 8:
        return ()
    texts: list[list[str]] = [[] for _ in range(width)]
    for item in found:
        row = cells(item.node)
        if len(row) == width:
            for at, (cell, _) in enumerate(row):
                texts[at].append(text_of(cell))
    out = tuple(_language("\n".join(column)) for column in texts)
    named = [each for each in out if each]
    return out if len(named) >= 2 and len(set(named)) == len(named) else ()


def _language(text: str) -> str:
    ranked = scores(text).most_common(2)
    if not ranked or ranked[0][1] < _ENOUGH:
        return ""
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _CLEARLY * ranked[1][1] else ""
