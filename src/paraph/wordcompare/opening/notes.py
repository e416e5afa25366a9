"""Foot- and endnotes of the old file by the ids of the new one: equal words, then like words in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from paraph.wordcompare.aligning.inside import inside
from paraph.wordcompare.aligning.items import Item, text_of
from paraph.wordcompare.document import Document
from paraph.wordcompare.names import ID, Element, w

NoteKind: TypeAlias = Literal["footnote", "endnote"]
KINDS: tuple[NoteKind, ...] = ("footnote", "endnote")
_TYPE = w("type")


class NoteIds:
    """Old note ids to new ones; a note that is gone gets a free id."""

    def __init__(self, kind: NoteKind, old: Document, new: Document) -> None:
        self.kind: NoteKind = kind
        self.reference = w(kind + "Reference")
        self.old_part = old.parts.related(old.main, kind + "s")
        self.new_part = new.parts.related(new.main, kind + "s")
        self.old_root = None if self.old_part is None else old.root(self.old_part)
        self.new_root = None if self.new_part is None else new.root(self.new_part)
        self.olds = dict(_notes(self.old_root))
        self.news = dict(_notes(self.new_root))
        self.pairs = dict(_pairs(self.olds, self.news))
        numbers = [int(key) for key in (*self.news, *self.olds) if key.lstrip("-").isdigit()]
        self._last = max(numbers, default=1)
        self.ids: dict[str, str] = {}
        for key in self.olds:
            self.ids[key] = self.pairs[key] if key in self.pairs else self.free()
        self.was = {found: key for key, found in self.ids.items()}

    def free(self) -> str:
        """An id no note has."""
        self._last += 1
        return str(self._last)

    def translate(self, root: Element) -> None:
        """Rewrite the ids in references."""
        for each in root.iter(self.reference):
            found = self.ids.get(each.get(ID))
            if found is not None:
                each.set(ID, found)


def _notes(root: Element | None) -> Iterator[tuple[str, Element]]:
    for each in () if root is None else root:
        if each.get(_TYPE, "normal") == "normal" and each.get(ID) is not None:
            yield each.get(ID), each


def _pairs(olds: dict[str, Element], news: dict[str, Element]) -> Iterable[tuple[str, str]]:
    first = [Item("p", each, text_of(each)) for each in olds.values()]
    second = [Item("p", each, text_of(each)) for each in news.values()]
    old_keys, new_keys = list(olds), list(news)
    found = {old_keys[one]: new_keys[other] for one, other in inside(first, second)}
    left: dict[str, list[str]] = {}
    for key, item in zip(old_keys, first, strict=True):
        if key not in found:
            left.setdefault(item.text, []).append(key)
    taken = set(found.values())
    for key, item in zip(new_keys, second, strict=True):
        if key not in taken and left.get(item.text):
            found[left[item.text].pop(0)] = key
    return found.items()
