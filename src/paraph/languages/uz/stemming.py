"""Uzbek stems: plural, possessive and case endings taken off. Words come folded: without the marks of oʻ, gʻ and ʼ."""

from __future__ import annotations

from paraph.languages.stemming import stripped

_CASES = ("ning", "dagi", "ni", "ga", "ka", "qa", "da", "dan", "gacha")
_POSSESSIVE = ("imiz", "ingiz", "lari", "si", "i")
_OTHER = ("lar", "ligi", "lik", "dir", "lardir")
_ENDINGS = tuple(sorted({*_CASES, *_POSSESSIVE, *_OTHER}, key=lambda end: (-len(end), end)))
_HARDENED = {"g": "k", "q": "k"}
SHORTEST = 3


def stem(word: str) -> str:
    """``bitimlarining`` to ``bitim``."""
    return stripped(word, _ENDINGS, SHORTEST, _HARDENED)
