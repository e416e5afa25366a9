"""How wide words are: the advance widths of Tinos, which are those of Times New Roman. A word in, points out.

Word and PDF share it, so that a column of a table is never narrower than its longest word in either.
"""

from __future__ import annotations

import functools
import struct
from pathlib import Path

from msgspec import Struct, field

FONTS = Path(__file__).parent / "pdf" / "fonts"
_REGULAR, _BOLD = "Tinos-Regular.ttf", "Tinos-Bold.ttf"
_MISSING = "н"
"""A letter that the font lacks is taken to be as wide as this one."""


_MOST = 50_000


class Face(Struct, frozen=True):
    """One face: a character's code to its width, in thousandths of the type size."""

    widths: dict[int, int]
    known: dict[str, int] = field(default_factory=dict)
    """Words measured so far: those of a treaty come again and again."""

    def width(self, text: str, size: float) -> float:
        """Points that ``text`` takes in one line, at ``size`` points."""
        found = self.known.get(text)
        if found is None:
            if len(self.known) > _MOST:
                self.known.clear()
            fallback = self.widths.get(ord(_MISSING), 500)
            found = self.known[text] = sum(self.widths.get(ord(char), fallback) for char in text)
        return found * size / 1000


@functools.cache
def face(*, bold: bool = False) -> Face:
    """The regular or the bold face, read once per process."""
    return read_face((FONTS / (_BOLD if bold else _REGULAR)).read_bytes())


def read_face(data: bytes) -> Face:
    """The widths of a TrueType font with a Unicode table of format 4 (all of Latin and Cyrillic)."""
    tables = _tables(data)
    units = int(struct.unpack_from(">H", data, tables["head"] + 18)[0])
    count = int(struct.unpack_from(">H", data, tables["hhea"] + 34)[0])
    advances = struct.unpack_from(">" + "Hh" * count, data, tables["hmtx"])[::2]
    glyphs = _glyphs(data, tables["cmap"])
    return Face({code: round(advances[min(glyph, count - 1)] * 1000 / units) for code, glyph in glyphs.items()})


def _tables(data: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", data, 4)[0]
    found = (struct.unpack_from(">4sIII", data, 12 + 16 * at) for at in range(count))
    return {str(tag, "ascii").strip(): int(offset) for tag, _, offset, _ in found}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Character to glyph, from the first subtable of format 4."""
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    for at in range(count):
        start = cmap + int(struct.unpack_from(">HHI", data, cmap + 4 + 8 * at)[2])
        if struct.unpack_from(">H", data, start)[0] == 4:
            return _format_4(data, start)
    return {}


def _format_4(data: bytes, start: int) -> dict[int, int]:
    pairs = int(struct.unpack_from(">H", data, start + 6)[0])
    count = pairs // 2

    def row(number: int, code: str = "H") -> tuple[int, ...]:
        # between the ends and the starts of the segments stands an empty field
        return struct.unpack_from(f">{count}{code}", data, start + 14 + number * pairs + (2 if number else 0))

    ends, starts, deltas, offsets = row(0), row(1), row(2, "h"), row(3)
    out: dict[int, int] = {}
    for at in range(count):
        for code in range(starts[at], min(ends[at], 0xFFFE) + 1):
            glyph = code
            if offsets[at]:
                place = start + 16 + 3 * pairs + 2 * at + offsets[at] + 2 * (code - starts[at])
                glyph = int(struct.unpack_from(">H", data, place)[0])
            if glyph:
                out[code] = (glyph + deltas[at]) & 0xFFFF
    return out
