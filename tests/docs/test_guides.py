"""Every command that a guide or the README shows is run, in the order shown."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from paraph.cli.verify_view import verdict_words
from paraph.i18n import session
from paraph.publish.verify.verdicts import EXIT
from support import scratch
from support.keys import minisign_pair

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = "uz-kz-technical-regulation"
PROGRAMS = ("paraph", "cd", "ci/publish.sh", "git", "cmp", "sha256sum")
QUIET = ("git", "cmp")
SHOWN = re.compile(rf"^    ((?:{'|'.join(map(re.escape, PROGRAMS))})(?![\w/.-])[^\n]*?)(?:\s+#.*)?$", re.MULTILINE)
GUIDES = ("first-hour", "follow-up", "negotiators", "ci", "security")


def commands(page: str) -> list[list[str]]:
    return [shlex.split(line) for line in SHOWN.findall((ROOT / page).read_text(encoding="utf-8"))]


def run_all(lines: list[list[str]], start: Path, keep: str = SAMPLE, **more: str) -> Path:
    """Where the commands lead. Of a new workspace's agreements all but one go: the others take minutes to build."""
    here = start
    env = scratch.bare(start.parent / "home", PARAPH_UI="en", **more)
    for words in lines:
        if words[0] == "cd":
            here = here / words[1]
            assert here.is_dir()
            continue
        done = scratch.run(*words, cwd=here, env=env, seconds=240)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        assert done.stdout.strip() or words[0] in QUIET, words
        if words[:2] == ["paraph", "init"]:
            leave(here / words[2], keep)
    return here


def leave(root: Path, keep: str) -> None:
    for folder in (root / "agreements").iterdir():
        if folder.name != keep:
            shutil.rmtree(folder)


