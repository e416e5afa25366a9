"""The bytes of a .txt in, lines as paragraphs out. The encoding is found out and named."""

from __future__ import annotations

import codecs
import re

from paraph.errors import InputError
from paraph.model import Finding, Place
from paraph.readers.texts import Paragraph, ReadText

SIZE_LIMIT = 64 * 1024 * 1024
LINE_LIMIT = 1_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_OLD = (
    ("cp1251", "cp1251 (Windows)"),
    ("kz1048", "kz1048 (Windows, Kazakh)"),
    ("koi8-r", "KOI8-R"),
    ("cp866", "cp866 (DOS)"),
)
_COMMON = frozenset("оеаинтсрвлкмдпуягыбзчхьй")
_RARE = re.compile(r"[^\W\d_a-zA-Zа-яА-ЯёЁәіңғүұқөһӘІҢҒҮҰҚӨҺўЎ]|[а-яё][А-ЯЁ]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def read_text(data: bytes, name: str) -> ReadText:
    """The lines of a text file in UTF-8, UTF-16 or an old Cyrillic encoding, leading spaces kept.

    A finding names the encoding where it is not UTF-8. Raises ``InputError`` for what is not text or is too large.
    """
    if len(data) > SIZE_LIMIT:
        raise InputError("{file} is too large to read{where}", file=name, where="")
    text, encoding = _decoded(data, name)
    text = re.sub(r"\r\n?|\x0c|\x0b|\x85|\u2028|\u2029", "\n", text).replace("\u00ad", "")
    if len(_CONTROL.findall(text)) > len(text) // 1000:
        raise InputError("{file} is not a text file", hint="Give a .docx or a .txt file.", file=name)
    text = _CONTROL.sub("", text)
    lines = text.removesuffix("\n").split("\n")
    if not text.strip():
        raise InputError("{file} is empty", file=name)
    if len(lines) > LINE_LIMIT:
        raise InputError("{file} is too large to read{where}", file=name, where="")
    findings = () if encoding == "UTF-8" else (_named(name, encoding),)
    blocks = tuple(Paragraph(text=line.rstrip(), at=at) for at, line in enumerate(lines, 1))
    return ReadText(name=name, kind="txt", blocks=blocks, findings=findings)


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    for mark, code, title in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], code, title, name), title
    for code, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        # without a mark: every second byte says Latin (0) or Cyrillic (4), or general punctuation (32)
        high, low = data[first:4000:2], data[1 - first : 4000 : 2]
        if sum(byte in (0, 4, 32) for byte in high) > 0.95 * len(high) > sum(byte in (0, 4, 32) for byte in low):
            return _strict(data, code, "UTF-16", name), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _old(data, name)


def _old(data: bytes, name: str) -> tuple[str, str]:
    best: tuple[float, str, str] | None = None
    for code, title in _OLD:
        try:
            text = data.decode(code)
        except UnicodeDecodeError:
            continue
        sample = text[:200_000]
        score = sum(letter in _COMMON for letter in sample) - 4.0 * len(_RARE.findall(sample))
        if best is None or score > best[0]:
            best = (score, text, title)
    if best is None or best[0] <= 0:
        raise InputError("{file} is not a text file", hint="Save it as UTF-8 text.", file=name)
    return best[1], best[2]


def _strict(data: bytes, code: str, title: str, name: str) -> str:
    try:
        return data.decode(code)
    except UnicodeDecodeError as error:
        hint = "Save it as UTF-8 text."
        raise InputError("{file} is not {encoding} text", hint=hint, file=name, encoding=title) from error


def _named(name: str, encoding: str) -> Finding:
    return Finding(
        rule="encoding",
        level="note",
        place=Place(name),
        message="the file is not UTF-8; it was read as {encoding}",
        hint="If words look wrong, save it as UTF-8 and read it again.",
        args={"encoding": encoding},
    )
