"""Numbers in words against the reviewed tables, pymorphy3 and num2words."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Literal

import pymorphy3
import pytest
from num2words import num2words

from paraph.languages import get
from paraph.languages.base import Link, UnknownFormError

from .goldens import rows

STYLES: dict[str, Literal["words", "digits", "both"]] = {"words": "words", "digits": "digits", "both": "both"}
ROWS = [{"style": "words", **row} for name in ("numbers-review", "numbers") for row in rows(name)]
RUSSIAN_CASES = {"nom": "n", "gen": "g", "dat": "d", "acc": "a", "ins": "i", "prep": "p"}
PYMORPHY = {"nom": "nomn", "gen": "gent", "dat": "datv", "acc": "accs", "ins": "ablt", "prep": "loct"}


@pytest.fixture(scope="module")
def morph() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']}-{row['count']}-{row['unit']}-{row['form']}")
def test_number_reads_as_the_table_has_it(row: dict[str, str]) -> None:
    rules = get(row["language"])
    assert rules.number(int(row["count"]), row["unit"], row["form"], STYLES[row["style"]]) == row["expected"]


@pytest.mark.parametrize("case", RUSSIAN_CASES)
def test_russian_cardinals_agree_with_num2words(case: str) -> None:
    rules = get("ru")
    for count in range(1, 1000):
        theirs = num2words(count, lang="ru", case=RUSSIAN_CASES[case], gender="m", animate=False)
        assert rules.number(count, "", case) == theirs.replace("ё", "е"), (count, case)


def test_kazakh_cardinals_agree_with_num2words() -> None:
    rules = get("kk")
    for count in range(1000):
        assert rules.number(count, "", "nom") == num2words(count, lang="kz"), count


@pytest.mark.parametrize("count", [*range(1, 130), 211, 321, 999])
def test_russian_years_follow_the_last_words(count: int) -> None:
    noun = get("ru").number(count, "years", "acc").rsplit(" ", 1)[1]
    if count % 100 in (11, 12, 13, 14):
        assert noun == "лет"
    else:
        assert noun == {1: "год", 2: "года", 3: "года", 4: "года"}.get(count % 10, "лет")


@pytest.mark.parametrize(("unit", "lemma"), [("months", "месяц"), ("days", "день"), ("copies", "экземпляр")])
@pytest.mark.parametrize("case", RUSSIAN_CASES)
def test_russian_units_agree_with_pymorphy(morph: pymorphy3.MorphAnalyzer, unit: str, lemma: str, case: str) -> None:
    noun = next(parse for parse in morph.parse(lemma) if parse.normal_form == lemma and "nomn" in parse.tag)
    for count in (1, 2, 4, 5, 11, 14, 21, 22, 25, 100, 101, 112):
        number = "sing" if count % 10 == 1 and count % 100 != 11 else "plur"
        if case in ("nom", "acc"):
            agreed = noun.make_agree_with_number(count).word
        else:
            agreed = noun.inflect({PYMORPHY[case], number}).word
        assert get("ru").number(count, unit, case).rsplit(" ", 1)[1] == agreed.replace("ё", "е"), (count, case)


@pytest.mark.parametrize("case", RUSSIAN_CASES)
@pytest.mark.parametrize(("gender", "tag"), [("m", "masc"), ("f", "femn"), ("n", "neut"), ("pl", "plur")])
def test_russian_period_adjectives_agree_with_pymorphy(
    morph: pymorphy3.MorphAnalyzer, case: str, gender: str, tag: str
) -> None:
    for count, unit, lemma in ((1, "years", "годовой"), (5, "years", "пятилетний"), (6, "months", "шестимесячный")):
        grammemes = {PYMORPHY[case], tag} | ({"inan"} if case == "acc" and gender in ("m", "pl") else set())
        adjective = next(parse for parse in morph.parse(lemma) if "ADJF" in parse.tag).inflect(grammemes)
        assert get("ru").number(count, unit, f"adj.{case}.{gender}") == adjective.word.replace("ё", "е")


@pytest.mark.parametrize("code", ["ru", "kk", "uz", "uz-Cyrl"])
def test_every_number_differs_from_every_other(code: str) -> None:
    said = {get(code).number(count, "days", "nom") for count in range(1000)}
    assert len(said) == 1000
    assert not any(re.search(r"\d|  |^ | $", words) for words in said)


@pytest.mark.parametrize("code", ["ru", "kk", "uz"])
@pytest.mark.parametrize(
    ("count", "unit", "form"),
    [(5, "weeks", "gen"), (5, "years", "vocative"), (1000, "days", "gen"), (-1, "days", "gen"), (5, "", "adj.acc.pl")],
)
def test_what_a_language_cannot_say_is_named(code: str, count: int, unit: str, form: str) -> None:
    with pytest.raises(UnknownFormError):
        get(code).number(count, unit, form)


@pytest.mark.parametrize("case", RUSSIAN_CASES)
def test_russian_ordinals_of_indents_agree_with_num2words(case: str) -> None:
    for count in range(1, 100):
        link = Link("dash", str(count))
        said = "".join(piece.text for piece in get("ru").reference([link], case))
        theirs = num2words(count, to="ordinal", lang="ru", case=RUSSIAN_CASES[case], gender="m", animate=False)
        assert said.split(" ", 1)[1] == theirs.replace("ё", "е"), (count, case)


@pytest.mark.parametrize(("code", "ending"), [("kk", "нші"), ("uz", "nchi"), ("uz-Cyrl", "нчи")])
def test_ordinals_of_indents_all_differ(code: str, ending: str) -> None:
    said = ["".join(piece.text for piece in get(code).reference([Link("dash", str(n))], "nom")) for n in range(1, 100)]
    assert len(set(said)) == 99
    assert all(words.split(" ")[-2].endswith((ending, ending.replace("і", "ы"))) for words in said)


def test_no_heavy_library_is_loaded_to_speak() -> None:
    script = (
        "import sys, datetime; from paraph import languages\n"
        "for code in languages.known(): languages.get(code).number(6, 'months', 'gen')\n"
        "print(sorted({'num2words', 'pymorphy3', 'babel', 'docx', 'jinja2', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
