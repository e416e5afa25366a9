"""A tree or a comparison in, the texts in it that are for the house alone out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paraph.compare.changes import Change, Comparison
from paraph.model import Instrument


def of_tree(instrument: Instrument) -> Iterator[str]:
    """Drafting notes and where wordings come from."""
    for part in instrument.parts:
        yield from (text for text in (part.note, part.source) if text)


def of_comparison(comparison: Comparison) -> Iterator[str]:
    """Reasons given for changes, and the notes of the older text."""
    yield from _reasons(comparison.changes)
    for part in (*comparison.old.parts, *comparison.new.parts):
        yield from (text for text in (part.note, part.source) if text)


def _reasons(changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        if change.reason:
            yield change.reason
        yield from _reasons(change.inside)
