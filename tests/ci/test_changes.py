"""What a merge request is told: the change list against the branch it goes to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support import scratch
from support.scratch import AGREEMENT, commit, done, git, step

pytestmark = pytest.mark.slow


def listed(root: Path) -> str:
    return (root / "packages/changes/changes.md").read_text(encoding="utf-8")


@pytest.fixture
def branch(copy: Path) -> Path:
    """A branch beside ``main``; both go on."""
    git(copy, "switch", "--quiet", "--create", "shorter")
    scratch.notice(copy, 2)
    commit(copy, "a shorter notice")
    return copy


def test_the_list_and_the_pages_to_read_it_in(branch: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    said = done(branch, "changes", GITHUB_BASE_REF="main", GITHUB_STEP_SUMMARY=str(summary))
    text = listed(branch)
    assert said == text == summary.read_text(encoding="utf-8")
    base, head = (git(branch, "rev-parse", "--short=8", each).strip() for each in ("main", "HEAD"))
    assert text.startswith(f"<!-- paraph: changes -->\n### Paraph: {base} → {head}\n")
    assert f"    {AGREEMENT}: git {base} → working text\n" in text
    assert "ru  … из Сторон не уведомит другую за [-шесть месяцев-]{+два месяца+}.\n" in text
    assert all(line.startswith("    ") for line in text.splitlines()[2:] if line)
    pages = sorted(path.name for path in (branch / "packages/changes").rglob("*.html"))
    assert pages == sorted(f"{AGREEMENT}.{layout}.html" for layout in ("ru", "uz", "uz-ru", "ru", "uz", "ru-uz"))


def test_what_the_other_branch_did_meanwhile_is_not_in_it(branch: Path) -> None:
    git(branch, "switch", "--quiet", "main")
    clause = branch / f"agreements/{AGREEMENT}/clauses/title.md"
    clause.write_text(clause.read_text(encoding="utf-8").replace("дружбе", "мире"), encoding="utf-8", newline="\n")
    commit(branch, "another title")
    git(branch, "switch", "--quiet", "shorter")
    done(branch, "changes", "main")
    assert "два месяца" in listed(branch)
    assert "мире" not in listed(branch)


def test_the_same_texts(branch: Path) -> None:
    (branch / "README.md").write_text("Texts.\n", encoding="utf-8")
    commit(branch, "a page")
    done(branch, "changes", "HEAD~1")
    assert listed(branch).splitlines()[2:] == ["", "The texts are the same."]
    assert [path.name for path in (branch / "packages/changes").iterdir()] == ["changes.md"]


def test_agreements_that_come_and_go(branch: Path) -> None:
    shutil.copytree(branch / f"agreements/{AGREEMENT}", branch / "agreements/trade")
    shutil.rmtree(branch / "agreements/trade/drafts")
    shutil.rmtree(branch / f"agreements/{AGREEMENT}")
    commit(branch, "another agreement")
    done(branch, "changes", "main")
    assert listed(branch).splitlines()[2:] == ["", "**+ trade**", "", f"**− {AGREEMENT}**"]


def test_words_stay_words(branch: Path) -> None:
    """A clause cannot write a heading, a mention or code into the forge: every line is shown letter for letter."""
    clause = branch / f"agreements/{AGREEMENT}/clauses/title.md"
    text = clause.read_text(encoding="utf-8").replace("о дружбе", "о дружбе @everyone ``` <img src=x> !\\[x\\](y)")
    clause.write_text(text, encoding="utf-8", newline="\n")
    commit(branch, "a title")
    done(branch, "changes", "main")
    hostile = [line for line in listed(branch).splitlines() if "@everyone" in line]
    assert hostile
    assert all(line.startswith("    ") for line in hostile)


def test_a_base_with_faults_is_said(branch: Path) -> None:
    scratch.notice(branch, 900)
    commit(branch, "a slip")
    scratch.notice(branch, 5)
    commit(branch, "mended")
    done(branch, "changes", "HEAD~1")
    text = listed(branch)
    assert "    agreements/friendship/agreement.yaml" in text
    assert "the value of `notice` is out of range" in text
    assert all(line.startswith("    ") for line in text.splitlines()[3:] if line)


@pytest.mark.parametrize(
    ("words", "env", "said"),
    [
        (["changes"], {}, "name the branch or commit to compare with"),
        (["changes", "nowhere"], {}, "git knows no nowhere"),
        (["changes", "--output=x"], {}, "git knows no --output=x"),
        (["changes"], {"GITHUB_BASE_REF": "gone"}, "git knows no origin/gone"),
        (["changes"], {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "0" * 40}, f"git knows no {'0' * 40}"),
    ],
)
def test_nothing_to_compare_with(repository: Path, words: list[str], env: dict[str, str], said: str) -> None:
    found = step(repository, *words, **env)
    assert found.returncode == 2
    assert said in found.stderr


def test_gitlab_names_the_commit_to_compare_with(branch: Path) -> None:
    base = git(branch, "rev-parse", "main").strip()
    done(branch, "changes", CI_MERGE_REQUEST_TARGET_BRANCH_SHA="", CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert "два месяца" in listed(branch)
