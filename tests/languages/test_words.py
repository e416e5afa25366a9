"""Labels, dates, lists, frames and typography against their tables."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraph import languages
from paraph.languages import DERIVED, get, known
from paraph.languages.base import DateForm, Labelled, UnknownFormError
from paraph.languages.kk.sounds import conjunction
from paraph.languages.kk.sounds import decline as decline_kk
from paraph.languages.uz.words import decline as decline_uz

from .goldens import rows
from .test_references import said

FORMS: dict[str, DateForm] = {"plain": "plain", "done": "done", "of": "of"}
CITED = {"ru": {"dat": "Соглашению"}, "kk": {"dat": "Келісімге"}, "uz": {"dat": "Bitimga"}}
PARTIES: dict[str, dict[str, dict[str, str]]] = {
    "UZB": {
        "ru": {
            "nom": "Узбекистан",
            "ins": "Узбекистаном",
            "first": "узбекско",
            "f.nom": "узбекская",
            "m.nom": "узбекский",
            "f.gen": "узбекской",
        },
        "kk": {"nom": "Өзбекстан", "first": "Өзбекстан"},
        "uz": {"nom": "Oʻzbekiston", "first": "Oʻzbekiston"},
    },
    "KAZ": {
        "ru": {
            "nom": "Казахстан",
            "ins": "Казахстаном",
            "first": "казахстанско",
            "f.nom": "казахстанская",
            "m.nom": "казахстанский",
        },
        "kk": {"nom": "Қазақстан", "first": "Қазақстан"},
        "uz": {"nom": "Qozogʻiston", "first": "Qozogʻiston"},
    },
    "KGZ": {"ru": {"nom": "Кыргызстан"}, "kk": {"nom": "Қырғызстан"}, "uz": {"nom": "Qirgʻiziston"}},
}
LANGUAGES: dict[str, dict[str, dict[str, str]]] = {
    "ru": {
        "ru": {"nom": "русский", "gen": "русского", "prep": "русском"},
        "kk": {"nom": "орыс"},
        "uz": {"nom": "rus"},
    },
    "uz": {"ru": {"nom": "узбекский", "prep": "узбекском"}, "kk": {"nom": "өзбек"}, "uz": {"nom": "oʻzbek"}},
    "kk": {"ru": {"nom": "казахский", "prep": "казахском"}, "kk": {"nom": "қазақ"}, "uz": {"nom": "qozoq"}},
}
DIVISIONS: dict[str, Labelled] = {"article": "article", "point": "point", "section": "section", "item": "item"}
SIDES = {
    "ru": {"gen": "Узбекской Стороны"},
    "kk": {"gen": "Өзбекстан Тарапының", "abl": "Өзбекстан Тарапынан"},
    "uz": {"gen": "Oʻzbekiston Tomonining", "abl": "Oʻzbekiston Tomonidan"},
}
GOVERNMENTS = {
    "ru": {"acc": "Правительство Республики Узбекистан"},
    "kk": {"nom": "Өзбекстан Республикасының Үкіметі"},
    "uz": {"nom": "Oʻzbekiston Respublikasi Hukumati"},
}


def source(code: str) -> str:
    return DERIVED.get(code, code)


@pytest.mark.parametrize("row", rows("labels"), ids=lambda row: row["expected"])
def test_labels(row: dict[str, str]) -> None:
    rules = get(row["language"])
    number = row["number"].replace("-", "") if row["number"] == "-" else row["number"]
    what = DIVISIONS.get(row["what"])
    pieces = rules.part_label(what, number) if what else rules.annex_label(number, CITED[source(row["language"])])
    assert said(pieces) == row["expected"]
    assert [piece.text for piece in pieces if piece.number == 0] == ([number] if number else [])


@pytest.mark.parametrize("row", rows("items"), ids=lambda row: f"{row['language']} {row['scheme']}")
def test_item_labels(row: dict[str, str]) -> None:
    rules = get(row["language"])

    def label(ordinal: int) -> str:
        return "".join(rules.item_label(row["scheme"], ordinal))

    assert [label(1), label(2), label(3)] == [row["1"], row["2"], row["3"]]
    if row["last letter"] != "-":
        shown = [label(ordinal) for ordinal in range(1, 90)]
        last = shown.index(row["last letter"])
        assert shown[last + 1] == row["after it"]
        assert len(set(shown)) == len(shown)


@pytest.mark.parametrize("row", rows("dates"), ids=lambda row: f"{row['language']} {row['form']}")
def test_dates(row: dict[str, str]) -> None:
    rules, form = get(row["language"]), FORMS[row["form"]]
    assert rules.date(datetime.date(2026, 11, 22), form) == row["decided"]
    assert rules.blank_date(form) == row["blank"]
    assert rules.blank_date(form, 2026) == row["blank with year"]


@pytest.mark.parametrize("row", rows("months"), ids=lambda row: row["ru"])
def test_months(row: dict[str, str]) -> None:
    day = datetime.date(2026, int(row["no"]), 1)
    assert get("ru").date(day, "plain").split(" ")[1] == row["ru"]
    for code in ("kk", "uz", "uz-Cyrl"):
        for form in FORMS:
            written = get(code).date(day, FORMS[form])
            month = written.split("-")[-1] if code == "uz" else written.split(" ")[-1]
            assert month == row[f"{code} {form}"]
    assert decline_kk(row["kk plain"], "abl") == row["kk abl"]
    assert decline_uz(row["uz plain"], "abl") == row["uz abl"]


def _alternat(what: str, form: str, code: str, names: list[str]) -> str:
    rules = get(code)
    if what == "joint":
        return rules.joint([PARTIES[name][source(code)] for name in names], form)
    if what == "languages":
        return rules.language_list([LANGUAGES[name][source(code)] for name in names], form)
    if what == "language":
        return rules.language_name(LANGUAGES[names[0]][source(code)], form)
    written = [rules.form(PARTIES[name][source(code)], form if code == "ru" else "nom") for name in names]
    return rules.join(written, "with" if what == "with" else "and")


@pytest.mark.parametrize("row", rows("alternat"), ids=lambda row: row["expected"])
def test_what_the_alternat_changes(row: dict[str, str]) -> None:
    assert _alternat(row["what"], row["form"], row["language"], row["names"].split(" ")) == row["expected"]


@pytest.mark.parametrize("row", rows("conjunction-kk"), ids=lambda row: row["first"])
def test_kazakh_conjunction(row: dict[str, str]) -> None:
    assert conjunction(row["first"]) == row["conjunction"]
    assert get("kk").join([row["first"], "Қазақстан"]) == f"{row['first']} {row['conjunction']} Қазақстан"


@pytest.mark.parametrize("row", rows("frame"), ids=lambda row: row["expected"])
def test_lines_of_one_party(row: dict[str, str]) -> None:
    rules, own = get(row["language"]), source(row["language"])
    lines = {
        "signature": lambda: rules.signature_line(GOVERNMENTS[own]),
        "authority": lambda: rules.authority(SIDES[own], "…"),
        "holder": lambda: rules.holder_caption(SIDES[own]),
    }
    assert lines[row["what"]]() == row["expected"]


def _options(cell: str) -> Mapping[str, str | bool]:
    return {"-": {}, "yo": {"yo": True}}.get(cell, {"quotes": cell})


@pytest.mark.parametrize("row", rows("typography"), ids=lambda row: row["after"])
def test_typography(row: dict[str, str]) -> None:
    after = row["after"].replace("·", "\u00a0")
    rules, options = get(row["language"]), _options(row["options"])
    assert rules.typography(row["before"], options) == after
    assert rules.typography(after, options) == after


@given(
    code=st.sampled_from(known()),
    text=st.text(st.sampled_from("аБвё яAbz.,5№ \u00a0«»“”„\"'()ʻ-–\n"), max_size=30),
    cell=st.sampled_from(["-", "yo", "guillemets", "curly"]),
)
def test_typography_is_idempotent_and_keeps_every_word(code: str, text: str, cell: str) -> None:
    rules, options = get(code), _options(cell)
    once = rules.typography(text, options)
    assert rules.typography(once, options) == once
    letters = [char for char in text if char.isalnum()]
    if code == "ru" and cell != "yo":
        letters = ["е" if char == "ё" else char for char in letters]
    assert [char for char in once if char.isalnum()] == letters
    assert len(once) == len(text)


@given(
    code=st.sampled_from(known()),
    names=st.lists(st.text(st.sampled_from("абвжзрнАӘ5» "), min_size=1, max_size=8), min_size=1, max_size=5),
    style=st.sampled_from(["and", "with"]),
)
def test_join_loses_no_name_and_keeps_the_order(code: str, names: list[str], style: str) -> None:
    text = get(code).join(names, "with" if style == "with" else "and")
    assert re.fullmatch(r"(?:, | \S+ )".join(re.escape(name) for name in names), text)


def test_forms_are_found_by_any_name_of_the_case() -> None:
    forms = {"nom": "Соглашение", "gen": "Соглашения", "f.gen": "узбекской"}
    assert get("ru").form(forms, "род") == "Соглашения"
    assert get("ru").form(forms, "ж.род") == "узбекской"
    assert get("uz").form({"nom": "Bitim"}, "ins") == "Bitim"
    assert get("kk").form({"nom": "Келісім", "loc": "Келісімде"}, "prep") == "Келісімде"
    assert get("uz-Cyrl").form({"nom": "Bitim", "gen": "Bitimning"}, "gen") == "Битимнинг"


@pytest.mark.parametrize(("code", "case"), [("ru", "dat"), ("kk", "gen"), ("uz", "gen"), ("ru", "f.nom")])
def test_a_form_that_is_not_written_is_never_guessed(code: str, case: str) -> None:
    with pytest.raises(UnknownFormError) as caught:
        get(code).form({"nom": "X"}, case)
    assert caught.value.known == ("nom",)


@pytest.mark.parametrize("code", known())
def test_every_language_has_the_whole_frame(code: str) -> None:
    rules = get(code)
    expected = {"draft", "edition", "work", "page", "of", "missing", "stale", "undecided", "derived"}
    assert expected <= set(rules.words) == set(get("ru").words)
    assert all(word for key, word in rules.words.items() if key != "page")
    assert rules.capitalise("“ilova”") == "“Ilova”"
    assert rules.capitalise("қосымша") == "Қосымша"
    assert rules.capitalise("") == ""


def test_draft_marks_are_those_in_use() -> None:
    assert [get(code).words["draft"] for code in ("ru", "kk", "uz", "uz-Cyrl")] == [
        "Проект",
        "Жоба",
        "Loyiha",
        "Лойиҳа",
    ]


def test_locale_tags() -> None:
    assert {code: get(code).locale_tag for code in known()} == {
        "ru": "ru-RU",
        "kk": "kk-KZ",
        "uz": "uz-Latn-UZ",
        "uz-Cyrl": "uz-Cyrl-UZ",
        "uz-Latn-2026": "uz-Latn-UZ",
    }


@pytest.mark.parametrize("code", ["en", "uz-Latn", ""])
def test_an_unknown_language_is_refused_with_the_known_ones(code: str) -> None:
    with pytest.raises(UnknownFormError) as caught:
        get(code)
    assert caught.value.known == known()
    with pytest.raises(UnknownFormError):
        languages.derive(code, "Bitim")
