"""Kazakh stems: plural, possessive and case endings taken off, in every shape vowel harmony gives them."""

from __future__ import annotations

from paraph.languages.stemming import stripped

_PLURAL = ("лар", "лер", "дар", "дер", "тар", "тер")
_POSSESSIVE = ("ымыз", "іміз", "ңыз", "ңіз", "сы", "сі", "ы", "і")
_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")
_ACCUSATIVE = ("ны", "ні", "ды", "ді", "ты", "ті", "н")
_DATIVE = ("ға", "ге", "қа", "ке", "на", "не")
_LOCATIVE = ("дағы", "дегі", "тағы", "тегі", "ндағы", "ндегі", "да", "де", "та", "те", "нда", "нде")
_ABLATIVE = ("дан", "ден", "тан", "тен", "нан", "нен")
_INSTRUMENTAL = ("мен", "бен", "пен")
_ENDINGS = tuple(
    sorted(
        {
            *(_PLURAL + _POSSESSIVE + _GENITIVE + _ACCUSATIVE),
            *(_DATIVE + _LOCATIVE + _ABLATIVE + _INSTRUMENTAL),
        },
        key=lambda end: (-len(end), end),
    )
)
_HARDENED = {"ғ": "қ", "г": "к", "б": "п"}
SHORTEST = 3


def stem(word: str) -> str:
    """``тармақтарының`` to ``тармақ``."""
    return stripped(word, _ENDINGS, SHORTEST, _HARDENED)
