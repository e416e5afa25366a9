"""Papers around a draft: a form, the library's clauses and the agreement's own data. Who may see which."""

from __future__ import annotations

from pathlib import Path

import pytest

from paraph.build.conductor import prepare
from paraph.build.request import BuildRequest
from paraph.model import Passage
from paraph.report.checking import all_findings
from paraph.sources import load
from support.paperwork import ask, faults, made, paperwork, said, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return paperwork(tmp_path)


def test_a_paper_says_what_the_agreement_gives_and_what_its_form_gives(root: Path) -> None:
    assert said(made(root)["note/NOR"], "NOR", "ru") == [
        "ЗАПИСКА к Соглашение о торговле",
        "Зачем",
        "Нужно (пять)",
        "Что",
        "Статьи:",
        "Статья 1 | Разрешение споров",
        "Статья 2 | Изменения",
    ]


def test_what_nobody_gives_is_a_gap_and_no_fault(root: Path) -> None:
    ask(root, "[note]")
    assert faults(root) == []
    need = next(block for part in made(root)["note/NOR"].parts for block in part.blocks if block.id == "note-need/need")  # type: ignore[union-attr]
    assert isinstance(need, Passage)
    assert [run.blank for run in need.text["ru"] if run.blank] == ["undecided"]


def test_a_letter_names_its_writer_and_its_reader(root: Path) -> None:
    assert said(made(root)["letter/NOR"], "NOR", "ru")[-1] == (
        "Правительство Северной Республики пишет: Правительство Южной Республики."
    )


def test_each_party_makes_its_own_in_its_own_languages(root: Path) -> None:
    ready, _ = prepare(BuildRequest(root=root, out=root / "dist", formats=("pdf",)))
    paths = [target.path for item in ready if not item.neutral for target in item.targets]
    assert paths == [
        "trade/work/papers/NOR/note.ru.pdf",
        "trade/work/papers/SUD/note.uz.pdf",
        "trade/work/papers/NOR/letter.ru.pdf",
        "trade/work/papers/NOR/letter.uz.pdf",
    ]


def test_a_paper_is_made_in_the_orthography_asked_for(root: Path) -> None:
    request = BuildRequest(
        root=root, out=root / "dist", formats=("docx",), languages=(("uz-Cyrl",), ("ru", "uz")), holders=("SUD",)
    )
    paths = [target.path for item in prepare(request)[0] if not item.neutral for target in item.targets]
    assert paths == ["trade/work/papers/SUD/note.uz-Cyrl.docx"]


def test_the_other_side_gets_only_what_is_meant_for_it(root: Path) -> None:
    ready, _ = prepare(BuildRequest(root=root, out=root / "dist", formats=("pdf",), audience="counterpart"))
    paths = [target.path for item in ready if not item.neutral for target in item.targets]
    assert paths == [
        "trade/work/counterpart/papers/NOR/letter.ru.pdf",
        "trade/work/counterpart/papers/NOR/letter.uz.pdf",
    ]


def test_the_public_gets_none(root: Path) -> None:
    ready, _ = prepare(BuildRequest(root=root, out=root / "dist", formats=("pdf",), audience="public"))
    assert [item for item in ready if not item.neutral] == []


def test_a_signature_copy_has_no_papers(root: Path) -> None:
    ready, _ = prepare(BuildRequest(root=root, out=root / "dist", profile="signature"))
    assert [item for item in ready if not item.neutral] == []


