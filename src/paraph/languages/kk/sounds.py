"""Kazakh endings by sound: cases of known words, and мен / бен / пен. formulas.md, rule 3 and sections 4 to 7."""

from __future__ import annotations

import re

from paraph.languages.kk.words import cardinal_words

BACK = "аоұыёя"
FRONT = "әөүіеэию"
VOWELS = BACK + FRONT
_SONORANTS = "рлйумнң"
_NASALS = "мнң"
_VOICED = "рлйумнңжз"

_LATIN_SONORANT = "aeiouyrlmn"
_LATIN_VOICED = "zj"
_SIGNS = "ьъ"


def decline(stem: str, case: str) -> str:
    """A bare noun, plural or numeral of the house's own tables in ``case``; never for free text.

    ``attr`` is the attributive: баптағы, қарашадағы. ``case`` is taken for granted (see ``Kazakh.case``).
    """
    if case == "nom":
        return stem
    if case == "attr":
        return _attributive(decline(stem, "loc"))
    last = stem[-1]
    vowel, nasal, voiced = last in VOWELS, last in _NASALS, last in _VOICED
    initial = {
        "gen": "н" if vowel or nasal else "д" if voiced else "т",
        "acc": "н" if vowel else "д" if voiced else "т",
        "dat": "ғ" if vowel or voiced else "қ",
        "loc": "д" if vowel or voiced else "т",
        "abl": "н" if nasal else "д" if vowel or voiced else "т",
        "ins": conjunction(stem)[0],
    }[case]
    rest = {"gen": "ың", "acc": "ы", "dat": "а", "loc": "а", "abl": "ан", "ins": "ен"}[case]
    return stem + _harmonised(stem, initial + rest)


def decline_possessed(stem: str, case: str) -> str:
    """A noun that already ends in the possessive: бабы, тармағы, тілдері."""
    if case == "attr":
        return _attributive(decline_possessed(stem, "loc"))
    endings = {"nom": "", "gen": "ның", "dat": "на", "acc": "н", "loc": "нда", "abl": "нан", "ins": "мен"}
    return stem + _harmonised(stem, endings[case])


def _harmonised(stem: str, ending: str) -> str:
    if is_back(stem) or ending in ("мен", "бен", "пен"):
        return ending
    return ending.translate(str.maketrans("ыағқ", "іегк"))


def _attributive(locative: str) -> str:
    return locative + ("ғы" if locative[-1] == "а" else "гі")


def is_back(word: str) -> bool:
    """Vowel harmony by the last vowel (у is of no class)."""
    last = next((char for char in reversed(word.lower()) if char in VOWELS), "а")
    return last in BACK


def conjunction(word: str) -> str:
    """``мен``, ``бен`` or ``пен`` after ``word``; closing quotes and punctuation do not sound, digits are read out."""
    sounding = re.sub(r"[\W_]+$", "", word)
    if not sounding:
        return "мен"
    if sounding[-1].isdigit():
        digits = re.search(r"\d{1,3}$", sounding)
        # a number that ends in 000 is read as thousand (мың); a nasal, like zero's л a sonorant
        sounding = "мың" if digits is None or digits[0] == "000" else cardinal_words(int(digits[0]))[-1]
    return _by_sound(sounding)


def _by_sound(word: str) -> str:
    tail = re.split(r"[\W_]", word)[-1]
    if _is_spelled_out(tail):
        # consonants only are read by their names: тэ-эм-дэ, but эс, эф
        return "пен" if tail[-1] in "СФ" else "мен"
    last = tail.lower().rstrip(_SIGNS)[-1:]
    if last in VOWELS or last in _SONORANTS or last in _LATIN_SONORANT:
        return "мен"
    return "бен" if last in "жз" or last in _LATIN_VOICED else "пен"


def _is_spelled_out(word: str) -> bool:
    cyrillic = all("а" <= char.lower() <= "я" or char.lower() in "әғқңөұүһі" for char in word)
    return len(word) > 1 and word.isupper() and cyrillic and not set(word.lower()) & set(VOWELS + "у")
