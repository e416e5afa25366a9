"""A Word file to be spoilt: its parts, found and changed by XPath; every change must really find what it spoils."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any, TypeAlias

from lxml import etree

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}
BODY = "word/document.xml"


class File:
    """Parts by name, each as bytes."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def data(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, part in self.parts.items():
                archive.writestr(name, part)
        return out.getvalue()

    def edit(self, path: str, change: Callable[[Any], None], part: str = BODY) -> None:
        """Change the first element that the path finds."""
        root = etree.fromstring(self.parts[part])
        found = root.xpath(path, namespaces=NAMES)
        assert found, f"{path} finds nothing in {part}"
        change(found[0])
        self.parts[part] = etree.tostring(root)


Damage: TypeAlias = Callable[[File], None]


def drop(path: str, part: str = BODY) -> Damage:
    return lambda file: file.edit(path, lambda each: each.getparent().remove(each), part)


def unwrap(path: str, part: str = BODY) -> Damage:
    """What it held stays, it goes."""

    def change(each: Any) -> None:
        for child in list(each):
            each.addprevious(child)
        each.getparent().remove(each)

    return lambda file: file.edit(path, change, part)


def live(path: str) -> Damage:
    """Struck words become words."""

    def change(each: Any) -> None:
        for text in each.iter(w("delText")):
            text.tag = w("t")
        for child in list(each):
            each.addprevious(child)
        each.getparent().remove(each)

    return lambda file: file.edit(path, change)


def say(path: str, text: str, part: str = BODY) -> Damage:
    def change(each: Any) -> None:
        assert each.text != text
        each.text = text

    return lambda file: file.edit(path, change, part)


def put(path: str, name: str, value: str, part: str = BODY) -> Damage:
    """Another value of an attribute, written with its prefix."""

    def change(each: Any) -> None:
        assert each.get(_key(name)) != value
        each.set(_key(name), value)

    return lambda file: file.edit(path, change, part)


def strip(path: str, name: str, part: str = BODY) -> Damage:
    """An attribute goes."""

    def change(each: Any) -> None:
        del each.attrib[_key(name)]

    return lambda file: file.edit(path, change, part)


def add(path: str, inner: str, part: str = BODY, *, first: bool = False) -> Damage:
    """One more child, last or first."""

    def change(each: Any) -> None:
        each.insert(0, _element(inner)) if first else each.append(_element(inner))

    return lambda file: file.edit(path, change, part)


def before(path: str, inner: str) -> Damage:
    """One more element before it."""
    return lambda file: file.edit(path, lambda each: each.addprevious(_element(inner)))


def cut(path: str, name: str) -> Damage:
    """A run of one text becomes two runs."""

    def change(run: Any) -> None:
        other = deepcopy(run)
        run.addnext(other)
        first, second = run.find(w(name)), other.find(w(name))
        first.text, second.text = first.text[:3], first.text[3:]

    return lambda file: file.edit(path, change)


def both(*damages: Damage) -> Damage:
    """One after the other."""

    def change(file: File) -> None:
        for damage in damages:
            damage(file)

    return change


def _element(inner: str) -> Any:
    spaces = " ".join(f'xmlns:{key}="{value}"' for key, value in NAMES.items() if key != "xml")
    return etree.fromstring(f"<x {spaces}>{inner}</x>")[0]


def twice(path: str, part: str = BODY) -> Damage:
    return lambda file: file.edit(path, lambda each: each.addnext(deepcopy(each)), part)


def swap(path: str, part: str = BODY) -> Damage:
    """It stands behind what follows it."""
    return lambda file: file.edit(path, lambda each: each.getnext().addnext(each), part)


def rename(path: str, name: str) -> Damage:
    def change(each: Any) -> None:
        each.tag = w(name)

    return lambda file: file.edit(path, change)


def without(part: str) -> Damage:
    def change(file: File) -> None:
        del file.parts[part]

    return change


def raw(part: str, old: bytes, new: bytes) -> Damage:
    def change(file: File) -> None:
        assert old in file.parts[part]
        file.parts[part] = file.parts[part].replace(old, new, 1)

    return change


def _key(name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMES[prefix]}}}{local}" if prefix in NAMES else name


def w(name: str) -> str:
    return f"{{{NAMES['w']}}}{name}"
