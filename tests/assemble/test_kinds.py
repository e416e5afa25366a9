"""Kinds of instrument: how they are divided, cited, whether they bind, what they are about; with the real registry."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from paraph.assemble import assemble
from paraph.model import Finding, Instrument, Passage, Table, words
from paraph.model.walk import passages
from paraph.sources import load
from support import madeup

ROOT = Path(__file__).resolve().parents[2]
CODES = ("ru", "kk", "uz")

GOALS = """# ru
## Цели
1. Обмен опытом:
   1. встречи; {@meetings}
1. Отчет. {@report}

# uz
## Maqsadlar
1. Tajriba almashish:
   1. uchrashuvlar; {@meetings}
1. Hisobot. {@report}

# kk
## Мақсаттар
1. Тәжірибе алмасу:
   1. кездесулер; {@meetings}
1. Есеп. {@report}
"""
CITING = """# ru
## Ссылки
1. {{ Ref("goals") }}; {{ ref("goals/report", "gen") }}; {{ ref("goals/meetings", "prep") }}. {@cites}
1. По {{ ref("/cites", "dat") }}.

# uz
## Havolalar
1. {{ Ref("goals") }}; {{ ref("goals/report", "gen") }}; {{ ref("goals/meetings", "loc") }}. {@cites}
1. {{ ref("/cites", "dat") }} muvofiq.

