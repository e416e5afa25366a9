"""Headers, footers and notes of the second redline brought into the first."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from paraph.wordcompare.document import Document
from paraph.wordcompare.names import AUTHOR, ID, RELATION, SECTPR, Element, w
from paraph.wordcompare.opening.notes import NoteIds
from paraph.wordcompare.opening.sections import REFERENCES, Slot, slot
from paraph.wordcompare.stories import in_order
from paraph.wordcompare.threeway.opened import translated
from paraph.wordcompare.threeway.overlay import Overlay
from paraph.wordcompare.threeway.tracking import INS, SAYS, credit, mark_of
from paraph.wordcompare.workbench import Workbench

_RID = f"{{{RELATION}}}id"


class Running:
    """Headers and footers, section by section as the base had them."""

    def __init__(self, bench: Workbench, overlay: Overlay) -> None:
        self._bench = bench
        self._overlay = overlay
        self._laid: set[tuple[str, str]] = set()
        self._added: dict[str, str] = {}
        self._pairs: list[tuple[Element, Element]] = []

    def merge(self) -> None:
        """Lay those of both redlines over one another; the second's sections refer to nothing until told to."""
        mine = _sections(self._bench.new.body)
        theirs = _sections(self._bench.old.body)
        self._pairs = list(zip(mine, theirs, strict=False))
        for first, second in self._pairs:
            self._section(first, second)

    def refer(self) -> None:
        """The second's sections refer to what the first's refer to."""
        for first, second in self._pairs:
            for reference in reversed([each for each in first if each.tag in REFERENCES]):
                second.insert(0, deepcopy(reference))

    def _section(self, first: Element, second: Element) -> None:
        mine, theirs = _slots(first, self._bench.new), _slots(second, self._bench.old)
        for place, (reference, part) in theirs.items():
            if place in mine:
                self._lay(place, mine[place][1], part)
            else:
                made = deepcopy(reference)
                made.set(_RID, self._brought(place, part))
                first.insert(0, made)
        for reference in [each for each in second if each.tag in REFERENCES]:
            second.remove(reference)

    def _lay(self, place: Slot, mine: str, theirs: str) -> None:
        if (mine, theirs) in self._laid:
            return
        self._laid.add((mine, theirs))
        first, second = self._bench.new.root(mine), self._bench.old.root(theirs)
        if first is None or second is None:
            return
        translated(self._bench, second, theirs, mine)
        self._overlay.beside("header" if place[0] == "header" else "footer", first, second)
        self._bench.changed.add(mine)

    def _brought(self, place: Slot, part: str) -> str:
        """A header that only the second redline has; the id of its relationship."""
        bench = self._bench
        root = bench.old.root(part)
        if part not in self._added and root is not None:
            made = bench.add_part(place[0], root, name=part)
            translated(bench, root, part, made)
            self._added[part] = made
        return bench.out.relate(bench.new.main, bench.relation_type(place[0]), self._added[part])


def _slots(section: Element, document: Document) -> dict[Slot, tuple[Element, str]]:
    relations = document.parts.relations(document.main)
    found = ((each, relations.get(each.get(_RID, ""))) for each in section if each.tag in REFERENCES)
    return {slot(each): (each, relation.target) for each, relation in found if relation is not None}


def _sections(body: Element) -> list[Element]:
    """The properties of the sections that the base had, too."""
    return [each for each in body.iter(SECTPR) if not _came(each)]


def _came(section: Element) -> bool:
    if section.getparent().tag == w("sectPrChange"):
        return True
    paragraph = section.getparent().getparent()
    return paragraph is not None and paragraph.tag == w("p") and mark_of(paragraph, INS) is not None


def merge_notes(bench: Workbench, overlay: Overlay, notes: NoteIds) -> None:
    """The notes of one kind: those of the base laid over one another, those that are new brought along."""
    if notes.old_root is None or notes.old_part is None:
        return
    translated(bench, notes.old_root, notes.old_part, notes.new_part or notes.old_part)
    if notes.new_root is not None:
        for key, note in notes.news.items():
            other = notes.olds.get(notes.was.get(key, ""))
            if other is not None:
                overlay.beside(notes.kind, note, other)
    missing = [key for key in _cited(bench, notes) if key not in notes.news and key in notes.was]
    if missing:
        _bring(bench, notes, missing)
    _credited(bench, notes, overlay.joint)
    if notes.new_part is not None and notes.new_root is not None:
        bench.changed.add(notes.new_part)
        in_order(bench, notes, notes.new_root)


def _credited(bench: Workbench, notes: NoteIds, joint: str) -> None:
    """A note that both brought is of both; signs are taken off."""
    for each in bench.new.roots[bench.new.main].iter(notes.reference):
        each.attrib.pop(SAYS, None)
        note = notes.news.get(each.get(ID))
        above = next((above for above in each.iterancestors() if above.tag in INS), None)
        if note is not None and above is not None and above.get(AUTHOR) == joint:
            credit(note, joint)


def _cited(bench: Workbench, notes: NoteIds) -> Iterator[str]:
    for each in bench.new.roots[bench.new.main].iter(notes.reference):
        yield each.get(ID)


def _bring(bench: Workbench, notes: NoteIds, missing: list[str]) -> None:
    if notes.new_root is None and notes.old_root is not None:
        made = etree.Element(notes.old_root.tag, nsmap=notes.old_root.nsmap)
        made.extend([deepcopy(each) for each in notes.old_root if each.get(w("type"), "normal") != "normal"])
        notes.new_part = bench.add_part(notes.kind + "s", made)
        notes.new_root = made
    for key in missing:
        note = deepcopy(notes.olds[notes.was[key]])
        note.set(ID, key)
        if notes.new_root is not None:
            notes.new_root.append(note)
