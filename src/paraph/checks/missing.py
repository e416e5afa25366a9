"""A passage without its text in a language of signature."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.model import Finding, Instrument, Level, Place
from paraph.model.walk import passages


def check(instrument: Instrument, place: Place, level: Level) -> Iterator[Finding]:
    """One finding for each part and language: the passages that have no text."""
    for language in instrument.header.languages:
        by_part: dict[str, list[str]] = {}
        for part, passage in passages(instrument.parts):
            if passage.state.get(language) == "missing":
                by_part.setdefault(part.id, []).append(passage.id)
        for part_id, ids in by_part.items():
            yield Finding(
                "missing",
                level,
                place,
                "{part}: no {language} text in {count} passages, first {first}",
                "write the `# {language}` section, or pair its passages with the others",
                {"part": part_id, "language": language, "count": len(ids), "first": ids[0]},
            )
