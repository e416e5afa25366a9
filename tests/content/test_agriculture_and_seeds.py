"""Two agreements the talks of November 2020 called for: agriculture, and research on seeds."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from paraph.assemble import assemble
from paraph.model import Instrument, Original, Table, words
from paraph.model.walk import passages
from paraph.sources import load
from paraph.sources.types import Workspace

ROOT = Path(__file__).resolve().parents[2]
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


@pytest.mark.parametrize(("agreement", "fewest", "most"), [(AGRICULTURE, 14, 18), (SEEDS, 14, 18)])
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


OTHERS = """
kind: memorandum
name: {ru: Меморандум, uz: Memorandum, kk: Меморандум}
cited:
  ru: {nom: Меморандум, dat: Меморандуму}
  uz: {nom: Memorandum, dat: Memorandumga}
  kk: {nom: меморандум, dat: меморандумға}
parties: [UZB, KAZ]
signatories: {UZB: uz-agriculture, KAZ: kz-agriculture}
authorities: {UZB: [uz-agriculture], KAZ: [kz-agriculture]}
languages: {ru: {owner: [UZB, KAZ]}, uz: {owner: UZB}, kk: {owner: KAZ}}
binding: true
as_of: 2026-11-22
title:
  clause: title-cooperation
  variant: memorandum
  with: {subject: {ru: {gen: семеноводства, nom: семеноводство}, uz: {nom: urugʻchilik}, kk: {nom: тұқым шаруашылығы}}}
preamble: [opening-parties, {clause: enacting-words, variant: understanding}]
articles:
  - {clause: crop-growing, with: {plan: seasonal, land: false}}
  - {clause: intensive-orchards, with: {demonstration: false}}
  - {clause: agro-enterprises, with: {update: yearly}}
  - {clause: sanitary-measures, with: {bodies: [kz-sanitary, uz-sanitary], eaeu: true}}
  - {clause: phytosanitary-measures, with: {bodies: [kz-plant-quarantine, uz-plant-quarantine], eaeu: true}}
  - {clause: veterinary-measures, with: {bodies: [kz-veterinary, uz-veterinary], eaeu: true}}
  - {clause: agro-processing, with: {priority: true}}
  - agro-machinery
  - water-saving
  - {clause: grazing-and-driving, with: {veterinary: veterinary-measures}}
  - agro-training
  - {clause: market-information, with: {prices: weekly}}
  - {clause: research-institutes, with: {annex: annex-1}}
  - {clause: seed-production, with: {needs: false}}
  - variety-recognition
  - research-publication
  - genetic-resources
  - joint-laboratories
  - {clause: young-scientists, with: {places: 5, stay: 3}}
  - seed-biosafety
closing: [testimonium]
signatures: [signature-block]
annexes:
  - {clause: transfer-record, table: transfer-record}
"""


def test_what_the_two_agreements_leave_aside_is_whole_too(tmp_path: Path) -> None:
    (tmp_path / "paraph.toml").write_text("", encoding="utf-8")
    for folder in ("registry", "clauses"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    home = tmp_path / "agreements" / "others"
    home.mkdir(parents=True)
    (home / "agreement.yaml").write_text(OTHERS, encoding="utf-8")
    loaded = load(tmp_path)
    assembly = assemble(loaded.workspace, "others")
    assert [str(item) for item in (*loaded.findings, *assembly.findings) if item.level == "error"] == []
    text = assembly.instrument.original("UZB")
    young = " ".join(said(text, "young-scientists"))
    assert "до пяти молодых ученых другой Стороны для стажировки сроком до трех месяцев" in young
    assert "с учетом актов, составляющих право этого союза" in " ".join(said(text, "veterinary-measures"))
    assert "еженедельно" in " ".join(said(text, "market-information"))
    for language in ("uz", "kk"):
        for article in ("water-saving", "genetic-resources", "young-scientists"):
            lines = list(said(text, article, language))
            assert len(lines) >= 4, article
            assert all(lines), article
