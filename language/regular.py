"""Regular forms of Kazakh and Uzbek nouns: a known base in, every form that grammar makes of it out.

Used to accept an unknown word that is a regular form of a known one, and nothing else: a slip in the base, a wrong
vowel or a wrong consonant of the ending is not regular, so it stays unknown. Nothing that is printed is made here.
Source: the school grammars of both languages (vowel harmony, assimilation of the first consonant of an ending).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

_BACK, _FRONT = "аоұыуюёя", "әеөүіиэ"
_VOICELESS = "пфкқтсшщчцхһбвгғд"
_NASAL = "мнң"


def _front(word: str) -> bool:
    """Whether the endings of a Kazakh word are the soft ones: by its last vowel; и and у follow the vowel before."""
    for letter in reversed(word):
        if letter in "әеөүіэ":
            return True
        if letter in "аоұыюёя":
            return False
    return any(letter in "ию" for letter in word)


def _harmonic(word: str, ending: str) -> str:
    """``ending`` written hard (а, ы, ғ, қ), softened where ``word`` is soft."""
    return ending.translate(str.maketrans("аығқ", "еігк")) if _front(word) else ending


def _kazakh_cases(word: str) -> Iterator[str]:
    last = word[-1]
    vowel, voiceless, nasal = last in _BACK + _FRONT, last in _VOICELESS, last in _NASAL
    after_u = last in "уи"  # a semivowel behaves as a sonorant: реттеудің
    yield _harmonic(word, "тың" if voiceless else "дың" if after_u or not (vowel or nasal) else "ның")
    yield _harmonic(word, "ты" if voiceless else "ды" if after_u or not vowel else "ны")
    yield _harmonic(word, "қа" if voiceless else "ға")
    yield _harmonic(word, "та" if voiceless else "да")
    yield _harmonic(word, "тағы" if voiceless else "дағы")
    yield _harmonic(word, "тан" if voiceless else "нан" if nasal else "дан")
    yield "пен" if voiceless else "бен" if last in "зж" else "мен"


def _kazakh_possessed(word: str) -> Iterator[str]:
    """The third person: тармағы, басшысы, and their cases."""
    vowel = word[-1] in "аоұыәеөүіэя"
    stem = word if vowel else word[:-1] + {"қ": "ғ", "к": "г", "п": "б"}.get(word[-1], word[-1])
    possessed = stem + _harmonic(word, "сы" if vowel else "ы")
    yield possessed
    for ending in ("ның", "н", "на", "нда", "ндағы", "нан"):
        yield possessed + _harmonic(possessed, ending)
    yield possessed + "мен"


def kazakh(word: str) -> Iterator[str]:
    """Every case of a noun: alone, possessed, in the plural, in the plural possessed."""
    last = word[-1]
    plural = word + _harmonic(word, "тар" if last in _VOICELESS else "дар" if last in _NASAL + "лзж" else "лар")
    for stem in (word, plural):
        yield stem
        for ending in _kazakh_cases(stem):
            yield stem + ending
        yield from _kazakh_possessed(stem)


def uzbek(word: str) -> Iterator[str]:
    """Every case of a noun: alone, possessed, in the plural, in the plural possessed."""
    for stem in (word, word + "lar"):
        yield from _uzbek_cases(stem)
        vowel = stem[-1] in "aeiou" or stem.endswith("o\u02bb")
        soft = {"k": "g", "q": "g\u02bb"}.get(stem[-1]) if stem.count("k") + stem.count("q") and len(stem) > 3 else None
        for possessed in {stem + "si" if vowel else stem + "i", *([stem[:-1] + soft + "i"] if soft else [])}:
            yield from _uzbek_cases(possessed)


def _uzbek_cases(stem: str) -> Iterator[str]:
    yield stem
    dative = "ka" if stem.endswith("k") else "qa" if stem.endswith("q") else "ga"
    for ending in ("ning", "ni", dative, "da", "dagi", "dan", "dir", "gacha"):
        yield stem + ending


FORMS: dict[str, Callable[[str], Iterator[str]]] = {"kk": kazakh, "uz": uzbek}
_SOFTENED = {"kk": {"ғ": "қ", "г": "к", "б": "п"}, "uz": {"g": "k", "\u02bb": "q"}}
SHORTEST = 3


def regular(word: str, language: str, knows: Callable[[str], bool]) -> str | None:
    """The known base of which ``word`` is a regular form, the longest there is; ``None`` if there is none."""
    forms = FORMS.get(language)
    if forms is None:
        return None
    for cut in range(len(word) - 1, SHORTEST - 1, -1):
        stem = word[:cut]
        bases = [stem]
        if hard := _SOFTENED[language].get(stem[-1]):
            bases.append((stem[:-2] if stem.endswith("g\u02bb") else stem[:-1]) + hard)
        for base in bases:
            if len(base) >= SHORTEST and word in forms(base) and knows(base):
                return base
    return None
