"""The blocks of a container as items: paragraphs, tables, content controls; the rows of a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal, TypeAlias

from paraph.compare.tokens import keywords
from paraph.readers.foreign.patterns import annex_head, article_head
from paraph.wordcompare.names import (
    CUSTOM_XML,
    M_T,
    SDT,
    SDT_CONTENT,
    SECTPR,
    TBL,
    TC,
    TR,
    ZERO_WIDTH,
    Element,
    P,
    T,
    w,
)

Kind: TypeAlias = Literal["p", "tbl", "row", "sdt", "other"]
Wraps: TypeAlias = tuple[Element, ...]
HeadKind: TypeAlias = Literal["article", "annex"]
_DIGITS = re.compile(r"\d+")
COLUMNS = "\x1f"
"""Stands between the cells in the text of a row."""
_KINDS: dict[str, Kind] = {P: "p", TBL: "tbl", SDT: "sdt", CUSTOM_XML: "sdt"}
_PROPERTIES = frozenset(
    (SECTPR, w("tcPr"), w("tblPr"), w("tblGrid"), w("trPr"), w("tblPrEx"), w("sdtPr"), w("sdtEndPr"), w("customXmlPr"))
)
_HEAD = re.compile(r"\s*(?:\S+\s+\S*\d|\S+\s+[IVXLC]+\b|\d+\s*[-–]\s*\w|(?:\S+\s+){0,6}\S*\w$)")
_LONGEST_HEAD = 300
_THINGS = (w("drawing"), w("pict"), w("object"), w("fldChar"), w("footnoteReference"), w("br"), w("sym"))


class Head:
    """The first line of an article or an annex: which, under what number."""

    __slots__ = ("kind", "number", "title")

    def __init__(self, kind: HeadKind, number: str, title: str) -> None:
        self.kind: HeadKind = kind
        self.number = number
        self.title = title


class Item:
    """One block. ``free`` is its text without digits; ``weight`` how much it says; ``article`` the head above it.

    ``wraps``: the content controls it stands in besides others, the outermost first.
    """

    __slots__ = ("_bag", "_free", "_length", "_text", "article", "head", "kind", "node", "order", "wraps")

    def __init__(self, kind: Kind, node: Element, text: str | None = None, wraps: Wraps = ()) -> None:
        self.kind: Kind = kind
        self.node = node
        self.wraps = wraps
        self.order = 0
        self.article = ""
        self.head: Head | None = None
        self._text = text
        self._free: str | None = None
        self._bag: Counter[str] | None = None
        self._length = -1

    @property
    def text(self) -> str:
        """Its letters; of a paragraph without any, what it holds instead."""
        if self._text is None:
            self._text = text_of(self.node)
            if not self._text and self.kind == "p":
                self._text = things_of(self.node)
        return self._text

    @property
    def free(self) -> str:
        """Its text with a sign for each number."""
        if self._free is None:
            self._free = _DIGITS.sub("#", self.text)
        return self._free

    @property
    def weight(self) -> int:
        """How much it says."""
        return len(self.text) + 1

    @property
    def bag(self) -> Counter[str]:
        """Its words, counted."""
        if self._bag is None:
            self._bag = Counter(keywords(self.text))
        return self._bag

    @property
    def length(self) -> int:
        """The letters of its words."""
        if self._length < 0:
            self._length = sum(len(word) * count for word, count in self.bag.items())
        return self._length


def only_paragraph(holder: Element) -> Element | None:
    """The paragraph that is all a cell holds, if it is."""
    found = _children(holder)
    return found[0] if len(found) == 1 and found[0].tag == P else None


def items(holder: Element) -> list[Item]:
    """The blocks of a body, a cell, a header, a note, a content control, in order."""
    return numbered([_item(child) for child in _children(holder)])


def unfolded(found: list[Item], controls: set[Element]) -> list[Item]:
    """The same items, with those inside ``controls`` in place of these."""
    out: list[Item] = []
    for item in found:
        if item.node not in controls:
            out.append(item)
            continue
        for child in _children(content_of(item.node)):
            inner = _item(child)
            inner.wraps = (*item.wraps, item.node)
            out.append(inner)
    return numbered(out)


def rows(table: Element) -> list[Item]:
    """The rows of a table, those inside content controls too."""
    return numbered([_row(row, wraps) for row, wraps in _inside(table, TR, ())])


def cells(row: Element) -> list[tuple[Element, Wraps]]:
    """The cells of a row, each with the controls around it."""
    return list(_inside(row, TC, ()))


def content_of(element: Element) -> Element:
    """Where the blocks of a content control stand."""
    found = element.find(SDT_CONTENT) if element.tag == SDT else element
    return element if found is None else found


def _children(holder: Element) -> list[Element]:
    return [child for child in holder if child.tag not in ZERO_WIDTH and child.tag not in _PROPERTIES]


def _row(row: Element, wraps: Wraps) -> Item:
    found = [cell for cell, _ in _inside(row, TC, ())]
    texts = [text_of(cell) for cell in found]
    item = Item("row", row, COLUMNS.join(texts), wraps)
    if found:
        paragraphs = found[0].findall(P)
        item.head = head_of(texts[0] if len(paragraphs) == 1 else text_of(paragraphs[0]) if paragraphs else "")
    return item


def _inside(holder: Element, tag: str, wraps: Wraps) -> Iterator[tuple[Element, Wraps]]:
    for child in holder:
        if child.tag == tag:
            yield child, wraps
        elif child.tag in (SDT, CUSTOM_XML):
            yield from _inside(content_of(child), tag, (*wraps, child))


def _item(child: Element) -> Item:
    kind = _KINDS.get(child.tag, "other")
    item = Item(kind, child)
    if kind == "p":
        item.head = head_of(item.text)
    return item


def numbered(found: list[Item]) -> list[Item]:
    """The items, each knowing its place and the article it stands under."""
    article = ""
    for order, item in enumerate(found):
        item.order = order
        if item.head is not None:
            article = item.text.partition(COLUMNS)[0].strip()
        item.article = article
    return found


def text_of(element: Element) -> str:
    """All letters in ``element``, its paragraphs on lines of their own."""
    if element.tag == P:
        return "".join(element.itertext(T, M_T))
    lines = ["".join(paragraph.itertext(T, M_T)) for paragraph in element.iter(P)]
    return lines[0] if len(lines) == 1 else "\n".join(lines)


def things_of(paragraph: Element) -> str:
    """What a paragraph without letters holds instead."""
    if len(paragraph) == 0 or paragraph.find(w("r")) is None:
        return ""
    return "".join("\x1e" + each.tag.rpartition("}")[2] for each in paragraph.iter(*_THINGS))


def head_of(text: str) -> Head | None:
    """The head of an article or annex, if ``text`` is one."""
    if not text or len(text) > _LONGEST_HEAD or not _HEAD.match(text):
        return None
    found = article_head(text)
    if found is not None:
        return Head("article", found[0], found[1])
    found = annex_head(text)
    return None if found is None else Head("annex", found[0], found[1])


def alike(one: Item, other: Item) -> float:
    """How alike two texts are, from 0 to 1, by the length of the words they share."""
    small, large = (one.bag, other.bag) if len(one.bag) <= len(other.bag) else (other.bag, one.bag)
    shared = sum(len(word) * min(count, large[word]) for word, count in small.items() if word in large)
    total = one.length + other.length
    return 2 * shared / total if total else 1.0
