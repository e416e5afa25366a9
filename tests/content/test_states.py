"""A treaty between States, of library clauses: what Governments say of their States, States say of themselves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from paraph.assemble import assemble
from paraph.model import Passage, words
from paraph.sources import load

ROOT = Path(__file__).resolve().parents[2]
TREATY = """
kind: treaty
name: {ru: Договор, uz: Shartnoma, kk: Шарт}
parties: [UZB, KAZ]
signatories: {UZB: state, KAZ: state}
languages: {ru: {owner: [UZB, KAZ]}, uz: {owner: UZB}, kk: {owner: KAZ}}
place: astana
date: 2026-11-22
as_of: 2026-11-22
preamble:
  - opening-parties
  - {clause: recital-friendship, variant: ties}
  - {clause: recital-legal-basis, variant: international-law}
  - recital-food-security
  - recital-obligations
  - {clause: enacting-words, variant: agreement}
articles:
  - clause: subject
    variant: general
    with: {subject: {ru: {nom: метрология, gen: метрологии}, uz: {nom: metrologiya}, kk: {nom: метрология}}}
  - {clause: principles, variant: general}
closing: [in-witness, {clause: testimonium, variant: authentic}]
signatures: [signature-block]
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Passage id to its words by language, in the original of Uzbekistan."""
    root = tmp_path_factory.mktemp("workspace")
    (root / "paraph.toml").write_text("", encoding="utf-8")
    for folder in ("registry", "clauses"):
        shutil.copytree(ROOT / folder, root / folder)
    home = root / "agreements" / "treaty"
    home.mkdir(parents=True)
    (home / "agreement.yaml").write_text(TREATY, encoding="utf-8")
    loaded = load(root)
    assert loaded.findings == ()
    assembly = assemble(loaded.workspace, "treaty")
    assert assembly.findings == ()
    original = assembly.instrument.original("UZB")
    found = [block for part in original.parts for block in part.blocks if isinstance(block, Passage)]
    return {p.id: {code: words(p.text.get(code, ())) for code in ("ru", "uz", "kk")} for p in found}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("passage", "ru", "uz", "kk"),
    [
        (
            "preamble/friendship",
            "между народами Республики Узбекистан и Республики Казахстан",
            "Oʻzbekiston Respublikasi va Qozogʻiston Respublikasining xalqlari",
            "Өзбекстан Республикасы мен Қазақстан Республикасының халықтары",
        ),
        ("preamble/basis-law", "своим законодательством", "oʻz qonunchiligiga", "өз заңнамасын"),
        ("preamble/food-security", "для благосостояния своих народов", "oʻz xalqlarining", "өз халықтарының"),
        (
            "preamble/obligations",
            "участниками которых являются Стороны",
            "Tomonlar ishtirokchisi",
            "Тараптар қатысушылары",
        ),
        ("subject/scope", "в соответствии со своим законодательством", "oʻz qonunchiligiga", "өз заңнамасына"),
        ("principles/law", "законодательства Сторон", "Tomonlarning qonunchiligiga", "Тараптардың заңнамасын"),
        ("closing/witness", "подписали настоящий Договор", "mazkur Shartnomani imzoladilar", "осы Шартқа қол қойды"),
        ("closing/done", "все тексты являются аутентичными", "autentik hisoblanadi", "теңтүпнұсқалы болып табылады"),
    ],
)
def test_states_speak_of_themselves(said: dict[str, dict[str, str]], passage: str, ru: str, uz: str, kk: str) -> None:
    for code, words_of in (("ru", ru), ("uz", uz), ("kk", kk)):
        assert words_of in said[passage][code], said[passage][code]
