"""How Word prints the n-th number of a list: the formats of w:numFmt that treaty texts use."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
"""Without ё, й, ъ, ы, ь, as word processors count."""


def letters(count: int, alphabet: str) -> str:
    """``a`` ... ``z``, ``aa``, ``bb``: the same letter repeated on each further round."""
    rounds, place = divmod(count - 1, len(alphabet))
    return alphabet[place] * min(rounds + 1, 20)


def roman(count: int) -> str:
    """Upper-case Roman numerals, up to 3999."""
    if not 0 < count < 4000:
        return str(count)
    table = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
    out = ""
    for size, sign in table:
        times, count = divmod(count, size)
        out += sign * times
    return out


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": lambda count: letters(count, _LATIN),
    "upperLetter": lambda count: letters(count, _LATIN).upper(),
    "russianLower": lambda count: letters(count, _RUSSIAN),
    "russianUpper": lambda count: letters(count, _RUSSIAN).upper(),
    "lowerRoman": lambda count: roman(count).lower(),
    "upperRoman": roman,
}


def number(count: int, style: str) -> str:
    """``count`` in the format ``style``; formats not known here are printed as decimals."""
    if style == "none":
        return ""
    return str(count) if count < 1 else _FORMATS.get(style, str)(count)
