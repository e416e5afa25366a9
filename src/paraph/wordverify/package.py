"""A Word file as parts: bytes in, XML roots and relationships out. Reads only what a verdict needs."""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from typing import Any, NamedTuple, TypeAlias

from lxml import etree

from paraph.wordverify.names import MC, STRICT, STRICT_TO_PLAIN, w

Element: TypeAlias = Any

_OFFICE_DOCUMENT = "/officeDocument"
_TYPES = "[Content_Types].xml"
_LARGEST = 1 << 30
"""Bytes of one part, unpacked: the reader before us has refused anything near it."""


class Head(NamedTuple):
    """The root of a part without its text."""

    passed_over: frozenset[str]
    """Namespaces that a reader who does not know them may ignore."""
    around: tuple[str, ...]
    """The children of a document in order: ``body``, and all else letter for letter."""

    @classmethod
    def of(cls, root: Element) -> Head:
        names = root.get(MC + "Ignorable", "").split()
        children = root if root.tag == w("document") else ()
        said = ("body" if child.tag == w("body") else canonical(child) for child in children)
        return cls(frozenset(root.nsmap.get(name, name) for name in names), tuple(said))


class Package:
    """One Word file. Parts are named as in the ZIP, without a leading slash."""

    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.names = [name for name in self.zip.namelist() if not name.endswith("/")]
        if len(set(self.names)) != len(self.names):
            raise zipfile.BadZipFile("two parts of one name")
        self._relations: dict[str, dict[str, tuple[str, str, bool]]] = {}
        self._digests: dict[str, str] = {}
        self._heads: dict[str, Head] = {}
        self._spare: dict[str, Element] = {}
        self._types = self._content_types()
        self.main = self._main()

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises ``KeyError`` if there is none, ``ValueError`` if it is beyond all measure."""
        if self.zip.getinfo(name).file_size > _LARGEST:
            raise ValueError(name)
        return self.zip.read(name)

    def whole(self, name: str) -> Element:
        """A part as XML, to be looked at and left as it is."""
        if name not in self._spare:
            self._spare[name] = self._read_root(name)
        return self._spare[name]

    def root(self, name: str) -> Element:
        """A part as XML, to be changed at will."""
        return self._spare.pop(name) if name in self._spare else self._read_root(name)

    def head(self, name: str) -> Head:
        """What stands around the text of a part."""
        if name not in self._heads:
            self.whole(name)
        return self._heads[name]

    def _read_root(self, name: str) -> Element:
        root = self._transitional(name)
        self._heads[name] = Head.of(root)
        return root

    def _transitional(self, name: str) -> Element:
        """A part as XML. A strict file is read as a transitional one. Raises ``ValueError`` for one with a DTD."""
        root = _parsed(self.read(name))
        if root.getroottree().docinfo.doctype:
            raise ValueError(name)
        text = etree.tostring(root) if self._may_be_strict(name) else b""
        if STRICT not in text:
            return root
        for strict, plain in STRICT_TO_PLAIN.items():
            text = text.replace(strict, plain)
        return _parsed(text)

    def _may_be_strict(self, name: str) -> bool:
        """Whether the names of a strict file stand in the bytes; in UTF-16 they cannot be found there."""
        data = self.read(name)
        return STRICT in data or b"\0" in data[:200]

    def digest(self, name: str) -> str:
        """What tells one embedded part from another: its bytes, and those of the parts that it leads to in turn."""
        if name not in self.names:
            return f"missing: {name}"
        if name not in self._digests:
            self._digests[name] = "itself"
            whole = hashlib.sha256(self.read(name))
            for key, (kind, target, outside) in sorted(self.relations(name).items()):
                whole.update(repr((key, kind, target if outside else self.digest(target))).encode())
            self._digests[name] = whole.hexdigest()
        return self._digests[name]

    def content_type(self, name: str) -> str:
        """What the package says a part is; empty if it does not say."""
        return self._types.get("/" + name.lower()) or self._types.get(name.rpartition(".")[2].lower(), "")

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Relationship id to (last word of its type, target: a part or an address, whether it lies outside)."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def related(self, part: str, kind: str) -> str | None:
        """The part that ``part`` is tied to by a relationship of this kind, if there is one."""
        return next((target for type_, target, _ in self.relations(part).values() if type_ == kind), None)

    def relationships(self, part: str) -> list[tuple[str, str, str, str]]:
        """(id, type, target, mode) of a part's relationships as they are written; of the package itself for ``""``."""
        folder, _, file = part.rpartition("/")
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self.names:
            return []
        keys = ("Id", "Type", "Target", "TargetMode")
        return [tuple(item.get(key, "") for key in keys) for item in self.root(name) if isinstance(item.tag, str)]

    def _read_relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        folder = part.rpartition("/")[0]
        out: dict[str, tuple[str, str, bool]] = {}
        for key, kind, target, mode in self.relationships(part):
            outside = mode == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            out[key] = (kind.rpartition("/")[2], target, outside)
        return out

    def _content_types(self) -> dict[str, str]:
        """Part name with its slash, or extension, in lower case, to the content type."""
        if _TYPES not in self.names:
            return {}
        items = [item for item in self.root(_TYPES) if isinstance(item.tag, str)]
        return {
            (item.get("PartName") or item.get("Extension", "")).lower(): item.get("ContentType", "") for item in items
        }

    def _main(self) -> str:
        for kind, target, _ in self.relations("").values():
            if f"/{kind}" == _OFFICE_DOCUMENT:
                return target
        return "word/document.xml"


def canonical(element: Element) -> str:
    """An element letter for letter, whatever the order of its attributes."""
    return str(etree.tostring(element, method="c14n", exclusive=True, with_tail=False), "utf-8")


def _parsed(data: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)
