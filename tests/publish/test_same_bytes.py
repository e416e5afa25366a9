"""Promise 1 for packages: a laptop and a bare machine make the same, wherever and with whatever jobs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from e2e.shell import digests, paraph
from support.published import two_drafts


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["internal", "counterpart"])
def test_two_folders_zones_locales_rights_and_jobs(tmp_path: Path, audience: str) -> None:
    here, there = two_drafts(tmp_path / "a"), two_drafts(tmp_path / "Рабочая папка/b c")
    options = ("publish", "--audience", audience)
    one = paraph(*options, "--jobs", "1", cwd=here, env={"PYTHONHASHSEED": "0", "TZ": "Asia/Tashkent"}, umask=0o077)
    assert one.returncode == 0, one.stderr
    env = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Honolulu", "LC_ALL": "C", "PARAPH_UI": "ru"}
    two = paraph(*options, "--jobs", "3", "--out", tmp_path / "out", cwd=there / "clauses", env=env, umask=0o002)
    assert two.returncode == 0, two.stderr
    assert digests(here / "public") == digests(tmp_path / "out")
    assert len(digests(tmp_path / "out")) > 100


@pytest.mark.slow
def test_a_bare_environment(tmp_path: Path) -> None:
    """As in a container: no home, no user, no locale, no git, only the program."""
    here, there = two_drafts(tmp_path / "a"), two_drafts(tmp_path / "b")
    assert paraph("publish", cwd=here).returncode == 0
    home = tmp_path / "empty"
    home.mkdir()
    command = [sys.executable, "-m", "paraph", "--workspace", str(there), "publish"]
    bare = {"PATH": str(home)}
    if "SYSTEMROOT" in os.environ:
        bare["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    done = subprocess.run(command, cwd=home, env=bare, capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    assert digests(here / "public") == digests(there / "public")
