"""Numbers of the signed text are frozen: what comes between 5 and 6 is 5-1 or 5¹, what comes at the end goes on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, TypeAlias

from paraph.languages.base import LanguageRules
from paraph.model import Language
from paraph.model.roman import from_roman, roman

Style: TypeAlias = Literal["hyphen", "superscript"]

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = {raised: digit for digit, raised in _RAISED.items()}
_INSERTED = re.compile(r"(?P<base>.*?)(?:-(?P<hyphen>\d+)|(?P<raised>[⁰¹²³⁴-⁹]+))?", re.DOTALL)
_MOST_ITEMS = 200


def between(base: str, count: int, style: Style) -> str:
    """The ``count``-th number after ``base`` that stands before the next old one: ``5-1``, ``5¹``."""
    return f"{base}-{count}" if style == "hyphen" else base + str(count).translate(_RAISED)


def parted(number: str) -> tuple[str, int]:
    """``5-1`` and ``5¹`` as ``("5", 1)``; a number of the signed text as ``("5", 0)``."""
    match = _INSERTED.fullmatch(number)
    assert match is not None
    count = match["hyphen"] or (match["raised"] or "").translate(_LOWERED)
    return match["base"], int(count or 0)


def following(number: str, rules: LanguageRules) -> str | None:
    """The number after the last one, ``4`` after ``3``, ``в`` after ``б``; ``None`` where there is no telling."""
    if number.isdecimal():
        return str(int(number) + 1)
    if (section := from_roman(number)) is not None:
        return roman(section + 1)
    known = [rules.item_label("а)", ordinal)[1] for ordinal in range(1, _MOST_ITEMS)]
    return known[known.index(number) + 1] if number in known[:-1] else None


def all_following(last: Mapping[Language, str], rules: Mapping[Language, LanguageRules]) -> dict[Language, str] | None:
    """`following` in every language, or ``None``."""
    out = {code: following(number, rules[code]) for code, number in last.items()}
    return {code: number for code, number in out.items() if number is not None} if None not in out.values() else None


def all_between(base: Mapping[Language, str], count: int, style: Style) -> dict[Language, str]:
    """`between` in every language."""
    return {code: between(number, count, style) for code, number in base.items()}
