"""Beside the body: foot- and endnotes, headers and footers, the properties of sections."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Literal

from lxml import etree

from paraph.wordcompare.listing.changes import Warned
from paraph.wordcompare.merging.properties import Changes
from paraph.wordcompare.names import ID, RELATION, WORD, Element, w, ws
from paraph.wordcompare.opening.notes import NoteIds
from paraph.wordcompare.opening.sections import Section, Slot

if TYPE_CHECKING:
    from paraph.wordcompare.engine import Comparison
    from paraph.wordcompare.workbench import Workbench

_INSERTED = ws("ins moveTo")
_DELETED = ws("del moveFrom")
_RID = f"{{{RELATION}}}id"


def merge_notes(comparison: Comparison, notes: NoteIds) -> None:
    """The notes of one kind: those whose reference stayed are merged, the others come or go with it."""
    stayed, came, went = _references(comparison, notes)
    if not (notes.olds or notes.news):
        return
    if notes.old_root is not None and notes.old_part is not None:
        part = notes.new_part or notes.old_part
        comparison.translation.story(notes.old_root, notes.old_part, part)
    with comparison.log.beside(notes.kind):
        for each in went:
            _bring_back(comparison, notes, each, fresh=each.get(ID) in stayed or each.get(ID) in came)
        _merge_kept(comparison, notes, stayed, came)
    if went and notes.new_root is not None:
        in_order(comparison, notes, notes.new_root)


def _merge_kept(comparison: Comparison, notes: NoteIds, stayed: set[str], came: dict[str, str]) -> None:
    if notes.new_root is None or notes.new_part is None:
        return
    root = notes.old_root if notes.old_root is not None else notes.new_root
    merger = comparison.merger(notes.new_part, root, notes.new_root)
    for key, note in notes.news.items():
        was = notes.olds.get(notes.was.get(key, ""))
        if key in stayed and was is not None:
            merger.story(comparison.planner.container(was, note), note)
        elif came.get(key) == "ins":
            merger.struck(note, "ins")
    comparison.changed.add(notes.new_part)


def in_order(comparison: Workbench, notes: NoteIds, root: Element) -> None:
    """Notes in the order in which they are cited, and numbered so: LibreOffice goes by it and not by the ids."""
    parts = sorted(comparison.changed, key=lambda part: part != comparison.new.main)
    cited = [each for part in parts for each in comparison.new.roots[part].iter(notes.reference)]
    places = {each.get(ID): at for at, each in reversed(list(enumerate(cited)))}
    normal = [each for each in root if each.get(w("type"), "normal") == "normal"]
    first = 1 + max((int(each.get(ID, "0")) for each in root if each not in normal), default=0)
    ids: dict[str, str] = {}
    for at, each in enumerate(sorted(normal, key=lambda note: places.get(note.get(ID), len(cited)))):
        root.append(each)
        ids[each.get(ID)] = str(max(1, first) + at)
        each.set(ID, ids[each.get(ID)])
    for each in cited:
        each.set(ID, ids.get(each.get(ID), each.get(ID)))


def _references(comparison: Comparison, notes: NoteIds) -> tuple[set[str], dict[str, str], list[Element]]:
    """Ids of references that stayed; of those that came, with their fate; the references that went."""
    stayed: set[str] = set()
    came: dict[str, str] = {}
    went: list[Element] = []
    for part in sorted(comparison.changed):
        for each in comparison.new.roots[part].iter(notes.reference):
            fate = next((above.tag for above in each.iterancestors() if above.tag in _INSERTED | _DELETED), None)
            if fate in _DELETED:
                went.append(each)
            elif fate in _INSERTED:
                came[each.get(ID)] = fate.rpartition("}")[2]
            else:
                stayed.add(each.get(ID))
    return stayed, came, went


def _bring_back(comparison: Comparison, notes: NoteIds, reference: Element, *, fresh: bool) -> None:
    """The note of a reference that went, under an id of its own."""
    key = reference.get(ID)
    old = notes.olds.get(notes.was.get(key, ""))
    if old is None:
        return
    if fresh or key in notes.news:
        key = notes.free()
        reference.set(ID, key)
    note = deepcopy(old)
    note.set(ID, key)
    root = _root(comparison, notes)
    root.append(note)
    above = {each.tag for each in reference.iterancestors()}
    if w("del") in above:
        part = notes.new_part
        assert part is not None
        comparison.merger(part, note, note).struck(note, "del")


def _root(comparison: Comparison, notes: NoteIds) -> Element:
    """Where the notes of the new file stand; made like the old one's if there is none."""
    if notes.new_root is None:
        new = comparison.new
        kind = notes.kind + "s"
        root = etree.Element(w(kind), nsmap={"w": WORD})
        for each in () if notes.old_root is None else notes.old_root:
            if each.get(w("type"), "normal") != "normal":
                root.append(deepcopy(each))
        part = comparison.add_part(kind, root)
        notes.new_root, notes.new_part = root, part
        new.roots[part] = root
    if notes.new_part is not None:
        comparison.changed.add(notes.new_part)
    return notes.new_root


