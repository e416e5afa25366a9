"""What is remembered of the last publication, one file for each agreement, beside the built files.

Only a memory: without it, or where it does not fit what stands on disk, everything is made anew.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

import msgspec
from msgspec import Struct

from paraph.build.disk import explained, sha256
from paraph.model import Finding

FOLDER = ".paraph-publish"
STRAY = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What systems lay into folders by themselves."""
_FORMAT = 1

Seen: TypeAlias = tuple[int, int, str]
"""Size, time of the last change in nanoseconds, SHA-256."""


class Remembered(Struct, frozen=True, kw_only=True):
    """One edition. ``content`` and ``closing``: what its files, and what it as a whole was made from."""

    content: str
    closing: str
    files: dict[str, Seen]
    """Below the folder of the edition; ``made``: those that are its content."""
    made: tuple[str, ...]
    archive: str
    archive_seen: Seen
    house: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


class Memory(Struct, frozen=True, kw_only=True):
    """One agreement. ``pages``: its own, below its folder."""

    format: int = _FORMAT
    editions: dict[str, Remembered] = {}
    pages: dict[str, Seen] = {}


class SiteMemory(Struct, frozen=True, kw_only=True):
    """The published folder as a whole: what it was made from, and the files at its top."""

    format: int = _FORMAT
    digest: str = ""
    agreements: tuple[str, ...] = ()
    files: dict[str, Seen] = {}


class State:
    """The memory of one published folder. New entries lie aside until `keep` makes them valid together."""

    def __init__(self, dist: Path, out: Path) -> None:
        self.folder = dist / FOLDER / hashlib.sha256(str(out).encode()).hexdigest()[:16]
        self._aside: list[Path] = []

    def agreement(self, name: str) -> Memory:
        """What is remembered of an agreement; nothing, if that cannot be read."""
        try:
            found = msgspec.json.decode((self.folder / f"{name}.json").read_bytes(), type=Memory)
        except (OSError, msgspec.MsgspecError):
            return Memory()
        return found if found.format == _FORMAT else Memory()

    def site(self) -> SiteMemory:
        """The same of the folder as a whole."""
        try:
            found = msgspec.json.decode((self.folder / "_site.json").read_bytes(), type=SiteMemory)
        except (OSError, msgspec.MsgspecError):
            return SiteMemory()
        return found if found.format == _FORMAT else SiteMemory()

    def lay_aside(self, name: str, memory: Memory | SiteMemory) -> None:
        """Write a new entry without making it valid. Raises ``OutputError``."""
        target = self.folder / f"{'_site' if isinstance(memory, SiteMemory) else name}.json.new"
        with explained(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(msgspec.json.encode(memory, order="deterministic"))
        self._aside.append(target)

    def keep(self) -> None:
        """Make the new entries valid. A fault here costs time at the next run and nothing else."""
        for path in self._aside:
            try:
                path.replace(path.with_suffix(""))
            except OSError:
                return


def seen(folder: Path, digests: Mapping[str, str]) -> dict[str, Seen]:
    """How the files of ``folder`` (path to SHA-256) look now."""
    out = {}
    for path, digest in digests.items():
        found = (folder / path).stat()
        out[path] = (found.st_size, found.st_mtime_ns, digest)
    return out


def intact(folder: Path, files: Mapping[str, Seen]) -> bool:
    """Every file is as it was seen; where only its time differs, its bytes decide."""
    for path, (size, changed, digest) in files.items():
        target = folder / path
        try:
            found = target.stat()
            if found.st_size != size:
                return False
            if found.st_mtime_ns != changed and sha256(target.read_bytes()) != digest:
                return False
        except OSError:
            return False
    return True


def strangers(folder: Path, known: Iterable[str]) -> list[str]:
    """Files and empty folders below ``folder`` that are not ``known``."""
    wanted = set(known)
    out: list[str] = []
    for top, folders, names in os.walk(folder):
        inside = Path(top).relative_to(folder).as_posix()
        prefix = "" if inside == "." else f"{inside}/"
        out.extend(prefix + name for name in names if prefix + name not in wanted and name not in STRAY)
        if prefix and not folders and not names:
            out.append(prefix)
    return sorted(out)
