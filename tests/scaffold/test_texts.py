"""Texts of new files: values in, text out, and what is written reads back as it was meant."""

from __future__ import annotations

import datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from paraph.scaffold.agreement import NewAgreement, NewPlacement, agreement_files
from paraph.scaffold.cited import cited
from paraph.scaffold.clause import NewClause, clause_text
from paraph.scaffold.like import value_yaml
from paraph.scaffold.party import NAMES, NewParty, party_text
from paraph.scaffold.workspace import LAST, workspace_files
from paraph.scaffold.yaml_text import flow, listed, scalar
from paraph.sources import parse_clause, stamp
from paraph.sources.types import Duration

RU = {"nom": "Соглашение", "gen": "Соглашения", "dat": "Соглашению"}
UZ = {"nom": "Bitim", "dat": "Bitimga"}
KK = {"nom": "Келісім", "dat": "Келісімге"}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_a_scalar_reads_back(text: str) -> None:
    assert yaml.load(f"key: {scalar(text)}", yaml.BaseLoader) == {"key": text}
    assert yaml.safe_load(f"[{scalar(text)}]") == [text]


@pytest.mark.parametrize(
    "text",
    ["no", "true", "12", "2026-11-22", "1_000", "a: b", "- a", "# a", "", " a", "a ", "{x}", "«да»", "~", "null"],
)
def test_odd_scalars(text: str) -> None:
    assert yaml.safe_load(f"key: {scalar(text)}") == {"key": text}


def test_flow() -> None:
    assert flow({"ru": "о торговле", "uz": "a: b"}) == '{ru: о торговле, uz: "a: b"}'
    assert listed(["a", "no"]) == '[a, "no"]'


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (3, "3"),
        (Duration(6, "months"), "6 months"),
        ("undecided", "undecided"),
        (datetime.date(2026, 11, 22), "2026-11-22"),
        ({"ru": {"nom": "связь", "gen": "связи"}}, "{ru: {nom: связь, gen: связи}}"),
    ],
)
def test_values(value: object, text: str) -> None:
    assert value_yaml(value) == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "name", "noun", "case", "form"),
    [
        ("ru", "Соглашение о торговле", RU, "dat", "Соглашению между {signatories:ins} о торговле от {date:plain}"),
        ("ru", "Соглашение", RU, "nom", "Соглашение между {signatories:ins} от {date:plain}"),
        (
            "uz",
            "Savdo toʻgʻrisidagi Bitim",
            UZ,
            "dat",
            "{signatories:ins} oʻrtasida savdo toʻgʻrisida {date:done} imzolangan Bitimga",
        ),
        ("kk", "Сауда туралы келісім", KK, "dat", "{signatories:nom} арасындағы {date:of} сауда туралы келісімге"),
        ("ru", "О торговле", RU, "nom", "О торговле"),
        ("ru", "Соглашение {x}", RU, "nom", "Соглашение (x)"),
        ("fr", "Accord", {"nom": "Accord"}, "nom", "Accord"),
    ],
)
def test_cited(code: str, name: str, noun: dict[str, str], case: str, form: str) -> None:
    assert cited(code, name, noun)[case] == form


@pytest.mark.parametrize("spoken", ["en", "ru", "uz", "kk"])
@pytest.mark.parametrize("languages", [("ru",), ("ru", "uz", "kk"), ("kk", "ru")])
@pytest.mark.parametrize("headings", [{}, {"ru": "Споры: порядок"}])
def test_a_new_clause_has_no_findings(spoken: str, languages: tuple[str, ...], headings: dict[str, str]) -> None:
    values = NewClause(id="disputes", languages=languages, headings=headings, source="model: own", note="# важно")
    clause, findings = parse_clause(stamp(clause_text(values, spoken)), "clauses/final/disputes.md")
    assert findings == ()
    assert clause is not None
    assert (clause.source, clause.note) == ("model: own", "# важно")
    (variant,) = clause.variants.values()
    assert tuple(variant.sections) == languages
    assert not any(variant.stale(code) for code in languages)


def test_a_new_party() -> None:
    names = {name: {"ru": f"Имя {name}", "uz": "Nom"} for name in NAMES}
    values = NewParty(id="VOS", languages=("ru",), names=names, adjectives={"ru": "восточный", "uz": "Sharqiy"})
    text = party_text(values, {"ru": ("nom", "gen"), "uz": ("nom",)}, "en")
    assert text.startswith("# Names of VOS in every language")
    assert "state:\n  ru:\n    nom: Имя state\n    # gen:\n  uz:\n    nom: Nom\n" in text
    assert text.endswith("# capital: an id of registry/places.yaml\n")
    assert yaml.safe_load(text)["adjective"]["ru"] == {"m.nom": "восточный"}


def test_a_new_agreement() -> None:
    values = NewAgreement(
        id="transit",
        kind="agreement",
        parties=("NOR", "SUD"),
        names={"ru": "Соглашение о транзите"},
        owners={"ru": ("NOR", "SUD")},
        signatories={"NOR": "government", "SUD": "state"},
        as_of="2026-11-22",
        placements={
            "title": (NewPlacement(clause="title-trade"),),
            "articles": (
                NewPlacement(clause="disputes", variant="staged", as_="talks", values={"period": "6 months"}),
            ),
            "annexes": (NewPlacement(clause="points", table="points"),),
        },
        authorities={"NOR": ("no-trade",)},
    )
    files = agreement_files(values, {"ru": RU}, "ru")
    assert list(files) == ["agreement.yaml"]
    said = yaml.load(files["agreement.yaml"], yaml.BaseLoader)
    assert said["articles"] == [
        {"clause": "disputes", "variant": "staged", "as": "talks", "with": {"period": "6 months"}}
    ]
    assert said["annexes"] == [{"clause": "points", "table": "points"}]
    assert said["title"] == "title-trade"
    assert said["languages"] == {"ru": {"owner": ["NOR", "SUD"]}}
    assert said["authorities"] == {"NOR": ["no-trade"]}
    assert "prevailing" not in said
    assert said["cited"]["ru"]["gen"].startswith("Соглашения между {signatories:ins}")


@pytest.mark.parametrize(
    ("spoken", "title"), [("en", "# Drafting with Paraph"), ("ru", "# Работа с Paraph"), ("kk", "# Работа с Paraph")]
)
def test_workspace_files(spoken: str, title: str) -> None:
    files = workspace_files(spoken)
    assert list(files) == [".gitignore", ".gitattributes", "README.md", LAST]
    assert files["README.md"].startswith(title)
    assert "agreements/*/drafts/* -text\n" in files[".gitattributes"]
    assert files[".gitignore"].splitlines()[1] == "dist/"
