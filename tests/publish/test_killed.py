"""A publication that is killed at any moment: the old folder stays as it was, the next run leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from e2e.shell import digests, environment
from support import drafted
from support.published import two_drafts

COMMAND = [sys.executable, "-m", "paraph", "publish", "--audience", "counterpart"]


def published(root: Path) -> None:
    subprocess.run(COMMAND, cwd=root, env=environment(), capture_output=True, check=True, timeout=120)


def files(root: Path, ending: str) -> int:
    """So many files lie aside; some of them may go while they are counted."""
    tops = [top for top in root.iterdir() if top.name.startswith(".public-")]
    return sum(name.endswith(ending) for top in tops for _, _, names in os.walk(top) for name in names)


MOMENTS: dict[str, Callable[[Path], bool]] = {
    "at the beginning": lambda root: files(root, "at-work.lock") == 1,
    "among the files": lambda root: files(root, ".docx") >= 3,
    "when one package is whole": lambda root: files(root, ".zip") >= 1,
    "at the very end": lambda root: files(root, "manifest.json") >= 4,
}


@pytest.mark.slow
def test_killed_at_any_moment(tmp_path: Path) -> None:
    root = two_drafts(tmp_path / "workspace")
    published(root)
    before = digests(root / "public")
    drafted.edit(root, ("ежегодно", "каждый год"), name="meetings")
    drafted.issue(root, "2026-11-25")
    for moment, reached in MOMENTS.items():
        with subprocess.Popen(
            [*COMMAND, "--jobs", "2"], cwd=root, env=environment(), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        ) as process:
            end = time.monotonic() + 60
            while process.poll() is None and not reached(root) and time.monotonic() < end:
                time.sleep(0.002)
            assert process.poll() is None, moment
            os.kill(process.pid, signal.SIGKILL)
        assert digests(root / "public") == before, moment
        assert len(list(root.glob(".public-*"))) == 1, moment
    published(root)
    assert list(root.glob(".public-*")) == []
    after = digests(root / "public")
    assert {name for name in before if after.get(name) != before[name]} <= {
        "SHA256SUMS",
        "index.html",
        "manifest.json",
        "friendship/index.html",
    }
    assert "friendship/draft-03/manifest.json" in after
