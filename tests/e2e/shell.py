"""The real command line in a process of its own, and what it leaves on disk."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
SAMPLE = "uz-kz-technical-regulation"
WORKSPACE = ("paraph.toml", "registry", "clauses", "agreements", "templates")


def environment(**more: str) -> dict[str, str]:
    """Messages in English whatever the machine speaks."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PARAPH", "COV_"))}
    return {**kept, "PARAPH_UI": "en", "NO_COLOR": "1", **more}


def paraph(
    *args: str | Path, cwd: Path, env: Mapping[str, str] | None = None, umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """Run ``paraph`` and wait for its end."""
    return subprocess.run(
        [sys.executable, "-m", "paraph", *map(str, args)],
        cwd=cwd,
        env=environment(**(env or {})),
        umask=umask,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def built(*args: str | Path, cwd: Path, **more: object) -> subprocess.CompletedProcess[str]:
    """``paraph build`` that must succeed."""
    done = paraph("build", *args, cwd=cwd, **more)  # type: ignore[arg-type]
    assert done.returncode == 0, done.stderr
    return done


def copy_workspace(folder: Path) -> Path:
    """The sample workspace at another place."""
    for name in WORKSPACE:
        source = REPO / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("~$*", ".*"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / name)
    return folder


def digests(folder: Path) -> dict[str, str]:
    """Every file below ``folder``, hidden ones too: path to SHA-256."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def times(folder: Path) -> dict[str, int]:
    """Every file and folder below ``folder``: when it was last written, in nanoseconds."""
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}
