"""Promise 8: nothing half-written is left behind, and the last good output stays."""

from __future__ import annotations

import contextlib
import errno
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from e2e.shell import SAMPLE, built, command, copy_workspace, digests, environment, paraph, powerless, small_files
from paraph.build import BuildRequest, build
from paraph.errors import OutputError
from support import madeup

pytestmark = pytest.mark.slow

CLAUSE = "clauses/legal/bodies.md"
ONE = "friendship/work/originals/LAG/friendship.ru.docx"


@pytest.fixture
def dist(small: Path) -> Path:
    """What a good build left."""
    built("--languages", "ru", cwd=small)
    return small / "dist"


def edit(workspace: Path, file: str = CLAUSE, old: str = "рабочая группа", new: str = "рабочая комиссия") -> None:
    """A drafter changes some words, so that there is something to write."""
    text = (workspace / file).read_text(encoding="utf-8")
    assert old in text
    (workspace / file).write_text(text.replace(old, new), encoding="utf-8")


@contextlib.contextmanager
def read_only(path: Path) -> Iterator[None]:
    mode = path.stat().st_mode
    path.chmod(mode & ~0o222)
    yield
    path.chmod(mode)


@pytest.mark.parametrize("place", ["", "friendship/work/originals/LAG", ONE])
def test_read_only(small: Path, dist: Path, place: str) -> None:
    """The output folder, a folder in it, one file (as Word holds it on Windows): all or nothing is written."""
    edit(small)
    before = digests(dist)
    with read_only(dist / place):
        done = paraph("build", "--languages", "ru", cwd=small, before=powerless)
    assert done.returncode == 2
    assert "cannot write" in done.stderr
    assert "close it in Word, or choose another folder with --out" in done.stderr
    assert "Traceback" not in done.stderr
    assert digests(dist) == before
    assert not list(dist.glob(".paraph-*/"))


def test_output_is_a_file(small: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("мой файл", encoding="utf-8")
    done = paraph("build", "--out", tmp_path / "taken", cwd=small)
    assert done.returncode == 2
    assert "cannot write" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "мой файл"


def test_a_folder_stands_where_a_file_goes(small: Path, dist: Path) -> None:
    (dist / ONE).unlink()
    (dist / ONE).mkdir()
    before = digests(dist)
    edit(small)
    done = paraph("build", "--languages", "ru", cwd=small)
    assert done.returncode == 2
    assert "friendship.ru.docx" in done.stderr
    assert "Traceback" not in done.stderr
    assert digests(dist) == before


@pytest.mark.slow
@pytest.mark.parametrize("limit", [0, 1_000, 30_000])
def test_no_room(small: Path, dist: Path, limit: int) -> None:
    """The system itself refuses: the first byte, the first kilobyte, the first PDF."""
    edit(small)
    before = digests(dist)
    done = paraph("build", "--languages", "ru", cwd=small, before=small_files(limit))
    assert done.returncode == 2, done.stderr
    assert "cannot write" in done.stderr
    assert "Traceback" not in done.stderr
    assert digests(dist) == before
    assert not list(dist.glob(".paraph-*/"))


@pytest.mark.parametrize("at", [1, 3, 5])
def test_disk_full(small: Path, dist: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """No room left at the first file, at a later one, at the record of the build."""
    edit(small)
    before = digests(dist)
    count, write = 0, Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        nonlocal count
        count += 1
        if count == at:
            write(path, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="the disk is full"):
        build(BuildRequest(root=small, out=dist, languages=(("ru",),)))
    assert count == at
    assert digests(dist) == before
    assert not list(dist.glob(".paraph-*/"))


def test_errors_keep_the_last_good_files(small: Path, dist: Path) -> None:
    """And another agreement of the workspace, which has none, is built."""
    sound = yaml.safe_dump({**madeup.agreement(), "articles": ["other"]}, allow_unicode=True)
    (small / "agreements/second").mkdir()
    (small / "agreements/second/agreement.yaml").write_text(sound, encoding="utf-8")
    (small / "clauses/legal/other.md").write_bytes((small / CLAUSE).read_bytes())
    edit(small, new="{{ nobody }}")
    before = digests(dist)
    done = paraph("build", "--languages", "ru", cwd=small)
    assert done.returncode == 1
    assert "unknown name `nobody`" in done.stderr
    assert "earlier files were left as they were" in done.stderr
    after = digests(dist)
    assert {path: after[path] for path in before} == before
    assert "second/work/originals/LAG/second.ru.docx" in after


@pytest.mark.slow
@pytest.mark.parametrize("wait", [0.0, 0.1, 0.4, 0.8, 1.2])
def test_interrupted(tmp_path: Path, wait: float) -> None:
    """Ctrl-C so many seconds after the first file was laid aside: the old files or the new ones, never a mixture."""
    workspace = copy_workspace(tmp_path / "workspace")
    dist = workspace / "dist"
    built(SAMPLE, cwd=workspace)
    old = digests(dist)
    for path in (workspace / "clauses").rglob("*.md"):
        path.write_text(path.read_text(encoding="utf-8").replace("Сторон", "СТОРОН"), encoding="utf-8")
    built(SAMPLE, "--out", tmp_path / "new", cwd=workspace)
    process = subprocess.Popen(
        command("build", SAMPLE), cwd=workspace, env=environment(), stderr=subprocess.PIPE, encoding="utf-8"
    )
    while process.poll() is None and not list(dist.glob(".paraph-*/*")):
        time.sleep(0.01)
    time.sleep(wait)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert "Traceback" not in said
    assert not list(dist.glob(".paraph-*/"))
    now = digests(dist)
    if process.returncode == 130:
        assert "nothing half-written was left behind" in said
        assert now in (old, digests(tmp_path / "new"))
    else:
        assert process.returncode == 0
        assert now == digests(tmp_path / "new")


def test_interrupted_while_files_are_put_in_place(
    small: Path, dist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one moment when old and new could be mixed: Ctrl-C then waits."""
    edit(small)
    request = BuildRequest(root=small, out=tmp_path / "new", languages=(("ru",),))
    build(request)
    replace, count = Path.replace, 0

    def pressed(path: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        signal.raise_signal(signal.SIGINT)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", pressed)
    with pytest.raises(KeyboardInterrupt):
        build(BuildRequest(root=small, out=dist, languages=(("ru",),)))
    assert count > 1
    assert digests(dist) == digests(tmp_path / "new")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
