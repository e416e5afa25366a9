"""``paraph update``: newer library text after its redline; what was edited by hand stays."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from paraph.drafts.pinning import origin, original_of, short
from paraph.drafts.updating import plan_update
from paraph.errors import ContentError
from support.drafted import edit, issue
from support.madeup import write
from support.ministry import Run

COPY = "agreements/friendship/clauses/term.md"
LIBRARY = "clauses/final/term.md"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Draft 1 issued, so that the clauses are copied; then the library went on."""
    root = write(tmp_path / "w")
    issue(root)
    path = root / LIBRARY
    path.write_text(
        path.read_text(encoding="utf-8").replace("действует", "применяется"), encoding="utf-8", newline="\n"
    )
    monkeypatch.chdir(root)
    return root


def test_shown_first_and_nothing_written_unasked(workspace: Path, run: Run) -> None:
    before = (workspace / COPY).read_bytes()
    result = run("update", "friendship")
    assert result.exit_code == 2
    assert f"{COPY}: newer text in {LIBRARY}\n" in result.output
    assert "      ru  Настоящее Соглашение [-действует-]{+применяется+}, пока" in result.output
    assert "error: nothing was taken over\n" in result.output
    assert (workspace / COPY).read_bytes() == before


def test_taken_over(workspace: Path, run: Run) -> None:
    result = run("update", "friendship", "term", "--yes")
    assert result.exit_code == 0
    assert result.output.endswith(f"Taken over: {COPY}\n")
    library = (workspace / LIBRARY).read_bytes()
    copy = (workspace / COPY).read_bytes()
    assert original_of(copy) == library
    found = origin(copy)
    assert found is not None
    assert (found.source, found.digest) == (LIBRARY, short(library))
    assert not list(workspace.glob(".paraph-*"))
    again = run("update", "friendship")
    assert (again.exit_code, again.output) == (0, "The library has nothing newer for these copies.\n")


def test_a_copy_edited_by_hand_is_refused_by_its_lines(workspace: Path, run: Run) -> None:
    edit(workspace, ("Споры решает", "Разногласия решает"))
    line = next(
        number
        for number, text in enumerate((workspace / COPY).read_text(encoding="utf-8").splitlines(), 1)
        if "Разногласия" in text
    )
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    changed = (workspace / LIBRARY).read_text(encoding="utf-8")
    (workspace / LIBRARY).write_text(changed.replace("применяется", "действует"), encoding="utf-8", newline="\n")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run(["git", *who, *words], cwd=workspace, check=True, capture_output=True)
    (workspace / LIBRARY).write_text(changed, encoding="utf-8", newline="\n")
    before = (workspace / COPY).read_bytes()
    result = run("update", "friendship", "--yes")
    assert result.exit_code == 1
    assert f"{COPY}:{line}: error: edited since it was copied from {LIBRARY}: lines {line}\n" in result.output
    assert (workspace / COPY).read_bytes() == before


def test_without_its_history_the_lines_are_told_against_the_library(workspace: Path, run: Run) -> None:
    edit(workspace, ("Споры решает", "Разногласия решает"))
    output = run("update", "friendship", "--yes").output
    assert f"edited since it was copied from {LIBRARY}; against the library as it is now, lines " in output


def test_line_ends_of_windows_are_no_edit(workspace: Path) -> None:
    for name in (COPY, LIBRARY):
        path = workspace / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    plan = plan_update(workspace, "friendship")
    assert ([each.path for each in plan.updates], plan.refused) == ([COPY], ())


def test_a_library_text_that_is_gone(workspace: Path, run: Run) -> None:
    (workspace / LIBRARY).unlink()
    result = run("update", "friendship")
    assert result.exit_code == 0
    assert f"the library has no {LIBRARY} any more" in result.output


def test_faults_of_the_newer_text_stop_it(workspace: Path) -> None:
    path = workspace / LIBRARY
    path.write_text(path.read_text(encoding="utf-8").replace("применяется", "{{ nope }}"), encoding="utf-8")
    with pytest.raises(ContentError):
        plan_update(workspace, "friendship")


def test_wrong_clause(workspace: Path, run: Run) -> None:
    result = run("update", "friendship", "nowhere")
    assert result.exit_code == 2
    assert "`nowhere` is no copy of a library text" in result.output


def test_a_note_and_no_word(workspace: Path, run: Run) -> None:
    path = workspace / LIBRARY
    text = path.read_text(encoding="utf-8").replace("применяется", "действует")
    path.write_text(text.replace("---\n", "---\nnote: новое примечание\n", 1), encoding="utf-8", newline="\n")
    assert "      note: – → новое примечание\n" in run("update", "friendship", "--yes").output
    path.write_text(path.read_text(encoding="utf-8") + "\n\n", encoding="utf-8", newline="\n")
    assert "It changes no word of this agreement.\n" in run("update", "friendship", "--yes").output
