"""``paraph new agreement --from``: every real draft starts as somebody's Word file."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from paraph.cli.app import app
from paraph.sources import load
from support import madeup

TEXT = [
    "СОГЛАШЕНИЕ",
    "между Правительством Республики Лагории и Правительством Республики Северии о дружбе",
    "Правительство Республики Лагории и Правительство Республики Северии, далее именуемые Сторонами,",
    "договорились о нижеследующем:",
    "Статья 1",
    "Предмет",
    "1. Стороны развивают дружбу [и торговлю].",
    "2. Дружба бессрочна.",
    "Статья 2",
    "Споры",
    "Споры решаются в соответствии с пунктом 1 статьи 1 настоящего Соглашения.",
]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    madeup.write(tmp_path / "w")
    document = docx.Document()
    for line in TEXT:
        document.add_paragraph(line)
    document.save(str(tmp_path / "ПРОЕКТ.docx"))
    (tmp_path / "ПРОЕКТ.txt").write_bytes("\r\n\r\n".join(TEXT).encode("cp1251"))
    monkeypatch.chdir(tmp_path / "w")
    return tmp_path / "w"


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["--ui", "en", *words])
    return done.exit_code, done.output


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ПРОЕКТ.docx", "ПРОЕКТ.txt"])
def test_a_file_becomes_clauses_that_load(workspace: Path, name: str) -> None:
    code, output = run("new", "agreement", "counter", "--from", f"../{name}", "--as-of", "2026-11-22")
    assert code == 0, output
    assert "Written: agreements/counter/agreement.yaml" in output
    assert "Next: paraph check counter" in output
    loaded = load(workspace, ["counter"])
    assert [item for item in loaded.findings if item.level == "error"] == []
    assert len(loaded.workspace.agreements["counter"].articles) == 2
    assert run("build", "counter", "--languages", "ru", "--format", "docx")[0] == 0


def test_an_agreement_that_is_there_is_not_overwritten(workspace: Path) -> None:
    before = (workspace / "agreements/friendship/agreement.yaml").read_bytes()
    code, output = run("new", "agreement", "friendship", "--from", "../ПРОЕКТ.docx", "--as-of", "2026-11-22")
    assert (code, "nothing was written" in output) == (2, True)
    assert (workspace / "agreements/friendship/agreement.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "../ПРОЕКТ.docx"), "name the new agreement"),
        (("counter", "--from", "../нет.docx"), "there is no file `../нет.docx`"),
        (("counter", "--from", "paraph.toml", "--accept", "x"), "`x` is not PART=CLAUSE"),
        (("counter", "--from", "../ПРОЕКТ.docx", "--accept", "article-9=disputes"), "article-9"),
    ],
)
def test_wrong_use_is_said_in_words(workspace: Path, words: tuple[str, ...], said: str) -> None:
    code, output = run("new", "agreement", *words)
    assert (code, said in output) == (2, True), output
    assert not (workspace / "agreements/counter").exists()
