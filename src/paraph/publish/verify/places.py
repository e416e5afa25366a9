"""The words of a package's text in, where a passage stands out: ``статья 5, 2.`` and its id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from paraph.errors import InputError
from paraph.model import Instrument, Language, Part, PartyId, Passage, words
from paraph.model.nodes import PartyGroup, Table
from paraph.model.runs import Runs
from paraph.publish.verify.store import Store, read


class Spot(Struct, frozen=True):
    """One passage in one language."""

    id: str
    place: str
    language: Language
    text: str
    """Letters and digits of its label and words."""
    words: str = ""
    """The same of its words alone: a draft may print a remark between them and the label."""
    said: str = ""
    """As printed."""


def squeezed(text: str) -> str:
    """Letters and digits alone, in one case."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def tree_of(store: Store) -> Instrument | None:
    """The text of a package as data, if it can be read."""
    try:
        return msgspec.json.decode(read(store, "instrument.json"), type=Instrument)
    except (KeyError, InputError, msgspec.MsgspecError, RecursionError):
        return None


def spots(instrument: Instrument, holder: PartyId, languages: Sequence[Language]) -> Iterator[Spot]:
    """Every passage of the holder's original in these languages, in reading order; cells of a table one by one.

    None where the text, which comes from outside, knows no such original.
    """
    try:
        parts = instrument.original(holder).parts
    except (LookupError, ValueError):
        return
    for part in parts:
        heading = _heading(part)
        for block in part.blocks:
            rows: Sequence[Passage] = ()
            if isinstance(block, Passage):
                rows = (block,)
            elif isinstance(block, Table):
                rows = (block.head, *block.rows)
            elif isinstance(block, PartyGroup):
                rows = tuple(each for group in block.by_party.values() for each in group)
            for passage in rows:
                for code in languages:
                    yield from _spots(passage, code, heading.get(code, ""))


def _spots(passage: Passage, code: Language, heading: str) -> Iterator[Spot]:
    label = _text(passage.label.get(code, ()))
    place = heading if passage.kind == "heading" else ", ".join(each for each in (heading, label) if each)
    if code in passage.text:
        text = _text(passage.text[code])
        said = f"{label} {text}".strip()
        yield Spot(passage.id, place, code, squeezed(said), squeezed(text), said)
    for cell in passage.cells:
        if code in cell:
            said = _text(cell[code])
            yield Spot(passage.id, place, code, squeezed(said), squeezed(said), said)


def _heading(part: Part) -> dict[Language, str]:
    """How the part is called on the page, in each language; empty for what has no name."""
    for block in part.blocks:
        if isinstance(block, Passage) and block.kind in ("heading", "annex-label"):
            return {code: _text(runs) for code, runs in block.label.items()}
    return {}


def _text(runs: Runs) -> str:
    return " ".join(words(runs).split())


class Finder:
    """Looks up where a line stands, by its words; what is not found is told by the passage before it."""

    def __init__(self, found: Sequence[Spot], lines: Sequence[str]) -> None:
        self._by_text = {spot.text: spot for spot in found if spot.text}
        self._lines = lines

    def at(self, index: int) -> Spot | None:
        """The passage of the issued line ``index``, or the nearest before it."""
        for place in range(min(index, len(self._lines) - 1), -1, -1):
            spot = self._by_text.get(squeezed(self._lines[place]))
            if spot is not None:
                return spot
        return None
