"""Whether the marks of a redline stand where Word reads them (ISO/IEC 29500-1, 17.13.5, and [MS-OI29500] on it).

A mark in the wrong place may still say the right thing to whoever only takes it out or leaves it in; Word drops it,
shows struck words as live ones, or calls the file damaged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from paraph.wordverify.names import BLOCKS, CONTAINERS, DELETING, FLAGS_STAND_IN, INSERTING, OLD_PROPERTIES, M, w
from paraph.wordverify.package import Element
from paraph.wordverify.resolve import ends_after_table
from paraph.wordverify.shape import disorder

_FLAGS = (*INSERTING, *DELETING)
_TEXT_HOLDS = "p hyperlink smartTag customXml sdtContent fldSimple bdo dir ins del moveFrom moveTo rt rubyBase"
_MATH_HOLDS = "oMath e num den sub sup deg fName lim"
_STAND_IN = frozenset(map(w, _TEXT_HOLDS.split())) | {M + name for name in _MATH_HOLDS.split()}
"""Where a mark may stand around runs."""
_NEVER_HELD = frozenset(
    w(name) for name in ("p", "tbl", "tr", "tc", "sectPr", "hyperlink", "fldSimple", "t", "delText")
)
_LIVE = (w("t"), w("instrText"))
_STRUCK = (w("delText"), w("delInstrText"))
_CHANGED = (*OLD_PROPERTIES, w("cellIns"), w("cellDel"))


def faults(root: Element) -> Counter[str]:
    """What is wrong with the marks of a story, and how often."""
    found: Counter[str] = Counter()
    for check in (_wrappers, _ends, _words, _records, _moves, _ranges, disorder):
        found.update(check(root))
    return found


def _wrappers(root: Element) -> Iterator[str]:
    for mark in root.iter(*_FLAGS):
        name, parent = _local(mark), mark.getparent()
        yield from _unsigned(mark)
        if parent.tag in FLAGS_STAND_IN:
            if len(mark):
                yield f"{name} that marks its owner and holds something"
            continue
        if parent.tag not in _STAND_IN:
            yield f"{name} in {_local(parent)}"
        if mark.tag == parent.tag:
            yield f"{name} in {name}"
        yield from (f"{_local(child)} in {name}" for child in mark if child.tag in _NEVER_HELD)


def _unsigned(mark: Element) -> Iterator[str]:
    """Who made it and its id are asked for ([MS-OI29500] 2.1.341); columns have no author."""
    for key in ("author", "id"):
        if mark.get(w(key)) is None and (key, mark.tag) != ("author", w("tblGridChange")):
            yield f"{_local(mark)} without {key}"


def _ends(root: Element) -> Iterator[str]:
    """The mark that ends a body, a cell, a header, a note, a box cannot come or go, unless all around it does."""
    for mark in root.iter(*_FLAGS):
        paragraph = mark.getparent().getparent().getparent() if mark.getparent().tag == w("rPr") else None
        if paragraph is None or paragraph.tag != w("p") or paragraph.getparent().tag not in CONTAINERS:
            continue
        if all(each.tag == w("sectPr") or each.tag not in BLOCKS for each in paragraph.itersiblings()):
            container = paragraph.getparent()
            if not _goes_as_a_whole(container) and not ends_after_table(paragraph):
                yield f"{_local(mark)} of the last mark of {_local(container)}"


def _goes_as_a_whole(container: Element) -> bool:
    """In a row or a cell that comes or goes, in a note or a box whose sign or shape does."""
    if container.tag in (w("footnote"), w("endnote")):
        return True
    for each in container.iterancestors(w("tr"), *_FLAGS):
        if each.tag in _FLAGS or any(each.find(f"{w('trPr')}/{flag}") is not None for flag in _FLAGS):
            return True
    cells = [container, *container.iterancestors(w("tc"))]
    return any(each.find(f"{w('tcPr')}/{w(kind)}") is not None for each in cells for kind in ("cellIns", "cellDel"))


def _words(root: Element) -> Iterator[str]:
    """Deleted words are ``delText``, others never (17.3.3.7)."""
    for text in root.iter(*_LIVE, *_STRUCK):
        around = _around(text)
        if text.tag in _LIVE and w("del") in around:
            yield f"{_local(text)} in del"
        elif text.tag in _STRUCK and not around & {w("del"), w("moveFrom")}:
            yield f"{_local(text)} outside del"


def _around(text: Element) -> set[str]:
    """Tags around a text, up to its own paragraph; for struck words in a text box, those around the box too."""
    found = set()
    for each in text.iterancestors():
        if each.tag == w("p") and text.tag in _LIVE:
            break
        found.add(each.tag)
    return found


def _records(root: Element) -> Iterator[str]:
    for record in root.iter(*_CHANGED):
        name, parent = _local(record), record.getparent()
        wanted = OLD_PROPERTIES.get(record.tag, w("tcPr"))
        if parent.tag != wanted:
            yield f"{name} in {_local(parent)}"
        yield from _unsigned(record)
        if len(parent.findall(record.tag)) > 1:
            yield f"two of {name}"
        if record.tag in OLD_PROPERTIES and record.find(wanted) is None:
            yield f"{name} without old properties"


def _moves(root: Element) -> Iterator[str]:
    """Every stretch that left has one where it went, of the same name, and both are closed (17.13.5.21 to 28)."""
    names: dict[str, Counter[str]] = {}
    for way in ("moveFrom", "moveTo"):
        starts, ends = list(root.iter(w(f"{way}RangeStart"))), root.iter(w(f"{way}RangeEnd"))
        opened = Counter(start.get(w("id"), "") for start in starts)
        closed = Counter(end.get(w("id"), "") for end in ends)
        names[way] = Counter(start.get(w("name"), "") for start in starts)
        yield from (fault for start in starts for fault in _unsigned(start))
        yield from (f"{way} {key} open at one end" for key in (opened - closed) + (closed - opened))
        yield from (f"{way} {name} twice" for name, often in names[way].items() if often > 1)
        yield from _outside(root, way)
    yield from (f"move {name} without its other half" for name in names["moveFrom"].keys() ^ names["moveTo"].keys())


def _ranges(root: Element) -> Iterator[str]:
    """Every range around a tag of a content control has its two ends (17.13.5.4 to 17.13.5.11)."""
    for what in ("Ins", "Del", "MoveFrom", "MoveTo"):
        starts, ends = (
            Counter(each.get(w("id"), "") for each in root.iter(w(f"customXml{what}Range{end}")))
            for end in ("Start", "End")
        )
        yield from (f"customXml{what}Range {key} open at one end" for key in (starts - ends) + (ends - starts))
        yield from (f"customXml{what}Range {key} twice" for key, often in starts.items() if often > 1)


def _outside(root: Element, way: str) -> Iterator[str]:
    """Words marked as moved that stand in no stretch of a move."""
    open_: set[str] = set()
    start, end, moved = (w(way + kind) for kind in ("RangeStart", "RangeEnd", ""))
    for element in root.iter(start, end, moved):
        if element.tag == start:
            open_.add(element.get(w("id"), ""))
        elif element.tag == end:
            open_.discard(element.get(w("id"), ""))
        elif not open_ and element.getparent().tag not in FLAGS_STAND_IN:
            yield f"{way} outside a move"


def _local(element: Element) -> str:
    return str(element.tag.rpartition("}")[2])
