"""Every command that a guide or the README shows is run, in the order shown."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARAPH = str(Path(sys.executable).with_name("paraph"))
SHOWN = re.compile(r"^    ((?:paraph|cd)\b[^\n]*?)(?:\s+#.*)?$", re.MULTILINE)


def commands(page: str) -> list[list[str]]:
    return [shlex.split(line) for line in SHOWN.findall((ROOT / page).read_text(encoding="utf-8"))]


def run_all(lines: list[list[str]], start: Path) -> Path:
    here = start
    for words in lines:
        if words[0] == "cd":
            here = here / words[1]
            assert here.is_dir()
            continue
        done = subprocess.run([PARAPH, *words[1:]], cwd=here, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        assert done.stdout.strip(), words
    return here


@pytest.mark.slow
@pytest.mark.parametrize("page", ["docs/guide/first-hour.ru.md", "docs/guide/first-hour.en.md"])
def test_the_first_hour(page: str, tmp_path: Path) -> None:
    lines = commands(page)
    assert len(lines) >= 14
    workspace = run_all(lines, tmp_path)
    made = workspace / "dist/uz-kz-technical-regulation"
    assert (made / "work/originals/KAZ/uz-kz-technical-regulation.kk-uz-ru.pdf").is_file()
    assert (made / "work/counterpart/UZB/signing-folder.pdf").is_file()
    assert (made / "draft-01/originals/UZB/uz-kz-technical-regulation.ru.docx").is_file()


def test_both_languages_of_the_guide_show_the_same_commands() -> None:
    def bare(page: str) -> list[str]:
        return [words[1] if len(words) > 1 else words[0] for words in commands(page)]

    assert bare("docs/guide/first-hour.ru.md") == bare("docs/guide/first-hour.en.md")


def test_what_the_guide_says_of_a_parameter_is_so() -> None:
    agreement = (ROOT / "agreements/uz-kz-technical-regulation/agreement.yaml").read_text(encoding="utf-8")
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
