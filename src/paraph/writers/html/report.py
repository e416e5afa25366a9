"""A report with pictures, in one language: a tree and drawings in, a page out that needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from paraph.model import Language, Original
from paraph.writers.base import Dress
from paraph.writers.drawing import Drawing, Ink
from paraph.writers.html.page import page
from paraph.writers.html.scene import scene
from paraph.writers.html.svg import figure


def report_html(
    original: Original,
    language: Language,
    dress: Dress,
    pictures: Mapping[str, Sequence[Drawing]],
    mark: str,
    inks: Mapping[Ink, str],
) -> bytes:
    """``pictures``: the id of a part to what stands at its end; ``mark`` stands where a text says it is a draft."""
    made = scene(original, (language,), dress)
    figures = {part: "".join(figure(drawing, inks) for drawing in drawings) for part, drawings in pictures.items()}
    words = {code: {**each, "draft": mark} for code, each in made.words.items()}
    return page(replace(made, figures=figures, words=words)).encode("utf-8")
