"""The bytes of a file in, everything that can be read in it out, piece by piece: parts, streams, properties, words."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from paraph.publish.reading import pdf

_TAG = re.compile(r"<[^<>]*>")
_UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})")
_MARKUP = (".xml", ".rels", ".html", ".htm", ".svg")
_TEXT = (".css", ".js", ".txt", ".md", ".minisig", ".webmanifest")


class Piece(Struct, frozen=True):
    """One part of a file. ``raw``: as it stands, with markup and attributes; ``text``: the words alone."""

    where: str
    raw: str
    text: str = ""
    binary: bool = False
    """No text at all, or glyphs: what looks like words in it is chance."""


def pieces(path: str, data: bytes) -> Iterator[Piece]:
    """Every piece of the file called ``path``; a part inside an archive is a file again.

    Raises ``ValueError`` for what cannot be looked into: then nobody can say that nothing of the house is in it.
    """
    lower = path.lower()
    if data.startswith(b"PK\x03\x04"):
        yield from _archive(path, data)
    elif data.startswith(b"%PDF"):
        yield from _pdf(path, data)
    elif lower.endswith(_MARKUP):
        text = data.decode("utf-8")
        yield Piece(path, text, html.unescape(_TAG.sub("", text)))
    elif lower.endswith(".json"):
        text = data.decode("utf-8")
        yield Piece(path, text, "\n".join(_strings(json.loads(text))))
    elif lower.endswith(_TEXT):
        text = data.decode("utf-8")
        yield Piece(path, text, _UNICODE.sub(lambda found: chr(int(found[1], 16)), text))
    else:
        yield Piece(path, _any(data), binary=True)


def _archive(path: str, data: bytes) -> Iterator[Piece]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = "\n".join(f"{info.filename} {info.comment!r} {info.extra!r}" for info in archive.infolist())
            yield Piece(f"{path}: list of parts", f"{listed}\n{archive.comment!r}")
            for info in archive.infolist():
                if info.flag_bits & 1:
                    raise ValueError("a part is encrypted")
                if not info.is_dir():
                    for piece in pieces(info.filename, archive.read(info)):
                        yield Piece(f"{path}: {piece.where}", piece.raw, piece.text, piece.binary)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise ValueError(str(error)) from error


def _pdf(path: str, data: bytes) -> Iterator[Piece]:
    found = pdf.skeleton(data)
    if b"/Encrypt" in found.plain or b"/ObjStm" in found.plain:
        raise ValueError("its objects are packed or encrypted")
    yield Piece(f"{path}: objects", found.plain.decode("latin-1"), "\n".join(pdf.strings(found.plain)))
    for number, stream in enumerate(found.streams, 1):
        if stream.startswith((b"<?xpacket", b"<x:xmpmeta", b"<?xml")):
            text = stream.decode("utf-8", "replace")
            yield Piece(f"{path}: metadata", text, html.unescape(_TAG.sub("", text)))
        else:
            words = "\n".join(pdf.spoken(stream))
            yield Piece(f"{path}: stream {number}", stream.decode("latin-1"), words, binary=True)
    yield Piece(f"{path}: pages", "", "\n".join(pdf.page_texts(data)))


def _any(data: bytes) -> str:
    """Bytes of whatever kind, as letters in every way that programs write them."""
    return "\n".join((data.decode("latin-1"), data.decode("utf-8", "ignore"), data.decode("utf-16-le", "ignore")))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