def _story(slot: Slot) -> Literal["header", "footer"]:
    return "header" if slot[0] == "header" else "footer"


class Running:
    """Headers and footers."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._met: dict[str, str] = {}

    def sections(self, pairs: list[tuple[Element, Element]]) -> None:
        """The sections that stayed, in order: their properties, their headers and footers."""
        olds = {section.properties: section for section in self._comparison.sections[0]}
        news = {section.properties: section for section in self._comparison.sections[1]}
        canon = self._comparison.canon(self._comparison.new.main)
        changes = Changes(self._comparison.marks, canon, self._comparison.log)
        replaced: dict[str, str] = {}
        for before, after in pairs:
            old, new = olds.get(before), news.get(after)
            if old is not None and new is not None:
                self._section(old, new, after, replaced)
            changes.section(before, after)

    def _section(self, old: Section, new: Section, properties: Element, replaced: dict[str, str]) -> None:
        for slot in sorted(old.shown.keys() | new.shown.keys()):
            was, now = old.shown.get(slot), new.shown.get(slot)
            now = None if now is None else replaced.get(now, now)
            if now is None and was is not None:
                self._stays(slot)
                self._gone(was, slot, properties)
            elif now is not None and now not in self._met:
                self._met[now] = was or ""
                if was is None:
                    self._stays(slot)
                with self._comparison.log.beside(_story(slot)):
                    self._merge(was, now)

    def _stays(self, slot: Slot) -> None:
        """No tracked change brings a header or takes it away (CT_SectPrBase holds no references): it is told."""
        warned = Warned(rule="header-stays", story=_story(slot))
        if warned not in self._comparison.log.warnings:
            self._comparison.log.warn(warned)

    def _merge(self, was: str | None, now: str) -> None:
        comparison = self._comparison
        new = comparison.new.root(now)
        if new is None:
            return
        old = None if was is None else comparison.old.root(was)
        if old is None or was is None:
            comparison.merger(now, new, new).struck(new, "ins")
        else:
            comparison.translation.story(old, was, now)
            comparison.merger(now, old, new).story(comparison.planner.container(old, new), new)
        comparison.changed.add(now)

    def _gone(self, was: str, slot: Slot, properties: Element) -> None:
        """A header that is no more: brought back with everything in it deleted."""
        comparison = self._comparison
        old = comparison.old.root(was)
        if old is None:
            return
        root = deepcopy(old)
        part = comparison.add_part(slot[0], root, name=was)
        comparison.translation.story(root, was, part)
        with comparison.log.beside(_story(slot)):
            comparison.merger(part, root, root).struck(root, "del")
        reference = etree.Element(w(slot[0] + "Reference"), {w("type"): slot[1]})
        reference.set(_RID, comparison.out.relate(comparison.new.main, comparison.relation_type(slot[0]), part))
        properties.insert(0, reference)
