"""A picture as values: rectangles, lines, marks, words. Drawn as SVG in a page and by Typst in a PDF, alike.

Measures are tenths of a millimetre on a sheet whose width is `Drawing.width`; whoever draws may scale the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

Ink: TypeAlias = Literal["done", "open", "overdue", "postponed", "dropped", "line", "faint", "text", "paper"]
"""What a thing is drawn in. The first five are states: each has a colour and a pattern of its own, so that they differ
in black and white and for those who do not tell red from green."""

Shape: TypeAlias = Literal["circle", "ring", "triangle", "diamond", "cross"]

INKS: dict[Ink, str] = {
    "done": "#0072b2",
    "open": "#ffffff",
    "overdue": "#d55e00",
    "postponed": "#e69f00",
    "dropped": "#8a8a8a",
    "line": "#555555",
    "faint": "#d0d0d0",
    "text": "#1b1b1b",
    "paper": "#ffffff",
}
"""The colours, where ``[progress]`` of style.toml sets no others; those of states are of the set of Okabe and Ito,
which people who do not tell red from green tell apart."""


class Rect(Struct, frozen=True, tag="rect"):
    """A filled rectangle with a thin outline."""

    x: int
    y: int
    width: int
    height: int
    ink: Ink


class Line(Struct, frozen=True, tag="line"):
    """A straight line."""

    x1: int
    y1: int
    x2: int
    y2: int
    ink: Ink = "line"
    thick: int = 3
    dashed: bool = False


class Mark(Struct, frozen=True, tag="mark"):
    """A small sign around a point."""

    x: int
    y: int
    shape: Shape
    ink: Ink
    size: int = 28


class Label(Struct, frozen=True, tag="label"):
    """Words on one line; ``y`` is the base line. ``plate``: on a patch of paper, over whatever lies there."""

    x: int
    y: int
    text: str
    size: int = 34
    anchor: Literal["start", "middle", "end"] = "start"
    ink: Ink = "text"
    bold: bool = False
    plate: int = 0
    """Width of the patch, if there is one."""


Piece: TypeAlias = Rect | Line | Mark | Label


class Drawing(Struct, frozen=True, kw_only=True):
    """``alt`` says in words what the picture shows; ``caption`` stands under it."""

    id: str
    width: int
    height: int
    alt: str
    caption: str
    pieces: tuple[Piece, ...]


def inks(style: Mapping[str, object]) -> dict[Ink, str]:
    """The colours, with those that the section ``[progress]`` of a style sets."""
    own = style.get("progress", {})
    known = own if isinstance(own, Mapping) else {}
    return {ink: str(known.get(ink, colour)) for ink, colour in INKS.items()}
