"""The words of the pages: whole in four languages, written as the house writes, each of them used."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from paraph.publish.page import words
from paraph.publish.page.words import english, names, say, table, table_script

FOLDER = Path(words.__file__).parent
FORMS = {"en": {"one", "other"}, "ru": {"one", "few", "many", "other"}}
LATIN = re.compile(r"SHA-256|Paraph|Word|PDF|ZIP|Linux|macOS|Windows|\{\w+\}")
COMPOSED = ("audience", "stage", "lang", "look", "kind", "data", "paper")
"""Their keys are put together: ``stage.`` and the stage."""


def phrases() -> list[tuple[str, str, str]]:
    """Key, language, phrase."""
    return [
        (key, code, phrase)
        for key, by_language in table().items()
        for code, found in by_language.items()
        for phrase in (found.values() if isinstance(found, dict) else [found])
    ]


def test_every_phrase_is_there_in_every_language() -> None:
    assert {key: set(found) for key, found in table().items() if set(found) != set(words.SPOKEN)} == {}
    assert [each for each in phrases() if not each[2].strip()] == []


def test_what_is_put_in_is_the_same_in_every_language() -> None:
    for key, by_language in table().items():
        found = {
            code: {
                name
                for each in (phrase.values() if isinstance(phrase, dict) else [phrase])
                for name in re.findall(r"\{(\w+)\}", each)
            }
            for code, phrase in by_language.items()
        }
        assert len({frozenset(each) for each in found.values()}) == 1, key


def test_phrases_that_count_have_every_form() -> None:
    for key, by_language in table().items():
        for code, phrase in by_language.items():
            if isinstance(phrase, dict):
                assert set(phrase) == FORMS[code], f"{key}, {code}"


@pytest.mark.parametrize(
    ("code", "wrong"), [("ru", "[ёЁA-Za-z]"), ("kk", "[A-Za-z]"), ("uz", "[а-яА-ЯёЁ'’‘`]"), ("en", "[а-яА-Я’‘]")]
)
def test_letters_are_those_of_the_language(code: str, wrong: str) -> None:
    found = [
        (key, phrase)
        for key, language, phrase in phrases()
        if language == code and re.search(wrong, LATIN.sub("", phrase))
    ]
    assert found == []


def test_every_phrase_is_used() -> None:
    sources = [path.read_text(encoding="utf-8") for pattern in ("*.py", "assets/*.js") for path in FOLDER.glob(pattern)]
    text = "\n".join(sources)
    quoted = set(re.findall(r"[\"'`]([a-z][\w.-]*)[\"'`]", text))
    quoted |= {f"reader.{each}" for each in quoted}
    idle = [key for key in table() if key not in quoted and key.partition(".")[0] not in COMPOSED]
    assert idle == []


def test_english_as_it_stands_on_the_page() -> None:
    assert english("changes.count", {"n": 1}) == "1 change"
    assert english("changes.count", {"n": 5}) == "5 changes"
    assert english("changes.between", {"old": "draft-02", "new": "work"}) == "Draft 2 → Working text"
    assert english("size", {"size": 900}) == "900 B"
    assert english("size", {"size": 2048}) == "2 KB"
    assert english("size", {"size": 3_000_000}) == "2.9 MB"
    assert english("changes.only-in", {"languages": ["ru", "kk", "xx"]}) == "changed only in: Russian, Kazakh, xx"


def test_an_element_says_what_the_page_translates() -> None:
    found = say("size", class_="size", size=2048)
    assert found == '<span data-t="size" data-a="{&quot;size&quot;:2048}" class="size">2 KB</span>'


def test_a_name_stands_once_where_it_is_the_same_everywhere() -> None:
    assert names({"ru": "Порт", "kk": "Порт"}) == "<span>Порт</span>"
    found = names({"ru": "Порт", "uz": "<Port>"}, "uz")
    assert (
        found
        == '<span data-names="1"><span lang="uz">&lt;Port&gt;</span><span lang="ru" hidden="hidden">Порт</span></span>'
    )


def test_the_page_gets_the_same_table() -> None:
    text = table_script().decode()
    assert json.loads(text.removeprefix("Paraph.table=").removesuffix(";\n")) == table()
