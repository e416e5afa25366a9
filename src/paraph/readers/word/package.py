"""The zip of a Word file, opened as untrusted input: what it is, what it holds, how large it may grow."""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from paraph.errors import InputError
from paraph.readers.word.xml import attribute, parse, short

MIB = 1024 * 1024
FILE_LIMIT = 256 * MIB
PART_LIMIT = 128 * MIB
TOTAL_LIMIT = 1024 * MIB
ENTRY_LIMIT = 20_000
RATIO_LIMIT = 500
"""Deflate ends near 1030; word-processing XML of real files stays under 100."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
)
_SAVE_AS = "Open it in Word or LibreOffice and save it as .docx."


class Package:
    """The parts of one Word file. Raises ``InputError`` for whatever is not a plain .docx within the limits."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        refuse_by_header(data, name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {info.filename.lstrip("/"): info for info in self._zip.infolist()}
        except _DAMAGE as error:
            raise self._damaged() from error
        self._check_size()
        self._check_kind()

    def part(self, path: str) -> bytes | None:
        """The bytes of a part, or ``None`` if there is none. Raises ``InputError`` when it is damaged or too large."""
        info = self._entries.get(path)
        if info is None:
            return None
        if info.file_size > PART_LIMIT:
            raise self._too_large(path)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(PART_LIMIT + 1)
        except _DAMAGE as error:
            raise self._damaged(path) from error
        if len(data) > PART_LIMIT:
            raise self._too_large(path)
        return data

    def related(self, path: str) -> Iterator[tuple[str, str]]:
        """(kind, path) of the parts that ``path`` refers to, inside the package; kind is ``styles``, ``footer`` ..."""
        folder, base = posixpath.split(path)
        data = self.part(posixpath.join(folder, "_rels", base + ".rels"))
        if data is None:
            return
        for relation in parse(data, self.name, "relationships"):
            if short(relation) != "pr:Relationship" or relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            inside = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            yield relation.get("Type", "").rsplit("/", 1)[-1], inside

    def main(self) -> str:
        """The path of the main document. Raises ``InputError`` if there is none."""
        for kind, path in self.related(""):
            if kind == "officeDocument" and path in self._entries:
                return path
        if "word/document.xml" in self._entries:
            return "word/document.xml"
        raise InputError(
            "{file} holds no Word document", hint="It may be another kind of file; " + _lower(_SAVE_AS), file=self.name
        )

    def _check_size(self) -> None:
        if len(self._entries) > ENTRY_LIMIT:
            raise InputError("{file} has too many parts: {count}", file=self.name, count=len(self._entries))
        if sum(info.file_size for info in self._entries.values()) > TOTAL_LIMIT:
            raise self._too_large()
        for path, info in self._entries.items():
            if info.file_size > 16 * MIB and info.file_size > RATIO_LIMIT * max(info.compress_size, 1):
                raise InputError(
                    "{file} looks like a zip bomb: {part} grows more than {ratio} times",
                    hint="Ask for the file again, saved anew by Word.",
                    file=self.name,
                    part=path,
                    ratio=RATIO_LIMIT,
                )
            if info.flag_bits & 1:
                raise _encrypted(self.name)

    def _check_kind(self) -> None:
        if "mimetype" in self._entries and "content.xml" in self._entries:
            raise InputError("{file} is an OpenDocument file", hint=_SAVE_AS, file=self.name)
        data = self.part("[Content_Types].xml")
        if data is None:
            raise InputError("{file} is not a Word file", hint=_SAVE_AS, file=self.name)
        types = [attribute(item, "ContentType", "").lower() for item in parse(data, self.name, "content types")]
        projects = any(path.lower().endswith("vbaproject.bin") for path in self._entries)
        if projects or any("macroenabled" in kind for kind in types):
            raise _macros(self.name)

    def _damaged(self, part: str = "") -> InputError:
        where = f" ({part})" if part else ""
        return InputError("{file} is damaged{where}", hint=_SAVE_AS, file=self.name, where=where)

    def _too_large(self, part: str = "") -> InputError:
        where = f" ({part})" if part else ""
        hint = "Take the pictures out, or give the text as .txt."
        return InputError("{file} is too large to read{where}", hint=hint, file=self.name, where=where)


def load(path: Path) -> bytes:
    """The bytes of a file that somebody sent; no more of it than may be read is ever held in memory.

    Raises ``InputError`` for one beyond ``FILE_LIMIT``, ``OSError`` for one that is not there or may not be read.
    """
    if path.stat().st_size > FILE_LIMIT:
        raise _file_too_large(path.name)
    with path.open("rb") as stream:
        data = stream.read(FILE_LIMIT + 1)
    if len(data) > FILE_LIMIT:
        raise _file_too_large(path.name)
    return data


def _file_too_large(name: str) -> InputError:
    return InputError("{file} is too large to read{where}", hint="Give the text as .txt.", file=name, where="")


def refuse_by_header(data: bytes, name: str) -> None:
    """Raise ``InputError`` that names the kind of file where the name or the first bytes show it is not a .docx."""
    if name.lower().endswith((".docm", ".dotm")):
        raise _macros(name)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise _encrypted(name)
        raise InputError("{file} is a Word file of the old kind (.doc)", hint=_SAVE_AS, file=name)
    for start, what in ((b"{\\rtf", "RTF"), (b"%PDF", "PDF"), (b"MIME-Version", "MHT"), (b"<html", "HTML")):
        if data[:64].lstrip().lower().startswith(start.lower()):
            raise InputError("{file} is a file of the kind {kind}, not .docx", hint=_SAVE_AS, file=name, kind=what)
    if not data:
        raise InputError("{file} is empty", file=name)
    if len(data) > FILE_LIMIT:
        raise _file_too_large(name)
    if not data.startswith(b"PK"):
        raise InputError("{file} is not a Word file", hint=_SAVE_AS, file=name)


def _encrypted(name: str) -> InputError:
    return InputError(
        "{file} is protected by a password", hint="Save it without the password, then try again.", file=name
    )


def _macros(name: str) -> InputError:
    return InputError("{file} is a Word file with macros", hint="Save it as .docx, without macros.", file=name)


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
