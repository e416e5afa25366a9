"""How many tracked changes LibreOffice lists for a redline, by its own rules, counted from the file.

Measured with LibreOffice 7.4; what it lists differs from the elements written in these ways:

* a stretch of words, paragraph marks among them, of one kind and author is one change, as far as it goes in one cell,
  note or text; an end of a move is listed as an insertion or a deletion, apart from real ones beside it;
* rows and cells that came or went, and other properties of tables, rows, cells and sections are not listed;
* of a text box, which a file holds twice, one is read;
* the result of a field is its own, but for a link's: it reads none of the changes in it.

A short line that is struck in one place and written in another it takes for a move of its own guess, and counts the
mark apart: no such pair is in the sample.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from wordcompare import judge

W = judge.W
KINDS = {"ins": "Insert", "moveTo": "Insert", "del": "Delete", "moveFrom": "Delete"}
RECORDS = {"rPrChange": "Format", "pPrChange": "ParagraphFormat"}
HOLDERS = {W + name for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
Event = tuple[str, str] | None
"""Tag and author of the change of a word or mark; ``None`` for one that stays."""


def listed(redline: bytes) -> Counter[tuple[str, str]]:
    """Kind and author of every change."""
    out: Counter[tuple[str, str]] = Counter()
    file = judge.File(redline)
    for part in sorted(file.names):
        root = file.root(part) if part.startswith("word/") and part.endswith(".xml") else None
        for holder in () if root is None else root.iter(*(W + name for name in CONTAINERS)):
            if not any(above.tag == FALLBACK for above in holder.iterancestors()):
                _stretches(holder, out)
    return out


CONTAINERS = ("body", "tc", "hdr", "ftr", "footnote", "endnote", "txbxContent")


def _stretches(holder: etree._Element, out: Counter[tuple[str, str]]) -> None:
    last: Event = None
    for event in _events(holder, out):
        if event is not None and event != last:
            out[KINDS[event[0]], event[1]] += 1
        last = event


def _events(holder: etree._Element, out: Counter[tuple[str, str]]) -> Iterator[Event]:
    for block in holder:
        if block.tag == W + "p":
            yield from _inline(block, [])
            yield _mark(block)
            for name, kind in RECORDS.items():
                path = f"{W}pPr/{W}{name}" if name == "pPrChange" else f"{W}r/{W}rPr/{W}{name}"
                out.update((kind, each.get(W + "author")) for each in block.iterfind(path))
        elif block.tag in HOLDERS:
            yield from _events(block, out)
        elif block.tag == W + "tbl":
            yield None


def _mark(paragraph: etree._Element) -> Event:
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    found = [] if properties is None else [each for each in properties if each.tag[len(W) :] in KINDS]
    return _event(found[0]) if found else None


def _event(change: etree._Element) -> Event:
    return change.tag[len(W) :], change.get(W + "author")


def _inline(holder: etree._Element, field: list[str]) -> Iterator[Event]:
    for child in holder:
        if child.tag == W + "r":
            marks = [each.get(W + "fldCharType") for each in child.iter(W + "fldChar")]
            _walk(field, marks, "".join(child.itertext(W + "instrText")))
            if len(child) > (child.find(W + "rPr") is not None):
                yield None
        elif child.tag[len(W) :] in KINDS and len(child):
            if all(code.lstrip().startswith("HYPERLINK") for code in field):
                yield _event(child)
        elif child.tag in HOLDERS:
            yield from _inline(child, field)
        elif child.tag not in judge.ZERO and child.tag != W + "pPr":
            yield None


def _walk(field: list[str], marks: list[str], code: str) -> None:
    """The codes of the fields that are open."""
    if code and field:
        field[-1] += code
    for mark in marks:
        if mark == "begin":
            field.append("")
        elif mark == "end" and field:
            field.pop()
