"""Styles of the old file by the ids of the new one: the same name is the same style."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from paraph.wordcompare.document import Document
from paraph.wordcompare.names import VAL, Element, w, ws

STYLE_TAGS = ws("pStyle rStyle tblStyle")
_LINKED = ws("basedOn next link")
_STYLE_ID = w("styleId")
_DEFAULT = w("default")


class StyleIds:
    """Old style ids to new ones; those the new file lacks get a free id and are supplied if used."""

    def __init__(self, old: Document, new: Document) -> None:
        self._old = old.styles
        self._new = new.styles
        self._ids: dict[str, str] = {}
        self._fresh: dict[str, str] = {}
        by_name = {name: key for key, name in reversed(new.styles.names.items())}
        for key, name in old.styles.names.items():
            found = key if new.styles.names.get(key) == name else by_name.get(name)
            if found is None:
                found = self._free(key)
                self._fresh[found] = key
            self._ids[key] = found

    def _free(self, key: str) -> str:
        name, count = key, 1
        while name in self._new.by_id or name in self._fresh:
            count += 1
            name = f"{key}Old{count}"
        return name

    @property
    def changed(self) -> bool:
        """Whether any id changes."""
        return any(old != new for old, new in self._ids.items())

    def translate(self, elements: Iterable[Element]) -> None:
        """Rewrite the ids in w:pStyle and the like."""
        if not self.changed:
            return
        for each in elements:
            key = each.get(VAL)
            found = self._ids.get(key)
            if found is not None and found != key:
                each.set(VAL, found)

    def missing(self, used: Iterable[str]) -> list[Element]:
        """The definitions of used styles that the new file lacks, with those they build on."""
        out: list[Element] = []
        waiting = sorted({key for key in used if key in self._fresh})
        done: set[str] = set()
        while waiting:
            key = waiting.pop(0)
            if key in done:
                continue
            done.add(key)
            style = deepcopy(self._old.by_id[self._fresh[key]])
            style.set(_STYLE_ID, key)
            style.attrib.pop(_DEFAULT, None)
            self.translate(style.iter(*_LINKED))
            waiting += sorted({each.get(VAL, "") for each in style.iter(*_LINKED)} & self._fresh.keys())
            out.append(style)
        return out
