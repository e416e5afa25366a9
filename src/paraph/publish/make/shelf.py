"""Files put into the folder of a package, one by one, and what the manifest says of each."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from paraph.build.disk import explained
from paraph.publish.package.manifest import File


class Shelf:
    """A folder being filled. ``files`` in the order of their paths."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: dict[str, File] = {}

    def put(self, path: str, data: bytes, **about: Any) -> None:
        """Write ``data`` at ``path``; ``about`` are further fields of `File`. Raises ``OutputError``."""
        target = self.folder / path
        with explained(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        self._files[path] = File(path=path, size=len(data), sha256=hashlib.sha256(data).hexdigest(), **about)

    @property
    def files(self) -> tuple[File, ...]:
        """Everything that was put here."""
        return tuple(self._files[path] for path in sorted(self._files))
