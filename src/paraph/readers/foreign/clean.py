"""One text in, the same text without the defects of real drafts out; every mend is noted."""

from __future__ import annotations

import re
import unicodedata

from paraph.languages import to_latin
from paraph.readers.foreign.notebook import Notebook

_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufdd0-\ufdef\ufffd-\uffff\U000f0000-\U0010ffff\ud800-\udfff]")
UNREADABLE = "□"
"""Stands for a character only its own font can show; sources hold none of those."""
_SPACED = re.compile(r"(?<!\w)(?:[^\W\d_] ){3,}[^\W\d_](?!\w)")
_LONE = re.compile("(?<=[\u0400-\u04ff,] )[acoyk](?= [\u0400-\u04ff])")
"""Russian prepositions and conjunctions of one letter, typed in Latin: «Соглашение o торговле»."""
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")

_TO_CYRILLIC = dict(zip("aceopxyABCEHKMOPTXYk", "асеорхуАВСЕНКМОРТХУк", strict=True))
_TO_KAZAKH = _TO_CYRILLIC | {"i": "і", "I": "І", "Y": "Ү", "y": "ү", "h": "һ"}
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _TO_CYRILLIC.items()} | {"і": "i", "І": "I"}
_LETTER_APOSTROPHE = re.compile("([oOgG])['\u2018\u2019`\u00b4\u02bc\u2032]")
_TUTUQ = re.compile("(?<=[A-FH-NP-Za-fh-np-z])['\u2018\u2019`\u00b4\u02bb\u2032](?=[A-Za-z])")


def clean(text: str, language: str | None, notes: Notebook, at: int) -> str:
    """``text`` as it would be typed today: one alphabet in each word, plain spaces, the right apostrophes.

    Line breaks stay. ``language`` ``uz-Cyrl`` comes out in Latin letters.
    """
    text = unicodedata.normalize("NFC", text)
    text = _characters(text, notes, at)
    text = _SPACED.sub(lambda match: _closed(match[0], notes, at), text)
    text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip("\n")
    if _LATIN.search(text) and _CYRILLIC.search(text):
        text = _WORD.sub(lambda match: _one_alphabet(match[0], language, notes, at), text)
    if language == "ru":
        text = _LONE.sub(lambda match: _lone(match[0], notes, at), text)
    if language == "uz-Cyrl":
        if _CYRILLIC.search(text):
            notes.note("transliterated", at, text)
        text = to_latin(text)
    if language in ("uz", "uz-Cyrl"):
        text = _apostrophes(text, notes, at)
    return unicodedata.normalize("NFC", text)


def _characters(text: str, notes: Notebook, at: int) -> str:
    if _INVISIBLE.search(text):
        notes.note("invisible-character", at)
        text = _INVISIBLE.sub("", text)
    if "\u00a0" in text:
        notes.note("no-break-space", at, text)
    text = _SPACES.sub(" ", text).replace("\t", " ").replace("\u2011", "-")
    if _UNREADABLE.search(text):
        notes.note("unreadable-character", at, text)
    return _UNREADABLE.sub(UNREADABLE, _CONTROL.sub(" ", text))


def _closed(spaced: str, notes: Notebook, at: int) -> str:
    word = spaced.replace(" ", "")
    notes.note("spaced-letters", at, word)
    return word


def _one_alphabet(word: str, language: str | None, notes: Notebook, at: int) -> str:
    latin, cyrillic = len(_LATIN.findall(word)), len(_CYRILLIC.findall(word))
    if not latin or not cyrillic:
        return word
    to_latin_script = language in ("uz", "en") or (language is None and latin > cyrillic)
    table = _TO_LATIN if to_latin_script else _TO_KAZAKH if language == "kk" else _TO_CYRILLIC
    wrong = _CYRILLIC if to_latin_script else _LATIN
    if not all(letter in table for letter in wrong.findall(word)):
        # a Roman number with Cyrillic letters in it: VІІІ
        table, wrong, to_latin_script = _TO_LATIN, _CYRILLIC, True
    if not all(letter in table for letter in wrong.findall(word)):
        return word
    mended = "".join(table.get(letter, letter) if wrong.match(letter) else letter for letter in word)
    notes.note("cyrillic-in-latin" if to_latin_script else "latin-in-cyrillic", at, mended)
    return mended


def _lone(letter: str, notes: Notebook, at: int) -> str:
    notes.note("latin-in-cyrillic", at, letter)
    return _TO_CYRILLIC[letter]


def _apostrophes(text: str, notes: Notebook, at: int) -> str:
    mended = _TUTUQ.sub("\u02bc", _LETTER_APOSTROPHE.sub("\\1\u02bb", text))
    if mended != text:
        for before, after in zip(text.split(), mended.split(), strict=True):
            if before != after:
                notes.note("uzbek-apostrophe", at, f"{before} → {after}")
    return mended
