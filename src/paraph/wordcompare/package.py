"""A Word file as parts: read within limits, written again with only some parts changed or added."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree
from msgspec import Struct

from paraph.errors import InputError
from paraph.readers.word.package import Package
from paraph.readers.word.xml import OPTIONS, refuse_declared, refuse_doctype
from paraph.wordcompare.names import CONTENT_TYPES, PACKAGE_RELATIONS, Element

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_TYPES_PART = "[Content_Types].xml"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_STRICT_MARK = b"http://purl.oclc.org/ooxml/"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How a part in UTF-16 begins."""
_DECLARATION = re.compile(r"\A\ufeff?<\?xml[^>]*\?>")


class Relation(Struct, frozen=True):
    """One relationship of a part. ``target`` is the full name of a part, or an address outside the file."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type: ``styles``, ``header``, ``image``."""
        return self.type.rpartition("/")[2]


def parse(data: bytes, file: str, part: str) -> Element:
    """The root of a part. Raises ``InputError`` when it is damaged, nested too deep or declares entities."""
    refuse_doctype(data, file, part)
    try:
        root = etree.fromstring(data, etree.XMLParser(**OPTIONS))
    except (etree.LxmlError, ValueError, LookupError, MemoryError) as error:
        hint = "Open it in Word or LibreOffice and save it again."
        raise InputError("{file} is damaged: {part} cannot be read", hint=hint, file=file, part=part) from error
    refuse_declared(root, file, part)
    return root


def serialise(root: Element) -> bytes:
    """The bytes of a part."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


class Parts:
    """The parts of one Word file. Raises ``InputError`` for whatever is not a plain .docx within the limits."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._package = Package(data, name)
        self._data = data
        self._relations: dict[str, dict[str, Relation]] = {}
        self._strict: set[str] = set()
        self._types: tuple[dict[str, str], dict[str, str]] | None = None
        self.main = self._package.main()

    def read(self, part: str) -> bytes | None:
        """The bytes of a part in UTF-8, strict names made transitional; ``None`` if there is none."""
        data = self._package.part(part)
        if data is not None and data.startswith(_WIDE):
            data = _DECLARATION.sub("", data.decode("utf-16", "replace")).encode()
        if data is not None and _STRICT_MARK in data:
            self._strict.add(part)
            for strict, transitional in _STRICT:
                data = data.replace(strict, transitional)
        return data

    def strict(self, part: str) -> bool:
        """Whether a part, once read, turned out to be strict."""
        return part in self._strict

    def root(self, part: str) -> Element | None:
        """A part, parsed."""
        data = self.read(part)
        return None if data is None else parse(data, self.name, part)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """The relationships of a part by id."""
        found = self._relations.get(part)
        if found is None:
            found = {each.id: each for each in self._read_relations(part)}
            self._relations[part] = found
        return found

    def _read_relations(self, part: str) -> Iterator[Relation]:
        root = self.root(relations_part(part))
        for each in () if root is None else root:
            if each.tag == f"{{{PACKAGE_RELATIONS}}}Relationship":
                external = each.get("TargetMode") == "External"
                target = each.get("Target", "")
                if not external:
                    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
                yield Relation(each.get("Id", ""), each.get("Type", ""), target, external)

    def related(self, part: str, kind: str) -> str | None:
        """The part of that kind that ``part`` refers to, if the file holds it."""
        for each in self.relations(part).values():
            if each.kind == kind and not each.external and self._package.part(each.target) is not None:
                return each.target
        return None

    def content_type(self, part: str) -> str:
        """What the package says ``part`` is."""
        if self._types is None:
            root = self.root(_TYPES_PART)
            defaults: dict[str, str] = {}
            overrides: dict[str, str] = {}
            for each in () if root is None else root:
                if each.tag.endswith("}Default"):
                    defaults[each.get("Extension", "").lower()] = each.get("ContentType", "")
                elif each.tag.endswith("}Override"):
                    overrides[each.get("PartName", "").lstrip("/").lower()] = each.get("ContentType", "")
            self._types = (defaults, overrides)
        defaults, overrides = self._types
        return overrides.get(part.lower()) or defaults.get(posixpath.splitext(part)[1].lstrip(".").lower(), "")

    def names(self) -> list[str]:
        """The parts in the order of the zip."""
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
            return list(dict.fromkeys(info.filename for info in archive.infolist() if not info.is_dir()))


