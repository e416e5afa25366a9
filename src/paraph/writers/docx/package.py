"""The Word package: parts in, bytes out, the same for the same parts; and a package taken apart."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

from paraph.writers.docx.ooxml import escape

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DOCUMENT = "word/document.xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "officeDocument": f"{_WORD_TYPE}.document.main+xml",
    "styles": f"{_WORD_TYPE}.styles+xml",
    "settings": f"{_WORD_TYPE}.settings+xml",
    "numbering": f"{_WORD_TYPE}.numbering+xml",
    "footnotes": f"{_WORD_TYPE}.footnotes+xml",
    "endnotes": f"{_WORD_TYPE}.endnotes+xml",
    "header": f"{_WORD_TYPE}.header+xml",
    "footer": f"{_WORD_TYPE}.footer+xml",
    "comments": f"{_WORD_TYPE}.comments+xml",
    "fontTable": f"{_WORD_TYPE}.fontTable+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
}
_IMAGES = {"png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg", "gif": "image/gif", "emf": "image/x-emf"}
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)

PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


class Relation(Struct, frozen=True, order=True):
    """One relationship: ``kind`` is the last word of its type, ``target`` the full name of a part."""

    id: str
    kind: str
    target: str


class Package(Struct, frozen=True):
    """Parts that make a document, with their relationships; nothing else is ever written."""

    parts: Mapping[str, bytes]
    relations: Mapping[str, tuple[Relation, ...]]


def read_package(data: bytes) -> Package:
    """What a template holds, cut down to the kinds of part a treaty needs.

    Everything else is left behind: comments, custom XML, thumbnails, application properties, printer settings.
    Raises ``KeyError`` or ``zipfile.BadZipFile`` for what is no Word file.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        source = {name: archive.read(name) for name in archive.namelist()}
    parts: dict[str, bytes] = {}
    relations: dict[str, tuple[Relation, ...]] = {}
    waiting = [DOCUMENT]
    while waiting:
        name = waiting.pop()
        if name in parts:
            continue
        parts[name] = source[name]
        found = tuple(each for each in relations_of(source, name) if _is_kept(each))
        if found:
            relations[name] = found
        waiting.extend(each.target for each in found)
    return Package(parts, relations)


def relations_of(source: Mapping[str, bytes], name: str) -> tuple[Relation, ...]:
    """The inner relationships of a part, ordered by id."""
    folder, base = posixpath.split(name)
    data = source.get(f"{folder}/_rels/{base}.rels")
    if data is None:
        return ()
    out = []
    for each in etree.fromstring(data, PARSER):
        if each.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
            out.append(Relation(each.get("Id", ""), each.get("Type", "").rpartition("/")[2], target))
    return tuple(sorted(out))


def write_package(package: Package, core: bytes) -> bytes:
    """The zip: fixed order, dates, rights and system, so that equal parts are equal bytes."""
    files = dict(package.parts)
    for name, found in package.relations.items():
        folder, base = posixpath.split(name)
        files[f"{folder}/_rels/{base}.rels"] = _relations_xml(found, folder)
    files["docProps/core.xml"] = core
    files["_rels/.rels"] = _root_relations()
    files["[Content_Types].xml"] = _content_types(package)
    first = ["[Content_Types].xml", "_rels/.rels", DOCUMENT]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in [*first, *sorted(set(files) - set(first))]:
            info = zipfile.ZipInfo(name, _FIXED_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0o600 << 16
            archive.writestr(info, files[name], compresslevel=6)
    return out.getvalue()


def core_properties(fields: Mapping[str, str]) -> bytes:
    """``docProps/core.xml``: only what is given (``dc:title``, ``dc:language``, ``dcterms:created`` ...)."""
    rows = []
    for name, value in fields.items():
        kind = ' xsi:type="dcterms:W3CDTF"' if name.startswith("dcterms:") else ""
        rows.append(f"<{name}{kind}>{escape(value)}</{name}>")
    return (
        f"{DECLARATION}"
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{"".join(rows)}</cp:coreProperties>'
    ).encode()


def _is_kept(relation: Relation) -> bool:
    return relation.kind == "image" or (relation.kind in _TYPES and relation.kind != "comments")


def _relations_xml(found: tuple[Relation, ...], folder: str) -> bytes:
    rows = "".join(
        f'<Relationship Id="{escape(each.id)}" Type="{_OFFICE}/{each.kind}" '
        f'Target="{escape(posixpath.relpath(each.target, folder))}"/>'
        for each in found
    )
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{rows}</Relationships>'.encode()


def _root_relations() -> bytes:
    return (
        f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="{DOCUMENT}"/>'
        f'<Relationship Id="rId2" Type="{_CORE}" Target="docProps/core.xml"/></Relationships>'
    ).encode()


def _content_types(package: Package) -> bytes:
    kinds = {each.target: each.kind for found in package.relations.values() for each in found}
    kinds[DOCUMENT] = "officeDocument"
    kinds["docProps/core.xml"] = "core-properties"
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    endings = {name.rpartition(".")[2].lower() for name, kind in kinds.items() if kind == "image"}
    defaults |= {ending: _IMAGES.get(ending, f"image/{ending}") for ending in sorted(endings)}
    rows = [f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in defaults.items()]
    rows += [
        f'<Override PartName="/{escape(name)}" ContentType="{_TYPES[kind]}"/>'
        for name, kind in sorted(kinds.items())
        if kind != "image"
    ]
    return f'{DECLARATION}<Types xmlns="{_CONTENT_TYPES}">{"".join(rows)}</Types>'.encode()
