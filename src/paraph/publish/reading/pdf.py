"""A PDF as its parts: what stands between streams, every stream inflated, and the words on its pages."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from pypdf import PdfReader

LIMIT = 256 * 1024 * 1024
"""Bytes that the streams of one file may inflate to, all together."""
_START = re.compile(rb"stream(\r\n|\n)")
_SPOKEN = re.compile(rb"/(?:ActualText|Alt|E|Contents|Title)\s*([(<])(?!<)")
_TOKEN = re.compile(rb"/([^\s/\[\]()<>]+)\s+[-\d.]+\s+Tf|<([0-9A-Fa-f\s]*+)>|(\()|\b(ET)\b")
_FLAT = re.compile(rb"[^()\\]*+(?:\\.[^()\\]*+)*+\)", re.DOTALL)
_EDGE = re.compile(rb"[()]|\\.", re.DOTALL)
_ESCAPE = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r\n|\r|\n)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_PAIRS = re.compile(rb"\\[\\()]")
_OCTAL = {b"\\\\": rb"\134", b"\\(": rb"\050", b"\\)": rb"\051"}
_UNUSUAL = re.compile(rb"\\(?:[^0-7nrtbf]|[4-7][0-7][0-7]|[0-7]{1,2}(?![0-7]))|\([^()]*+(?:\(|\Z)|\)[^()]*+\)")
_NESTED = re.compile(rb"\([^()]*+(?:\([^()]*+\)[^()]*+)++\)")
_DEEP = 4
_KERNING = re.compile(rb"\)[-+\d.\s]*\(")
_SIMPLE = re.compile(rb"/([^\s/\[\]()<>]+)\s+[-\d.]+\s+Tf|<([0-9A-Fa-f\s]*+)>|\(([^()]*)\)|\b(ET)\b")
_SURROGATE = 0xD800
_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")


class TooLargeError(ValueError):
    """The streams inflate to more than the limit."""


class Skeleton(Struct, frozen=True):
    """What stands outside the streams, and the streams, inflated where they are deflated."""

    plain: bytes
    streams: tuple[bytes, ...]


class Letters(dict[int, str]):
    """Codes to letters; a code that is not there is no letter."""

    def __missing__(self, code: int) -> str:
        return ""


class Font(Struct, frozen=True):
    """Codes to letters, and how many bytes a code has. Without letters, codes are letters."""

    letters: Letters
    width: int = 1


def skeleton(data: bytes, limit: int = LIMIT) -> Skeleton:
    """The file taken apart without trust in its lengths. Raises ``TooLargeError``."""
    plain: list[bytes] = []
    streams: list[bytes] = []
    left = limit
    at = 0
    while (found := _START.search(data, at)) is not None:
        plain.append(data[at : found.start()])
        inflated, end = _inflated(data, found.end(), left)
        left -= len(inflated)
        streams.append(inflated)
        close = data.find(b"endstream", end)
        at = len(data) if close < 0 else close + len(b"endstream")
    plain.append(data[at:])
    return Skeleton(b"\n".join(plain), tuple(streams))


def _inflated(data: bytes, start: int, left: int) -> tuple[bytes, int]:
    """The stream that begins at ``start`` and where it ends; as it stands if it is not deflated."""
    inflate = zlib.decompressobj()
    try:
        out = inflate.decompress(memoryview(data)[start:], left + 1)
    except zlib.error:
        close = data.find(b"endstream", start)
        end = len(data) if close < 0 else close
        return data[start:end], end
    if len(out) > left:
        raise TooLargeError
    return out, len(data) - len(inflate.unused_data) if inflate.eof else len(data)


def strings(plain: bytes) -> Iterator[str]:
    """Every text string outside the streams: titles, keywords, bookmarks, what is read aloud."""
    for _, data, _ in _tokens(plain):
        if data is None:
            continue
        if data.startswith(b"\xfe\xff"):
            yield data[2:].decode("utf-16-be", "replace")
        elif data.startswith(b"\xef\xbb\xbf"):
            yield data[3:].decode("utf-8", "replace")
        else:
            yield data.decode("latin-1")


def spoken(stream: bytes) -> Iterator[str]:
    """The strings of a page's stream that are read aloud or copied instead of what is drawn."""
    for found in _SPOKEN.finditer(stream):
        at = found.end()
        end = _closed(stream, at) if found[1] == b"(" else stream.find(b">", at) + 1
        yield from strings(stream[at - 1 : end])


def page_texts(data: bytes) -> tuple[str, ...]:
    """The words of each page in the order they were set, one line for each piece of text.

    For files as Typst and pypdf write them. Raises ``ValueError`` for what cannot be read as a PDF.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    fonts: dict[int, Letters] = {}
    try:
        reader = PdfReader(io.BytesIO(data))
        return tuple("\n".join(_page(page, fonts)) for page in reader.pages)
    except (PyPdfError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def open_pdf(data: bytes) -> PdfReader:
    """The reader of pypdf. Raises ``ValueError`` for what is no PDF."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return PdfReader(io.BytesIO(data))
    except PyPdfError as error:
        raise ValueError(str(error)) from error


def _page(page: Any, fonts: dict[int, Letters]) -> Iterator[str]:
    contents = page.get_contents()
    if contents is not None:
        yield from _lines(contents.get_data(), page.get("/Resources", {}), fonts, 0)


