"""A file that says that a process is at work: the system lets go of it when the process ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path


class Lock:
    """Held from the moment it is made until `release`. Raises ``OSError`` where another process holds it."""

    def __init__(self, path: Path) -> None:
        self._file: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _hold(self._file)
        except OSError:
            os.close(self._file)
            self._file = None
            raise

    def release(self) -> None:
        """Let go; the file stays."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


if sys.platform == "win32":

    def _hold(file: int) -> None:
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:

    def _hold(file: int) -> None:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
