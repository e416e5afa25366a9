"""What of a redline came, what is gone, what was there before; and whether anything did change at all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from paraph.wordcompare.names import (
    AUTHOR,
    CONTROL_PROPERTIES,
    CUSTOM_XML,
    DEL_TEXT,
    M_T,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    TR,
    TRPR,
    WRAPPERS,
    ZERO_WIDTH,
    Element,
    P,
    T,
    w,
    ws,
)

INS = ws("ins moveTo")
DEL = ws("del moveFrom")
CELLS = ws("cellIns cellDel")
RECORDS = ws(
    "rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange tblPrExChange tblGridChange numberingChange"
)
MOVES = ws("moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd")
ANCHORS = ZERO_WIDTH - MOVES
TRACKED = (*INS, *DEL, *RECORDS, *CELLS)
_SIGNS = "{urn:paraph:merge}"
"""Attributes of the time of the merge. In no file that is handed over."""
FATE = f"{_SIGNS}fate"
"""On a content control whose tags came or went: ``ins`` or ``del``."""
BY = f"{_SIGNS}by"
ON = f"{_SIGNS}on"
"""Whose that is, and when."""
SAYS = f"{_SIGNS}says"
"""On the reference to a note: the words of the note."""
JOINT = ", "
"""Between the names of both where both did the same."""
_OWN = re.compile(
    rb' (?:xmlns(?::\w+)?|w:(?:id|author|date|name|rsid\w*)|w14:(?:para|text)Id|id|ns\d+:(?:by|on))="[^"]*"'
)


class UnmergeableError(Exception):
    """Two sides' changes that cannot stand in one another's way: the place is told, and one side stands."""


def touched(*elements: Element) -> bool:
    """Whether anything in them is tracked."""
    for element in elements:
        if next(element.iter(*TRACKED), None) is not None:
            return True
        if any(FATE in each.attrib for each in element.iter(SDT, CUSTOM_XML)):
            return True
    return False


def anchored(*elements: Element) -> bool:
    """Whether bookmarks or comments stand in them."""
    return any(next(each.iter(*ANCHORS, w("commentReference")), None) is not None for each in elements)


def mark_of(paragraph: Element, tags: Iterable[str]) -> Element | None:
    """The tracked change of a paragraph's mark, if it is one of ``tags``."""
    properties = paragraph.find(f"{PPR}/{RPR}")
    return None if properties is None else next((each for each in properties if each.tag in tags), None)


def row_came(row: Element) -> bool:
    """Whether a row is new."""
    properties = row.find(TRPR)
    return properties is not None and any(each.tag in INS for each in properties)


def table_came(table: Element) -> bool:
    """Whether all rows of a table are new."""
    rows = [each for each in table.iter(TR) if next(each.iterancestors(w("tbl"))) is table]
    return bool(rows) and all(map(row_came, rows))


def came(holder: Element) -> bool:
    """Whether everything in a paragraph, a link, an inline control is new."""
    content = holder.find(SDT_CONTENT) if holder.tag == SDT else holder
    for child in () if content is None else content:
        if child.tag in INS or child.tag in ZERO_WIDTH or child.tag == PPR or child.tag in CONTROL_PROPERTIES:
            continue
        if child.tag not in WRAPPERS or not came(child):
            return False
    return True


def key(*elements: Element) -> bytes:
    """Equal for changes that are the same, whoever made them."""
    return _OWN.sub(b"", b"".join(etree.tostring(each, with_tail=False) for each in elements))


def credit(element: Element, author: str) -> None:
    """All changes in ``element`` are of ``author``."""
    for each in element.iter(*TRACKED, *MOVES):
        if each.get(AUTHOR) is not None:
            each.set(AUTHOR, author)
    for each in element.iter(SDT, CUSTOM_XML):
        if BY in each.attrib:
            each.set(BY, author)


def inherit(first: Element, second: Element, joint: str) -> None:
    """The fate of the tags of a control in the second redline is theirs in the first as well."""
    if FATE in second.attrib and FATE in first.attrib:
        first.set(BY, joint)
    elif FATE in second.attrib:
        for name in (FATE, BY, ON):
            first.set(name, second.get(name))


def said(elements: Iterable[Element], *, before: bool = False) -> str:
    """The letters of blocks as one side leaves them, or as they stood before."""
    lines = [each for element in elements for each in ([element] if element.tag == P else element.iter(P))]
    return "\n".join(_line(each, INS if before else DEL) for each in lines)


def _line(paragraph: Element, gone: frozenset[str]) -> str:
    found = paragraph.iter(T, DEL_TEXT, M_T)
    return "".join(each.text or "" for each in found if not any(above.tag in gone for above in each.iterancestors()))
