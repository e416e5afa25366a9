"""Roman numerals, which number sections: a count in, ``IV`` out, and back."""

from __future__ import annotations

import re

_VALUES = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_WRITTEN = re.compile(r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def roman(count: int) -> str:
    """``4`` as ``IV``. Raises ``ValueError`` outside 1 to 3999."""
    if not 0 < count < 4000:
        raise ValueError(f"no Roman numeral for {count}")
    out = ""
    for value, letters in _VALUES:
        times, count = divmod(count, value)
        out += letters * times
    return out


def from_roman(text: str) -> int | None:
    """``IV`` as ``4``; ``None`` for what is no Roman numeral."""
    if not _WRITTEN.fullmatch(text):
        return None
    total, at = 0, 0
    for value, letters in _VALUES:
        while text.startswith(letters, at):
            total += value
            at += len(letters)
    return total
