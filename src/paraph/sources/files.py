"""The files of a workspace: safe listing and reading. Paths in, clean text, hashes and findings out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from paraph.model import Place
from paraph.sources.faults import Faults
from paraph.sources.text import MAX_BYTES, decode


class Files:
    """Reads inside one root only. ``hashes`` grows by the SHA-256 of every file read."""

    def __init__(self, root: Path, faults: Faults) -> None:
        self.root = root
        self.faults = faults
        self.hashes: dict[str, str] = {}
        self._real = root.resolve()
        self._folders: dict[str, bool] = {"": True}

    def entries(self, folder: str) -> Iterator[tuple[str, bool]]:
        """(name, is a folder) of what stands in ``folder``, by name; hidden and lock files (``~$``) are passed over."""
        if not self._folder(folder):
            return
        try:
            paths = sorted(self.root.joinpath(folder).iterdir(), key=lambda path: path.name)
        except FileNotFoundError:
            return
        except OSError as fault:
            self.faults.add("unreadable-file", Place(folder), reason=fault.strerror or type(fault).__name__)
            return
        for path in paths:
            if not path.name.startswith((".", "~")) and self._inside(path, f"{folder}/{path.name}"):
                yield path.name, path.is_dir()

    def exists(self, file: str) -> bool:
        """True if there is a file of this name that may be read."""
        path = self.root / file
        return path.is_file() and self._folder(file.rpartition("/")[0]) and self._inside(path, file)

    def read(self, file: str) -> str | None:
        """The text of ``file`` (relative, forward slashes), not yet cleaned; ``None`` after a finding."""
        path = self.root / file
        try:
            size = path.stat().st_size
            if size > MAX_BYTES:
                self.faults.add("file-too-large", Place(file), size=size, limit=MAX_BYTES)
                return None
            data = path.read_bytes()
        except OSError as fault:
            self.faults.add("unreadable-file", Place(file), reason=fault.strerror or type(fault).__name__)
            return None
        self.hashes[file] = hashlib.sha256(data).hexdigest()
        text = decode(data, file, self.faults)
        if text is not None and not text.strip("\ufeff \t\r\n"):
            self.faults.add("empty-file", Place(file))
            return None
        return text

    def _folder(self, folder: str) -> bool:
        """True if neither the folder nor one above it is a link out of the workspace."""
        if folder not in self._folders:
            above = self._folder(folder.rpartition("/")[0])
            self._folders[folder] = above and self._inside(self.root / folder, folder)
        return self._folders[folder]

    def _inside(self, path: Path, name: str) -> bool:
        """A link may stand for a file of this workspace, never for one outside it."""
        if not path.is_symlink():
            return True
        try:
            if path.resolve().is_relative_to(self._real):
                return True
        except (OSError, RuntimeError):  # a link to itself
            pass
        self.faults.add("outside-workspace", Place(name))
        return False
