"""Promise 1: same input, same bytes, whatever machine, folder and order of work; the record of the build included."""

from __future__ import annotations

from pathlib import Path

import pytest

from e2e.shell import REPO, SAMPLE, built, copy_workspace, digests
from support import madeup

CIRCUMSTANCES = {
    "far east, another hash seed": {"TZ": "Asia/Vladivostok", "PYTHONHASHSEED": "1"},
    "far west, plain ASCII": {"TZ": "Pacific/Honolulu", "LC_ALL": "C", "PYTHONHASHSEED": "4000000000"},
    "Russian locale": {"LC_ALL": "ru_RU.UTF-8", "LANG": "ru_RU.UTF-8", "PARAPH_UI": "ru", "PYTHONHASHSEED": "7"},
}
FILES = 2 * (6 * 2 + 1) + 2
"""Two holders, six layouts as Word and PDF, a signing folder each; the tree and the record of the build."""
PAPERS = 2 * (4 * 2 + 3) * 2
"""Around the sample, for each side: four papers in its two languages, the collation sheet in all; as Word and PDF."""


@pytest.mark.slow
def test_small_agreement(tmp_path: Path) -> None:
    here, there = madeup.write(tmp_path / "a"), madeup.write(tmp_path / "deeper/b c")
    built("--out", tmp_path / "one", "--jobs", "1", cwd=here, env={"PYTHONHASHSEED": "0"})
    built("--jobs", "2", cwd=there / "clauses", env=CIRCUMSTANCES["far east, another hash seed"], umask=0o077)
    assert digests(tmp_path / "one") == digests(there / "dist")
    assert len(digests(tmp_path / "one")) == FILES


@pytest.mark.slow
@pytest.mark.parametrize("name", CIRCUMSTANCES)
@pytest.mark.parametrize("jobs", [1, 2])
def test_circumstances(sample: Path, tmp_path: Path, name: str, jobs: int) -> None:
    umask = 0o077 if jobs == 1 else 0o002
    built(SAMPLE, "--out", tmp_path, "--jobs", str(jobs), cwd=REPO, env=CIRCUMSTANCES[name], umask=umask)
    assert digests(tmp_path) == digests(sample)
    assert len(digests(sample)) == FILES + PAPERS


@pytest.mark.slow
def test_another_folder(sample: Path, tmp_path: Path) -> None:
    """A copy of the workspace elsewhere, asked from one of its folders, into a folder of its own."""
    copy = copy_workspace(tmp_path / "Рабочая папка")
    built(SAMPLE, cwd=copy / "clauses/final")
    assert digests(copy / "dist") == digests(sample)


@pytest.mark.slow
def test_another_current_folder(sample: Path, tmp_path: Path) -> None:
    built("--workspace", REPO, SAMPLE, "--out", "out", cwd=tmp_path)
    assert digests(tmp_path / "out") == digests(sample)


@pytest.mark.slow
def test_other_profiles(tmp_path: Path) -> None:
    """Files for the other side and numbered lines, twice."""
    options = (SAMPLE, "--audience", "counterpart", "--line-numbers", "--date", "2026-12-01", "--languages", "ru-uz")
    for seed in ("1", "2"):
        built(*options, "--out", tmp_path / seed, cwd=REPO, env={"PYTHONHASHSEED": seed, "TZ": f"Etc/GMT+{seed}"})
    assert digests(tmp_path / "1") == digests(tmp_path / "2") != {}
