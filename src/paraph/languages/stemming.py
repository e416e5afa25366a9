"""Words without their endings, for searching only: a word in, a key out that its inflected forms share.

Never used to write text: what is printed comes from tables of case forms.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module

_STEMMED = ("ru", "kk", "uz")


@cache
def stemmer(code: str) -> Callable[[str], str]:
    """The stemmer of a written language: a folded word (small letters, no apostrophes) to its stem."""
    if code not in _STEMMED:
        return lambda word: word
    found: Callable[[str], str] = import_module(f"paraph.languages.{code}.stemming").stem
    return found


def stripped(word: str, endings: tuple[str, ...], shortest: int, hardened: Mapping[str, str]) -> str:
    """``word`` without any of ``endings``, one after the other, as long as ``shortest`` letters are left.

    ``hardened`` undoes the softening of a stem's last consonant before a vowel (тармағы: тармақ).
    """
    while True:
        ending = next((end for end in endings if word.endswith(end) and len(word) - len(end) >= shortest), None)
        if ending is None:
            return word[:-1] + hardened.get(word[-1:], word[-1:])
        word = word[: -len(ending)]
