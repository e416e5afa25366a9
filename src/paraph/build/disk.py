"""Writing files so that the last good output stays until the new one is whole (promise 8)."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from paraph.errors import OutputError


class Staging:
    """Files laid aside, then put in place together. Use as a context: on any error nothing below ``out`` changes."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._folder: Path | None = None
        self._files: list[str] = []

    def __enter__(self) -> Staging:
        with explained(self.out):
            self.out.mkdir(parents=True, exist_ok=True)
            self._folder = Path(tempfile.mkdtemp(prefix=".paraph-", dir=self.out))
        return self

    def __exit__(self, *_: object) -> None:
        if self._folder is not None:
            with to_the_end():
                shutil.rmtree(self._folder, ignore_errors=True)

    def add(self, path: str, data: bytes) -> None:
        """Lay a file aside. ``path`` is relative, with forward slashes. Raises ``OutputError``."""
        assert self._folder is not None
        target = self._folder / path
        with explained(self.out / path):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        self._files.append(path)

    def commit(self) -> None:
        """Put every file in place. Raises ``OutputError`` before the first move if one cannot be replaced."""
        assert self._folder is not None
        for path in self._files:
            with explained(self.out / path):
                _replaceable(self.out / path)
        with to_the_end():
            for path in self._files:
                target = self.out / path
                with explained(target):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    (self._folder / path).replace(target)


@contextmanager
def to_the_end() -> Iterator[None]:
    """Ctrl-C waits until what stands inside is done: files of two builds must not lie mixed."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def _replaceable(path: Path) -> None:
    """Finds out early that a file is held open (Word on Windows) or its folder is read-only."""
    parent = path.parent
    while not parent.exists():
        parent = parent.parent
    if not os.access(parent, os.W_OK):
        raise PermissionError(errno.EACCES, "no right to write", str(parent))
    if path.exists():
        with path.open("r+b"):
            pass


def sha256(data: bytes) -> str:
    """Hex digest of ``data``."""
    return hashlib.sha256(data).hexdigest()


def same_on_disk(out: Path, files: Mapping[str, str]) -> bool:
    """True if every file of ``files`` (path to digest) is there, byte for byte."""
    for path, digest in files.items():
        try:
            data = (out / path).read_bytes()
        except OSError:
            return False
        if sha256(data) != digest:
            return False
    return True


def remove(out: Path, path: str) -> bool:
    """Remove a file that an earlier build made. False if it was gone already. Raises ``OutputError``."""
    target = out / path
    with explained(target):
        try:
            target.unlink()
        except FileNotFoundError:
            return False
    for parent in target.parents:
        if parent == out:
            break
        try:
            parent.rmdir()
        except OSError:
            break
    return True


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Whatever the disk refuses inside becomes an ``OutputError`` that names ``path``."""
    try:
        yield
    except PermissionError as error:
        raise OutputError(
            "cannot write {path}: no right to, or it is open in another program",
            hint="close it in Word, or choose another folder with --out",
            path=str(path),
        ) from error
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise OutputError(
            "cannot write {path}: the disk is full" if full else "cannot write {path}: {detail}",
            hint="make room and run again" if full else "",
            path=str(path),
            detail=error.strerror or str(error),
        ) from error