# kk
## Сілтемелер
1. {{ Ref("goals") }}; {{ ref("goals/report", "gen") }}; {{ ref("goals/meetings", "loc") }}. {@cites}
1. {{ ref("/cites", "dat") }} сәйкес.
"""
GOLDEN = Path(__file__).with_name("golden") / "kinds.txt"


def printed() -> dict[tuple[str, str], dict[str, list[str]]]:
    """(kind, whether it says that it binds) to language to what is printed."""
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    out: dict[tuple[str, str], dict[str, list[str]]] = {}
    for kind, binds, code, *shown in [line.split(" | ") for line in lines if not line.startswith("#")][1:]:
        out.setdefault((kind, binds), {})[code] = shown
    return out


PRINTED = printed()
Made = Callable[..., tuple[Instrument, list[Finding]]]


@pytest.fixture
def make(tmp_path: Path) -> Made:
    """A made-up agreement of any kind of the real registry: its instrument and what is wrong with it."""

    def build(kind: str, clauses: dict[str, str], **changes: object) -> tuple[Instrument, list[Finding]]:
        files = {f"legal/{name}": text for name, text in clauses.items()}
        madeup.write(tmp_path, clauses=files, kind=kind, **{"articles": list(clauses), **changes})
        shutil.copyfile(ROOT / "registry/kinds.yaml", tmp_path / "registry/kinds.yaml")
        loaded = load(tmp_path)
        assembly = assemble(loaded.workspace, "friendship")
        found = [*loaded.findings, *assembly.findings]
        return assembly.instrument, [item for item in found if item.level == "error"]

    return build


def said(subject: Instrument, passage: str, code: str) -> str:
    found = next(each for _, each in passages(subject.original("LAG").parts) if each.id == passage)
    return words(found.text[code])


def label(subject: Instrument, part: str, code: str) -> str:
    head = next(each for each in subject.parts if each.id == part).blocks[0]
    assert isinstance(head, Passage)
    return words(head.label.get(code, ()))


@pytest.mark.parametrize(("kind", "binding"), PRINTED)
def test_parts_are_labelled_and_cited_by_the_kind(make: Made, kind: str, binding: str) -> None:
    asked = {} if binding == "-" else {"binding": binding == "true"}
    subject, found = make(kind, {"goals": GOALS, "citing": CITING}, **asked)
    assert found == []
    for code, (labelled, cited, here) in PRINTED[kind, binding].items():
        assert label(subject, "citing", code) == labelled
        assert said(subject, "citing/cites", code) == cited
        assert said(subject, "citing/2", code) == here


def test_the_header_says_how_the_instrument_is_divided(make: Made) -> None:
    subject, _ = make("memorandum", {"goals": GOALS}, binding=False)
    header = subject.header
    assert (header.division, header.binding, header.paper) == ("point", False, "treaty")
    assert subject.parts[2].number == "1"


def test_sections_carry_roman_numbers(make: Made) -> None:
    subject, _ = make("roadmap", {"goals": GOALS, "citing": CITING})
    assert [part.number for part in subject.parts if part.role == "article"] == ["I", "II"]
    assert (subject.header.division, subject.header.paper) == ("section", "plain")


def test_a_part_without_a_number_cannot_be_cited_but_what_is_numbered_in_it_can(make: Made) -> None:
    subject, found = make("explanatory-note", {"goals": GOALS, "citing": CITING})
    assert {(item.rule, item.message.format(**item.args)) for item in found} == {
        (
            "reference-to-unnumbered",
            "`goals` has no number in an instrument of this kind, so nothing can refer to it",
        )
    }
    assert label(subject, "goals", "ru") == ""
    assert said(subject, "citing/2", "ru") == "По пункту 1."


def test_a_part_without_number_and_heading_begins_with_its_text(make: Made) -> None:
    subject, found = make("note-verbale", {"goals": GOALS}, headings=False)
    assert found == []
    assert subject.parts[2].blocks[0].id == "goals/1"  # type: ignore[union-attr]


def test_a_table_ends_an_article(make: Made, tmp_path: Path) -> None:
    table = {
        "columns": [
            {"key": "no", "number": True, "heading": dict.fromkeys(CODES, "№")},
            {"key": "what", "heading": {"ru": "Проект", "uz": "Loyiha", "kk": "Жоба"}},
            {"key": "who", "party": "each", "heading": dict.fromkeys(CODES, "{{ party.country.nom }}")},
        ],
        "rows": [{"key": "mill", "what": {"ru": "Мельница", "uz": "Tegirmon", "kk": "Диірмен"}}],
    }
    path = tmp_path / "agreements/friendship/tables/plan.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8", newline="\n")
    subject, found = make("roadmap", {"goals": GOALS}, articles=[{"clause": "goals", "table": "plan"}])
    assert found == []
    part = next(each for each in subject.parts if each.id == "goals")
    last = part.blocks[-1]
    assert isinstance(last, Table)
    assert (last.id, [row.id for row in last.rows]) == ("goals/table", ["goals/r-mill"])
    sides = [words(cell["ru"]) for cell in subject.original("SEV").parts[2].blocks[-1].head.cells]  # type: ignore[union-attr]
    assert sides == ["№", "Проект", "Северия", "Лагория"]


ABOUT = """# ru
1. В соответствии с {{ about.ins }}: {{ about.noun.gen }}. {@about}

# uz
1. {{ About.nom }}: {{ about.noun.gen }}. {@about}

