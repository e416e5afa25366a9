"""A report with pictures, in one language: a tree and drawings in, a PDF out, set like every other file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from paraph.model import Language, Original
from paraph.resources import template
from paraph.writers.base import Dress
from paraph.writers.drawing import Drawing
from paraph.writers.pdf.engine import compile_pdf
from paraph.writers.pdf.frame import frame, measure
from paraph.writers.pdf.items import items
from paraph.writers.pdf.payload import Item, Payload
from paraph.writers.pdf.words import words
from paraph.writers.pdf.writer import read_template
from paraph.writers.style import of_kind, read_style

_SOURCES = ("common.typ", "report.typ")


class Picture(Item, frozen=True, omit_defaults=True):
    """A picture on the page."""

    drawing: Drawing | None = None


def report_pdf(
    workspace: Path,
    original: Original,
    language: Language,
    dress: Dress,
    pictures: Mapping[str, Sequence[Drawing]],
    mark: str,
) -> bytes:
    """PDF/A-2a + PDF/UA-1. ``pictures``: the id of a part to what stands at its end; ``mark`` heads every page.

    Raises ``InputError`` if a template or the style cannot be read, ``EngineError`` if Typst refuses the document.
    """
    spoken = (words(language),)
    kind = of_kind(read_style(workspace), original.header.kind)
    drawn = items(original, (language,), spoken, measure(kind.sections, dress, 1))
    page = frame(original, spoken, dress)
    name = original.header.name.get(language, original.header.id)
    page = replace(page, watermark="", header=(f"{mark} · {name}", page.header[1]))
    payload = Payload(style=kind.sections, frame=page, items=tuple(_with(drawn, pictures)))
    folder = template(workspace, "pdf", _SOURCES[0]).parent
    source = b"\n".join(read_template(template(workspace, "pdf", each)) for each in _SOURCES)
    return compile_pdf(source, payload, dress.date, folder)


def _with(drawn: Sequence[Item], pictures: Mapping[str, Sequence[Drawing]]) -> Iterator[Item]:
    """The items of each part, its pictures after them; a part begins with its heading."""
    part = ""
    for item in drawn:
        if item.kind == "heading":
            yield from _of(part, pictures)
            part = item.id.partition("/")[0]
        yield item
    yield from _of(part, pictures)


def _of(part: str, pictures: Mapping[str, Sequence[Drawing]]) -> Iterator[Item]:
    return (Picture("picture", drawing=drawing) for drawing in pictures.get(part, ()))
