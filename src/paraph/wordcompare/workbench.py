"""Two files open side by side, the old one speaking the ids of the new one; and the file made of the new one."""

from __future__ import annotations

from paraph.wordcompare.canonical import Canon
from paraph.wordcompare.document import Document
from paraph.wordcompare.finishing import check_fields, declare
from paraph.wordcompare.names import Element
from paraph.wordcompare.opening.translation import Translation
from paraph.wordcompare.package import Output, serialise

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SHARED = frozenset(("styles", "settings", "fontTable", "header", "footer", "footnotes", "numbering"))


class Workbench:
    """``changed``: parts of the new file whose trees are other than they were."""

    def __init__(self, old: Document, new: Document) -> None:
        self.old = old
        self.new = new
        self.changed: set[str] = set()
        self.translation = Translation(old, new)
        self.out = Output(new.parts)

    def canon(self, part: str) -> Canon:
        """Canonical strings of a part of the new file, in which both files speak."""
        return Canon(lambda key: self.translation.links.target(part, key))

    def add_part(self, kind: str, root: Element, name: str = "") -> str:
        """A part the new file lacks; its name. The main part refers to it."""
        folder = self.new.main.rpartition("/")[0]
        wanted = name or (f"{folder}/{kind}.xml" if folder else f"{kind}.xml")
        part = self.out.add(wanted, b"", f"{_TYPES}.{kind}+xml")
        self.out.relate(self.new.main, self.relation_type(kind), part)
        self.new.roots[part] = root
        self.changed.add(part)
        return part

    def relation_type(self, kind: str) -> str:
        """The type of a relationship, as the files spell it (strict and transitional ones differ)."""
        for document in (self.new, self.old):
            for each in document.parts.relations(document.main).values():
                head, _, tail = each.type.rpartition("/")
                if tail in _SHARED:
                    return f"{head}/{kind}"
        return f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"

    def to_bytes(self) -> bytes:
        """The new file as it stands now. Raises ``InexactError`` for a field that a change cut."""
        ignoring = self.old.roots[self.old.main]
        for part in sorted(self.changed):
            root = self.new.roots[part]
            check_fields(root)
            self.out.change(part, serialise(declare(root, ignoring)))
        return self.out.to_bytes()