# kk
1. {{ About.nom }}: {{ about.noun.gen }}. {@about}
"""


def parent(root: Path, **changes: object) -> None:
    """The agreement that `friendship` is about: its Parties stand in another order in its file."""
    title = "между {signatories:ins} о реке от {date:plain}"
    cited = {
        "ru": {"nom": f"Соглашение {title}", "ins": f"Соглашением {title}"},
        "uz": {"nom": "{signatories:ins} oʻrtasida daryo toʻgʻrisida {date:done} imzolangan Bitim"},
        "kk": {"nom": "{signatories:nom} арасындағы {date:of} өзен туралы келісім"},
    }
    data = {**madeup.agreement(("SEV", "LAG")), "cited": cited, "date": "2020-11-27", **changes}
    path = root / "agreements/river/agreement.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, width=1000), encoding="utf-8", newline="\n")


def test_a_protocol_cites_what_it_is_about_in_the_order_of_each_original(make: Made, tmp_path: Path) -> None:
    parent(tmp_path)
    subject, found = make("protocol", {"about-it": ABOUT}, about="river")
    assert found == []
    assert said(subject, "about-it/about", "ru") == (
        "В соответствии с Соглашением между Правительством Республики Лагории и Правительством Республики Северии "
        "о реке от 27 ноября 2020 года: Соглашения."
    )
    assert said(subject, "about-it/about", "uz").startswith("Lagoriya Respublikasi Hukumati bilan Severiya")
    assert said(subject, "about-it/about", "kk").endswith("2020 жылғы 27 қарашадағы өзен туралы келісім: Келісімнің.")
    other = next(each for _, each in passages(subject.original("SEV").parts) if each.id == "about-it/about")
    assert words(other.text["ru"]).startswith("В соответствии с Соглашением между Правительством Республики Северии")


def test_only_the_protocol_is_read_with_what_its_parent_is_called(make: Made, tmp_path: Path) -> None:
    parent(tmp_path, signatories={"SEV": "sev-office", "LAG": "state"})
    make("protocol", {"about-it": ABOUT}, about="river")
    loaded = load(tmp_path, ["friendship"])
    assert list(loaded.workspace.agreements) == ["friendship"]
    assert "agreements/river/agreement.yaml" in loaded.workspace.files
    subject = assemble(loaded.workspace, "friendship").instrument
    assert "между Республикой Лагорией и Ведомством Северии" in said(subject, "about-it/about", "ru")


def test_about_without_a_parent_is_a_finding(make: Made) -> None:
    _, found = make("protocol", {"about-it": ABOUT})
    assert {(item.rule, item.hint) for item in found} == {
        ("about-nothing", "name the other in agreement.yaml: `about: ID`")
    }


LEVELS = """# ru
1. Законодательство {{ parties_states.gen }}. {@law}
1. {% if interstate %}Договор{% elif governments %}Акт правительств{% else %}Акт ведомств{% endif %}. {@level}
{% if binding %}
1. Обязательно.
{% endif %}

# uz
1. {{ Parties_states.gen }} qonunchiligi. {@law}
1. {% if interstate %}Davlatlar{% elif governments %}Hukumatlar{% else %}Idoralar{% endif %}. {@level}
{% if binding %}
1. Majburiy.
{% endif %}

# kk
1. {{ Parties_states.gen }} заңнамасы. {@law}
1. {% if interstate %}Мемлекеттер{% elif governments %}Үкіметтер{% else %}Ведомстволар{% endif %}. {@level}
{% if binding %}
1. Міндетті.
{% endif %}
"""
SIGNED = {
    ("government", "government"): ("государств Сторон", "Тараптар мемлекеттерінің", "Акт правительств"),
    ("state", "state"): ("Сторон", "Тараптардың", "Договор"),
    ("lag-office", "sev-office"): ("государств Сторон", "Тараптар мемлекеттерінің", "Акт ведомств"),
    ("lag-office", "government"): ("государств Сторон", "Тараптар мемлекеттерінің", "Акт ведомств"),
}


@pytest.mark.parametrize("signed", SIGNED)
def test_texts_follow_what_signs(make: Made, signed: tuple[str, str]) -> None:
    subject, found = make("agreement", {"levels": LEVELS}, signatories=dict(zip(("LAG", "SEV"), signed, strict=True)))
    assert found == []
    law_ru, law_kk, level = SIGNED[signed]
    assert said(subject, "levels/law", "ru") == f"Законодательство {law_ru}."
    assert said(subject, "levels/law", "kk") == f"{law_kk} заңнамасы."
    assert said(subject, "levels/level", "ru") == f"{level}."


@pytest.mark.parametrize(("binding", "count"), [(True, 3), (False, 2)])
def test_conditions_know_whether_it_binds(make: Made, binding: bool, count: int) -> None:
    subject, found = make("memorandum", {"levels": LEVELS}, binding=binding)
    assert found == []
    assert len(subject.parts[2].blocks) == 1 + count
