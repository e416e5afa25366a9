"""Ids for clauses from headings: small Latin letters, digits, hyphens; each once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from paraph.readers.foreign.types import ForeignAgreement, ForeignPart

_LETTERS = dict(
    zip(
        "абвгдезийклмнопрстуфыэәғқңөұүһіўҳ",
        "abvgdezijklmnoprstufyeagqnouuhiuh",
        strict=True,
    )
) | {
    "ё": "e",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}
_LONGEST = 40
_FIXED = frozenset(("title", "preamble", "closing", "signatures"))


def slug(text: str) -> str:
    """``Предмет Соглашения`` -> ``predmet-soglasheniya``; empty where no letter is left to begin with."""
    latin = "".join(_LETTERS.get(letter, letter) for letter in text.lower() if letter not in "ʻʼ'")
    ascii_ = unicodedata.normalize("NFD", latin).encode("ascii", "ignore").decode("ascii")
    words = re.sub(r"^[^a-z]+", "", re.sub(r"[^a-z0-9]+", "-", ascii_)).strip("-")
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
    return words


def clause_ids(agreement: ForeignAgreement, taken: Iterable[str], accepted: Mapping[str, str]) -> dict[str, str]:
    """Part id to the id of its own clause, or of the library clause accepted for it; no two alike."""
    library = set(taken)
    used = set(_FIXED) | set(accepted.values())
    out: dict[str, str] = {}
    for part in agreement.parts:
        if part.id in accepted:
            out[part.id] = accepted[part.id]
            continue
        name = base = _wanted(part, agreement.languages)
        count = 1
        while name in used or name in library:
            count += 1
            name = f"{base}-own" if count == 2 and base not in used else f"{base}-{count}"
        used.add(name)
        out[part.id] = name
    return out


def _wanted(part: ForeignPart, languages: Sequence[str]) -> str:
    if part.role == "article":
        headings = (slug(part.headings[code]) for code in languages if code in part.headings)
        return next((name for name in headings if name), "") or part.id
    return part.id if part.role == "annex" else f"own-{part.id}"
