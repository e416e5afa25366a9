"""``paraph diff`` as its user meets it: exact words for a small agreement, in a pipe and on a terminal."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from support.drafted import drafted, issue
from support.ministry import Run

TEXT = """\
friendship: draft 1 → working text

Статья 1. Встречи: added
      uz  {+Uchrashuvlar+}
      kk  {+Кездесулер+}
      ru  {+Встречи+}
  1.
      uz  {+Uchrashuvlar har yili oʻtkaziladi.+}
      kk  {+Кездесулер жыл сайын өткізіледі.+}
      ru  {+Встречи проводятся ежегодно.+}

Статья 3. Срок действия
  1. changed
      uz  … oy oldin xabardor qilgunga qadar [-amal qiladi-]{+kuchda qoladi+}.
      kk  … үш ай бұрын хабардар еткенге дейін [-қолданылады-]{+күшінде қалады+}.
      ru  Настоящее Соглашение [-действует-]{+остается в силе+}, пока одна из Сторон не уведомит …
  3. changed
      ru  [-Споры-]{+Разногласия+} решает группа, названная в пункте 2 статьи 2.
      uz  unchanged
      kk  unchanged

articles 1–2 are now 2–3; cited in 1 place

added: 1, changed: 2, renumbered: 1
1 change is not in every language
uz: 4 texts newly missing or stale
kk: 4 texts newly missing or stale
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A text that went on after draft 1; it is the current folder."""
    root = drafted(tmp_path / "w")
    monkeypatch.chdir(root)
    return root


def test_the_text(workspace: Path, run: Run) -> None:
    result = run("diff", "friendship")
    assert (result.exit_code, result.output) == (0, TEXT)
    assert not (workspace / "dist").exists()


def test_in_russian(workspace: Path, run: Run) -> None:
    output = run("diff", "friendship", ui="ru").output
    assert output.startswith("friendship: редакция 1 → рабочий текст\n")
    assert "Статья 1. Встречи: добавлено" in output
    assert "      kk  без изменений" in output
    assert "статьи 1–2 стали статьями 2–3" in output


def test_one_language(workspace: Path, run: Run) -> None:
    output = run("diff", "friendship", "--languages", "ru").output
    assert "Разногласия" in output
    assert "Uchrashuvlar" not in output
    assert "kk  unchanged" in output


def test_json(workspace: Path, run: Run) -> None:
    result = run("diff", "friendship", "--format", "json")
    assert result.output.isascii()
    listed = json.loads(result.output)
    assert listed["format"] == 1
    assert [change["kind"] for change in listed["changes"]].count("added") == 1
    assert not (workspace / "dist").exists()


def test_files(workspace: Path, run: Run) -> None:
    result = run("diff", "friendship", "--write", "--languages", "ru", "--holder", "LAG")
    assert result.output == "dist/friendship/work/redlines/draft-01--work: 6 files written\n"
    again = run("diff", "friendship", "--write", "--languages", "ru", "--holder", "LAG")
    assert again.output == "dist/friendship/work/redlines/draft-01--work: 0 files written, 6 unchanged\n"
    html = run("diff", "friendship", "--format", "html", "--out", "out", "--languages", "ru", "--format", "text")
    assert "остается в силе" in html.output
    assert sorted(path.name for path in (workspace / "out").rglob("*.html")) == ["friendship.ru.html"] * 2


def test_out_alone_means_all_files(workspace: Path, run: Run) -> None:
    run("diff", "friendship", "--out", "out", "--languages", "ru", "--holder", "SEV")
    assert len([path for path in (workspace / "out").rglob("*") if path.is_file()]) == 6


def test_no_differences(workspace: Path, run: Run) -> None:
    issue(workspace, "2026-11-24")
    for words in ((), ("--write",), ("2", "work"), ("work", "work")):
        result = run("diff", "friendship", *words)
        assert result.exit_code == 0
        assert result.output.startswith("No differences: ")
    assert not (workspace / "dist").exists()


def test_first_to_last(workspace: Path, run: Run) -> None:
    issue(workspace, "2026-11-24")
    assert run("diff", "friendship", "--first").output.startswith("friendship: draft 1 → draft 2\n")
    wrong = run("diff", "friendship", "1", "--first")
    assert (wrong.exit_code, "name no editions" in wrong.output) == (2, True)


def test_unknown_edition(workspace: Path, run: Run) -> None:
    result = run("diff", "friendship", "9")
    assert result.exit_code == 2
    assert result.output == (
        "error: there is no draft and no git revision `9`\n"
        "    drafts issued: 1; also `work`; this folder is in no git repository\n"
    )


def test_no_draft_yet(workspace: Path, run: Run) -> None:
    for path in (workspace / "agreements/friendship/drafts").iterdir():
        path.unlink()
    result = run("diff", "friendship")
    assert result.exit_code == 2
    assert result.output == (
        "error: no draft of `friendship` has been issued yet\n    freeze the first with `paraph issue friendship`\n"
    )


def test_a_dirty_tree_is_fine(workspace: Path, run: Run) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"], ["tag", "round-1"]):
        subprocess.run(["git", *who, *words], cwd=workspace, check=True, capture_output=True)
    path = workspace / "agreements/friendship/clauses/term.md"
    path.write_text(path.read_text(encoding="utf-8").replace("остается в силе", "имеет силу"), encoding="utf-8")
    output = run("diff", "friendship", "round-1").output
    assert "[-остается в силе-]{+имеет силу+}" in output
    assert output.startswith("friendship: git ")


def test_an_altered_draft_is_refused(workspace: Path, run: Run) -> None:
    path = workspace / "agreements/friendship/drafts/01.json"
    path.write_bytes(path.read_bytes().replace(b"2026", b"2027"))
    result = run("diff", "friendship")
    assert result.exit_code == 2
    assert "drafts/01.json was altered after it was issued" in result.output


def test_the_list_is_for_the_house(workspace: Path, run: Run) -> None:
    result = run("diff", "friendship", "--format", "json", "--audience", "counterpart")
    assert (result.exit_code, "for the house only" in result.output) == (2, True)


def test_words_steer_no_terminal() -> None:
    from paraph.cli.diff_view import _piece
    from paraph.report.changes import Piece

    assert _piece(Piece("a\x1b[31mb\x07", "inserted")) == "{+a\ufffd[31mb\ufffd+}"


def test_long_unchanged_text_is_cut() -> None:
    from paraph.model import Run as Words
    from paraph.report.changes import shortened

    runs = (Words("слово " * 40), Words("новое", change="inserted"), Words(" слово" * 40))
    before, new, after = shortened(runs)
    assert new.text == "новое"
    assert before.text.startswith("… слово")
    assert after.text.endswith("слово …")
    assert max(len(before.text), len(after.text)) <= 40
    assert before.text.endswith("слово ")


def test_status_lists_drafts(workspace: Path, run: Run) -> None:
    issue(workspace, "2026-11-24", "ко второму раунду")
    assert "  Draft 2  2026-11-24  as issued  ко второму раунду\n" in run("status").output
    path = workspace / "agreements/friendship/drafts/01.json"
    path.write_bytes(path.read_bytes().replace(b"2026", b"2027"))
    result = run("status")
    assert result.exit_code == 1
    assert "  Draft 1  altered\n" in result.output
    path.unlink()
    assert "  Draft 1  missing from the folder\n" in run("status").output
