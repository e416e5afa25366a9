"""An Original in, a PDF out: the same tree as the Word file, set by Typst."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from paraph.errors import InputError, UsageError
from paraph.model import Language, Original
from paraph.resources import template
from paraph.writers.base import Dress
from paraph.writers.pdf.engine import compile_pdf
from paraph.writers.pdf.frame import frame, has_initials, measure
from paraph.writers.pdf.items import items
from paraph.writers.pdf.payload import Item, Payload, walk
from paraph.writers.pdf.words import words
from paraph.writers.style import of_kind, read_style

_COMMON = "common.typ"
_PACKAGE = re.compile(rb'\b(?:import|include)\s*\(?\s*"@')


class PdfWriter:
    """Writes PDF/A-2a + PDF/UA-1. ``workspace`` is where restyled templates and ``style.toml`` may stand."""

    suffix = ".pdf"

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace

    def write(self, original: Original, languages: tuple[Language, ...], dress: Dress) -> bytes:
        """The file of ``original`` with these languages side by side, in this order.

        Raises ``UsageError`` without a language, for an unknown one, and for a signature copy of an unfinished text
        (gaps, stale or undecided text, brackets, changes: promise 9); ``InputError`` if a template or the style
        cannot be read; ``EngineError`` if Typst refuses the document: a letter that is not in the font, a fault in a
        template.
        """
        if not languages:
            raise UsageError("a PDF needs at least one language")
        spoken = tuple(words(code) for code in languages)
        kind = of_kind(read_style(self.workspace), original.header.kind)
        dress = replace(dress, landscape=dress.landscape or kind.landscape)
        initials = has_initials(original.header, dress)
        measured = measure(kind.sections, dress, len(languages), initials=initials)
        drawn = items(original, languages, spoken, measured)
        if dress.profile == "signature":
            _refuse_unfinished(drawn)
        running = bool(kind.sections["look"].get("running_head", True)) or any(word.derived for word in spoken)
        payload = Payload(style=kind.sections, frame=frame(original, spoken, dress, running=running), items=drawn)
        return compile_pdf(self._source(rows=len(languages) > 1), payload, dress.date, self._folder())

    def _folder(self) -> Path:
        """What a template may read: the folder it stands in, nothing else."""
        return template(self.workspace, "pdf", _COMMON).parent

    def _source(self, *, rows: bool) -> bytes:
        """The common part and the layout's, as one source: a workspace may restyle either alone."""
        names = (_COMMON, "rows.typ" if rows else "single.typ")
        return b"\n".join(read_template(template(self.workspace, "pdf", name)) for name in names)


def _refuse_unfinished(drawn: Sequence[Item]) -> None:
    """A signature copy shows no gap, so it must not have one."""
    places = [item.id for item in walk(drawn) for cell in item.cells if any(seg.m for seg in (*cell.label, *cell.text))]
    if places:
        raise UsageError(
            "this text is not ready for signature: see {places}",
            hint="gaps, stale or undecided text, brackets and changes stand only in a draft",
            places=", ".join(dict.fromkeys(places)),
        )


def read_template(path: Path) -> bytes:
    """A Typst source. Typst would fetch a package from the net by itself, and a build must not depend on that."""
    source = _read(path)
    if _PACKAGE.search(source):
        raise InputError(
            "{path} asks for a package from the net",
            hint="write what it does into the template",
            path=path.name,
        )
    return source


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError("{path} cannot be read: {reason}", path=path.name, reason=str(error)) from error
