"""A translation of wording that has since changed."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.model import Finding, Instrument, Level, Place
from paraph.model.walk import passages


def check(instrument: Instrument, place: Place, level: Level) -> Iterator[Finding]:
    """One finding for each part and language whose text follows an older wording."""
    seen: set[tuple[str, str]] = set()
    for part, passage in passages(instrument.parts):
        for language, state in passage.state.items():
            if state == "stale" and (part.id, language) not in seen:
                seen.add((part.id, language))
                yield Finding(
                    "stale",
                    level,
                    place,
                    "{part}: the {language} text follows an older wording",
                    "read it against the other text, then `paraph stamp {clause} {language}`",
                    {"part": part.id, "language": language, "clause": part.clause or part.id},
                )
