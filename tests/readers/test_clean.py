"""Defects of real texts: what is mended, and what must not be touched."""

from __future__ import annotations

import pytest

from paraph.readers.foreign.clean import clean
from paraph.readers.foreign.language import guess
from paraph.readers.foreign.notebook import Notebook


@pytest.mark.parametrize(
    ("language", "found", "mended", "rule"),
    [
        ("kk", "Қазақстан Республикасының Yкiметi", "Қазақстан Республикасының Үкіметі", "latin-in-cyrillic"),
        ("kk", "бiрлескен iс-шаралар", "бірлескен іс-шаралар", "latin-in-cyrillic"),
        ("ru", "Соглашение o сотрyдничестве", "Соглашение о сотрудничестве", "latin-in-cyrillic"),
        ("uz", "хalqaro шartnoma", "xalqaro шartnoma", "cyrillic-in-latin"),
        ("ru", "часть VІІІ", "часть VIII", "cyrillic-in-latin"),
        ("uz", "O'zbekiston, Qozog`iston, to‘g’risida", "Oʻzbekiston, Qozogʻiston, toʻgʻrisida", "uzbek-apostrophe"),
        ("uz", "ta'lim, e‘lon, san’at", "taʼlim, eʼlon, sanʼat", "uzbek-apostrophe"),
        ("ru", "С О Г Л А Ш Е Н И Е", "СОГЛАШЕНИЕ", "spaced-letters"),
        ("ru", "С т а т ь я  1", "Статья 1", "spaced-letters"),
        ("ru", "№\u00a05", "№ 5", "no-break-space"),
        ("ru", "сотруд\u00adничество\u200b", "сотрудничество", "invisible-character"),
        ("ru", "знак \ue123", "знак □", "unreadable-character"),
        ("uz-Cyrl", "Ўзбекистон Ҳукумати тўғрисида", "Oʻzbekiston Hukumati toʻgʻrisida", "transliterated"),
        ("ru", "Правительство\t   Республики", "Правительство Республики", None),
        ("ru", "й из двух знаков: и\u0306", "й из двух знаков: й", None),
    ],
)
def test_mended(language: str, found: str, mended: str, rule: str | None) -> None:
    notes = Notebook("draft.txt")
    assert clean(found, language, notes, 1) == mended
    assert [item.rule for item in notes.findings()] == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Стандарт ISO/IEC 17025, Codex Alimentarius, USD 5"),
        ("ru", "А и Б: в с. 5"),
        ("kk", "ISO стандарты, «Intel» компаниясы"),
        ("uz", "Oʻzbekiston eʼtibori, “Oʻzstandart”"),
        ("uz", "ЕОИИ davlatlari"),
    ],
)
def test_left_alone(language: str, text: str) -> None:
    notes = Notebook("draft.txt")
    assert clean(text, language, notes, 1) == text
    assert notes.findings() == ()


def test_cleaning_twice_changes_nothing() -> None:
    notes = Notebook("draft.txt")
    once = clean("O'zbekiston  Yкiметi \u00a0 С О Г Л А Ш Е Н И Е", "uz", notes, 1)
    assert clean(once, "uz", Notebook("draft.txt"), 1) == once


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Стороны обмениваются информацией о мерах.", "ru"),
        ("Тараптар осы Келісімді іске асырады.", "kk"),
        ("Осы Келiсiмнiң ережелерi бойынша", "kk"),
        ("Tomonlar mazkur Bitimga muvofiq ish olib boradilar.", "uz"),
        ("O'zbekiston Respublikasi va to'g'risida", "uz"),
        ("Томонлар мазкур Битимга мувофиқ ҳамкорлик қиладилар.", "uz-Cyrl"),
        ("The Parties shall cooperate in the field of metrology.", "en"),
        ("5", None),
        ("______", None),
        ("ISO 9001", None),
    ],
)
def test_language_of_a_paragraph(text: str, language: str | None) -> None:
    assert guess(text) == language
