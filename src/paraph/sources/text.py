"""Bytes to clean text: encoding, byte order mark, line ends, characters that may not stand in a source."""

from __future__ import annotations

import re
import unicodedata

from paraph.model import Place
from paraph.sources.faults import Faults

MAX_BYTES = 5_000_000
"""A source larger than this is refused before it is read: no clause or registry comes near it."""

_ODD = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff]"
)
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_MIXED = re.compile(f"[{_LATIN}](?:(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff].))")
_WORD_END = re.compile(r"[^\W\d_]*")
_MARKS = "'\u2018\u2019`\u00b4"
_APOSTROPHE = re.compile(f"(?<=[A-Za-z])[{_MARKS}](?=[A-Za-z])|(?<=[OoGg])[{_MARKS}](?!\\w)")
QUOTE_LETTERS = frozenset({"uz"})
"""Languages in which o and g take a turned comma that keyboards lack."""

_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


def decode(data: bytes, file: str, faults: Faults) -> str | None:
    """UTF-8 text, or ``None`` after a finding that names the encoding it is in."""
    foreign = _foreign(data)
    if foreign is None:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as fault:
            before = data[: fault.start]
            line = before.count(b"\n") + 1
            column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
            named = _cyrillic(data)
            if named is None:
                faults.add("bad-bytes", Place(file, line, column))
            else:
                faults.add("encoding", Place(file, line, column), encoding=named)
            return None
    faults.add("encoding", Place(file), encoding=foreign)
    return None


def _foreign(data: bytes) -> str | None:
    """What the first bytes say the file is, where that is not UTF-8."""
    if data.startswith(b"PK\x03\x04"):
        return "Word or zip file"
    if data.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")):
        return "Word, PDF or RTF file"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    zeros = data[:4096].count(0)
    return "UTF-16" if zeros > 8 and zeros * 20 > len(data[:4096]) else None


def _cyrillic(data: bytes) -> str | None:
    """The likeliest of the old Cyrillic encodings: running text is mostly small letters. ``None``: UTF-8, damaged."""
    if data.decode("utf-8", "replace").count("\ufffd") * 4 < sum(byte >= 0x80 for byte in data):
        return None
    high = [byte for byte in data[:65536] if byte >= 0x80]
    lower = {
        "Windows-1251": sum(byte >= 0xE0 for byte in high),
        "KOI8-R": sum(0xC0 <= byte <= 0xDF for byte in high),
        "CP866": sum(0xA0 <= byte <= 0xAF or 0xE0 <= byte <= 0xEF for byte in high),
    }
    name = max(lower, key=lambda encoding: lower[encoding])
    return name if lower[name] * 2 > len(high) else None


def clean(text: str, file: str, faults: Faults, *, tab: str = "   ") -> str:
    """Text the parsers can trust: no BOM, LF, NFC, no tab, no control or private-use character. Faults are added.

    The lines stay the lines of the file. A tab becomes ``tab``, an invisible character goes, any other becomes a space.
    """
    if text.startswith("\ufeff"):
        faults.add("byte-order-mark", Place(file, 1, 1))
        text = text[1:]
    text = text.replace("\r\n", "\n")
    if _ODD.search(text):
        text = _without_odd(text, file, faults, tab)
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            text = _composed(text, file, faults)
        for found in _MIXED.finditer(text):
            if faults.full("mixed-script", file):
                break
            _mixed_word(text, found.start(), file, faults)
    return text


def _without_odd(text: str, file: str, faults: Faults, tab: str) -> str:
    first: dict[str, tuple[int, str]] = {}
    count: dict[str, int] = {}
    for found in _ODD.finditer(text):
        rule = _odd_rule(found[0])
        first.setdefault(rule, (found.start(), found[0]))
        count[rule] = count.get(rule, 0) + 1
    for rule, (at, character) in first.items():
        faults.add(rule, place_at(text, at, file), character=f"U+{ord(character):04X}", count=count[rule])
    return _ODD.sub(lambda found: _replacement(found[0], tab), text)


def _replacement(character: str, tab: str) -> str:
    """An invisible character (a soft hyphen out of Word) stands inside a word: it goes, all others leave a space."""
    if character == "\t":
        return tab
    return "" if _odd_rule(character) == "invisible-character" else " "


def _odd_rule(character: str) -> str:
    if character == "\t":
        return "tab"
    if character == "\ufffd":
        return "lost-character"
    kind = unicodedata.category(character)
    if kind == "Co":
        return "private-use-character"
    return "invisible-character" if kind == "Cf" else "control-character"


def _composed(text: str, file: str, faults: Faults) -> str:
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not unicodedata.is_normalized("NFC", line):
            composed = unicodedata.normalize("NFC", line)
            same = next((at for at, pair in enumerate(zip(line, composed, strict=False)) if pair[0] != pair[1]), 0)
            faults.add("not-nfc", Place(file, number, same + 1))
            break
    return "\n".join(unicodedata.normalize("NFC", line) for line in lines)


def _mixed_word(text: str, at: int, file: str, faults: Faults) -> None:
    start = at
    while start and text[start - 1].isalpha():
        start -= 1
    end = _WORD_END.match(text, at)
    word = text[start : end.end() if end else at + 1]
    faults.add("mixed-script", place_at(text, start, file), word=word[:60])


def apostrophes(text: str, place: Place, faults: Faults) -> None:
    """Warns of Uzbek words typed with a quotation mark where U+02BB (oʻ, gʻ) or U+02BC (taʼlim) belongs."""
    if not any(mark in text for mark in _MARKS):
        return
    for offset, line in enumerate(_CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text).split("\n")):
        found = list(_APOSTROPHE.finditer(line))
        if found:
            letter = line[found[0].start() - 1]
            right = "\u02bb" if letter in "OoGg" else "\u02bc"
            where = Place(place.file, place.line + offset, found[0].start() + (place.column if not offset else 1))
            faults.add(
                "uzbek-apostrophe", where, found=found[0][0], right=right, code=f"U+{ord(right):04X}", count=len(found)
            )


def place_at(text: str, at: int, file: str) -> Place:
    """The place of a character of a whole file's text."""
    return Place(file, text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1)
