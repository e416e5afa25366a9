"""Editorial or substantive: by rule, and only where the rule is sure. Letters' case and numbers are substance.

A capital makes a Party of a side (Сторона, Tomonidan), a comma in a number another number; so neither is editorial.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from paraph.compare.tokens import kind_of, split
from paraph.model import Language, Original
from paraph.model.walk import passages

PUNCTUATION = frozenset(".,;:!?…()[]\"'«»“”„‟‘’`–—-\u2010\u2011")
_SPACE = re.compile(r"\s+")
_LATIN = "aceopxyABCEHKMOPTXiI"
_CYRILLIC = "асеорхуАВСЕНКМОРТХіІ"
_ALIKE = str.maketrans(_LATIN, _CYRILLIC)
_HAS_CYRILLIC = re.compile("[Ѐ-ӿ]")

Rule = Callable[[str], str]


def _map(signs: str, to: str) -> Rule:
    table = str.maketrans(dict.fromkeys(signs, to))
    return lambda text: text.translate(table)


def _alike(text: str) -> str:
    """Latin letters typed inside a Cyrillic word."""
    return "".join(part.translate(_ALIKE) if _HAS_CYRILLIC.search(part) else part for part in split(text))


def _bare(text: str) -> str:
    """Without punctuation; a sign before a number (a minus) stays."""
    parts = split(text)
    after = [*parts, " "][1:]
    return "".join(
        part
        for part, following in zip(parts, after, strict=True)
        if part not in PUNCTUATION or (part in "-–" and kind_of(following) == "number")
    )


def _close(text: str) -> str:
    """Without spaces between words; numbers stay apart, and so does a negation: не and ни joined make other words."""
    apart = ("не", "ни", "Не", "Ни")
    out = [f"\x00{part}\x00" if kind_of(part) == "number" or part in apart else part for part in split(text)]
    return "".join(part for part in out if not part.isspace())


RULES: tuple[tuple[str, Rule], ...] = (
    ("white space", lambda text: _SPACE.sub(" ", text).strip()),
    ("yo", lambda text: text.replace("ё", "е").replace("Ё", "Е")),
    ("apostrophes", _map("ʻʼ’‘'`´ʹ", "ʻ")),
    ("quotes", _map('«»“”„‟"', '"')),
    ("dashes", _map("–—−\u2012", "–")),
    ("look-alikes", _alike),
    ("punctuation", lambda text: _SPACE.sub(" ", _bare(text)).strip()),
    ("word spacing", _close),
)


def _equalised(old: str, new: str) -> tuple[str, ...] | None:
    """The rules that it takes to make both texts equal, in order; ``None`` if they never are."""
    used = []
    for name, rule in RULES:
        if old == new:
            break
        apart = _apart(old, new)
        old, new = rule(old), rule(new)
        if old == new or _apart(old, new) < apart:
            used.append(name)
    return tuple(used) if old == new else None


def _apart(old: str, new: str) -> int:
    """How many characters one text has that the other has not."""
    one, other = Counter(old), Counter(new)
    return (one - other).total() + (other - one).total()


class Judge:
    """Knows the words of both drafts, so that a typing error (a form found nowhere else) is told from a word."""

    def __init__(self, old: Original, new: Original) -> None:
        self._originals = (old, new)
        self._known: dict[Language, Counter[str]] | None = None

    def rules(self, code: Language, old: str, new: str) -> tuple[str, ...] | None:
        """The rules by which ``new`` says the same as ``old``; ``None`` if it does not: the change is substantive."""
        if old == new:
            return ()
        found = _equalised(old, new)
        return self._spelling(code, old, new) if found is None else found

    def _spelling(self, code: Language, old: str, new: str) -> tuple[str, ...] | None:
        before, after = _words(_bared(old)), _words(_bared(new))
        if len(before) != len(after):
            return None
        slips = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
        if not all(_mistyped(one, other) for one, other in slips):
            return None
        known = self._words().get(code, Counter())
        return ("spelling",) if all(known[one] <= 1 and known[other] > 1 for one, other in slips) else None

    def _words(self) -> Mapping[Language, Counter[str]]:
        if self._known is None:
            self._known = {}
            for original in self._originals:
                for _, passage in passages(original.parts):
                    for code, runs in passage.text.items():
                        known = self._known.setdefault(code, Counter())
                        known.update(_words("".join(run.text for run in runs)))
        return self._known


def _words(text: str) -> list[str]:
    """Everything but spaces."""
    return [part for part in split(text) if kind_of(part) != "space"]


def _bared(text: str) -> str:
    """Everything but punctuation, spelt one way."""
    for name, rule in RULES:
        text = text if name == "word spacing" else rule(text)
    return text


def _mistyped(one: str, other: str) -> bool:
    """Two neighbouring letters changed places, or a letter was doubled: slips that make no other word."""
    if min(len(one), len(other)) < 5 or kind_of(one) != "word":
        return False
    if len(one) == len(other):
        apart = [at for at in range(len(one)) if one[at] != other[at]]
        return (
            len(apart) == 2
            and apart[1] == apart[0] + 1
            and one[apart[0]] == other[apart[1]]
            and one[apart[1]] == other[apart[0]]
        )
    longer, shorter = sorted((one, other), key=len, reverse=True)
    if len(longer) != len(shorter) + 1:
        return False
    at = next((place for place, letter in enumerate(shorter) if letter != longer[place]), len(shorter))
    return longer[at] == longer[at - 1] and longer[at + 1 :] == shorter[at:]


def all_rules(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The rules of several languages together, in their fixed order."""
    names = {name for rules in found for name in rules}
    return tuple(name for name in (*(name for name, _ in RULES), "spelling") if name in names)
