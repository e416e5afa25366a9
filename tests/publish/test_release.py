"""Where the texts come from: git's revision, a dirty tree that is marked, a release that refuses it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from paraph.errors import UsageError
from paraph.publish.gather.source import sources
from support import madeup
from support.published import publication


def git(root: Path, *words: str) -> str:
    identity = ["-c", "user.name=Иван Петров", "-c", "user.email=petrov@house.example", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *words], cwd=root, capture_output=True, check=True)
    return done.stdout.decode().strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A workspace, committed, in a folder of a larger repository."""
    top = tmp_path / "archive"
    root = madeup.write(top / "Договоры")
    git(top, "init", "-q", "-b", "main")
    (top / ".gitignore").write_text("public/\ndist/\n")
    git(top, "add", ".")
    git(top, "commit", "-qm", "first")
    return root


def manifest(root: Path, audience: str = "") -> dict[str, object]:
    found: dict[str, object] = json.loads((root / "public/friendship/work/manifest.json").read_text())
    return found


def test_the_revision_and_a_clean_tree(repository: Path) -> None:
    publication(repository, release=True)
    assert manifest(repository)["sources"] == {"revision": git(repository, "rev-parse", "HEAD"), "clean": True}


def test_a_dirty_tree_is_marked_and_no_release(repository: Path) -> None:
    publication(repository)
    path = repository / "clauses/final/term.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    report = publication(repository)
    assert report.clean is False
    assert manifest(repository)["sources"] == {"revision": git(repository, "rev-parse", "HEAD"), "clean": False}
    with pytest.raises(UsageError, match="not committed") as caught:
        publication(repository, release=True)
    assert str(caught.value.args_["files"]).endswith("clauses/final/term.md")


def test_a_new_file_among_the_inputs_is_dirt_elsewhere_not(repository: Path) -> None:
    (repository / "notes.txt").write_text("x")
    (repository.parent / "other.txt").write_text("x")
    assert sources(repository).clean is True
    (repository / "registry/places").mkdir()
    (repository / "registry/places/more.yaml").write_text("{}\n")
    assert sources(repository).clean is False


def test_a_commit_changes_manifests_and_no_file(repository: Path) -> None:
    from e2e.shell import digests

    publication(repository)
    before = digests(repository / "public/friendship/work")
    git(repository, "commit", "-qm", "second", "--allow-empty")
    report = publication(repository)
    assert not report.up_to_date
    after = digests(repository / "public/friendship/work")
    assert {name for name in after if after[name] != before[name]} == {"manifest.json", "SHA256SUMS"}


def test_others_learn_nothing_of_it(repository: Path) -> None:
    publication(repository, "counterpart")
    revision = git(repository, "rev-parse", "HEAD")
    assert manifest(repository)["sources"] is None
    for path in (repository / "public").rglob("*.json"):
        text = path.read_text(encoding="utf-8")
        assert revision[:12] not in text
        assert "Петров" not in text
    git(repository, "commit", "-qm", "second", "--allow-empty")
    (repository / "clauses/more.md").parent.mkdir(exist_ok=True)
    report = publication(repository, "counterpart")
    assert [each.act for each in report.packages] == ["made"]


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = madeup.write(tmp_path / "workspace")
    monkeypatch.setenv("PATH", str(tmp_path))
    publication(root)
    assert manifest(root)["sources"] == {"revision": None, "clean": None}
    with pytest.raises(UsageError, match="needs a git repository"):
        publication(root, release=True)