@pytest.fixture(scope="session")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace as `paraph init` makes it, with two drafts of the sample and none of the other agreements."""
    root = tmp_path_factory.mktemp("drafted") / "ministry"
    run_all([["paraph", "init", "ministry"]], root.parent)
    agreement = root / f"agreements/{SAMPLE}/agreement.yaml"
    run_all([["paraph", "issue", SAMPLE, "--date", "2026-11-20"]], root)
    text = agreement.read_text(encoding="utf-8")
    assert "notice: 6}" in text
    agreement.write_text(text.replace("notice: 6}", "notice: 3}"), encoding="utf-8", newline="\n")
    run_all([["paraph", "issue", SAMPLE, "--date", "2026-11-21"]], root)
    return root


@pytest.fixture
def ministry(drafted: Path, tmp_path: Path) -> Path:
    """A copy to work in."""
    return Path(shutil.copytree(drafted, tmp_path / "ministry"))


@pytest.mark.slow
@pytest.mark.parametrize("page", ["docs/guide/first-hour.ru.md", "docs/guide/first-hour.en.md"])
def test_the_first_hour(page: str, tmp_path: Path) -> None:
    lines = commands(page)
    assert len(lines) >= 14
    workspace = run_all(lines, tmp_path)
    made = workspace / f"dist/{SAMPLE}"
    assert (made / f"work/originals/KAZ/{SAMPLE}.kk-uz-ru.pdf").is_file()
    assert (made / "work/counterpart/UZB/signing-folder.pdf").is_file()
    assert (made / f"draft-01/originals/UZB/{SAMPLE}.ru.docx").is_file()


@pytest.mark.slow
def test_following_up(tmp_path: Path) -> None:
    run_all([["paraph", "init", "ministry"]], tmp_path, keep="uz-kz-industrial-roadmap")
    lines = commands("docs/guide/follow-up.en.md")
    assert len(lines) == 2
    run_all(lines, tmp_path / "ministry")
    assert list((tmp_path / "ministry/dist").rglob("uz-kz-industrial-roadmap.progress.ru.pdf"))


@pytest.mark.slow
def test_what_negotiators_do(ministry: Path) -> None:
    """The package is there, and a letter came with one of its files under another name."""
    lines = commands("docs/guide/negotiators.en.md")
    assert len(lines) == 6
    publish = ["paraph", "publish", SAMPLE]
    assert publish in lines
    run_all([publish], ministry)
    shutil.copy(ministry / f"public/{SAMPLE}/draft-02/originals/UZB/{SAMPLE}.uz-ru.docx", ministry / "letter.docx")
    unpacked = lines.index(["cd", f"public/{SAMPLE}/draft-02"])
    run_all(lines[: unpacked + 2], ministry)
    run_all(lines[unpacked + 2 :], ministry)
    assert (ministry / f"for-the-other-side/{SAMPLE}/{SAMPLE}-draft-02-counterpart.zip").is_file()
    for name in ("index.html", "originals/UZB/signing-folder.pdf", "redlines/draft-01--draft-02/tables"):
        assert (ministry / f"public/{SAMPLE}/draft-02" / name).exists()


@pytest.mark.slow
def test_what_keepers_of_ci_do(tmp_path: Path) -> None:
    lines = commands("docs/guide/ci.en.md")
    assert len(lines) == 9
    repository = scratch.repository(tmp_path / "repository")
    run_all(lines, repository)
    text = (ROOT / "docs/guide/ci.en.md").read_text(encoding="utf-8")
    for path in (repository / "ci").iterdir():
        assert f"`ci/{path.name}`" in text


@pytest.mark.slow
def test_what_the_security_notes_show(ministry: Path) -> None:
    lines = commands("docs/guide/security.en.md")
    assert len(lines) == 3
    pair = minisign_pair(ministry)
    key = {"PARAPH_SIGN_KEY": pair.secret.read_text(encoding="ascii")}
    run_all([["paraph", "publish", SAMPLE, "--out", "packages/internal"]], ministry, **key)
    assert pair.public == ministry / "ministry.pub"
    run_all(lines, ministry)


@pytest.mark.parametrize("guide", GUIDES)
def test_both_languages_of_a_guide_show_the_same_commands(guide: str) -> None:
    def bare(page: str) -> list[str]:
        return [words[1] if len(words) > 1 else words[0] for words in commands(page)]

    english, russian = (f"docs/guide/{guide}.{code}.md" for code in ("en", "ru"))
    assert bare(russian) == bare(english)
    if guide not in ("first-hour", "follow-up"):
        assert commands(russian) == commands(english)


def test_no_guide_is_forgotten() -> None:
    there = {path.name for path in (ROOT / "docs/guide").glob("*.md")}
    assert there == {f"{guide}.{code}.md" for guide in GUIDES for code in ("en", "ru")}


@pytest.mark.parametrize("code", ["en", "ru"])
def test_the_answers_of_verify_are_told_as_they_are_given(code: str) -> None:
    text = (ROOT / f"docs/guide/negotiators.{code}.md").read_text(encoding="utf-8")
    with session(code):
        words = [verdict_words(verdict) for verdict, exit_code in EXIT.items() if exit_code < 15]
    assert [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ")][5:] == words


def test_what_the_guide_says_of_a_parameter_is_so() -> None:
    agreement = (ROOT / f"agreements/{SAMPLE}/agreement.yaml").read_text(encoding="utf-8")
    line = "- {clause: duration, variant: renewal, with: {term: 5, period: 5, notice: 6}}"
    for page in ("docs/guide/first-hour.ru.md", "docs/guide/first-hour.en.md"):
        assert line in (ROOT / page).read_text(encoding="utf-8")
    assert line in agreement
    assert (ROOT / "clauses/final/disputes.md").is_file()


@pytest.mark.slow
def test_the_day_of_the_readme(tmp_path: Path) -> None:
    refused = ["build", "--profile", "signature"]
    lines = [words for words in commands("README.md") if words[1:] != refused]
    assert ["paraph", *refused] in commands("README.md")
    run_all(lines, tmp_path)


@pytest.mark.slow
def test_links_lead_somewhere() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    for page in pages:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), (page.name, target)


@pytest.mark.slow
def test_the_recipes_of_the_guide_are_all_that_a_repository_needs(tmp_path: Path) -> None:
    """Nothing of Paraph's own checkout is called by a step: a clone without it checks its texts."""
    root = scratch.repository(tmp_path / "repository")
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True).stdout.split()
    assert {name for name in listed if name.startswith((".g", "ci/"))} == {
        ".gitattributes",
        ".github/workflows/drafts.yml",
        ".gitignore",
        ".gitlab-ci.yml",
        "ci/forge.py",
        "ci/publish.sh",
    }