def relations_part(part: str) -> str:
    """Where the relationships of ``part`` stand."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", base + ".rels")


class Output:
    """A Word file to be: the parts of ``source``, some changed, some added."""

    def __init__(self, source: Parts) -> None:
        self.source = source
        self._changed: dict[str, bytes] = {}
        self._new_relations: dict[str, list[Relation]] = {}
        self._new_types: dict[str, str] = {}
        self._taken = {name.lower() for name in source.names()}

    def change(self, part: str, data: bytes) -> None:
        """``part`` is to hold ``data``; a strict part stays strict."""
        if self.source.strict(part):
            for strict, transitional in reversed(_STRICT):
                data = data.replace(transitional, strict)
        self._changed[part] = data

    def add(self, wanted: str, data: bytes, content_type: str) -> str:
        """A new part, named like ``wanted``; its name."""
        stem, extension = posixpath.splitext(wanted)
        name, count = wanted, 1
        while name.lower() in self._taken:
            count += 1
            name = f"{stem}-{count}{extension}"
        self._taken.add(name.lower())
        self._changed[name] = data
        if content_type:
            self._new_types[name] = content_type
        return name

    def relate(self, part: str, type_: str, target: str) -> str:
        """The id under which ``part`` refers to the part ``target``, given anew if there is none yet."""
        known: list[Relation] = [*self.source.relations(part).values(), *self._new_relations.get(part, ())]
        for each in known:
            if (each.type, each.target, each.external) == (type_, target, False):
                return each.id
        taken = {each.id for each in known}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        self.relate_as(part, Relation(f"rId{number}", type_, target))
        return f"rId{number}"

    def relate_as(self, part: str, relation: Relation) -> None:
        """``part`` is to have ``relation``; once is enough."""
        new = self._new_relations.setdefault(part, [])
        if relation not in new:
            new.append(relation)

    def to_bytes(self) -> bytes:
        """The zip: the order of the source, then what was added; fixed dates, so that equal parts are equal bytes."""
        self._finish()
        names = self.source.names()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive, zipfile.ZipFile(io.BytesIO(self.source._data)) as old:
            for name in [*names, *(name for name in self._changed if name not in names)]:
                info = zipfile.ZipInfo(name, _FIXED_DATE)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 0
                info.external_attr = 0o600 << 16
                data = self._changed.get(name)
                archive.writestr(info, old.read(name) if data is None else data, compresslevel=6)
        return out.getvalue()

    def _finish(self) -> None:
        for part, new in self._new_relations.items():
            name = relations_part(part)
            root = self._root(name, "Relationships", PACKAGE_RELATIONS)
            for each in new:
                target = each.target if each.external else "/" + each.target
                about = {"Id": each.id, "Type": each.type, "Target": target}
                if each.external:
                    about["TargetMode"] = "External"
                etree.SubElement(root, f"{{{PACKAGE_RELATIONS}}}Relationship", about)
            self._changed[name] = serialise(root)
        if self._new_types:
            root = self._root(_TYPES_PART, "Types", CONTENT_TYPES)
            for part, kind in self._new_types.items():
                about = {"PartName": "/" + part, "ContentType": kind}
                etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", about)
            self._changed[_TYPES_PART] = serialise(root)

    def _root(self, part: str, tag: str, namespace: str) -> Element:
        data = self._changed.get(part)
        root = self.source.root(part) if data is None else parse(data, self.source.name, part)
        if root is not None:
            return root
        nsmap: Any = {None: namespace}
        return etree.Element(f"{{{namespace}}}{tag}", nsmap=nsmap)
