"""Two agreements the talks of November 2020 called for: agriculture, and research on seeds."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from paraph.assemble import assemble
from paraph.model import Instrument, Original, Table, words
from paraph.model.walk import passages
from paraph.sources.types import Workspace

AGRICULTURE, SEEDS = "uz-kz-agriculture", "uz-kz-seed-research"
LANGUAGES = ("ru", "uz", "kk")
SAFETY = {
    "sanitary-measures": ("общественного здоровья", "санитарно-эпидемиологического контроля"),
    "phytosanitary-measures": ("карантина и защиты растений", "государственной инспекции"),
    "veterinary-measures": ("ветеринарии", "ветеринарного контроля"),
}


@pytest.fixture(scope="module", params=[AGRICULTURE, SEEDS])
def instrument(request: pytest.FixtureRequest, workspace: Workspace) -> Instrument:
    assembly = assemble(workspace, request.param)
    assert assembly.findings == ()
    return assembly.instrument


def original(workspace: Workspace, agreement: str, holder: str) -> Original:
    return assemble(workspace, agreement).instrument.original(holder)


def said(text: Original, article: str, language: str = "ru") -> Iterator[str]:
    for _, passage in passages(text.parts):
        if passage.id.startswith(f"{article}/"):
            yield words(passage.text.get(language, ()))


def test_every_passage_has_words_in_every_language(instrument: Instrument) -> None:
    for holder in instrument.header.parties:
        for _, passage in passages(instrument.original(holder).parts):
            if "/r-" not in passage.id:
                assert all(words(passage.text.get(language, ())) for language in LANGUAGES), passage.id


@pytest.mark.parametrize(("agreement", "fewest", "most"), [(AGRICULTURE, 14, 17), (SEEDS, 13, 16)])
def test_a_framework_agreement_is_no_longer_than_it_need_be(
    workspace: Workspace, agreement: str, fewest: int, most: int
) -> None:
    assert fewest <= len(workspace.agreements[agreement].articles) <= most


@pytest.mark.parametrize("article", SAFETY)
def test_safety_matters_have_articles_and_bodies_of_their_own(workspace: Workspace, article: str) -> None:
    uzbek, kazakh = SAFETY[article]
    for holder, order in {"UZB": (uzbek, kazakh), "KAZ": (kazakh, uzbek)}.items():
        text = original(workspace, AGRICULTURE, holder)
        listed = [line for line in said(text, article) if line.startswith("от ")]
        assert [part in line for part, line in zip(order, listed, strict=True)] == [True, True]
        assert not any("техническ" in line for line in said(text, article))
        assert not any(part in line for line in said(text, "competent-authorities") for part in (uzbek, kazakh))


def test_a_change_of_those_bodies_needs_no_protocol(workspace: Workspace) -> None:
    for agreement in (AGRICULTURE, SEEDS):
        lines = " ".join(said(original(workspace, agreement, "UZB"), "competent-authorities"))
        assert "и иных органов, названных в настоящем Соглашении" in lines


def test_the_agreement_promises_no_land_and_no_state_guarantee(workspace: Workspace) -> None:
    text = original(workspace, AGRICULTURE, "KAZ")
    assert any(
        "не создает для предприятий одного государства прав на земельные" in x for x in said(text, "crop-growing")
    )
    assert "Стороны не несут ответственности по обязательствам предприятий." in list(said(text, "agro-enterprises"))


def test_material_leaves_on_a_record_only_and_silence_is_no_consent(workspace: Workspace) -> None:
    text = original(workspace, SEEDS, "UZB")
    lines = " ".join(said(text, "material-transfer"))
    assert "в приложении к настоящему Соглашению" in lines
    assert "согласие считается не данным" in lines
    assert "третьей стороне" in lines


@pytest.mark.parametrize(("holder", "first"), [("UZB", "Узбекская Сторона"), ("KAZ", "Казахстанская Сторона")])
def test_the_record_of_transfer_has_the_holder_s_column_first(workspace: Workspace, holder: str, first: str) -> None:
    annex = original(workspace, SEEDS, holder).parts[-1]
    (table,) = (block for block in annex.blocks if isinstance(block, Table))
    assert words(table.head.cells[2]["ru"]) == first
    assert len(table.rows) == 10


def test_bodies_bear_the_names_of_the_day(workspace: Workspace) -> None:
    named = workspace.registry.bodies["uz-veterinary"]
    days = (datetime.date(2020, 11, 27), datetime.date(2026, 11, 22))
    assert [(named.at(day) or {})["uz"]["nom"].split()[-2:] for day in days] == [
        ["davlat", "qoʻmitasi"],
        ["rivojlantirish", "qoʻmitasi"],
    ]


def test_the_terms_of_both_subjects_are_on_record_with_their_source(workspace: Workspace) -> None:
    own = [
        term
        for term in workspace.registry.terms.values()
        if term.place.file.endswith(("agriculture.yaml", "seeds.yaml"))
    ]
    assert len(own) >= 35
    assert all(term.source for term in own)
