"""The real command line in a process of its own, and what it leaves on disk."""

from __future__ import annotations

import ctypes
import hashlib
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
SAMPLE = "uz-kz-technical-regulation"
WORKSPACE = ("paraph.toml", "registry", "clauses", "agreements", "papers", "templates")


def environment(**more: str) -> dict[str, str]:
    """Messages in English whatever the machine speaks."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PARAPH", "COV_"))}
    return {**kept, "PARAPH_UI": "en", "NO_COLOR": "1", **more}


def command(*args: str | Path) -> list[str]:
    """The words of a command line that runs ``paraph``."""
    return [sys.executable, "-m", "paraph", *map(str, args)]


def paraph(
    *args: str | Path,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    umask: int = -1,
    before: Callable[[], object] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run ``paraph`` and wait for its end; ``before`` runs in the new process first."""
    return subprocess.run(
        command(*args),
        cwd=cwd,
        env=environment(**(env or {})),
        umask=umask,
        preexec_fn=before,
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


def powerless() -> None:
    """Takes the right to write anywhere from root (a container's user), so that a read-only file is one for it too."""
    drop_from_bounding_set, override_file_rights = 24, 1
    ctypes.CDLL(None).prctl(drop_from_bounding_set, override_file_rights, 0, 0, 0)


def small_files(limit: int) -> Callable[[], None]:
    """No file may grow beyond ``limit`` bytes: what a full quota feels like."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
