"""The text of a PDF as its tags order it: what a screen reader says. Poppler's own view of the tags drops replacement
text (`/ActualText`), which Typst writes at every hyphen, so the few operators needed are read here."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, NumberObject

_BFCHAR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_BFRANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def tagged_text(data: bytes) -> str:
    """All text in the order of the structure tree."""
    reader = PdfReader(io.BytesIO(data))
    pages = {page.indirect_reference.idnum: _marked(reader, page) for page in reader.pages if page.indirect_reference}
    return "".join(_spoken(reader.root_object["/StructTreeRoot"], pages, None))


def languages(data: bytes) -> set[str]:
    """Every `/Lang` of the structure tree and the document."""
    reader = PdfReader(io.BytesIO(data))
    return {str(reader.root_object["/Lang"]), *_languages(reader.root_object["/StructTreeRoot"])}


def _languages(node: Any) -> Iterator[str]:
    element = node.get_object()
    if isinstance(element, DictionaryObject):
        if "/Lang" in element:
            yield str(element["/Lang"])
        for attribute in _many(element.get("/A")):
            about = attribute.get_object()
            if isinstance(about, DictionaryObject) and "/Lang" in about:
                yield str(about["/Lang"])
        for kid in _many(element.get("/K")):
            yield from _languages(kid)


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    found = value.get_object()
    return list(found) if isinstance(found, list) else [value]


def _spoken(node: Any, pages: dict[int, dict[int, str]], page: int | None) -> Iterator[str]:
    element = node.get_object()
    if "/Pg" in element:
        page = element.raw_get("/Pg").idnum
    for kid in _many(element.get("/K")):
        found = kid.get_object()
        if isinstance(found, NumberObject):
            assert page is not None
            yield pages[page][int(found)]
        elif found.get("/Type") == "/MCR":
            yield pages[found.raw_get("/Pg").idnum if "/Pg" in found else page][int(found["/MCID"])]
        elif found.get("/Type") != "/OBJR":
            yield from _spoken(kid, pages, page)


def _marked(reader: PdfReader, page: Any) -> dict[int, str]:
    """Marked content of one page: its number and its text."""
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    out: dict[int, str] = {}
    open_: list[tuple[int | None, str | None]] = []
    letters: dict[int, str] = {}
    for operands, operator in ContentStream(page["/Contents"], reader).operations:
        if operator in (b"BDC", b"BMC"):
            about = operands[1] if operator == b"BDC" else {}
            if not isinstance(about, DictionaryObject):
                about = page["/Resources"].get("/Properties", {}).get(about, {}) if operator == b"BDC" else {}
            number = int(about["/MCID"]) if "/MCID" in about else None
            actual = str(about["/ActualText"]) if "/ActualText" in about else None
            if actual is not None:
                _say(out, open_, actual)
            open_.append((number, actual))
        elif operator == b"EMC":
            open_.pop()
        elif operator == b"Tf":
            letters = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ") and not any(actual is not None for _, actual in open_):
            for part in operands[0] if operator == b"TJ" else operands:
                if not isinstance(part, (int, float)):
                    _say(out, open_, _decoded(part, letters))
    return out


def _say(out: dict[int, str], open_: list[tuple[int | None, str | None]], text: str) -> None:
    number = next((number for number, _ in reversed(open_) if number is not None), None)
    if number is not None:
        out[number] = out.get(number, "") + text


def _decoded(shown: Any, letters: dict[int, str]) -> str:
    data = shown.original_bytes
    return "".join(letters[int.from_bytes(data[at : at + 2], "big")] for at in range(0, len(data), 2))


def _letters(font: DictionaryObject) -> dict[int, str]:
    """Glyph number to text, from the font's own table."""
    table = font["/ToUnicode"].get_object().get_data()
    out: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        out.update(
            {int(code, 16): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in _BFCHAR.findall(block)}
        )
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, to in _BFRANGE.findall(block):
            start = int.from_bytes(bytes.fromhex(to.decode()), "big")
            codes = range(int(first, 16), int(last, 16) + 1)
            out.update({code: chr(start + step) for step, code in enumerate(codes)})
    return out
