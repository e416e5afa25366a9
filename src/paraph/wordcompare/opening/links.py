"""Relationships of the old file by the ids of the new one: the same target is the same relationship."""

from __future__ import annotations

from paraph.wordcompare.document import Document
from paraph.wordcompare.names import RELATION, Element
from paraph.wordcompare.package import Output, Relation

_PREFIX = f"{{{RELATION}}}"


class LinkIds:
    """Old relationship ids to new ones, part by part; fresh ones are supplied if used."""

    def __init__(self, old: Document, new: Document) -> None:
        self._old = old
        self._new = new
        self._known: dict[str, dict[str, str]] = {}
        self._fresh: dict[tuple[str, str], Relation] = {}
        self._copied: dict[str, str] = {}
        self._count = 0

    def translate(self, root: Element, old_part: str, new_part: str) -> None:
        """Rewrite the ids in a story that is to become part of ``new_part``."""
        ids: dict[str, str] = {}
        for each in root.xpath("//*[@r:*]", namespaces={"r": RELATION}):
            for key, value in each.attrib.items():
                if key.startswith(_PREFIX):
                    if value not in ids:
                        ids[value] = self._translated(value, old_part, new_part)
                    each.set(key, ids[value])

    def target(self, part: str, key: str) -> str:
        """What a relationship of a part of the new file points to, fresh ones too."""
        relation = self._fresh.get((part, key))
        return self._new.target(part, key) if relation is None else self._old.identity(relation)

    def _translated(self, key: str, old_part: str, new_part: str) -> str:
        relation = self._old.parts.relations(old_part).get(key)
        if relation is None:
            return key
        known = self._known.get(new_part)
        if known is None:
            relations = self._new.parts.relations(new_part)
            known = {self._new.identity(each): each.id for each in reversed(list(relations.values()))}
            self._known[new_part] = known
        identity = self._old.identity(relation)
        found = known.get(identity)
        if found is None:
            taken = self._new.parts.relations(new_part)
            self._count += 1
            while f"rIdOld{self._count}" in taken:
                self._count += 1
            found = known[identity] = f"rIdOld{self._count}"
            self._fresh[new_part, found] = relation
        return found

    def supply(self, root: Element, part: str, out: Output) -> None:
        """Copy into ``out`` what the fresh relationships used in ``root`` point to."""
        if not any(where == part for where, _ in self._fresh):
            return
        for each in root.xpath("//*[@r:*]", namespaces={"r": RELATION}):
            for key, value in each.attrib.items():
                relation = self._fresh.get((part, value)) if key.startswith(_PREFIX) else None
                if relation is not None:
                    target = relation.target if relation.external else self._copy(relation.target, out)
                    out.relate_as(part, Relation(value, relation.type, target, relation.external))

    def _copy(self, part: str, out: Output) -> str:
        """A part of the old file with all it refers to, under a free name."""
        if part in self._copied:
            return self._copied[part]
        data = self._old.parts.read(part)
        name = out.add(part, data if data is not None else b"", self._old.parts.content_type(part))
        self._copied[part] = name
        for each in self._old.parts.relations(part).values():
            target = each.target if each.external else self._copy(each.target, out)
            out.relate_as(name, Relation(each.id, each.type, target, each.external))
        return name
