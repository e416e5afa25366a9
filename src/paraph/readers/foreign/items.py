"""Numbers and dashes at the beginning of a paragraph, typed or automatic, and the levels they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from paraph.readers.foreign.types import Scheme

_LETTER = "[а-яёәіңғүұқөһa-z]"
_PATTERNS: tuple[tuple[Scheme, re.Pattern[str]], ...] = (
    ("1.", re.compile(r"^(?P<number>\d{1,3}(?:\.\d{1,3})+)(?:\.(?=\s|$)\s*|(?=\s*$)|\s+(?=[^\W\d_a-zа-яё]))")),
    ("1.", re.compile(r"^(?P<number>\d{1,3})\.(?=\s|$|[^\W\d_])\s*")),
    ("1)", re.compile(r"^(?P<number>\d{1,3}(?:\.\d{1,3})*)\)\s*")),
    ("(1)", re.compile(r"^\((?P<number>\d{1,3})\)\s*")),
    ("а)", re.compile(rf"^\(?(?P<number>{_LETTER})\)\s*")),
    ("1.", re.compile(r"^(?P<number>[IVXL]{1,6})\.(?=\s|$)\s*")),
    ("-", re.compile(r"^(?P<number>)(?:[–—−•·▪■●◦*o](?=\s)|[–—−•·▪■●◦]|-(?=\s)|-(?=[^\W\d_]))\s*")),
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Item(Struct, frozen=True):
    """A paragraph that begins with a number or a dash: ``label`` as it stood, ``text`` what follows."""

    scheme: Scheme
    number: str
    label: str
    text: str


def parse_item(text: str) -> Item | None:
    """The number or dash a typed paragraph begins with."""
    for scheme, pattern in _PATTERNS:
        match = pattern.match(text)
        if match and (match.end() < len(text) or scheme != "-"):
            return Item(scheme, match["number"], match[0].strip(), text[match.end() :])
    return None


def parse_number(number: str, text: str) -> Item | None:
    """The same for an automatic number; ``None`` where it is of a kind no scheme prints."""
    for scheme, pattern in _PATTERNS:
        match = pattern.match(number + " ")
        if match and match.end() >= len(number):
            return Item(scheme, match["number"], number, text)
    bare = re.fullmatch(r"\d{1,3}", number)
    return Item("1.", number, number, text) if bare else None


def ordinal(number: str) -> int | None:
    """``2`` of ``2``, ``5.2``, ``II``; ``None`` for letters and dashes."""
    last = number.rpartition(".")[2]
    if last.isascii() and last.isdigit():
        return int(last)
    if last and all(sign in _ROMAN for sign in last):
        values = [_ROMAN[sign] for sign in last]
        return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
    return None


def numbering(sequences: Iterable[Sequence[Scheme]]) -> tuple[str, ...]:
    """What the three levels print, judged from the schemes in the order each article uses them first."""
    before: dict[tuple[str, str], int] = {}
    used: dict[str, int] = {}
    for sequence in sequences:
        firsts = [scheme for scheme in dict.fromkeys(sequence) if scheme not in ("", "-")]
        for at, scheme in enumerate(firsts):
            used[scheme] = used.get(scheme, 0) + 1
            for later in firsts[at + 1 :]:
                before[scheme, later] = before.get((scheme, later), 0) + 1
    usual = ("1.", "1)", "(1)", "а)")

    def deeper(scheme: str) -> tuple[int, int]:
        above = sum(
            before.get((other, scheme), 0) > before.get((scheme, other), 0) for other in used if other != scheme
        )
        return above, usual.index(scheme)

    chosen = sorted(used, key=deeper)[:3]
    spare = [scheme for scheme in ("1.", "1)", "а)", "(1)") if scheme not in chosen]
    return tuple([*chosen, *spare][:3])
