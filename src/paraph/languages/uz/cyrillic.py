"""Uzbek Latin (1995) to Cyrillic and back, word by word: a stem of exceptions.txt first, then the letters.

The letter rules are those of the two alphabets: е at the start of a word and after a vowel is ye in Latin and э is e;
ц is ts after a vowel and s elsewhere; ь is not written in Latin; ʼ is ъ, and parts s from h (sʼh: сҳ).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

OKINA, TUTUQ = "\u02bb", "\u02bc"

_LETTERS = {
    "a": "а", "b": "б", "d": "д", "f": "ф", "g": "г", "h": "ҳ", "i": "и", "j": "ж", "k": "к", "l": "л", "m": "м",
    "n": "н", "o": "о", "p": "п", "q": "қ", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "x": "х", "y": "й",
    "z": "з", "oʻ": "ў", "gʻ": "ғ", "sh": "ш", "ch": "ч", "ya": "я", "yo": "ё", "yu": "ю", "ye": "е", "ʼ": "ъ",
    "sʼh": "сҳ",
}  # fmt: skip
_BACK = {cyrillic: latin for latin, cyrillic in _LETTERS.items()} | {
    "сҳ": "sʼh", "щ": "sh", "ы": "i", "э": "e", "ь": "",
}  # fmt: skip
_LATIN_VOWELS = ("a", "e", "i", "o", "u", "oʻ", "ya", "yo", "yu", "ye")
_CYRILLIC_VOWELS = "аеиоуўэюяёы"
_TOKEN = re.compile(r"sʼh|y(?=oʻ)|oʻ|gʻ|sh|ch|y[aoue]|ts(?!h)|.", re.DOTALL)
_CYRILLIC_TOKEN = re.compile("сҳ|ўъ|.", re.DOTALL)
_TS = re.compile(r"ts(?:i(?!n|z)|e|k|$)")
_ENDING = re.compile(
    r"(?:lar)?(?:i|im|ing|imiz|ingiz|si)?(?:ning|ni|ga|ka|qa|da|dan|dagi|li|lik|siz|dor|chi|cha|lash\w*)?"
)
_SHORT = 4

_LATIN_WORD = r"[A-Za-z\u02bb\u02bc]+"
_SKIP = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+")
_ROMAN = re.compile(r"(?=[IVXLCDM])(?:M{0,3})(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_MONTHS = "yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr"
_DATE = re.compile(rf"(?<=[\d_])-(?=(?:yil|{_MONTHS})[a-z]*)", re.IGNORECASE)
_CYRILLIC_MONTHS = "январ|феврал|март|апрел|май|июн|июл|август|сентябр|октябр|ноябр|декабр"
_CYRILLIC_DATE = re.compile(rf"(?<=[\d_]) (?=(?:йил|(?:{_CYRILLIC_MONTHS})(?:ь|да|ни|га|\b)))", re.IGNORECASE)


class Exceptions(Struct, frozen=True):
    """The lists of exceptions.txt; ``stems`` holds the bare words without their ь too."""

    keep: frozenset[str]
    bare: dict[str, str]
    stems: dict[str, str]
    inside: dict[str, str]


@cache
def exceptions() -> Exceptions:
    """The exceptions, read once. The file ships with the package."""
    lists: dict[str, dict[str, str]] = {"keep": {}, "bare": {}, "stem": {}, "inside": {}}
    section = ""
    text = Path(__file__).with_name("exceptions.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            latin, _, cyrillic = line.partition(" ")
            lists[section][latin] = cyrillic
    shortened = {latin: cyrillic.removesuffix("ь") for latin, cyrillic in lists["bare"].items()}
    return Exceptions(frozenset(lists["keep"]), lists["bare"], shortened | lists["stem"], lists["inside"])


@cache
def _reverse_stems() -> dict[str, str]:
    return {cyrillic: latin for latin, cyrillic in exceptions().stems.items() if _letters_back(cyrillic) != latin}


def to_cyrillic(text: str) -> str:
    """Latin text (U+02BB, U+02BC) in Cyrillic; the start of ``text`` is the start of a word."""
    text = _DATE.sub(" ", text.replace("“", "«").replace("”", "»"))
    out: list[str] = []
    at = 0
    for match in _SKIP.finditer(text):
        out += [_plain(text[at : match.start()]), match[0]]
        at = match.end()
    return "".join([*out, _plain(text[at:])])


def _plain(text: str) -> str:
    def turned(match: re.Match[str]) -> str:
        word = match[0]
        initial = len(word) == 1 and text[match.end() : match.end() + 1] == "."
        return word if not initial and _stays(word) else _word(word)

    return re.sub(_LATIN_WORD, turned, text)


def _stays(word: str) -> bool:
    """Roman numerals, names of organisations and foreign words are not put over."""
    if word in exceptions().keep or re.search("w|c(?!h)", word.lower()):
        return True
    return (len(word) > 1 or word in "IVX") and _ROMAN.fullmatch(word) is not None


@lru_cache(maxsize=8192)
def _word(word: str) -> str:
    lists = exceptions()
    lower = word.lower()
    if lower in lists.bare:
        return _cased(word, lists.bare[lower])
    stem = _stem(lower, lists.stems)
    if stem:
        head = _cased(word[: len(stem)], lists.stems[stem], whole=word)
        return head + _letters(word[len(stem) :], stem)
    return _by_rule(word)


def _by_rule(word: str) -> str:
    lower = word.lower()
    for latin, cyrillic in exceptions().inside.items():
        at = lower.find(latin)
        if at > 0:
            end = at + len(latin)
            middle = _cased(word[at:end], cyrillic)
            return _letters(word[:at], "") + middle + _letters(word[end:], latin)
    return _letters(word, "")


def _stem(lower: str, stems: dict[str, str]) -> str:
    for size in range(len(lower), 1, -1):
        head = lower[:size]
        if head in stems and (size > _SHORT or _ENDING.fullmatch(lower[size:])):
            return head
    return ""


def _cased(pattern: str, text: str, whole: str = "") -> str:
    letters = [char for char in whole or pattern if char.isalpha() and char not in (OKINA, TUTUQ)]
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return text.upper()
    return text[:1].upper() + text[1:] if pattern[:1].isupper() else text


def _letters(word: str, before: str) -> str:
    """The letter rules; ``before`` is the Latin part of the word already written."""
    out: list[str] = []
    lower = word.lower()
    previous = _TOKEN.findall(before)[-1] if before else ""
    for match in _TOKEN.finditer(lower):
        token = match[0]
        if token == "ts":
            cyrillic = "ц" if previous in _LATIN_VOWELS and _TS.match(lower, match.start()) else "тс"
        elif token == "e":
            cyrillic = "э" if not previous or previous in (*_LATIN_VOWELS, TUTUQ) else "е"
        elif token == "ye":
            cyrillic = "е" if not previous or previous in _LATIN_VOWELS else "ье"
        else:
            cyrillic = _LETTERS.get(token, token)
        if word[match.start()].isupper():
            upper_word = len(token) == 1 or word.isupper() or token == "sʼh"
            cyrillic = cyrillic.upper() if upper_word or len(cyrillic) == 1 else cyrillic.capitalize()
        out.append(cyrillic)
        previous = token
    return "".join(out)


def to_latin(text: str) -> str:
    """Cyrillic text in Latin, with the hyphens of dates (2026-yil 22-noyabr) and curly quotes put back."""
    text = _CYRILLIC_DATE.sub("-", text.replace("«", "“").replace("»", "”"))
    return re.sub("[А-Яа-яЁёЎўҚқҒғҲҳ]+", lambda match: _word_back(match[0]), text)


@lru_cache(maxsize=8192)
def _word_back(word: str) -> str:
    lower = word.lower()
    stem = _stem_back(lower)
    if not stem:
        return _letters_back(word)
    head = _cased(word[: len(stem)], _reverse_stems()[stem], whole=word)
    return head + _letters_back(word[len(stem) :], stem, whole=word)


def _stem_back(lower: str) -> str:
    stems = _reverse_stems()
    for size in range(len(lower), 1, -1):
        head = lower[:size]
        rest = lower[size:].removeprefix("ь")
        if head in stems and (len(stems[head]) > _SHORT or _ENDING.fullmatch(_letters_back(rest, head))):
            return head
    return ""


def _letters_back(word: str, before: str = "", whole: str = "") -> str:
    out: list[str] = []
    previous = before[-1:]
    shouted = len(whole or word) > 1 and (whole or word).isupper()
    for match in _CYRILLIC_TOKEN.finditer(word.lower()):
        token = match[0]
        if token == "ўъ":
            latin = "oʻ"
        elif token == "е":
            latin = "ye" if not previous or previous in _CYRILLIC_VOWELS + "ъь" else "e"
        elif token == "ц":
            latin = "ts" if previous and previous in _CYRILLIC_VOWELS else "s"
        else:
            latin = _BACK.get(token, token)
        if word[match.start()].isupper():
            latin = latin.upper() if shouted else latin[:1].upper() + latin[1:]
        out.append(latin)
        previous = token[-1]
    return "".join(out)
