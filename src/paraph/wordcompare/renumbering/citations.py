"""A text in, the articles, items and annexes it cites by number out: Russian, Kazakh, Uzbek (Latin), English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

CitedKind: TypeAlias = Literal["article", "item", "annex"]

_ONE = r"\d{1,4}(?:-\d{1,2}(?![\w-]))?"
_AND = r"\s*(?:,|;|–|—|и|или|and|or|to|және|немесе|мен|пен|бен|va|yoki|hamda)\s*"
_LIST = rf"(?P<numbers>{_ONE}(?:{_AND}{_ONE})*)"
_LEFT = re.compile(
    rf"(?<!\w)(?:(?P<article>стать\w{{1,4}}|ст\.|articles?|art\.)|(?P<item>(?:под)?пункт\w{{0,4}}|част\w{{1,3}}|"
    rf"абзац\w{{0,3}}|(?:sub)?paragraphs?|clauses?|sections?)|(?P<annex>приложени\w{{1,3}}|annex(?:es)?))"
    rf"\s*(?:№\s*)?{_LIST}(?!\d|\.\d)",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    rf"(?<![\w.,-]){_LIST}\s?[-–‑]\s?(?:(?P<article>ба[пб]|modda)|(?P<item>(?:кіші\s+)?тарма[қғ]|(?:kichik\s+)?band|абзац)|"
    r"(?P<annex>қосымша|ilova))\w*",
    re.IGNORECASE,
)
_NUMBER = re.compile(_ONE)
_KINDS: tuple[CitedKind, ...] = ("article", "item", "annex")
_HINT = re.compile(
    r"стать|ст\.|пункт|част|абзац|приложени|ба[пб]|тарма|қосымша|modda|band|ilova|art|para|clause|section|annex",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\s*(?:[^\s,.;:()]+\s+){0,2}?(?!настоящ|осы|mazkur|ushbu|this)"
    r"(?:Конвенци|Устав|Кодекс|Закон|Протокол|Договор|Конституци|Хартии|конвенци|устав|кодекс|закон|Convention|Charter|Code|Law)\w*"
)


class Citation(NamedTuple):
    """One number cited: where its digits stand, what they number. ``other``: it is another text that is cited."""

    start: int
    end: int
    kind: CitedKind
    number: str
    other: bool


def citations(text: str) -> Iterator[Citation]:
    """The numbers cited in ``text``, heads of articles among them."""
    if not _HINT.search(text):
        return
    for pattern in (_LEFT, _RIGHT):
        for match in pattern.finditer(text):
            kind = next(each for each in _KINDS if match[each])
            start = match.start("numbers")
            other = bool(_OTHER.match(text, match.end()))
            for number in _NUMBER.finditer(match["numbers"]):
                yield Citation(start + number.start(), start + number.end(), kind, number[0], other)