def test_a_paper_whose_condition_does_not_hold_is_not_made(root: Path) -> None:
    ask(root, "[letter]", signatories="{NOR: state, SUD: state}")
    assert made(root) == {}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("[nota]", "agreements/trade/agreement.yaml:17:10: unknown-paper"),
        ("[note, note]", "agreements/trade/agreement.yaml:17:16: repeated"),
        ("[{paper: note, with: {nead: 1}}]", "agreements/trade/agreement.yaml:17:31: paper-value"),
        ("[{paper: note, with: {sum: {NOR: 1, NOR: 2}}}]", "agreements/trade/agreement.yaml:17:45: duplicate-key"),
        ("[{paper: note, with: {sum: five}}]", "agreements/trade/agreement.yaml:17:36: parameter-type"),
    ],
)
def test_a_fault_of_the_agreement_stands_in_its_file(root: Path, wanted: str, found: str) -> None:
    ask(root, wanted)
    assert faults(root) == [found]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("audience: internal", "audience: everybody", "papers/note.yaml:2:11: bad-value"),
        ("clause: note-need", "clause: note-ned", "papers/note.yaml:6:14: unknown-clause"),
        ("name:", "when: sunny\nname:", "papers/note.yaml:3:7: unknown-name"),
        ("name:", "of: XYZ\nname:", "papers/note.yaml:3:5: unknown-party"),
        ("title:", "annexes: [letter]\ntitle:", "papers/note.yaml:4:1: unknown-key"),
    ],
)
def test_a_fault_of_a_form_stands_in_the_form_once(root: Path, old: str, new: str, found: str) -> None:
    form = root / "papers/note.yaml"
    form.write_text(form.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8", newline="\n")
    text = (root / "agreements/trade/agreement.yaml").read_text(encoding="utf-8")
    write(root, "agreements/transit/agreement.yaml", text.replace("with: {need: {ru: Нужно, uz: Kerak}}", "with: {}"))
    assert faults(root) == [found]


def notes(root: Path) -> list[str]:
    found = [item for item in load(root).findings if item.rule == "missing-language" and item.args["name"] == "need"]
    return [f"{item.place}: {item.level} {item.args['language']}" for item in found]


def test_a_text_that_a_paper_lacks_in_a_language_of_its_maker_is_told(root: Path) -> None:
    ask(root, "[{paper: note, with: {need: {ru: Нужно}}}]")
    assert notes(root) == ["agreements/trade/agreement.yaml:17:37: note uz"]
    ask(root, "[{paper: note, with: {need: {NOR: {ru: Нужно}, SUD: {uz: Kerak}}}}]")
    assert notes(root) == []


def targets(root: Path, *agreements: str) -> list[str]:
    request = BuildRequest(root=root, out=root / "dist", agreements=agreements, formats=("docx",), languages=(("ru",),))
    return [target.path for item in prepare(request)[0] for target in item.targets]


ORIGINALS = ["trade/work/originals/NOR/trade.ru.docx", "trade/work/originals/SUD/trade.ru.docx"]
LETTER = "trade/work/papers/NOR/letter.ru.docx"


def test_a_faulty_form_keeps_its_own_paper_alone_from_being_made(root: Path) -> None:
    assert targets(root) == [*ORIGINALS, "trade/work/papers/NOR/note.ru.docx", LETTER]
    form = root / "papers/note.yaml"
    form.write_text(form.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8", newline="\n")
    assert targets(root) == [*ORIGINALS, LETTER]


def test_a_faulty_clause_of_a_paper_keeps_that_paper_from_being_made(root: Path) -> None:
    write(root, "clauses/papers/note-content.md", "# ru\n## Что\nСтатьи: {@articles}\nЕще {@articles}\n")
    assert targets(root) == [*ORIGINALS, LETTER]


def test_faults_of_a_paper_are_found_by_a_check(root: Path) -> None:
    write(root, "clauses/papers/letter.md", "# ru\n{{ own.goverment.nom }} {@letter}\n")
    found = [item for item in all_findings(load(root), ["trade"], root=root) if item.level == "error"]
    assert [f"{item.place}: {item.rule}" for item in found] == ["clauses/papers/letter.md:2:8: unknown-form"]


def test_what_is_no_form_is_told(root: Path) -> None:
    write(root, "papers/Note.yml", "")
    assert ("papers/Note.yml", "stray-file") in [(item.place.file, item.rule) for item in load(root).findings]
