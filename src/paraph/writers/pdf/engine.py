"""Typst in this process: a template and a payload in, PDF bytes out. One set of fonts, ours; nothing of the system."""

from __future__ import annotations

import datetime
import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from paraph.errors import EngineError
from paraph.writers.pdf.payload import Item, Payload, walk

if TYPE_CHECKING:
    import typst

FONTS = Path(__file__).with_name("fonts")
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')


@functools.cache
def fonts() -> typst.Fonts:
    """The four faces of Tinos, read once per process."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def compile_pdf(source: bytes, payload: Payload, date: str, root: Path) -> bytes:
    """The PDF (PDF/A-2a and PDF/UA-1) of ``payload`` set by the Typst ``source``; ``date`` is its only clock.

    The payload goes in as JSON, so no character of it is ever markup. Raises ``EngineError`` if Typst refuses; a
    letter that the font lacks is refused too (it would be an empty box), and the message names its passage.
    Safe to call from several threads: Typst lets go of the interpreter while it works.
    """
    import typst

    compiler = typst.Compiler(root=root, font_paths=fonts(), ignore_system_fonts=True)
    try:
        made, warnings = compiler.compile_with_warnings(
            source,
            format="pdf",
            sys_inputs={"data": msgspec.json.encode(payload).decode("utf-8")},
            pdf_standards=["a-2a", "ua-1"],
            timestamp=_midnight(date),
        )
    except typst.TypstError as error:
        raise _explained(error, payload) from error
    if warnings:
        # A layout that never settles would print wrong page numbers: better no file than that one.
        raise EngineError("Typst doubts the document: {reason}", reason="; ".join(item.message for item in warnings))
    assert isinstance(made, bytes)
    return made


def _midnight(date: str) -> int:
    day = datetime.date.fromisoformat(date)
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC).timestamp())


def _explained(error: typst.TypstError, payload: Payload) -> EngineError:
    letters = list(dict.fromkeys(_UNSHOWN.findall(error.diagnostic)))
    if letters:
        return _unshown(letters, payload)
    return EngineError(
        "Typst could not set the document: {reason}",
        hint="if you changed templates/pdf, look there first: {diagnostic}",
        reason=str(error.message),
        diagnostic=str(error.diagnostic).strip(),
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
