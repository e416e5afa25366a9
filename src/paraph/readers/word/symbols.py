"""Characters of the Symbol font, which Word keeps as private-use code points, as the characters they show."""

from __future__ import annotations

_GREEK = dict(zip("ABGDEZHQIKLMNXOPRSTUFCYW", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", strict=True))
_SYMBOL = {
    **{0xF000 + ord(latin): greek for latin, greek in _GREEK.items()},
    **{0xF000 + ord(latin.lower()): greek.lower() for latin, greek in _GREEK.items()},
    **{0xF000 + code: chr(code) for code in range(0x20, 0x40)},
    0xF02D: "−",
    0xF0A3: "≤",
    0xF0A7: "•",
    0xF0A8: "•",
    0xF0AE: "→",
    0xF0B0: "°",
    0xF0B1: "±",
    0xF0B3: "≥",
    0xF0B4: "×",
    0xF0B7: "•",
    0xF0B9: "≠",
    0xF0BB: "≈",
    0xF0BE: "—",
    0xF0D7: "·",
    0xF0D8: "•",
    0xF0FC: "✓",
}
UNKNOWN = "�"
"""Stands for a private-use character nobody outside its font can read."""


def symbol(code: int) -> str:
    """The character of a ``w:sym``; `UNKNOWN` where the font alone knows it."""
    if code < 0x100:
        code += 0xF000
    if 0xE000 <= code <= 0xF8FF:
        return _SYMBOL.get(code, UNKNOWN)
    return chr(code) if code < 0xD800 else UNKNOWN


def plain(text: str) -> str:
    """``text`` with private-use characters replaced by what the Symbol font shows for them."""
    if not any("\ue000" <= character <= "\uf8ff" for character in text):
        return text
    return "".join(symbol(ord(letter)) if "\ue000" <= letter <= "\uf8ff" else letter for letter in text)
