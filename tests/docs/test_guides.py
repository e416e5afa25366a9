"""Every command that a guide or the README shows is run, in the order shown."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import click
import pytest

from paraph.cli.app import app
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
CODES = ("en", "ru")
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


def shorten_notice(root: Path) -> None:
    agreement = root / f"agreements/{SAMPLE}/agreement.yaml"
    text = agreement.read_text(encoding="utf-8")
    assert "notice: 6}" in text
    agreement.write_text(text.replace("notice: 6}", "notice: 3}"), encoding="utf-8", newline="\n")


@pytest.fixture(scope="session")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace as `paraph init` makes it, with two drafts of the sample and none of the other agreements."""
    root = tmp_path_factory.mktemp("drafted") / "ministry"
    run_all([["paraph", "init", "ministry"]], root.parent)
    run_all([["paraph", "issue", SAMPLE, "--date", "2026-11-20"]], root)
    shorten_notice(root)
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


def shown(page: str, heading: str) -> list[list[str]]:
    """Every line of code below a heading, whatever program it calls; a path as this system writes it."""
    text = (ROOT / page).read_text(encoding="utf-8")
    section = re.split(r"^#{2,3} ", text.partition(f"# {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    return [shlex.split(line.partition("#")[0].replace("\\", "/")) for line in re.findall(r"^    (.+)$", section, re.M)]


@pytest.mark.slow
def test_the_day_of_the_readme(tmp_path: Path) -> None:
    """In order. What a line needs is there: answers on a terminal, a change after the draft, two Word files."""
    refused = ["paraph", "build", "--profile", "signature"]
    install, *begin = shown("README.md", "Without make")
    assert install == ["pip", "install", "."]
    root = run_all(begin, tmp_path)
    env = scratch.bare(tmp_path / "home", PARAPH_UI="en")
    for words in shown("README.md", "A day's work"):
        if words == ["paraph", "new", "agreement"]:
            answers = {"Id": "uz-kz-customs", "Short name": "Соглашение о таможне", "Article": ""}
            scratch.typed(*words, answers=answers, cwd=root, env=env)
            assert (root / "agreements/uz-kz-customs/agreement.yaml").is_file()
            shutil.rmtree(root / "agreements/uz-kz-customs")
            continue
        if words == refused:
            found = scratch.run(*words, cwd=root, env=env, seconds=240)
            assert (found.returncode, "has not been collated" in found.stderr) == (1, True), found.stderr
            continue
        if words[:2] == ["paraph", "amend"]:
            shorten_notice(root)
        if words[:2] == ["paraph", "compare"]:
            made = root / f"dist/{SAMPLE}/work"
            for folder, name in (("counterpart", words[2]), ("originals", words[3])):
                shutil.copy(made / folder / f"UZB/{SAMPLE}.ru.docx", root / name)
        run_all([words], root)
    assert (root / "REDLINE.docx").is_file()
    assert (root / f"agreements/{SAMPLE}-protocol-1/agreement.yaml").is_file()


@pytest.mark.slow
def test_both_ways_to_install(tmp_path: Path) -> None:
    """The lines for Windows and those without make, on this system and without a network.

    `py` is this Python, backslashes are slashes, `Scripts` is `bin`. What pip would fetch is lent by this environment,
    after a look at the list it would fetch from. `pipx` and `uv` build the same wheel; Windows itself is not here.
    """
    bare_install, *rest = shown("README.md", "Without make")
    venv, locked, own, build = shown("README.md", "Windows")
    assert bare_install == ["pip", "install", "."]
    assert rest == [["paraph", "init", "my-ministry"], ["cd", "my-ministry"], ["paraph", "build"]]
    assert venv == ["py", "-m", "venv", ".venv"]
    assert " ".join(locked) == ".venv/Scripts/python -m pip install --require-hashes -r requirements/runtime.lock"
    checkout = tmp_path / "paraph"
    shutil.copytree(ROOT, checkout, ignore=shutil.ignore_patterns(".*", "__pycache__", "dist", "public", "tests"))
    leave(checkout, SAMPLE)
    wanted = (checkout / locked[-1]).read_text(encoding="utf-8")
    assert all("--hash=sha256:" in each for each in re.findall(r"^\w.*?(?=^\w|\Z)", wanted, re.M | re.S))
    env = scratch.bare(tmp_path / "home", PIP_NO_INDEX="1", PIP_DISABLE_PIP_VERSION_CHECK="1", PYTHONPATH="")
    python = str(checkout / ".venv/bin/python")

    def run(*words: str, **more: str) -> None:
        done = scratch.run(*words, cwd=checkout, env={**env, **more}, seconds=240)
        assert done.returncode == 0, (words, done.stdout, done.stderr)

    run(sys.executable, *venv[1:], "--without-pip")
    (site,) = (checkout / ".venv/lib").glob("python*/site-packages")
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", python, "install")
    assert own[:4] == [".venv/Scripts/python", "-m", "pip", "install"]
    run(*pip, *own[4:])
    assert (site / "paraph").is_dir()
    run(*pip, "--force-reinstall", *bare_install[2:], PIP_NO_DEPS="1", PIP_NO_BUILD_ISOLATION="0")
    assert build == [".venv/Scripts/paraph", "build"]
    run(str(checkout / ".venv/bin/paraph"), "build", SAMPLE)
    assert (checkout / f"dist/{SAMPLE}/work/originals/UZB/signing-folder.pdf").is_file()


def test_what_make_is_asked_for_is_what_ci_asks() -> None:
    asked = shown("README.md", "Two commands")
    ci = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert asked == [["make", "drafts"], ["make", "test"]]
    assert {" ".join(words) for words in asked} <= set(ci)


@pytest.mark.parametrize("page", ["README.md", *(f"docs/guide/{name}.{code}.md" for name in GUIDES for code in CODES)])
def test_what_is_named_in_passing_is_there(page: str) -> None:
    """A command inside a sentence is known, with every option it is shown with."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for line in re.findall(r"`(paraph [^`]*)`", text):
        words = [word for word in shlex.split(line)[1:] if word not in ("--ui", "ru")]
        found: click.Command = app
        while words and isinstance(found, click.Group) and (below := found.get_command(click.Context(found), words[0])):
            found, words = below, words[1:]
        known = {option for each in found.params for option in (*each.opts, *each.secondary_opts)}
        assert {word for word in words if word.startswith("-")} <= known, (page, line)
        assert not isinstance(found, click.Group) or not words, (page, line)


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
