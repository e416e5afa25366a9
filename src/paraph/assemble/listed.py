"""Rows that are the parts or the articles of another instrument: its tree in, their names and headings as cells out."""

from __future__ import annotations

from collections.abc import Sequence

from paraph import languages
from paraph.model import Instrument, Language, Original, Part, PartyId, Passage, Place, Run, Runs, words
from paraph.sources.table_types import Taken

_HEADS = ("heading", "annex-label")


class ListedParts:
    """The parts of the agreement that a paper is about, in their order: all of them, or its articles alone."""

    def __init__(
        self,
        listed: Instrument,
        codes: Sequence[Language],
        keepers: Sequence[PartyId],
        place: Place,
        *,
        all_parts: bool,
    ) -> None:
        self.originals: list[Original] = [listed.original(keeper) for keeper in keepers]
        shown = [part for part in listed.parts if all_parts or part.role == "article"]
        self.rows = tuple((_key(part), place) for part in shown)
        self.at = {_key(part): listed.parts.index(part) for part in shown}
        self.codes = codes

    def keys(self) -> tuple[tuple[str, Place], ...]:
        """One row for each part."""
        return self.rows

    def cell(self, key: str, taken: Taken, party: PartyId | None) -> dict[Language, Runs] | None:
        """``label``: what it is called; ``heading``: its words, or nothing where it has none."""
        if party is not None:
            return None
        told = _label if taken == "label" else _heading
        return {
            code: self._words([told(each.parts[self.at[key]], code) for each in self.originals]) for code in self.codes
        }

    def _words(self, by_holder: Sequence[str]) -> Runs:
        """The words alone: a number printed here is not the target of any reference."""
        if len(set(by_holder)) == 1:
            return (Run(by_holder[0]),) if by_holder[0] else ()
        slot: dict[PartyId, Runs] = {
            each.holder: (Run(text, party_order=True),) for each, text in zip(self.originals, by_holder, strict=True)
        }
        return (Run(slot=slot),)


def _key(part: Part) -> str:
    return part.id


def _head(part: Part) -> Passage | None:
    return next((block for block in part.blocks if isinstance(block, Passage) and block.kind in _HEADS), None)


def _label(part: Part, code: Language) -> str:
    """As it is printed; of an annex its own words are enough, its label cites the whole agreement."""
    if part.role == "article":
        head = _head(part)
        return " ".join(words(head.label.get(code, ())).split()) if head is not None else ""
    return f"{languages.get(code).words[f'role.{part.role}']} {part.number or ''}".strip()


def _heading(part: Part, code: Language) -> str:
    found = (block for block in part.blocks if isinstance(block, Passage) and block.kind == "heading")
    head = next(found, None)
    return "" if head is None else " ".join(words(head.text.get(code, ())).split())
