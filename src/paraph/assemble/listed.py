"""Rows that are the articles of another instrument: its parts in, their numbers and headings as cells out."""

from __future__ import annotations

from collections.abc import Sequence

from paraph.model import Instrument, Language, Part, PartyId, Passage, Place, Run, Runs
from paraph.sources.types import Taken


class ListedArticles:
    """The articles of the agreement that a paper is about, in their order."""

    def __init__(self, listed: Instrument, languages: Sequence[Language], place: Place) -> None:
        self.parts = {part.id: part for part in listed.parts if part.role == "article"}
        self.languages = languages
        self.place = place

    def keys(self) -> tuple[tuple[str, Place], ...]:
        """One row for each article."""
        return tuple((name, self.place) for name in self.parts)

    def cell(self, key: str, taken: Taken, party: PartyId | None) -> dict[Language, Runs] | None:
        """``label``: as it is printed; ``heading``: its words, or nothing where headings are off."""
        heading = _heading(self.parts[key])
        if heading is None or party is not None:
            return None
        said = heading.label if taken == "label" else heading.text
        return {code: _words(said.get(code, ())) for code in self.languages}


def _heading(part: Part) -> Passage | None:
    return next((block for block in part.blocks if isinstance(block, Passage) and block.kind == "heading"), None)


def _words(runs: Runs) -> Runs:
    """The words alone: a number printed here is not the target of any reference."""
    text = "".join(run.text for run in runs).strip()
    return (Run(text),) if text else ()
