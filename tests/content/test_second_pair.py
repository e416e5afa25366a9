"""Another pair of states is data alone: a party file, a body, a place, an agreement; the clauses are the library's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from paraph.assemble import assemble
from paraph.checks import before_signature
from paraph.model import Original, Passage
from paraph.sources import load
from paraph.sources.types import Workspace

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(__file__).parent / "second_pair"
AGREEMENT = "uz-kg-technical-regulation"
KYRGYZ = """\
ky:
  name:
    ru: {nom: кыргызский, gen: кыргызского, dat: кыргызскому, acc: кыргызский, ins: кыргызским, prep: кыргызском}
    uz: {nom: qirgʻiz}
"""


@pytest.fixture(scope="module")
def workspace_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pair")
    for folder in ("clauses", "registry", "templates"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copytree(DATA, root, dirs_exist_ok=True)
    shutil.copy(ROOT / "paraph.toml", root)
    with (root / "registry/languages.yaml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(KYRGYZ)
    return root


@pytest.fixture(scope="module")
def pair(workspace_root: Path) -> Workspace:
    return load(workspace_root).workspace


def original(pair: Workspace, holder: str) -> Original:
    assembled = assemble(pair, AGREEMENT)
    assert assembled.findings == ()
    return assembled.instrument.original(holder)


def said(held: Original, language: str) -> str:
    passages = (block for part in held.parts for block in part.blocks if isinstance(block, Passage))
    return "\n".join("".join(run.text for run in passage.text.get(language, ())) for passage in passages)


@pytest.mark.slow
def test_the_missing_official_language_is_a_finding(workspace_root: Path) -> None:
    found = [finding for finding in load(workspace_root).findings if finding.place.file.startswith("agreements/")]
    assert [(item.rule, item.level, item.args["languages"]) for item in found] == [
        ("no-official-language", "warning", "ky")
    ]


@pytest.mark.slow
def test_every_passage_stands_in_both_languages(pair: Workspace) -> None:
    for held in (original(pair, "UZB"), original(pair, "KGZ")):
        for part in held.parts:
            for block in part.blocks:
                assert not isinstance(block, Passage) or block.state == {}, getattr(block, "id", part.id)


@pytest.mark.parametrize(
    ("holder", "language", "words"),
    [
        ("UZB", "ru", "между Правительством Республики Узбекистан и Кабинетом Министров Кыргызской Республики"),
        ("KGZ", "ru", "между Кабинетом Министров Кыргызской Республики и Правительством Республики Узбекистан"),
        ("KGZ", "uz", "Qirgʻiz Respublikasi Vazirlar Mahkamasi bilan Oʻzbekiston Respublikasi Hukumati"),
        ("UZB", "ru", "узбекско-кыргызскую рабочую группу"),
        ("KGZ", "ru", "кыргызско-узбекскую рабочую группу"),
        ("UZB", "ru", "на узбекском и русском языках"),
    ],
)
def test_names_and_their_order_come_from_the_data(pair: Workspace, holder: str, language: str, words: str) -> None:
    assert words in said(original(pair, holder), language)


def test_nothing_of_the_first_pair_is_left(pair: Workspace) -> None:
    for language, stems in {"ru": ("Казах", "казах"), "uz": ("Qozogʻ", "qozoq")}.items():
        text = said(original(pair, "KGZ"), language)
        assert not [stem for stem in stems if stem in text]


@pytest.mark.slow
def test_a_language_nobody_can_write_is_a_finding(workspace_root: Path, tmp_path: Path) -> None:
    root = tmp_path / "three"
    shutil.copytree(workspace_root, root)
    file = root / f"agreements/{AGREEMENT}/agreement.yaml"
    text = file.read_text(encoding="utf-8").replace("languages:\n", "languages:\n  ky: {owner: KGZ}\n", 1)
    file.write_text(text, encoding="utf-8", newline="\n")
    assert "language-without-rules" in [finding.rule for finding in load(root).findings]


def test_the_signature_copy_waits_for_what_is_missing(pair: Workspace) -> None:
    assert [finding.rule for finding in before_signature(assemble(pair, AGREEMENT).instrument)]
