"""``paraph diff A B --base N``: two sides' answers to one draft."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from paraph.cli.app import app
from paraph.drafts import Issue, carry_out, plan_issue
from support import madeup


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["--ui", "en", *words])
    return done.exit_code, done.output


def issue(root: Path) -> None:
    planned = plan_issue(root, "friendship", "2026-11-23")
    assert isinstance(planned, Issue)
    carry_out(root, planned)


def edit(root: Path, clause: str, old: str, new: str) -> None:
    path = root / f"agreements/friendship/clauses/{clause}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


@pytest.fixture
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Draft 1; draft 2 is one side's answer, the text at work the other's."""
    madeup.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    issue(tmp_path)
    edit(tmp_path, "term", "действует, пока", "имеет силу, пока")
    edit(tmp_path, "bodies", "рабочая группа", "совместная группа")
    issue(tmp_path)
    edit(tmp_path, "term", "имеет силу, пока", "применяется, пока")
    edit(tmp_path, "bodies", "совместная группа", "рабочая группа")
    return tmp_path


def test_a_passage_that_both_sides_changed_is_a_conflict(answers: Path) -> None:
    code, output = run("diff", "friendship", "2", "work", "--base", "1", "--languages", "ru")
    assert code == 0, output
    conflicts = output.partition("1 conflict\n")[2]
    assert "term/notice" in conflicts
    assert "[-действует-]{+имеет силу+}" in conflicts
    assert "[-действует-]{+применяется+}" in conflicts
    assert "bodies/group" not in conflicts
    assert "{+совместная+}" in output


def test_no_conflict_is_said(answers: Path) -> None:
    code, output = run("diff", "friendship", "2", "1", "--base", "1")
    assert (code, "No conflicts" in output) == (0, True)


def test_json_marks_the_conflict(answers: Path) -> None:
    code, output = run("diff", "friendship", "2", "work", "--base", "1", "--format", "json")
    data = json.loads(output)
    assert (code, data["a"], data["b"]) == (0, "draft-02", "work")
    assert "term/notice" in [one["base"] for one in data["merged"] if one.get("conflict")]


def test_both_answers_must_be_named(answers: Path) -> None:
    code, output = run("diff", "friendship", "2", "--base", "1")
    assert (code, "name both answers" in output) == (2, True)


def test_a_derived_spelling_is_shown_as_any_language(answers: Path) -> None:
    edit(answers, "term", "xabardor", "ogoh")
    code, output = run("diff", "friendship", "2", "work", "--base", "1", "--languages", "uz-Cyrl")
    assert (code, "[-хабардор-]{+огоҳ+}" in output, "2-модда. Амал қилиш муддати" in output) == (0, True, True)


@pytest.mark.parametrize("asked", [("1", "work"), ("1", "work", "--base", "1")])
def test_a_language_the_agreement_does_not_have_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    madeup.write(tmp_path, ("SEV", "ARK"))
    monkeypatch.chdir(tmp_path)
    issue(tmp_path)
    for code in ("uz", "uz-Cyrl"):
        exit_code, output = run("diff", "friendship", *asked, "--languages", code)
        assert (exit_code, f"there is no text in `{code}`" in output) == (2, True)