def _lines(content: bytes, resources: Any, fonts: dict[int, Letters], depth: int) -> Iterator[str]:
    """The pieces of text of one content stream, and of the forms it draws."""
    resources = resources.get_object()
    named = {name: _cmap(font, fonts) for name, font in _entries(resources, "/Font")}
    current = Font(Letters())
    line: list[str] = []
    for font, data, end in _drawn(content):
        if font is not None:
            current = named.get("/" + font.decode("latin-1"), Font(Letters()))
        elif data is not None:
            line.append(_decoded(data, current))
        elif end and line:
            yield "".join(line)
            line = []
    if line:
        yield "".join(line)
    for kind in ("/XObject", "/Pattern"):
        for _, form in _entries(resources, kind):
            if depth < 4 and "/Resources" in form and hasattr(form, "get_data"):
                yield from _lines(form.get_data(), form["/Resources"], fonts, depth + 1)


def _entries(resources: Any, kind: str) -> list[tuple[str, Any]]:
    found = resources.get(kind)
    return [] if found is None else [(name, item.get_object()) for name, item in found.get_object().items()]


def _cmap(font: Any, fonts: dict[int, Letters]) -> Font:
    """Codes to letters; without a map, codes are the letters."""
    table = font.get("/ToUnicode")
    if table is None:
        return Font(Letters())
    width = 2 if font.get("/Subtype") == "/Type0" else 1
    key = table.indirect_reference.idnum if table.get_object().indirect_reference is not None else id(table)
    if key not in fonts:
        fonts[key] = _read_cmap(table.get_object().get_data())
    return Font(fonts[key], width)


def _read_cmap(data: bytes) -> Letters:
    out = Letters()
    for block in _CHARS.findall(data):
        codes = _HEX.findall(block)
        out.update({int(code, 16): _utf16(text) for code, text in zip(codes[::2], codes[1::2], strict=False)})
    for block in _RANGES.findall(data):
        for low, high, start, several in _RANGE.findall(block):
            first, last = int(low, 16), min(int(high, 16), int(low, 16) + 0xFFFF)
            texts = [_utf16(text) for text in _HEX.findall(several)] if several else []
            for code in range(first, last + 1):
                if several:
                    out[code] = texts[code - first] if code - first < len(texts) else ""
                else:
                    out[code] = _next(_utf16(start), code - first)
    return out


def _next(text: str, by: int) -> str:
    return text[:-1] + chr(min(ord(text[-1]) + by, 0x10FFFF)) if text else ""


def _utf16(digits: bytes) -> str:
    joined = b"".join(digits.split())
    return bytes.fromhex(joined.decode("ascii").ljust(len(joined) + len(joined) % 2, "0")).decode(
        "utf-16-be", "replace"
    )


def _decoded(codes: bytes, font: Font) -> str:
    if not font.letters:
        return codes.decode("latin-1")
    if font.width == 1:
        return codes.decode("latin-1").translate(font.letters)
    whole = codes[: len(codes) // 2 * 2]
    if max(whole[::2], default=0) << 8 < _SURROGATE:
        return whole.decode("utf-16-be").translate(font.letters)
    return "".join(font.letters[whole[at] << 8 | whole[at + 1]] for at in range(0, len(whole), 2))


def _drawn(content: bytes) -> Iterator[tuple[bytes | None, bytes | None, bool]]:
    """`_tokens` of a page, the strings of a line as one where they are written as Typst and pypdf write them."""
    simple = _PAIRS.sub(lambda found: _OCTAL[found[0]], content)
    for _ in range(_DEEP):
        simple, met = _NESTED.subn(_unnested, simple)
        if not met:
            break
    if _UNUSUAL.search(simple) is not None:
        yield from _tokens(content)
        return
    for found in _SIMPLE.finditer(_KERNING.sub(b"", simple)):
        text = found[3]
        if text is not None:
            yield None, text.decode("unicode_escape").encode("latin-1") if b"\\" in text else text, False
        elif found[2] is not None:
            digits = b"".join(found[2].split())
            yield None, bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")), False
        else:
            yield found[1], None, found[4] is not None


def _tokens(data: bytes) -> Iterator[tuple[bytes | None, bytes | None, bool]]:
    """In order: the name of a font that is set, a string, the end of a piece of text."""
    at = 0
    while (found := _TOKEN.search(data, at)) is not None:
        at = found.end()
        if found[3] is not None:
            at = _closed(data, at)
            yield None, _plain(data[found.end() : at - 1]), False
        elif found[2] is not None:
            digits = b"".join(found[2].split())
            yield None, bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")), False
        else:
            yield found[1], None, found[4] is not None


def _unnested(found: re.Match[bytes]) -> bytes:
    """A string whose brackets stand in pairs, with the inner ones as numbers."""
    return b"(%s)" % found[0][1:-1].replace(b"(", rb"\050").replace(b")", rb"\051")


def _plain(data: bytes) -> bytes:
    """A literal string without its escapes. Glyphs of two bytes are mostly ``\\000`` and a letter."""
    if b"\\" not in data:
        return data
    if b"\\\\" not in data:
        data = data.replace(b"\\000", b"\0")
    return _ESCAPE.sub(_unescaped, data)


def _closed(data: bytes, at: int) -> int:
    """Where the literal string that was opened before ``at`` ends: brackets inside it may stand in pairs."""
    flat = _FLAT.match(data, at)
    if flat is not None:
        return flat.end()
    depth = 1
    for edge in _EDGE.finditer(data, at):
        depth += {b"(": 1, b")": -1}.get(edge[0], 0)
        if depth == 0:
            return edge.end()
    return len(data) + 1


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    if code in _LETTERS:
        return _LETTERS[code]
    if code[:1].isdigit():
        return bytes([int(code, 8) & 0xFF])
    return b"" if code in (b"\r\n", b"\r", b"\n") else code
