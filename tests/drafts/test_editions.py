"""What `paraph diff` can name: draft numbers, `work`, git revisions."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from paraph.drafts import Issue, carry_out, plan_issue
from paraph.drafts.editions import alignment, default_pair, resolve
from paraph.errors import ContentError, InputError, UsageError
from paraph.model import words
from paraph.model.walk import passages
from support import madeup


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def issue(root: Path) -> None:
    planned = plan_issue(root, "friendship", "2026-11-23")
    assert isinstance(planned, Issue)
    carry_out(root, planned)


def edit(root: Path, old: str, new: str) -> None:
    for path in [*root.glob("clauses/*/term.md"), *root.glob("agreements/*/clauses/term.md")]:
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8", newline="\n")


def shown(root: Path, asked: str) -> str:
    original = resolve(root, "friendship", asked).instrument.original("LAG")
    return next(words(p.text["ru"]) for _, p in passages(original.parts) if p.id == "term/notice")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    madeup.write(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    git(tmp_path, "tag", "round-1")
    issue(tmp_path)
    edit(tmp_path, "действует", "остается в силе")
    return tmp_path


def test_each_name_gives_its_text(workspace: Path) -> None:
    assert "действует" in shown(workspace, "1")
    assert "действует" in shown(workspace, "draft-01")
    assert "действует" in shown(workspace, "round-1")
    assert "действует" in shown(workspace, "HEAD")
    assert "остается в силе" in shown(workspace, "work")
    assert resolve(workspace, "friendship", "round-1").name.startswith("git-")


def test_the_default_is_the_last_draft_against_work(workspace: Path) -> None:
    assert default_pair(workspace, "friendship") == ("1", "work")


@pytest.mark.parametrize("folder", ["texts/ministry", "Договоры/O‘zbekiston 2026"])
def test_a_workspace_in_a_folder_of_a_repository(tmp_path: Path, folder: str) -> None:
    madeup.write(tmp_path / folder)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    assert "действует" in shown(tmp_path / folder, "HEAD")


def test_frozen_verdicts_decide_between_drafts(workspace: Path) -> None:
    issue(workspace)
    edit(workspace, "три", "четыре")
    edit(workspace, "остается в силе", "имеет силу")
    issue(workspace)
    first, last = (resolve(workspace, "friendship", number) for number in ("1", "3"))
    found = alignment(workspace, "friendship", first, last, "LAG")
    assert found.passages["term/notice"] == "term/notice"
    assert found.parts["bodies"] == "bodies"


@pytest.mark.parametrize("asked", ["7", "no-such-tag", "-x", "--all"])
def test_what_is_not_there_is_said_with_what_is(workspace: Path, asked: str) -> None:
    with pytest.raises(InputError, match="no draft and no git revision") as caught:
        resolve(workspace, "friendship", asked)
    assert caught.value.args_["drafts"] == "1"


def test_no_git_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    madeup.write(tmp_path)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InputError) as caught:
        resolve(tmp_path, "friendship", "HEAD")
    assert "in no git repository" in caught.value.hint
    with pytest.raises(UsageError, match="no draft of `friendship` has been issued yet"):
        default_pair(tmp_path, "friendship")


def test_a_revision_with_faults_says_them(workspace: Path) -> None:
    edit(workspace, "{@notice}", "{@notice} {{ nope }}")
    with pytest.raises(ContentError):
        resolve(workspace, "friendship", "work")


def test_a_revision_without_a_workspace(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "x").write_text("x")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "before")
    git(tmp_path, "tag", "before")
    madeup.write(tmp_path)
    with pytest.raises(InputError, match="holds no workspace"):
        resolve(tmp_path, "friendship", "before")
