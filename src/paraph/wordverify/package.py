"""A Word file as parts: bytes in, XML roots and relationships out. Reads only what a verdict needs."""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from typing import Any, TypeAlias

from lxml import etree

from paraph.wordverify.names import R_NS, STRICT_R, STRICT_W, W_NS

Element: TypeAlias = Any

_OFFICE_DOCUMENT = "/officeDocument"
_LARGEST = 1 << 30
"""Bytes of one part, unpacked: the reader before us has refused anything near it."""


class Package:
    """One Word file. Parts are named as in the ZIP, without a leading slash."""

    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.names = [name for name in self.zip.namelist() if not name.endswith("/")]
        self._relations: dict[str, dict[str, tuple[str, str, bool]]] = {}
        self.main = self._main()

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises ``KeyError`` if there is none, ``ValueError`` if it is beyond all measure."""
        if self.zip.getinfo(name).file_size > _LARGEST:
            raise ValueError(name)
        return self.zip.read(name)

    def root(self, name: str) -> Element:
        """A part as XML. A strict file is read as a transitional one."""
        data = self.read(name)
        if STRICT_W in data:
            data = data.replace(STRICT_W, W_NS.encode()).replace(STRICT_R, R_NS.encode())
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
        )
        return etree.fromstring(data, parser)

    def digest(self, name: str) -> str:
        """What tells one embedded part from another."""
        return hashlib.sha256(self.read(name)).hexdigest() if name in self.names else "missing"

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Relationship id to (last word of its type, target: a part or an address, whether it lies outside)."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def related(self, part: str, kind: str) -> str | None:
        """The part that ``part`` is tied to by a relationship of this kind, if there is one."""
        return next((target for type_, target, _ in self.relations(part).values() if type_ == kind), None)

    def _read_relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        folder, _, file = part.rpartition("/")
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        out: dict[str, tuple[str, str, bool]] = {}
        if name not in self.names:
            return out
        for item in self.root(name):
            if not isinstance(item.tag, str):
                continue
            target, outside = item.get("Target", ""), item.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            out[item.get("Id", "")] = (item.get("Type", "").rpartition("/")[2], target, outside)
        return out

    def _main(self) -> str:
        for kind, target, _ in self.relations("").values():
            if f"/{kind}" == _OFFICE_DOCUMENT:
                return target
        return "word/document.xml"
