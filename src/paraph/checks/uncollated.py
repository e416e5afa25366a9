"""A language text without its collation record (сверка)."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.model import Finding, Instrument, Level, Place


def check(instrument: Instrument, place: Place, level: Level) -> Iterator[Finding]:
    """One finding for each language that was not collated."""
    for language in instrument.header.languages:
        if language not in instrument.header.collated:
            yield Finding(
                "uncollated",
                level,
                place,
                "the {language} text has not been collated",
                "record it: languages: {language}: {{collated: {{on: YYYY-MM-DD, by: ...}}}}",
                {"language": language},
            )
