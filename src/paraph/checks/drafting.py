"""Words a drafter looks at twice: warnings with their place, at any stage. Lists: ``languages/<code>/drafting``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from paraph import languages
from paraph.model import Finding, Instrument, Language, Place, Run, Runs
from paraph.model.walk import passages

Places = Mapping[tuple[str, Language], Place]
"""Passage id and language to where its words are written."""


def while_drafting(instrument: Instrument, places: Places, *, interstate: bool) -> tuple[Finding, ...]:
    """Obligations in a text that only plans; law and territory "of the Parties" where the Parties are no States.

    ``interstate``: every signatory is a State. A passage without a place is told at the agreement's file.
    """
    found = [*_planning(instrument, places)]
    if not interstate:
        found.extend(_parties_law(instrument, places))
    return tuple(found)


def _planning(instrument: Instrument, places: Places) -> Iterator[Finding]:
    """Programmes, road maps, minutes, a memorandum that does not bind. Papers tell of others' obligations."""
    header = instrument.header
    if (header.binding and header.paper == "treaty") or header.division == "none":
        return
    for passage, language, words, place in _matches(instrument, "obligation", places):
        yield Finding(
            "planning-language",
            "warning",
            place,
            "{passage} ({language}): `{words}` is an obligation, in a text that only plans",
            "say what is planned or intended; or choose a kind of instrument that binds",
            {"passage": passage, "language": language, "words": words},
        )


def _parties_law(instrument: Instrument, places: Places) -> Iterator[Finding]:
    """The Parties are Governments or bodies: law and territory are those of their States (common, so a warning)."""
    for passage, language, words, place in _matches(instrument, "parties-law", places):
        yield Finding(
            "parties-law",
            "warning",
            place,
            "{passage} ({language}): `{words}`, but the Parties are not States",
            "it is that of their States: `{{{{ parties_states.gen }}}}`",
            {"passage": passage, "language": language, "words": words},
        )


def _matches(instrument: Instrument, name: str, places: Places) -> Iterator[tuple[str, Language, str, Place]]:
    """Every passage and language with the first words that match, and where they stand."""
    file = Place(f"agreements/{instrument.header.id}/agreement.yaml")
    for _, passage in passages(instrument.parts):
        for texts in (passage.text, *passage.cells):
            for language, runs in texts.items():
                match = _pattern(language, name).search(_words(runs))
                if match is not None:
                    yield passage.id, language, " ".join(match[0].split()), places.get((passage.id, language), file)


@cache
def _pattern(language: Language, name: str) -> re.Pattern[str]:
    """All patterns of a language as one; a derived orthography has none: it says what its source says."""
    known = () if language in languages.DERIVED else languages.drafting(language)[name]
    return re.compile("|".join(known) or r"(?!)", re.IGNORECASE if name == "obligation" else 0)


def _words(runs: Runs) -> str:
    """The words as the first holder sees them: what is looked for stands in no slot."""
    return "".join(run.text if run.slot is None else _words(_first(run)) for run in runs)


def _first(run: Run) -> Runs:
    return next(iter((run.slot or {}).values()), ())
