"""One Word file opened for comparison: its parts, its body, its styles and lists, what its links point to."""

from __future__ import annotations

import hashlib
import re

from paraph.errors import InputError
from paraph.wordcompare.names import NAME, VAL, Element, w, ws
from paraph.wordcompare.opening.accepting import accept
from paraph.wordcompare.opening.provenance import Provenance
from paraph.wordcompare.package import Parts, Relation

_TERMS = "http://purl.org/dc/terms/"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_STORIES = ws("document hdr ftr footnotes endnotes")


class Styles:
    """The styles of a file by id."""

    def __init__(self, root: Element | None) -> None:
        self.root = root
        self.by_id: dict[str, Element] = {}
        self.names: dict[str, str] = {}
        for each in () if root is None else root.iterchildren(w("style")):
            key = each.get(w("styleId"), "")
            name = each.find(NAME)
            self.by_id[key] = each
            label = name.get(VAL, key) if name is not None else key
            self.names[key] = f"{each.get(w('type'), 'paragraph')}:{label.lower()}"

    def identity(self, key: str) -> str:
        """The name of a style with its type; of an unknown one, the id."""
        return self.names.get(key, "?" + key)


class Document:
    """One side. ``revised``: it carried tracked changes, which are accepted unless it is ``tracked``."""

    def __init__(self, data: bytes, name: str, provenance: Provenance | None = None, *, tracked: bool = False) -> None:
        self._tracked = tracked
        self._provenance = provenance
        self.revised = False
        self.parts = Parts(data, name)
        self.name = name
        self.main = self.parts.main
        self.roots: dict[str, Element] = {}
        root = self.root(self.main)
        body = root.find(w("body")) if root is not None else None
        if body is None:
            raise InputError("{file} holds no Word document", file=name)
        self.body: Element = body
        self.styles = Styles(self._related("styles"))
        self.numbering: Element | None = self._related("numbering")
        self._hashes: dict[str, str] = {}

    def _related(self, kind: str) -> Element | None:
        part = self.parts.related(self.main, kind)
        return None if part is None else self.root(part)

    def root(self, part: str) -> Element | None:
        """A part, parsed once; tracked changes in a story are accepted (and remembered, if asked for)."""
        if part not in self.roots:
            root = self.roots[part] = self.parts.root(part)
            if root is not None and root.tag in _STORIES and not self._tracked:
                if self._provenance is not None:
                    self._provenance.read(root)
                self.revised = accept(root) or self.revised
        return self.roots[part]

    def saved(self) -> str:
        """When the file was last saved, as it says itself; empty if it does not."""
        part = self.parts.related("", "core-properties")
        root = None if part is None else self.parts.root(part)
        found = None if root is None else root.find(f"{{{_TERMS}}}modified")
        text = "" if found is None else (found.text or "").strip()
        return text if _MOMENT.fullmatch(text) else ""

    def target(self, part: str, key: str) -> str:
        """What a relationship points to: an address, or the hash of a part."""
        relation = self.parts.relations(part).get(key)
        return "?" + key if relation is None else self.identity(relation)

    def identity(self, relation: Relation) -> str:
        """What a relationship points to, equal for equal things in both files."""
        if relation.external:
            return f"{relation.kind}:external:{relation.target}"
        found = self._hashes.get(relation.target)
        if found is None:
            data = self.parts.read(relation.target)
            found = "" if data is None else hashlib.sha256(data).hexdigest()
            self._hashes[relation.target] = found
        return f"{relation.kind}:{found}"
