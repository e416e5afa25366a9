"""Words as a lawyer would strike them: whole, in every language of the project."""

import pytest

from paraph.compare.tokens import fold, keywords, kind_of, merged, split, tokens
from paraph.model import Bracket, Run

WHOLE = [
    "Соглашением",
    "узбекско-казахстанская",
    "что-либо",
    "ынтымақтастықты",
    "Қазақстан-Өзбекстан",
    "oʻrtasida",
    "taʼsir",
    "togʻ",
    "togʻlarning",
    "o'zbek",
    "o’zbek",
    "tog’",
    "tartib-taomillari",
    "Oʻzbekiston",
    "қоидаларига",
    "ЕАЭС",
    "ISO9001",
]


@pytest.mark.parametrize("word", WHOLE)
def test_a_word_is_one_token(word: str) -> None:
    assert split(f"{word}, {word}") == [word, ",", " ", word]
    assert kind_of(word) == "word"


@pytest.mark.parametrize("number", ["22.11.2026", "2026", "10 000", "10\u00a0000", "1,5", "12:30", "1 200 000"])
def test_a_number_is_one_token(number: str) -> None:
    assert split(f"до {number} дней") == ["до", " ", number, " ", "дней"]
    assert kind_of(number) == "number"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2026-жыл", ["2026", "-жыл"]),
        ("22-noyabrda", ["22", "-noyabrda"]),
        ("-moddaning 2", ["-moddaning", " ", "2"]),
        ("5-летний", ["5", "-летний"]),
        ("2026 100", ["2026", " ", "100"]),
        ("14-18", ["14", "-", "18"]),
        ("«Битим»", ["«", "Битим", "»"]),
        ("и/или", ["и", "/", "или"]),
        ("«__» ________", ["«", "__", "»", " ", "________"]),
        ("а)\nб)", ["а", ")", "\n", "б", ")"]),
        ("", []),
    ],
)
def test_what_is_cut(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_folding_makes_spellings_equal_and_keeps_case() -> None:
    assert fold("№\u00a05 «Учёт» oʻz") == fold("№ 5 “Учет” o’z")
    assert fold("Сторона") != fold("сторона")
    assert keywords("Oʻz Учёт, 5\u00a0дней") == keywords("o'z учет 5 дней")


def test_a_number_and_a_blank_are_one_token_each() -> None:
    runs = (Run("статьи ", ref="force"), Run("5-1", ref="force", number="force"), Run("«__» ______", blank="undecided"))
    assert [token.text for token in tokens(runs)] == ["статьи", " ", "5-1", "«__» ______"]


def test_merging_keeps_marks_apart() -> None:
    bracket = Bracket(by="UZB")
    runs = [Run("а"), Run("б"), Run(""), Run("в", bracket=bracket), Run("г", bracket=bracket), Run("1", number="x")]
    assert merged(runs) == (Run("аб"), Run("вг", bracket=bracket), Run("1", number="x"))
    assert merged([Run("_", blank="undecided"), Run("_", blank="undecided")]) == (Run("_", blank="undecided"),) * 2
