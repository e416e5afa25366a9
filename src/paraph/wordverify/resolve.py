"""Accept all, or reject all: a story with revisions in, the story as it then stands out (the tree is changed).

Word's rules: what is inserted stays or goes with its marks; a paragraph whose mark goes flows into the next one and
takes that one's properties (ISO/IEC 29500-1, 17.13.5); a table without rows is no table; the mark that ends a body, a
cell, a header, a note or a text box never goes, whatever is written on it.
"""

from __future__ import annotations

from paraph.wordverify.names import (
    BLOCKS,
    CONTAINERS,
    DELETING,
    FLAGS_STAND_IN,
    INSERTING,
    MOVE_RANGES,
    OLD_PROPERTIES,
    PLACES,
    UNSEEN,
    M,
    w,
)
from paraph.wordverify.package import Element


def resolve(root: Element, *, accept: bool) -> Element:
    """``root`` with every revision accepted, or rejected."""
    gone, kept = (DELETING, INSERTING) if accept else (INSERTING, DELETING)
    doomed = [p for p in root.iter(w("p")) if _mark_goes(p, gone)]
    _wrappers(root, accept=accept)
    _rows_and_cells(root, gone, w("cellDel") if accept else w("cellIns"))
    _properties(root, accept=accept)
    _owners(root, gone)
    for tag in gone:
        for element in list(root.iter(tag)):
            _drop(element)
    for tag in kept:
        for element in list(root.iter(tag)):
            _drop(element) if element.getparent().tag in FLAGS_STAND_IN else _unwrap(element)
    for tag in (*MOVE_RANGES, w("cellIns"), w("cellDel"), w("numberingChange")):
        for element in list(root.iter(tag)):
            _drop(element)
    for table in list(root.iter(w("tbl"))):
        if next(table.iter(w("tr")), None) is None:
            _drop(table)
    for paragraph in reversed(doomed):
        _join(paragraph)
    _restore_texts(root)
    return root


def _mark_goes(paragraph: Element, gone: tuple[str, ...]) -> bool:
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return mark is not None and any(mark.find(tag) is not None for tag in gone)


def _rows_and_cells(root: Element, gone: tuple[str, ...], cell_gone: str) -> None:
    for row in list(root.iter(w("tr"))):
        properties = row.find(w("trPr"))
        if properties is not None and any(properties.find(tag) is not None for tag in gone):
            _drop(row)
    for cell in list(root.iter(w("tc"))):
        properties = cell.find(w("tcPr"))
        if properties is not None and properties.find(cell_gone) is not None:
            _drop(cell)


def _owners(root: Element, gone: tuple[str, ...]) -> None:
    """Numbering (17.13.5.19) and the shell of a formula (17.13.5.13) that were inserted or deleted go as a whole."""
    for tag in gone:
        for mark in list(root.iter(tag)):
            owner = mark.getparent()
            if owner.tag == w("numPr"):
                _drop(owner)
            elif owner.tag in (w("ctrlPr"), M + "ctrlPr"):
                _drop(owner.getparent().getparent())


_WRAPPER_RANGES = {
    True: (w("customXmlDelRange"), w("customXmlMoveFromRange")),
    False: (w("customXmlInsRange"), w("customXmlMoveToRange")),
}


def _wrappers(root: Element, *, accept: bool) -> None:
    """Content controls and custom XML whose own tags went (17.13.5.4 to 17.13.5.11): what they hold is not concerned.

    A range around the opening tag names the wrapper; that around the closing tag only says so again.
    """
    starts = {f"{name}Start" for name in _WRAPPER_RANGES[accept]}
    ends = {f"{name}End" for name in _WRAPPER_RANGES[accept]}
    open_: set[str] = set()
    doomed: list[Element] = []
    for element in root.iter():
        if element.tag in starts:
            open_.add(element.get(w("id")))
        elif element.tag in ends:
            open_.discard(element.get(w("id")))
        elif open_ and element.tag in (w("sdt"), w("customXml")):
            doomed.append(element)
    for element in doomed:
        for tag in ("sdtPr", "sdtEndPr", "customXmlPr"):
            for child in element.findall(w(tag)):
                element.remove(child)
        for content in element.findall(w("sdtContent")):
            _unwrap(content)
        _unwrap(element)


def _properties(root: Element, *, accept: bool) -> None:
    """A record of old properties goes; on reject they take the place of the new ones first."""
    for change, holder in OLD_PROPERTIES.items():
        for record in list(root.iter(change)):
            now = record.getparent()
            if now is None:
                continue
            _drop(record)
            if not accept:
                _put_back(now, record.find(holder))


_OUTSIDE = {
    w("pPr"): (w("rPr"), w("sectPr")),
    w("rPr"): (),
    w("sectPr"): (w("headerReference"), w("footerReference")),
    w("trPr"): (w("ins"), w("del")),
    w("tcPr"): (w("cellIns"), w("cellDel"), w("cellMerge")),
}
"""Children that no record of old properties holds (CT_PPrBase, CT_SectPrBase ...): they stay."""


def _put_back(now: Element, old: Element | None) -> None:
    stay = (*_OUTSIDE.get(now.tag, ()), *INSERTING, *DELETING, *OLD_PROPERTIES)
    kept = [child for child in now if child.tag in stay]
    for child in list(now):
        now.remove(child)
    for name in list(now.attrib):
        if now.tag == w("sectPr"):
            del now.attrib[name]
    if old is not None:
        now.extend(list(old))
        now.attrib.update(old.attrib if now.tag == w("sectPr") else {})
    now.extend(kept)


def _join(paragraph: Element) -> None:
    """A paragraph without its mark: its words begin the next paragraph; nothing left of it where there is none."""
    parent = paragraph.getparent()
    if parent is None:
        return
    following = paragraph.getnext()
    while following is not None and following.tag not in BLOCKS:
        following = following.getnext()
    inner = [child for child in paragraph if child.tag != w("pPr")]
    if following is not None and following.tag == w("p"):
        at = 1 if following.find(w("pPr")) is not None else 0
        for child in reversed(inner):
            following.insert(at, child)
        parent.remove(paragraph)
    elif following is None and parent.tag in CONTAINERS and not ends_after_table(paragraph):
        return
    elif not any(_seen(child) for child in inner):
        parent.remove(paragraph)


def ends_after_table(paragraph: Element) -> bool:
    """Whether the text before it ends with a table: Word shows an empty paragraph there, be it written or not.

    In a cell it must be written.
    """
    before = paragraph.getprevious()
    while before is not None and before.tag not in BLOCKS:
        before = before.getprevious()
    return before is not None and before.tag == w("tbl") and paragraph.getparent().tag != w("tc")


_UNSEEN = UNSEEN | PLACES - {w("commentReference")} | {w(name) for name in ("rPr", "r", "hyperlink")}


def _seen(element: Element) -> bool:
    """Whether anything of it is seen; a link that lost its words is not, nor is a mark of a place."""
    return any(child.tag not in _UNSEEN for child in element.iter() if isinstance(child.tag, str))


def _restore_texts(root: Element) -> None:
    for deleted, live in (("delText", "t"), ("delInstrText", "instrText")):
        for element in root.iter(w(deleted)):
            element.tag = w(live)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
    parent.remove(element)
