"""The bytes of a file in, everything that can be read in it out, piece by piece: parts, streams, properties, words."""

from __future__ import annotations

import base64
import html
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_to_bytes

from msgspec import Struct

from paraph.publish.reading import pdf

_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE = re.compile(r"""=\s*(?:"(?=[^"<>]*&)|'(?=[^'<>]*&))([^"'<>]*)""")
_ESCAPED = re.compile(r"\\+(?:u([0-9a-fA-F]{4})|[nrt])")
_DATA = re.compile(r"""data:([\w.+-]+/[\w.+-]+)?(?:;(?!base64)[\w=.+-]+)*(;base64)?,([^"'\s)<>]+)""")
_DEFLATE = 0x78
_TEXT_LIMIT = 1_000_000
_UNREADABLE = re.compile(
    rb"/(?:Filter|F)\s*\[?\s*/(?!FlateDecode\b|DCTDecode\b|Fl\b|DCT\b)\w+|/Filter\s*\[[^\]/]*/\w+\s*/"
)
_FOREIGN = re.compile(rb"%[^\r\n]*[\x80-\xff][^\r\n]*")
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
        yield from _marked_up(path, data.decode("utf-8"))
    elif lower.endswith(".json"):
        text = data.decode("utf-8")
        yield Piece(path, text, "\n".join(_strings(json.loads(text))))
    elif lower.endswith(_TEXT):
        text = data.decode("utf-8")
        yield Piece(path, text, _ESCAPED.sub(_unescaped, text))
        yield from _blobs(path, text)
    else:
        yield Piece(path, _any(data), "\n".join(_of_picture(data)), binary=True)


def _marked_up(path: str, text: str) -> Iterator[Piece]:
    """Markup: the words alone, what attributes say in other letters, and files that stand in it as data."""
    attributes = "\n".join(found[1] for found in _ATTRIBUTE.finditer(text))
    yield Piece(path, text, html.unescape(f"{_TAG.sub('', text)}\n{attributes}"))
    yield from _blobs(path, text)


def _blobs(path: str, text: str) -> Iterator[Piece]:
    """``data:`` addresses are files in disguise."""
    for number, found in enumerate(_DATA.finditer(text) if "data:" in text else (), 1):
        data = unquote_to_bytes(html.unescape(found[3]))
        if found[2]:
            data = base64.b64decode(data + b"===")
        kind = found[1] or "text/plain"
        suffix = "svg" if "svg" in kind else "txt" if kind.startswith("text/") else "bin"
        for piece in pieces(f"data-{number}.{suffix}", data):
            yield Piece(f"{path}: {piece.where}", piece.raw, piece.text, piece.binary)


def _of_picture(data: bytes) -> Iterator[str]:
    """What a PNG says beside its dots, packed or not."""
    if not data.startswith(b"\x89PNG"):
        return
    at = 8
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if kind in (b"tEXt", b"zTXt", b"iTXt"):
            chunk = data[at + 8 : at + 8 + size]
            yield _any(chunk)
            yield from (_any(_inflated(chunk[begin:])) for begin in range(len(chunk)) if chunk[begin] == _DEFLATE)
        at += size + 12


def _inflated(data: bytes) -> bytes:
    """What ``data`` unpacks to, if it does; no more than a text needs."""
    try:
        return zlib.decompressobj().decompress(data, _TEXT_LIMIT)
    except zlib.error:
        return b""


def _unescaped(found: re.Match[str]) -> str:
    """A letter by its number; ends of lines and tabs, however often they are escaped, are spaces."""
    return chr(int(found[1], 16)) if found[1] else " "


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
    if _UNREADABLE.search(found.plain) is not None:
        raise ValueError("its streams are packed in a way that is not looked into")
    said = "\n".join((*pdf.strings(found.plain), *(_any(line) for line in _FOREIGN.findall(found.plain))))
    yield Piece(f"{path}: objects", found.plain.decode("latin-1"), said)
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
