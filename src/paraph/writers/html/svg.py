"""A `Drawing` in, an SVG element for a page out: no script, no style, its words as words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from paraph.writers.drawing import Drawing, Ink, Label, Line, Mark, Piece, Rect
from paraph.writers.html.markup import el, escape

_STATES: tuple[Ink, ...] = ("done", "open", "overdue", "postponed", "dropped")
_FONT = '"Times New Roman", Tinos, "Liberation Serif", serif'
_TILE = 24


def figure(drawing: Drawing, inks: Mapping[Ink, str]) -> str:
    """The picture with its caption; ``inks`` are the colours."""
    picture = _Picture(drawing, inks)
    return el("figure", picture.svg(), el("figcaption", el("span", escape(drawing.caption), class_="x")), class_="wide")


class _Picture:
    def __init__(self, drawing: Drawing, inks: Mapping[Ink, str]) -> None:
        self.drawing = drawing
        self.inks = inks

    def svg(self) -> str:
        drawing = self.drawing
        size = f"-10 -10 {drawing.width + 20} {drawing.height + 20}"
        paper = el(
            "rect",
            x="-10",
            y="-10",
            width=str(drawing.width + 20),
            height=str(drawing.height + 20),
            fill=self.inks["paper"],
        )
        return el(
            "svg",
            el("title", escape(drawing.caption)),
            el("desc", escape(drawing.alt)),
            el("defs", *(self._pattern(state) for state in _STATES)),
            paper,
            *(shape for piece in drawing.pieces for shape in self._piece(piece)),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=size,
            width="100%",
            role="img",
            aria_label=drawing.alt,
            font_family=_FONT,
        )

    def _pattern(self, state: Ink) -> str:
        """Each state differs without its colour too: full, empty, oblique lines, dots, upright lines."""
        colour = self.inks[state]
        ground = el("rect", width=str(_TILE), height=str(_TILE), fill=self.inks["paper"])
        drawn = {
            "done": el("rect", width=str(_TILE), height=str(_TILE), fill=colour),
            "open": el("rect", width=str(_TILE), height=str(_TILE), fill=colour),
            "overdue": el(
                "path",
                d=f"M-6 6L6 -6M0 {_TILE}L{_TILE} 0M{_TILE - 6} {_TILE + 6}L{_TILE + 6} {_TILE - 6}",
                stroke=colour,
                stroke_width="10",
            ),
            "postponed": el("circle", cx="12", cy="12", r="7", fill=colour),
            "dropped": el("path", d=f"M6 0V{_TILE}M18 0V{_TILE}", stroke=colour, stroke_width="4"),
        }[state]
        return el(
            "pattern",
            ground,
            drawn,
            id=self._id(state),
            width=str(_TILE),
            height=str(_TILE),
            patternUnits="userSpaceOnUse",
        )

    def _id(self, state: Ink) -> str:
        return f"{self.drawing.id}-{state}"

    def _piece(self, piece: Piece) -> Iterator[str]:
        match piece:
            case Rect():
                fill = f"url(#{self._id(piece.ink)})" if piece.ink in _STATES else self.inks[piece.ink]
                yield el(
                    "rect",
                    x=str(piece.x),
                    y=str(piece.y),
                    width=str(piece.width),
                    height=str(piece.height),
                    fill=fill,
                    stroke=self.inks["line"],
                    stroke_width="3",
                )
            case Line():
                yield el(
                    "line",
                    x1=str(piece.x1),
                    y1=str(piece.y1),
                    x2=str(piece.x2),
                    y2=str(piece.y2),
                    stroke=self.inks[piece.ink],
                    stroke_width=str(piece.thick),
                    stroke_dasharray=f"{piece.thick * 4} {piece.thick * 3}" if piece.dashed else None,
                )
            case Mark():
                yield self._mark(piece)
            case Label():
                yield from self._label(piece)

    def _mark(self, mark: Mark) -> str:
        x, y, half = mark.x, mark.y, mark.size // 2
        colour, line = self.inks[mark.ink], self.inks["line"]
        if mark.shape in ("circle", "ring"):
            fill = colour if mark.shape == "circle" else self.inks["paper"]
            return el("circle", cx=str(x), cy=str(y), r=str(half), fill=fill, stroke=line, stroke_width="4")
        if mark.shape == "cross":
            path = f"M{x - half} {y - half}L{x + half} {y + half}M{x - half} {y + half}L{x + half} {y - half}"
            return el("path", d=path, stroke=colour, stroke_width="9")
        corners = {
            "triangle": f"M{x} {y - half - 2}L{x + half + 4} {y + half}H{x - half - 4}Z",
            "diamond": f"M{x} {y - half - 4}L{x + half + 4} {y}L{x} {y + half + 4}L{x - half - 4} {y}Z",
        }[mark.shape]
        return el("path", d=corners, fill=colour, stroke=line, stroke_width="3")

    def _label(self, label: Label) -> Iterator[str]:
        if label.plate:
            yield el(
                "rect",
                x=str(label.x - label.plate // 2),
                y=str(label.y - label.size),
                width=str(label.plate),
                height=str(label.size * 4 // 3),
                rx="6",
                fill=self.inks["paper"],
            )
        yield el(
            "text",
            escape(label.text),
            x=str(label.x),
            y=str(label.y),
            font_size=str(label.size),
            text_anchor=None if label.anchor == "start" else label.anchor,
            font_weight="bold" if label.bold else None,
            fill=self.inks[label.ink],
        )
