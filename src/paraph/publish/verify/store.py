"""Files of a package, in a folder or in a ZIP, read with open eyes: nothing is followed, unpacked or believed.

Names that lead out, links, twins and bombs are problems; whatever else is there can still be looked at.
"""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Protocol

from paraph.errors import InputError
from paraph.publish.place.state import STRAY
from paraph.publish.verify.verdicts import Problem

ENTRIES = 200_000
READ_LIMIT = 256 * 1024 * 1024
"""The largest file whose bytes are taken into memory."""
TOTAL = 8 * 1024**3
RATIO = 200
"""Text in three languages shrinks to a tenth: what shrinks to so little is a bomb."""
LISTING = 128 * 1024 * 1024
"""The largest list of entries that is read: each of them takes memory before anything can be said of it."""
_TAIL = 22 + 65_535 + 20 + 56
_CHUNK = 1 << 20
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


class Store(Protocol):
    """The files of one package. ``problems``: what is wrong with them as a heap of files."""

    problems: list[Problem]

    def sizes(self) -> Mapping[str, int]:
        """Every file: path to size, as the folder or the archive says."""

    def open(self, path: str) -> IO[bytes]:
        """A file to read. Raises ``KeyError`` if there is none."""


def read(store: Store, path: str, limit: int = READ_LIMIT) -> bytes:
    """All of a file. Raises ``KeyError`` if there is none, ``InputError`` if it is damaged or too large."""
    with store.open(path) as stream:
        try:
            data = stream.read(limit + 1)
        except (*_DAMAGE, OSError) as error:
            raise InputError("{path} is damaged: {reason}", path=path, reason=str(error)) from error
    if len(data) > limit:
        raise InputError("{path} is too large to read", path=path)
    return data


def digest(store: Store, path: str, size: int) -> str:
    """SHA-256 of a file, of which no more than ``size`` and one byte is read; empty if it is damaged or longer."""
    seen = hashlib.sha256()
    left = size
    with store.open(path) as stream:
        try:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    return ""
                seen.update(chunk)
        except (*_DAMAGE, OSError):
            return ""
    return seen.hexdigest() if left == 0 else ""


class Folder:
    """A folder on disk. Links in it are problems and are not followed."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.problems: list[Problem] = []
        self._sizes = dict(self._walk())

    def sizes(self) -> Mapping[str, int]:
        """See `Store`."""
        return self._sizes

    def open(self, path: str) -> IO[bytes]:
        """See `Store`."""
        if path not in self._sizes:
            raise KeyError(path)
        return (self.top / path).open("rb")

    def _walk(self) -> Iterator[tuple[str, int]]:
        count = 0
        for top, folders, names in os.walk(self.top, followlinks=False):
            inside = Path(top).relative_to(self.top).as_posix()
            prefix = "" if inside == "." else f"{inside}/"
            for name in [*folders, *names]:
                found = os.lstat(os.path.join(top, name))  # noqa: PTH118 - a package may have 100,000 files
                if stat.S_ISLNK(found.st_mode):
                    self.problems.append(Problem(verdict="unsafe", path=prefix + name, message="it is a link"))
                elif not stat.S_ISDIR(found.st_mode) and name not in STRAY:
                    if not stat.S_ISREG(found.st_mode):
                        self.problems.append(Problem(verdict="unsafe", path=prefix + name, message="it is no file"))
                    else:
                        count += 1
                        yield prefix + name, found.st_size
            if count > ENTRIES:
                self.problems.append(Problem(verdict="unsafe", message="there are too many files"))
                return


class Part:
    """One folder inside a store, as a store of its own."""

    def __init__(self, store: Store, folder: str) -> None:
        self.store = store
        self.prefix = f"{folder}/"
        self.problems: list[Problem] = []
        self._sizes = {
            path.removeprefix(self.prefix): size for path, size in store.sizes().items() if path.startswith(self.prefix)
        }

    def sizes(self) -> Mapping[str, int]:
        """See `Store`."""
        return self._sizes

    def open(self, path: str) -> IO[bytes]:
        """See `Store`."""
        return self.store.open(self.prefix + path)


class Archive:
    """A ZIP. It is never unpacked; an entry is read only as far as its listed size."""

    def __init__(self, path: Path) -> None:
        self.problems: list[Problem] = []
        try:
            if listing_size(path) > LISTING:
                raise ValueError("the list of entries is too long")
            self._zip = zipfile.ZipFile(path)
            listed = self._zip.infolist()
        except (*_DAMAGE, OSError) as error:
            raise InputError("{path} is no ZIP, or a damaged one", path=path.name) from error
        if len(listed) > ENTRIES:
            self.problems.append(Problem(verdict="unsafe", message="there are too many files"))
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for info in listed[:ENTRIES]:
            self._enter(info)
        if sum(info.file_size for info in self._entries.values()) > TOTAL:
            self.problems.append(Problem(verdict="unsafe", message="it would unpack to more than any package holds"))
        self.top = self._common()

    def sizes(self) -> Mapping[str, int]:
        """See `Store`; paths are relative to the one folder that the archive holds."""
        return {path.removeprefix(self.top): info.file_size for path, info in self._entries.items()}

    def open(self, path: str) -> IO[bytes]:
        """See `Store`."""
        return self._zip.open(self._entries[self.top + path])

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    def _enter(self, info: zipfile.ZipInfo) -> None:
        name = info.filename
        objection = _objection(info)
        if objection is not None:
            self.problems.append(objection)
        elif name in self._entries:
            self.problems.append(Problem(verdict="unsafe", path=name, message="it stands twice in the archive"))
        elif not info.is_dir():
            self._entries[name] = info

    def _common(self) -> str:
        """The one folder at the top, with its slash; empty if the files stand at the top themselves."""
        tops = {name.partition("/")[0] for name in self._entries}
        inside = all("/" in name for name in self._entries)
        return f"{tops.pop()}/" if len(tops) == 1 and inside else ""


def listing_size(path: Path) -> int:
    """How large the list of entries says it is, at the worst reading of the end of the file. Raises ``OSError``."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _TAIL))
        tail = stream.read()
    found = [0]
    at = tail.find(b"PK\x05\x06")
    while at >= 0:
        size = int.from_bytes(tail[at + 12 : at + 16], "little")
        long = tail[max(0, at - 76) : at]
        if long.startswith(b"PK\x06\x06") and long[56:60] == b"PK\x06\x07":
            size = int.from_bytes(long[40:48], "little")
        found.append(size)
        at = tail.find(b"PK\x05\x06", at + 1)
    return max(found)


def _objection(info: zipfile.ZipInfo) -> Problem | None:
    """Why an entry must not be unpacked; nothing if it may."""
    name = info.filename
    shown = name[:200]
    steps = name.replace("\\", "/").split("/")
    leads_out = ".." in steps or name.startswith(("/", "\\")) or ":" in steps[0]
    if leads_out or "\0" in (info.orig_filename or name):
        return Problem(verdict="unsafe", path=shown, message="its name leads out of the archive")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Problem(verdict="unsafe", path=shown, message="it is a link")
    if info.flag_bits & 1:
        return Problem(verdict="unsafe", path=shown, message="it is locked with a password")
    if info.file_size > 16 * _CHUNK and info.file_size > RATIO * max(info.compress_size, 1):
        return Problem(verdict="unsafe", path=shown, message="it would grow more than 200 times: a ZIP bomb")
    return None
