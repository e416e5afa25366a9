"""A template and a payload in, PDF bytes out, with the faults of Typst said in our words."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import msgspec

from paraph.errors import EngineError
from paraph.writers.pdf.payload import Item, Payload, walk
from paraph.writers.pdf.typesetter import Job, Outcome, typeset, typeset_apart

LONG = 1_000_000
"""Bytes of payload from which a document is set in a process of its own: some hundred articles in three languages."""
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')


def compile_pdf(source: bytes, payload: Payload, date: str, root: Path) -> bytes:
    """The PDF (PDF/A-2a and PDF/UA-1) of ``payload`` set by the Typst ``source``; ``date`` is its only clock.

    The payload goes in as JSON, so no character of it is ever markup. Raises ``EngineError`` if Typst refuses; a
    letter that the font lacks is refused too (it would be an empty box), and the message names its passage.
    Safe to call from several threads.
    """
    job = Job(source, msgspec.json.encode(payload), _midnight(date), str(root))
    outcome = typeset(job) if len(job.data) < LONG else typeset_apart(job)
    if outcome.message:
        raise _explained(outcome, payload)
    if outcome.doubts:
        # A layout that never settles would print wrong page numbers: better no file than that one.
        raise EngineError("Typst doubts the document: {reason}", reason=outcome.doubts)
    return outcome.pdf


def _midnight(date: str) -> int:
    day = datetime.date.fromisoformat(date)
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC).timestamp())


def _explained(outcome: Outcome, payload: Payload) -> EngineError:
    letters = list(dict.fromkeys(_UNSHOWN.findall(outcome.diagnostic)))
    if letters:
        return _unshown(letters, payload)
    return EngineError(
        "Typst could not set the document: {reason}",
        hint="if you changed templates/pdf, look there first: {diagnostic}",
        reason=outcome.message,
        diagnostic=outcome.diagnostic.strip(),
    )


def _unshown(letters: list[str], payload: Payload) -> EngineError:
    named = ", ".join(f"{letter} ({' '.join(f'U+{ord(char):04X}' for char in letter)})" for letter in letters)
    places = [item.id for item in walk(payload.items) if any(letter in _said(item) for letter in letters)]
    return EngineError(
        "the font Tinos has no letter {letters}; it stands in {places}",
        hint="write the text with another letter",
        letters=named,
        places=", ".join(dict.fromkeys(places)) or "the header",
    )


def _said(item: Item) -> str:
    """All words of an item's own cells."""
    return "".join(segment.t for cell in item.cells for segment in (*cell.label, *cell.text))
