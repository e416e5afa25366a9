"""Untrusted XML of a Word file: no entities, no DTD, no network, bounded depth; strict and transitional names alike."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeAlias

from lxml import etree

from paraph.errors import InputError

Element: TypeAlias = Any
"""An lxml element. The package ships no types that fit; everything beyond this folder is typed values."""

_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_PREFIXES = {
    _TRANSITIONAL: "w",
    _STRICT: "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/package/2006/relationships": "pr",
}
OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""How every part of a Word file is parsed, here and where two files are compared."""


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    namespace, _, local = tag.rpartition("}")
    prefix = _PREFIXES.get(namespace[1:])
    return f"{prefix}:{local}" if prefix else local


def short(element: Element) -> str:
    """``w:p`` for a paragraph in either namespace; the bare local name outside the known namespaces."""
    tag = element.tag
    return _short(tag) if isinstance(tag, str) else ""


def attribute(element: Element, name: str, default: str = "") -> str:
    """The attribute ``w:name`` in either namespace, or without one."""
    for key in (f"{{{_TRANSITIONAL}}}{name}", f"{{{_STRICT}}}{name}", name):
        value = element.get(key)
        if value is not None:
            return str(value)
    return default


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along ``path`` of short names, or ``None``."""
    for name in path:
        if element is None:
            return None
        element = next((item for item in element if short(item) == name), None)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """``w:val`` of the first descendant along ``path``, or ``None`` if there is none."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val")


def integer(text: str | None) -> int | None:
    """A number as Word writes it, or ``None`` (also for what is no number, or absurdly large)."""
    try:
        number = int(text) if text and len(text) < 12 else None
    except ValueError:
        return None
    return number


def switched(element: Element | None, *path: str) -> bool | None:
    """A toggle property: on, off, or ``None`` where nothing is said."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val", "1") not in ("0", "false", "off")


def parse(data: bytes, file: str, part: str) -> Element:
    """The root of a small part. Raises ``InputError`` when it is not well-formed or carries a DTD."""
    root: Element = None
    for _event, element in stream(data, file, part):
        root = element
    return root


def stream(data: bytes, file: str, part: str) -> Iterator[tuple[str, Element]]:
    """``(event, element)`` for every end of an element, the root's last; the caller may clear what it has used.

    Raises ``InputError`` when the XML is damaged, nested too deep, or declares a document type.
    """
    refuse_doctype(data, file, part)
    checked = False
    try:
        for event, element in etree.iterparse(io.BytesIO(data), events=("end",), **OPTIONS):
            if not checked:
                checked = True
                refuse_declared(element, file, part)
            yield event, element
    except (etree.LxmlError, ValueError, LookupError, MemoryError) as error:
        hint = "Open it in Word or LibreOffice and save it again."
        raise InputError("{file} is damaged: {part} cannot be read", hint=hint, file=file, part=part) from error


def refuse_doctype(data: bytes, file: str, part: str) -> None:
    """Raise ``InputError`` if ``data`` declares a document type or entities, in any encoding Word may write."""
    for mark in ("<!DOCTYPE", "<!ENTITY"):
        if any(mark.encode(code) in data for code in ("ascii", "utf-16-le", "utf-16-be")):
            raise _doctype(file, part)


def refuse_declared(element: Element, file: str, part: str) -> None:
    """Raise ``InputError`` if the parser met a document type, in whatever encoding it was written."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise _doctype(file, part)


def _doctype(file: str, part: str) -> InputError:
    return InputError(
        "{file} declares XML entities ({part}): such files are refused",
        hint="Word never writes them. Ask for the file again, saved anew by Word.",
        file=file,
        part=part,
    )
