"""The derived spellings of Uzbek: the reviewed parallel texts, words by rule and by exception, the way back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraph.languages import derive, to_latin
from paraph.languages.uz.cyrillic import _by_rule, exceptions
from paraph.resources import starter

from .goldens import rows

PARALLEL = [*rows("parallel-uz"), *rows("names-uz")]
ONSETS = [*"bdfghjklmnpqrstvxyz", "sh", "ch", "gʻ", "ng", "sʼh", ""]
VOWELS = ["a", "e", "i", "o", "u", "oʻ"]
CODAS = ["", "", "n", "r", "l", "k", "q", "t", "sh", "y", "ʼ", "s", "m"]

syllables = st.tuples(st.sampled_from(ONSETS), st.sampled_from(VOWELS), st.sampled_from(CODAS)).map("".join)
# what the two alphabets cannot tell apart: oʼ is read as a mistyped oʻ, ўъ is written oʻ, y + a is one letter
words = st.lists(syllables, min_size=1, max_size=5).map("".join).filter(lambda word: not re.search("[og]ʼ|ʻʼ", word))


@pytest.mark.parametrize("row", PARALLEL, ids=lambda row: row["Latin"][:50])
def test_cyrillic_of_the_reviewed_texts(row: dict[str, str]) -> None:
    assert derive("uz-Cyrl", row["Latin"]) == row["Cyrillic"]
    assert to_latin(row["Cyrillic"]) == row["Latin"]


@pytest.mark.parametrize("row", rows("words-uz"), ids=lambda row: row["Latin"])
def test_words(row: dict[str, str]) -> None:
    assert derive("uz-Cyrl", row["Latin"]) == row["Cyrillic"]
    assert derive("uz-Latn-2026", row["Latin"]) == row["2026"]
    assert to_latin(row["Cyrillic"]) == row["Latin"]


@pytest.mark.parametrize("code", ["uz-Cyrl", "uz-Latn-2026"])
@pytest.mark.parametrize("row", PARALLEL, ids=lambda row: row["Latin"][:50])
def test_runs_put_over_one_by_one_make_the_same_text(code: str, row: dict[str, str]) -> None:
    """Cut where assembly cuts: before and after numbers, and between words."""
    text = row["Latin"]
    whole = derive(code, text)
    for runs in (re.split(r"(\d+)", text), re.split(r"( )", text)):
        out = before = ""
        for run in runs:
            out += derive(code, run, before)
            before += run
        assert out == whole


def test_a_run_that_continues_a_number() -> None:
    assert derive("uz-Cyrl", "-modda", "5") == "-модда"
    assert derive("uz-Cyrl", "-yil ", "2026") == " йил "
    assert derive("uz-Cyrl", "-noyabrda", "2026-yil 22") == " ноябрда"
    assert derive("uz-Cyrl", "-noyabr", "22") == " ноябрь"


def test_a_run_that_continues_a_word() -> None:
    assert derive("uz-Cyrl", "e") == "э"
    assert derive("uz-Cyrl", "e", "mazkur ") == "э"
    assert derive("uz-Cyrl", "ning", "Bitim") == "нинг"
    assert derive("uz-Cyrl", "ettirish", "davom ") == "эттириш"
    assert derive("uz-Cyrl", "eksiya", "lab") == "екция"
    assert derive("uz-Cyrl", "da", "noyabr") == "да"


@pytest.mark.parametrize("wrong", ["O'zbekiston", "O‘zbekiston", "O’zbekiston", "O`zbekiston", "Oʼzbekiston"])
def test_other_apostrophes_are_read_as_meant(wrong: str) -> None:
    assert derive("uz-Cyrl", wrong) == "Ўзбекистон"
    assert derive("uz-Cyrl", "ta'sir va eʻtibor") == "таъсир ва эътибор"


def test_what_stays_in_latin_letters() -> None:
    assert derive("uz-Cyrl", "Codex, Washington va XIV") == "Codex, Washington ва XIV"
    assert derive("uz-Latn-2026", "Washington shahri https://chet.uz/sh") == "Washington şahri https://chet.uz/sh"


def test_cyrillic_given_already_is_left_alone() -> None:
    text = "Ўзбекистон Республикаси 2026 йил 22 ноябрда"
    assert derive("uz-Cyrl", text) == text


def test_every_exception_works_both_ways_with_and_without_endings() -> None:
    lists = exceptions()
    for latin, cyrillic in lists.bare.items():
        assert derive("uz-Cyrl", latin) == cyrillic
        assert derive("uz-Cyrl", latin + "ning") == cyrillic.removesuffix("ь") + "нинг"
        assert to_latin(cyrillic) == latin
    for latin, cyrillic in lists.stems.items():
        if latin not in lists.bare:
            assert derive("uz-Cyrl", latin) == cyrillic
        assert derive("uz-Cyrl", latin.capitalize() + "lar") == cyrillic.capitalize() + "лар"
        assert derive("uz-Cyrl", latin.upper() + "LAR") == cyrillic.upper() + "ЛАР"
        assert to_latin(cyrillic + "лар") == latin + "lar"


def test_every_exception_is_needed() -> None:
    """A row that the letter rules would get right by themselves only makes the list longer."""
    lists = exceptions()
    for latin, written in lists.stems.items():
        alone, declined = _by_rule(latin), _by_rule(latin + "ning")
        assert latin in lists.bare or alone != written or declined != written + "нинг", latin


@given(words)
def test_any_word_comes_back(word: str) -> None:
    assert to_latin(derive("uz-Cyrl", word)) == word


@given(st.lists(words, min_size=1, max_size=4).map(" ".join), st.integers(0, 40))
def test_new_latin_keeps_every_other_letter(text: str, cut: int) -> None:
    new = derive("uz-Latn-2026", text)
    assert new.replace("ö", "oʻ").replace("ğ", "gʻ").replace("ş", "sh").replace("ç", "ch") == text
    if text[:cut].endswith(" "):
        assert derive("uz-Latn-2026", text[:cut]) + derive("uz-Latn-2026", text[cut:], text[:cut]) == new


def _uzbek_sections() -> list[tuple[str, str]]:
    root = starter() / "clauses"
    return [
        (path.relative_to(root).as_posix(), section)
        for path in sorted(root.rglob("*.md"))
        for section in re.findall(r"(?ms)^# uz\b[^\n]*\n(.*?)(?=^# |\Z)", path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("path", "section"), _uzbek_sections(), ids=lambda value: value[:40])
def test_every_clause_of_the_library_comes_back(path: str, section: str) -> None:
    """The list of exceptions holds every word the library uses; a slip here is a row to add, or a misspelt clause."""
    for piece in re.split(r"\{\{.*?\}\}|\{%.*?%\}|\{@.*?\}", section):
        cyrillic = derive("uz-Cyrl", piece)
        assert to_latin(cyrillic) == piece, path
        assert set(re.findall("[A-Za-z]+", cyrillic)) <= exceptions().keep, path
