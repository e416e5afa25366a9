"""A paper has one maker: its values, its languages, its own bodies, and nothing of the other Party's."""

from __future__ import annotations

from pathlib import Path

import pytest

from paraph.assemble.papers import papers
from paraph.sources import load
from support.paperwork import ask, faults, made, paperwork, said, write

EACH = "[{paper: note, with: {need: {NOR: {ru: Северу нужно}, SUD: {uz: Janubga kerak}}}}]"
BODIES = """
bank: {party: NOR, names: [{ru: {nom: Банк Севера, dat: Банку Севера}, uz: Shimol banki}]}
port: {party: SUD, names: [{ru: {nom: Порт Юга, dat: Порту Юга}, uz: Janub porti}]}
"""
LETTER = """\
---
parameters:
  writers: {type: bodies}
---
# ru
{{ Own.bodies(writers) }} пишет: {{ other.bodies(writers, "dat") }}. {@letter}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return paperwork(tmp_path)


def test_each_party_has_its_own_values(root: Path) -> None:
    ask(root, EACH)
    assert faults(root) == []
    papers_made = made(root)
    assert "Северу нужно (пять)" in said(papers_made["note/NOR"], "NOR", "ru")
    assert "Janubga kerak (besh)" in said(papers_made["note/SUD"], "SUD", "uz")


def test_nothing_of_the_other_party_is_in_a_paper(root: Path) -> None:
    ask(root, EACH)
    papers_made = made(root)
    assert "Janubga" not in repr(papers_made["note/NOR"])
    assert "Северу" not in repr(papers_made["note/SUD"])


def test_a_paper_speaks_the_languages_of_its_maker_alone(root: Path) -> None:
    assert {key: tree.header.languages for key, tree in made(root).items()} == {
        "note/NOR": ("ru",),
        "note/SUD": ("uz",),
        "letter/NOR": ("ru", "uz"),
    }


def test_a_party_may_make_it_alone(root: Path) -> None:
    ask(root, "[{paper: note, of: SUD}]")
    assert list(made(root)) == ["note/SUD"]


def test_each_party_may_ask_for_it_with_its_own_entry(root: Path) -> None:
    ask(root, "[{paper: note, of: SUD, with: {sum: 7}}, {paper: note, of: NOR, with: {sum: 6}}]")
    papers_made = made(root)
    assert "(шесть)" in said(papers_made["note/NOR"], "NOR", "ru")[2]
    assert "(yetti)" in said(papers_made["note/SUD"], "SUD", "uz")[2]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("[note, {paper: note, of: NOR}]", "agreements/trade/agreement.yaml:17:24: repeated"),
        ("[{paper: note, of: XYZ}]", "agreements/trade/agreement.yaml:17:28: unknown-party"),
        ("[{paper: note, with: {sum: {NOR: 5, XYZ: 6}}}]", "agreements/trade/agreement.yaml:17:45: unknown-party"),
    ],
)
def test_what_is_asked_wrong_is_told_once(root: Path, wanted: str, found: str) -> None:
    ask(root, wanted)
    assert faults(root) == [found]


def test_a_form_of_one_party_is_not_made_for_the_other(root: Path) -> None:
    ask(root, "[{paper: letter, of: SUD}]")
    assert faults(root) == ["agreements/trade/agreement.yaml:17:18: paper-not-made"]
    assert made(root) == {}


def test_a_letter_names_the_bodies_of_writer_and_reader(root: Path) -> None:
    write(root, "registry/bodies.yaml", BODIES)
    write(root, "clauses/papers/letter.md", LETTER)
    form = (root / "papers/letter.yaml").read_text(encoding="utf-8")
    form = form.replace("articles: [letter]", "articles: [{clause: letter, with: {writers: [bank, port]}}]")
    write(root, "papers/letter.yaml", form.replace("of: NOR", "of: each").replace("languages: all\n", ""))
    ask(root, "[letter]")
    assert said(made(root)["letter/NOR"], "NOR", "ru")[-1] == "Банк Севера пишет: Порту Юга."


def test_a_paper_names_the_authorities_of_its_maker(root: Path) -> None:
    write(root, "registry/bodies.yaml", BODIES)
    write(root, "clauses/papers/letter.md", "# ru\nПодготовил: {{ Own.authorities }}. {@letter}\n")
    ask(root, "[letter]", as_of="2026-11-22\nauthorities: {NOR: [bank], SUD: [port]}\n")
    assert said(made(root)["letter/NOR"], "NOR", "ru")[-1] == "Подготовил: Банк Севера."


@pytest.mark.parametrize(("north", "says"), [("true", "Ратификация."), ("false", "Без ратификации.")])
def test_a_paper_asks_whether_its_maker_ratifies(root: Path, north: str, says: str) -> None:
    chosen = "# ru\n{% if ratification %}\nРатификация. {@yes}\n{% else %}\nБез ратификации. {@no}\n{% endif %}\n"
    write(root, "clauses/papers/letter.md", chosen)
    ask(root, "[letter]", ratification=f"{{NOR: {north}, SUD: {'false' if north == 'true' else 'true'}}}")
    assert said(made(root)["letter/NOR"], "NOR", "ru")[-1] == says


def test_a_draft_is_cited_without_a_date(root: Path) -> None:
    file = root / "agreements/trade/agreement.yaml"
    text = file.read_text(encoding="utf-8")
    dated = text.replace("{nom: Соглашение о торговле}", '{nom: "Соглашение о торговле от {date:plain}"}')
    write(root, "agreements/trade/agreement.yaml", dated)
    assert said(made(root)["note/NOR"], "NOR", "ru")[0] == "ЗАПИСКА к Соглашение о торговле от «__» ________ 20__ года"
    write(root, "agreements/trade/agreement.yaml", dated + "undated: {ru: Соглашение о торговле, uz: Savdo bitimi}\n")
    assert said(made(root)["note/NOR"], "NOR", "ru")[0] == "ЗАПИСКА к Соглашение о торговле"


def test_the_papers_of_both_parties_have_ids_of_their_own(root: Path) -> None:
    ids = [paper.agreement.id for paper, _ in papers(load(root).workspace, "trade")]
    assert ids == ["trade.note.NOR", "trade.note.SUD", "trade.letter.NOR"]
