"""The old folder serves until the new one is whole; then they change places. A failure leaves the old one untouched.

What a run that was killed left beside it goes with the next one, which knows by a lock that nobody is at work there.
"""

from __future__ import annotations

import contextlib
import ctypes
import glob
import os
import platform
import shutil
import tempfile
from pathlib import Path

from paraph.build.disk import explained, to_the_end
from paraph.publish.place.lock import Lock

LOCK = "at-work.lock"
OLD = "old"
_EXCHANGE = 2
"""``RENAME_EXCHANGE`` of Linux, ``RENAME_SWAP`` of macOS: both have the same number."""
_HERE = -100


class Swap:
    """A folder beside ``out`` to be filled (``folder``), then put in its place. Use as a context."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._aside: Path | None = None
        self._lock: Lock | None = None

    @property
    def folder(self) -> Path:
        """Where the new files go: on the same disk, so that changing places is one step."""
        assert self._aside is not None
        return self._aside / "new"

    def __enter__(self) -> Swap:
        with explained(self.out):
            self.out.parent.mkdir(parents=True, exist_ok=True)
            clear_away(self.out)
            self._aside = Path(tempfile.mkdtemp(prefix=f".{self.out.name}-", dir=self.out.parent))
            self._lock = Lock(self._aside / LOCK)
            self.folder.mkdir()
            # mkdtemp keeps others out; the published folder is for whoever may read its neighbours.
            self.folder.chmod(0o777 & ~_umask())
        return self

    def __exit__(self, *_: object) -> None:
        if self._aside is not None:
            with to_the_end():
                if self._lock is not None:
                    self._lock.release()
                shutil.rmtree(self._aside, ignore_errors=True)

    def commit(self) -> None:
        """Change places. Raises ``OutputError``; then the old folder is where it was."""
        assert self._aside is not None
        with explained(self.out), to_the_end():
            if not self.out.exists():
                self.folder.rename(self.out)
            elif not _exchanged(self.folder, self.out):
                self._in_two_steps(self._aside / OLD)

    def _in_two_steps(self, old: Path) -> None:
        """Where the system knows no exchange: for a moment there is no folder, and a fault in it is undone."""
        self.out.rename(old)
        try:
            self.folder.rename(self.out)
        except OSError:
            old.rename(self.out)
            raise


def clear_away(out: Path) -> None:
    """Remove what runs that were killed left beside ``out``; one that stopped between two steps is undone first."""
    for aside in sorted(out.parent.glob(f".{glob.escape(out.name)}-*")):
        mark = aside / LOCK
        if aside.is_symlink() or not mark.is_file():
            continue
        try:
            lock = Lock(mark)
        except OSError:  # somebody is at work there
            continue
        try:
            if not out.exists() and (aside / OLD).is_dir():
                (aside / OLD).rename(out)
        finally:
            lock.release()
        shutil.rmtree(aside, ignore_errors=True)


def _umask() -> int:
    """What the process keeps from others; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _exchanged(one: Path, other: Path) -> bool:
    """Both change places at one stroke; false where the system or the disk cannot do that."""
    names = os.fsencode(one), os.fsencode(other)
    with contextlib.suppress(OSError, AttributeError, TypeError):
        library = ctypes.CDLL(None, use_errno=True)
        system = platform.system()
        if system == "Linux":
            return bool(library.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0)
        if system == "Darwin":
            return bool(library.renamex_np(*names, _EXCHANGE) == 0)
    return False


def take_over(source: Path, target: Path) -> None:
    """``target`` becomes the same file as ``source``, or a copy where the disk has no links. Raises ``OutputError``."""
    with explained(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)
