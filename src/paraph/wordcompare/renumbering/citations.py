"""A text in, the articles, items and annexes it cites by number out: Russian, Kazakh, Uzbek (Latin), English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

CitedKind: TypeAlias = Literal["article", "item", "annex"]

_NUMBER = re.compile(r"(?<![\w.,-])\d{1,4}(?:-\d{1,2}(?![\w-]))?(?!\d|[.,]\d)")
_LEFT = re.compile(
    r"(?<!\w)(?:(?P<article>стать\w{1,4}|ст\.|articles?|art\.)|(?P<item>(?:под)?пункт\w{0,4}|част\w{1,3}|"
    r"абзац\w{0,3}|(?:sub)?paragraphs?|clauses?|sections?)|(?P<annex>приложени\w{1,3}|annex(?:es)?))\s*(?:№\s*)?$",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"\s?[-–‑]\s?(?:(?P<article>ба[пб]|modda)|(?P<item>(?:кіші\s+)?тарма[қғ]|(?:kichik\s+)?band|абзац)|"
    r"(?P<annex>қосымша|ilova))\w*",
    re.IGNORECASE,
)
_HINTS = (
    *("стать", "ст.", "бап", "баб", "modda", "art", "пункт", "част", "абзац", "тарма", "band", "paragraph", "clause"),
    *("section", "приложени", "қосымша", "ilova", "annex"),
)
"""Without any of these letters there is no citation: most texts need no closer look."""
_BETWEEN = re.compile(r"\s*(?:,|;|–|—|-|и|или|and|or|to|және|немесе|мен|пен|бен|va|yoki|hamda)\s*", re.IGNORECASE)
_BEFORE = 24
"""So many letters before a number hold the word that says what it numbers."""
_KINDS: tuple[CitedKind, ...] = ("article", "item", "annex")
_OTHER = re.compile(
    r"\s*(?:[^\s,.;:()]+\s+){0,2}?(?!настоящ|осы|mazkur|ushbu|this)"
    r"(?:конвенци|устав|кодекс|закон|протокол|договор|конституци|хартии|convention|charter|code|law)\w*",
    re.IGNORECASE,
)


class Citation(NamedTuple):
    """One number cited: where its digits stand, what they number. ``other``: it is another text that is cited."""

    start: int
    end: int
    kind: CitedKind
    number: str
    other: bool


def citations(text: str) -> Iterator[Citation]:
    """The numbers cited in ``text``, heads of articles among them, in order."""
    lowered = text.lower()
    if not any(hint in lowered for hint in _HINTS):
        return
    numbers = list(_NUMBER.finditer(text))
    if not numbers:
        return
    kinds: list[CitedKind | None] = [None] * len(numbers)
    for at, number in enumerate(numbers):
        left = _LEFT.search(text[max(0, number.start() - _BEFORE) : number.start()])
        kinds[at] = _kind(left)
        if kinds[at] is None and at and kinds[at - 1] is not None and _linked(text, numbers, at):
            kinds[at] = kinds[at - 1]
    for at in range(len(numbers) - 1, -1, -1):
        if kinds[at] is None:
            kinds[at] = _kind(_RIGHT.match(text, numbers[at].end()))
        if kinds[at] is None and at + 1 < len(numbers) and kinds[at + 1] is not None and _linked(text, numbers, at + 1):
            kinds[at] = kinds[at + 1]
    for number, kind in zip(numbers, kinds, strict=True):
        if kind is not None:
            right = _RIGHT.match(text, number.end())
            other = _OTHER.match(text, number.end() if right is None else right.end())
            yield Citation(number.start(), number.end(), kind, number[0], bool(other))


def _kind(match: re.Match[str] | None) -> CitedKind | None:
    return None if match is None else next(each for each in _KINDS if match[each])


def _linked(text: str, numbers: list[re.Match[str]], at: int) -> bool:
    """Number ``at`` goes on a list that the one before it began."""
    return _BETWEEN.fullmatch(text, numbers[at - 1].end(), numbers[at].start()) is not None
