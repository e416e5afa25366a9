"""A reader of Word files that shares nothing with the writer: paragraphs in order, with fields worked out anew."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Line:
    """A paragraph that has words: the name of its style, what it says, what its fields showed before an update."""

    style: str
    text: str
    cached: str


def parts(path: Path) -> dict[str, bytes]:
    """Every part of the package."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def lines(path: Path) -> list[Line]:
    """Every paragraph of the body with words, in the order of the file."""
    package = parts(path)
    root = etree.fromstring(package["word/document.xml"])
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in etree.fromstring(package["word/styles.xml"]).iter(f"{W}style")
    }
    marked = _bookmarks(root)
    out = []
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        text, cached = _words(paragraph, marked), _words(paragraph, None)
        if text or cached:
            out.append(Line(names.get(style.get(f"{W}val"), "") if style is not None else "", text, cached))
    return out


def _bookmarks(root: etree._Element) -> dict[str, str]:
    """Bookmark name to the words between its ends."""
    out: dict[str, str] = {}
    open_: dict[str, str] = {}
    for element in root.iter():
        if element.tag == f"{W}bookmarkStart":
            name = element.get(f"{W}name")
            assert name not in out, f"two bookmarks {name}"
            open_[element.get(f"{W}id")] = name
            out[name] = ""
        elif element.tag == f"{W}bookmarkEnd":
            del open_[element.get(f"{W}id")]
        else:
            for name in open_.values():
                out[name] += _said(element)
    return out


def _said(element: etree._Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    if element.get(f"{W}type") == "page":
        return ""
    return {f"{W}br": "\n", f"{W}tab": "\t"}.get(element.tag, "")


def _words(paragraph: etree._Element, marked: dict[str, str] | None) -> str:
    """What the paragraph says; with ``marked`` a REF field says what its bookmark holds, else what it showed."""
    out: list[str] = []
    code, shows = "", False
    for element in paragraph.iter():
        if element.tag == f"{W}fldChar":
            kind = element.get(f"{W}fldCharType")
            if kind == "begin":
                code, shows = "", True
            elif kind == "separate" and marked is not None:
                name, target, *_ = code.split()
                assert name == "REF", code
                out.append(marked[target])
                shows = False
            elif kind == "end":
                code, shows = "", False
        elif element.tag == f"{W}instrText":
            code += element.text or ""
        elif not code or shows:
            out.append(_said(element))
    return "".join(out)
