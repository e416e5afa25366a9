"""The two redlines of a three-way comparison opened, the second speaking the ids of the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from lxml import etree

from paraph.wordcompare.document import Document
from paraph.wordcompare.names import (
    AUTHOR,
    CUSTOM_XML,
    DATE,
    ID,
    INSTR_TEXT,
    NAME,
    RPR,
    SDT,
    SDT_CONTENT,
    Element,
    R,
    w,
)
from paraph.wordcompare.opening.notes import NoteIds
from paraph.wordcompare.opening.styles import STYLE_TAGS
from paraph.wordcompare.threeway.tracking import ANCHORS, BY, FATE, INS, MOVES, ON, SAYS, TRACKED, said
from paraph.wordcompare.workbench import Workbench

_RANGE = re.compile(r"\}customXml(Ins|Del)Range(Start|End)\Z")
_COMMENT = w("commentReference")
_BOOKMARK = w("bookmarkStart")
_BOOKMARK_END = w("bookmarkEnd")
_GRID_CHANGE = w("tblGridChange")
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def stories(document: Document) -> dict[str, Element]:
    """The parts of a redline that may carry tracked changes, by name."""
    out = {document.main: document.roots[document.main]}
    for each in document.parts.relations(document.main).values():
        if each.kind in ("header", "footer", "footnotes", "endnotes") and not each.external:
            root = document.root(each.target)
            if root is not None:
                out[each.target] = root
    return out


def controls_signed(root: Element) -> None:
    """Content controls that came or went say so themselves; the ranges that said it go."""
    open_: dict[str, tuple[str, str, str | None]] = {}
    doomed = []
    for each in root.iter():
        found = _RANGE.search(each.tag) if isinstance(each.tag, str) else None
        if found is not None:
            doomed.append(each)
            if found[2] == "Start":
                open_[each.get(ID)] = (found[1].lower(), each.get(AUTHOR, ""), each.get(DATE))
            else:
                open_.pop(each.get(ID), None)
        elif open_ and each.tag in (SDT, CUSTOM_XML):
            kind, author, date = list(open_.values())[-1]
            each.set(FATE, kind)
            each.set(BY, author)
            each.set(ON, date or "")
    for each in doomed:
        each.getparent().remove(each)


def controls_ranged(root: Element, ids: Iterator[int]) -> None:
    """The ranges again, and no signs."""
    for block in [each for each in root.iter(SDT, CUSTOM_XML) if FATE in each.attrib]:
        kind, author, date = (block.attrib.pop(name) for name in (FATE, BY, ON))
        content = block.find(SDT_CONTENT) if block.tag == SDT else block
        name = f"customXml{kind.capitalize()}Range"
        for first in (True, False):
            about = {ID: str(next(ids)), AUTHOR: author, **({DATE: date} if date else {})}
            start, end = etree.Element(w(name + "Start"), about), etree.Element(w(name + "End"), {ID: about[ID]})
            if first:
                block.addprevious(start)
                content.insert(0, end)
            else:
                content.append(start)
                block.addnext(end)


def grids_signed(root: Element, author: str) -> None:
    """Changed columns have no author in a file (CT_TblGridChange): for the time of the merge they have."""
    for each in root.iter(_GRID_CHANGE):
        each.set(AUTHOR, author)


def grids_unsigned(root: Element) -> dict[str, str]:
    """Their authors by id, taken off."""
    return {each.get(ID): each.attrib.pop(AUTHOR) for each in root.iter(_GRID_CHANGE)}


def renewed(root: Element, ids: Iterator[int], side: str) -> None:
    """Ids of tracked changes anew, and names of moves, so that those of both sides differ."""
    ranges: dict[str, str] = {}
    for each in root.iter(*TRACKED, *MOVES):
        if each.tag in MOVES:
            key = each.tag.rpartition("Range")[0] + each.get(ID)
            each.set(ID, ranges.setdefault(key, str(next(ids))))
            if each.get(NAME) is not None:
                each.set(NAME, each.get(NAME) + side)
        elif each.get(ID) is not None:
            each.set(ID, str(next(ids)))


def bookmarks(roots: Iterable[Element]) -> set[str]:
    """The names of bookmarks."""
    return {each.get(NAME, "") for root in roots for each in root.iter(_BOOKMARK)}


def unanchored(root: Element, known: set[str], ids: Iterator[int]) -> None:
    """Without comments, and without bookmarks but those that are not ``known``: the rest are the first side's."""
    new = {each.get(ID): str(next(ids)) for each in root.iter(_BOOKMARK) if each.get(NAME, "") not in known}
    for each in list(root.iter(*ANCHORS)):
        if each.tag in (_BOOKMARK, _BOOKMARK_END) and each.get(ID) in new:
            each.set(ID, new[each.get(ID)])
        else:
            each.getparent().remove(each)
    for each in list(root.iter(_COMMENT)):
        run = each.getparent()
        run.remove(each)
        if run.tag == R and all(child.tag == RPR for child in run):
            run.getparent().remove(run)


def paired_bookmarks(root: Element) -> None:
    """Without bookmarks that only begin or only end."""
    starts = {each.get(ID) for each in root.iter(_BOOKMARK)}
    ends = {each.get(ID) for each in root.iter(_BOOKMARK_END)}
    for each in list(root.iter(_BOOKMARK, _BOOKMARK_END)):
        if each.get(ID) not in starts & ends:
            each.getparent().remove(each)


def unmarked(wanted: set[str], roots: list[Element]) -> list[str]:
    """The bookmarks of ``wanted`` that are not there: those that people name, and those that a field leads to."""
    codes = " ".join(each.text or "" for root in roots for each in root.iter(INSTR_TEXT)).split()
    gone = sorted(wanted - bookmarks(roots))
    return [name for name in gone if not name.startswith("_") or name in codes]


def first_id(roots: dict[str, Element]) -> Iterator[int]:
    """Numbers that no annotation has."""
    found = [each.get(ID, "") for root in roots.values() for each in root.iter(*ANCHORS)]
    return count(1 + max((int(each) for each in found if each.isdigit()), default=0))


def paired_notes(bench: Workbench, notes: NoteIds) -> None:
    """The notes that the base had, by the order in which both bodies cite them; a new one gets a free id."""
    mine = list(_cited(bench.new.roots[bench.new.main], notes))
    theirs = list(_cited(bench.old.roots[bench.old.main], notes))
    for root, known in ((bench.new.roots[bench.new.main], notes.news), (bench.old.roots[bench.old.main], notes.olds)):
        for each in root.iter(notes.reference):
            note = known.get(each.get(ID))
            each.set(SAYS, "" if note is None else said((note,)))
    if len(mine) == len(theirs):
        pairs = dict(zip(theirs, mine, strict=True))
        notes.pairs = pairs
        notes.ids = {key: pairs[key] if key in pairs else notes.free() for key in notes.olds}
        notes.was = {found: key for key, found in notes.ids.items()}


def _cited(root: Element, notes: NoteIds) -> Iterator[str]:
    for each in root.iter(notes.reference):
        if not any(above.tag in INS for above in each.iterancestors()):
            yield each.get(ID)


def translated(bench: Workbench, root: Element, part: str, to: str) -> None:
    """``root`` (``part`` of the second redline) in the ids of ``to``, a part of the first."""
    translation = bench.translation
    translation.styles.translate(root.iter(*STYLE_TAGS))
    translation.lists.translate(root.iter(w("numId")))
    translation.links.translate(root, part, to)
    for notes in translation.notes.values():
        notes.translate(root)
    for each in root.iter(_DOC_PR):
        each.set("id", translation.drawing())
