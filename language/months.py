"""Month names beside a figure in running text. A language and a text in, the months by number out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from morphology import lemmas_of
from regular import FORMS

from paraph.languages import get

_NOT_MONTHS = {"года", "yil", "жылғы"}
_TOKENS = re.compile(r"\d+|[^\W\d_]+")


@cache
def names(language: str) -> dict[str, int]:
    """Every form of every month to its number; Russian: the dictionary form alone."""
    out: dict[str, int] = {}
    for month in range(1, 13):
        written = get(language).date(datetime.date(2001, month, 22), "plain")
        name = next(word for word in re.findall(r"[^\W\d_]+", written) if word not in _NOT_MONTHS)
        forms = FORMS[language](name) if language in FORMS else lemmas_of(name)
        out.update(dict.fromkeys(forms, month))
    return out


def months(text: str, language: str) -> Iterator[int]:
    """The months of dates: ``22 ноября``, ``2026 жылғы 22 қарашадағы``, ``22-noyabrda``; not the word "marta"."""
    tokens = _TOKENS.findall(text.casefold())
    known = names(language)
    for before, word in pairwise(tokens):
        if before.isdigit():
            candidates = lemmas_of(word) if language not in FORMS else {word}
            yield from {known[item] for item in candidates if item in known}
