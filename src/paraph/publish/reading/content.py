"""The bytes of a loose file in, what it says out: words line by line, properties, parts, stamps. For untrusted files.

It runs in a process of its own (`paraph.publish.reading.apart`), where memory and time are bounded.
"""

from __future__ import annotations

import hashlib
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from paraph.build.stamp import PATTERN
from paraph.errors import InputError
from paraph.publish.reading import pdf

Kind: TypeAlias = Literal["docx", "pdf", "html", "json", "text"]
_STAMP = re.compile(PATTERN.pattern.encode("ascii"))
_BLOCK = re.compile(r"<(?:/(?:p|div|tr|td|th|li|h\d|header|section|article|title|dt|dd)|br)\b[^>]*>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(style|script|head)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_FIELD = re.compile(r"<(?:\w+:)?(\w+)(?: [^>]*)?>([^<]*)</")


class Line(Struct, frozen=True, omit_defaults=True):
    """A paragraph. ``text``: its words, tracked changes accepted; ``struck``: words tracked as deleted."""

    text: str
    struck: str = ""


class Content(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a file says. ``running``: its headers and footers."""

    kind: Kind
    lines: tuple[Line, ...] = ()
    running: tuple[str, ...] = ()
    properties: dict[str, str] = {}
    parts: dict[str, str] = {}
    """Of an archive: part to digest. Of a PDF: the number of a page to the digest of what is drawn on it."""
    stamps: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    """Who tracked changes in it."""
    comments: int = 0


def content(data: bytes, name: str) -> Content:
    """What the file called ``name`` says. Raises ``InputError`` for what cannot be read."""
    if data.startswith(b"PK\x03\x04"):
        return _docx(data, name)
    if b"%PDF" in data[:1024]:
        return _pdf(data, name)
    text = _decoded(data, name)
    stamps = tuple(dict.fromkeys(PATTERN.findall(text)))
    if "<html" in text[:4000].lower():
        return Content(kind="html", lines=tuple(_html(text)), stamps=stamps, parts={"": _digest(data)})
    if text.lstrip().startswith("{"):
        try:
            lines = tuple(Line(each) for each in _strings(json.loads(text)))
        except (ValueError, RecursionError) as error:
            raise InputError("{file} is not whole: {reason}", file=name, reason=str(error)) from error
        return Content(kind="json", lines=lines, stamps=stamps)
    return Content(kind="text", lines=tuple(Line(line) for line in text.splitlines()), stamps=stamps)


def _docx(data: bytes, name: str) -> Content:
    from paraph.readers.texts import paragraphs
    from paraph.readers.word import read_docx

    read = read_docx(data, name if name.lower().endswith(".docx") else f"{name}.docx", tracked="list")
    blocks = [*read.blocks, *(block for note in read.notes for block in note.blocks)]
    lines, authors = [], []
    for paragraph in paragraphs(blocks):
        gone = [each for each in paragraph.revisions if each.kind in ("deleted", "moved-from")]
        lines.append(Line(paragraph.text, "".join(each.text for each in gone)))
        authors += [each.author for each in paragraph.revisions]
    parts, properties, comments = _parts(data)
    running = tuple(paragraph.text for paragraph in paragraphs((*read.headers, *read.footers)))
    return Content(
        kind="docx",
        lines=tuple(lines),
        running=running,
        properties=properties,
        parts=parts,
        stamps=tuple(dict.fromkeys(found for value in properties.values() for found in PATTERN.findall(value))),
        authors=tuple(dict.fromkeys(authors)),
        comments=comments,
    )


def _parts(data: bytes) -> tuple[dict[str, str], dict[str, str], int]:
    """Digest of every part, the properties, the number of comments. The reader has seen the limits kept."""
    parts: dict[str, str] = {}
    properties: dict[str, str] = {}
    comments = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            part = archive.read(info)
            parts[info.filename] = _digest(part)
            if info.filename.startswith("docProps/"):
                text = part.decode("utf-8", "replace")
                properties.update({key: html.unescape(value) for key, value in _FIELD.findall(text) if value.strip()})
            if info.filename == "word/comments.xml":
                comments = len(re.findall(rb"<w:comment\b", part))
    return parts, properties, comments


def _pdf(data: bytes, name: str) -> Content:
    try:
        reader = pdf.open_pdf(data)
        texts = pdf.page_texts(data)
        drawn = {str(number): _digest(_drawn(page)) for number, page in enumerate(reader.pages, 1)}
        properties = {str(key).lstrip("/"): str(value) for key, value in (reader.metadata or {}).items()}
        notes = sum(_notes(page) for page in reader.pages)
        found = pdf.skeleton(data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError("{file} cannot be read as a PDF: {reason}", file=name, reason=str(error)) from error
    stamps = [stamp.decode() for part in (found.plain, *found.streams) for stamp in _STAMP.findall(part)]
    stamps += [stamp for value in properties.values() for stamp in PATTERN.findall(value)]
    return Content(
        kind="pdf",
        lines=tuple(Line(line) for text in texts for line in text.splitlines()),
        properties=properties,
        parts=drawn,
        stamps=tuple(dict.fromkeys(stamps)),
        comments=notes,
    )


def _drawn(page: Any) -> bytes:
    contents = page.get_contents()
    return bytes(contents.get_data()) if contents is not None else b""


def _notes(page: Any) -> int:
    """Annotations that are neither links nor fields of a form."""
    found = page.get("/Annots")
    listed = found.get_object() if found is not None else []
    return sum(each.get_object().get("/Subtype") not in ("/Link", "/Widget") for each in listed)


def _html(text: str) -> Iterator[Line]:
    text = _BLOCK.sub("\n", _UNSEEN.sub("", text))
    for line in html.unescape(_TAG.sub("", text)).splitlines():
        if line.strip():
            yield Line(line)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("{file} is of no kind that is published", file=name) from error


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield str(key)
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    else:
        yield str(value)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
