"""The wordings this agreement does not use are right too: a memorandum built of all the others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from paraph.assemble import assemble
from paraph.model import Passage, words
from paraph.sources import load

ROOT = Path(__file__).resolve().parents[2]
MEMORANDUM = """
kind: memorandum
binding: true
name: {ru: Меморандум, uz: Memorandum, kk: Меморандум}
parties: [UZB, KAZ]
signatories: {UZB: uz-technical-regulation, KAZ: kz-trade}
authorities: {UZB: [uz-technical-regulation], KAZ: [kz-trade, kz-technical-regulation]}
languages: {uz: {owner: UZB}, kk: {owner: KAZ}}
place: astana
date: 2026-11-22
as_of: 2026-11-22
title:
  clause: title-cooperation
  variant: memorandum
  with: {subject: {uz: {nom: metrologiya}, kk: {nom: метрология}}}
preamble: [opening-parties, {clause: enacting-words, variant: understanding}]
articles:
  - {clause: recognition, with: {eaeu: false}}
  - {clause: working-group, with: {frequency: half-yearly}}
  - competent-authorities
  - {clause: other-treaties, variant: plain}
  - {clause: disputes, variant: consultations}
  - {clause: amendments, with: {force: later}}
  - {clause: entry-into-force, variant: after-days, as: later, with: {days: 30}}
  - {clause: entry-into-force, variant: on-signature, as: at-once}
  - {clause: duration, variant: yearly, as: yearly, with: {term: 3, notice: 6}}
  - {clause: duration, variant: indefinite, as: indefinite, with: {notice: 3}}
closing: [testimonium]
signatures: [signature-block]
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """Passage id to its Uzbek and Kazakh words, in the Kazakh original."""
    root = tmp_path_factory.mktemp("workspace")
    (root / "paraph.toml").write_text("", encoding="utf-8")
    for folder in ("registry", "clauses"):
        shutil.copytree(ROOT / folder, root / folder)
    home = root / "agreements" / "memo"
    home.mkdir(parents=True)
    (home / "agreement.yaml").write_text(MEMORANDUM, encoding="utf-8")
    loaded = load(root)
    assert loaded.findings == ()
    assembly = assemble(loaded.workspace, "memo")
    assert assembly.findings == ()
    original = assembly.instrument.original("KAZ")
    found = [block for part in original.parts for block in part.blocks if isinstance(block, Passage)]
    return {p.id: (words(p.text.get("uz", ())), words(p.text.get("kk", ()))) for p in found}


@pytest.mark.parametrize(
    ("passage", "uz", "kk"),
    [
        ("title/title", "toʻgʻrisida\nMEMORANDUM", "туралы\nМЕМОРАНДУМ"),
        ("preamble/enacting", "oʻzaro anglashuvga erishdilar:", "өзара түсіністікке қол жеткізді:"),
        ("working-group/group", "Mazkur Memorandumni amalga oshirish", "Осы Меморандумды іске асыру"),
        ("working-group/meetings", "yiliga kamida ikki marta", "жылына кемінде екі рет"),
        ("other-treaties/others", "Mazkur Memorandum Tomonlarning", "Осы Меморандум Тараптардың"),
        ("disputes/consultations", "maslahatlashuvlar va muzokaralar", "консультациялар мен келіссөздер"),
        ("amendments/protocols-force", "mazkur Memorandumning 7-moddasida", "осы Меморандумның 7-бабында"),
        ("later/force", "boshlab oʻttiz kun oʻtgach", "бастап отыз күн өткен соң"),
        ("at-once/force", "imzolangan sanadan boshlab", "қол қойылған күнінен бастап"),
        ("yearly/term", "uch yil muddatga tuziladi", "үш жыл мерзімге жасалады"),
        ("yearly/term", "har safar bir yilga", "әр жолы бір жылға"),
        ("indefinite/term", "uch oy oʻtgunga qadar", "үш ай өткенге дейін"),
        ("closing/done", "Ostona shahrida 2026-yil 22-noyabrda", "Астана қаласында 2026 жылғы 22 қарашада"),
        (
            "closing/done",
            "qozoq va oʻzbek tillarida ikki nusxada tuzildi, bunda har ikkala matn",
            "екі мәтіннің де күші бірдей.",
        ),
    ],
)
def test_the_other_wordings_read_right(said: dict[str, tuple[str, str]], passage: str, uz: str, kk: str) -> None:
    assert uz in said[passage][0], said[passage][0]
    assert kk in said[passage][1], said[passage][1]


def test_what_is_switched_off_does_not_stand(said: dict[str, tuple[str, str]]) -> None:
    assert "recognition/eaeu" not in said
    assert "closing/divergence" not in said
    assert "amendments/annexes" not in said
