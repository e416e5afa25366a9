"""An Original in, a PDF out: the same tree as the Word file, set by Typst."""

from __future__ import annotations

import tomllib
from pathlib import Path

from paraph.errors import InputError, UsageError
from paraph.model import Language, Original
from paraph.resources import starter, template
from paraph.writers.base import Dress
from paraph.writers.pdf.engine import compile_pdf
from paraph.writers.pdf.frame import frame
from paraph.writers.pdf.items import items
from paraph.writers.pdf.payload import Payload
from paraph.writers.pdf.words import words

_COMMON = "common.typ"
_STYLE = Path("templates/style.toml")


class PdfWriter:
    """Writes PDF/A-2a + PDF/UA-1. ``workspace`` is where restyled templates and ``style.toml`` may stand."""

    suffix = ".pdf"

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace

    def write(self, original: Original, languages: tuple[Language, ...], dress: Dress) -> bytes:
        """The file of ``original`` with these languages side by side, in this order.

        Raises ``UsageError`` without a language, ``InputError`` if a template or the style cannot be read,
        ``EngineError`` if Typst refuses the document (a letter that is not in the font; a fault in a template).
        """
        if not languages:
            raise UsageError("a PDF needs at least one language")
        spoken = tuple(words(code) for code in languages)
        payload = Payload(
            style=self._style(), frame=frame(original, spoken, dress), items=items(original, languages, spoken)
        )
        return compile_pdf(self._source(rows=len(languages) > 1), payload, dress.date, self._folder())

    def _folder(self) -> Path:
        """What a template may read: the folder it stands in, nothing else."""
        return template(self.workspace, "pdf", _COMMON).parent

    def _source(self, *, rows: bool) -> bytes:
        """The common part and the layout's, as one source: a workspace may restyle either alone."""
        names = (_COMMON, "rows.typ" if rows else "single.typ")
        return b"\n".join(_read(template(self.workspace, "pdf", name)) for name in names)

    def _style(self) -> dict[str, dict[str, str | int | float]]:
        """The shipped values, and over them those of the workspace: a style file may say only what differs."""
        shipped, own = (_toml(path) for path in (starter() / _STYLE, template(self.workspace, "style.toml")))
        return {name: {**shipped.get(name, {}), **own.get(name, {})} for name in {**shipped, **own}}


def _toml(path: Path) -> dict[str, dict[str, str | int | float]]:
    try:
        return tomllib.loads(_read(path).decode("utf-8"))
    except ValueError as error:
        raise InputError("{path} cannot be read: {reason}", path=path.name, reason=str(error)) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError("{path} cannot be read: {reason}", path=path.name, reason=str(error)) from error
