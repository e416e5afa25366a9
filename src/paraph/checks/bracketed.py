"""Text in brackets is not agreed."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.checks.all_runs import every_run
from paraph.model import Finding, Instrument, Level, Place
from paraph.model.walk import passages


def check(instrument: Instrument, place: Place, level: Level) -> Iterator[Finding]:
    """One finding for each passage with brackets around words or around the whole of it."""
    bracketed = {passage.id: None for passage, _, run in every_run(instrument) if run.bracket is not None}
    whole = {passage.id: None for _, passage in passages(instrument.parts) if passage.bracket is not None}
    for passage_id in {**bracketed, **whole}:
        yield Finding(
            "bracketed",
            level,
            place,
            "{passage} holds text that is not agreed",
            "agree on it and take the brackets away in the clause",
            {"passage": passage_id},
        )
