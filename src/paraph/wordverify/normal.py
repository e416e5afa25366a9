"""What a reader sees of a story, as nested tuples: two stories that say and look the same have one normal form.

Left out: how words are cut into runs, ids that only tie parts together (what they tie to is put in their place),
revision ids, and what no reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from paraph.wordverify.names import R_NS, UNSEEN, XML_SPACE, M, w
from paraph.wordverify.package import Element, Package

Normal: TypeAlias = tuple[object, ...]

_PROPERTIES = frozenset({w(name) for name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "tblPrEx", "sdtPr", "sectPr")})
_TEXTS = frozenset({w("t"), M + "t"})
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_HEADERS = frozenset({w("headerReference"), w("footerReference")})
_ANCHORS = frozenset(
    {w("bookmarkStart"), w("bookmarkEnd"), w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")}
)
_STYLES = frozenset({w("pStyle"), w("rStyle"), w("tblStyle")})
_HOLDERS = frozenset(w(name) for name in ("hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "bdo", "dir"))
_GONE_WHEN_EMPTY = frozenset({w("hyperlink"), w("smartTag")})
"""Holders that nobody sees once their words are gone; Word drops them then."""
_ON = frozenset({"1", "true", "on"})
_RSID = re.compile(r"rsid\w*\Z|paraId\Z|textId\Z")
_DRAWING_IDS = frozenset({"docPr", "cNvPr", "shape", "shapetype", "rect", "roundrect", "line", "oval"})


class Normalizer:
    """Normal forms within one Word file. ``anchors``: bookmarks and comments count too."""

    def __init__(self, package: Package, *, anchors: bool, resolved: dict[str, Element]) -> None:
        self.package = package
        self.anchors = anchors
        self.resolved = resolved
        """Part name to its root after accepting or rejecting."""
        self.styles = self._style_names()
        self.lists = self._list_definitions()
        self.met_lists: dict[str, int] = {}
        self.shown: dict[tuple[str, str], Normal] = {}
        """The headers and footers of the section that was read last: the next one inherits them."""
        self.part = package.main

    def story(self, part: str) -> Normal:
        """The whole part."""
        outer, self.part = self.part, part
        form = self._element(self.resolved[part])
        self.part = outer
        return form

    def form(self, element: Element) -> Normal:
        """One element of a story."""
        return self._element(element)

    def _element(self, element: Element) -> Normal:
        tag = element.tag
        if tag in _PROPERTIES:
            return self._properties(element)
        if tag == w("p"):
            return ("p", self._paragraph_properties(element), tuple(self._pieces(element)))
        if tag in _NOTES:
            return (tag, self._note(element, _NOTES[tag]))
        if tag in _HEADERS:
            return (tag, element.get(w("type")), self._header(element))
        children = tuple(form for child in self._children(element) if (form := self._element(child)))
        return (tag, self._attributes(element), (element.text or "").strip(), children)

    def _children(self, element: Element) -> Iterator[Element]:
        for child in element:
            if isinstance(child.tag, str) and child.tag not in UNSEEN and (self.anchors or child.tag not in _ANCHORS):
                yield child

    # -- paragraphs ----------------------------------------------------------------------------------------------

    def _paragraph_properties(self, paragraph: Element) -> Normal:
        properties = paragraph.find(w("pPr"))
        return () if properties is None else self._properties(properties)

    def _pieces(self, holder: Element) -> Iterator[object]:
        """Stretches of text with one look as one piece, everything else as itself, in order."""
        text: list[str] = []
        last: Normal = ()
        for look, piece in self._flat(holder):
            if isinstance(piece, str):
                if text and look != last:
                    yield (last, "".join(text))
                    text = []
                last = look
                text.append(piece)
                continue
            if text:
                yield (last, "".join(text))
                text = []
            yield piece
        if text:
            yield (last, "".join(text))

    def _flat(self, holder: Element) -> Iterator[tuple[Normal, str | Normal]]:
        for child in self._children(holder):
            if child.tag in (w("pPr"), w("rPr")):
                continue
            if child.tag == w("r"):
                yield from self._run(child)
            elif child.tag == w("fldSimple"):
                yield from self._field(child)
            elif child.tag in _HOLDERS:
                inner = tuple(self._pieces(child))
                if inner or child.tag not in _GONE_WHEN_EMPTY:
                    yield (), (child.tag, self._attributes(child), inner)
            else:
                form = self._element(child)
                if form:
                    yield (), form

    def _field(self, simple: Element) -> Iterator[tuple[Normal, str | Normal]]:
        """A simple field as the complex one it is short for (17.16.18)."""
        inner = list(self._flat(simple))
        if not inner:
            return
        yield (), ((), _field_mark("begin"))
        yield (), ((), (w("instrText"), (), simple.get(w("instr"), "").strip(), ()))
        yield (), ((), _field_mark("separate"))
        yield from inner
        yield (), ((), _field_mark("end"))

    def _run(self, run: Element) -> Iterator[tuple[Normal, str | Normal]]:
        properties = run.find(w("rPr"))
        look = () if properties is None else self._properties(properties)
        for child in self._children(run):
            if child.tag == w("rPr"):
                continue
            if child.tag in _TEXTS:
                text = _text(child)
                if text:
                    yield look, text
            else:
                yield look, (look, self._element(child))

    # -- properties ----------------------------------------------------------------------------------------------

    def _properties(self, element: Element) -> Normal:
        """Properties in no order; those that say nothing are left out."""
        said = {form for child in self._children(element) if (form := self._property(child))}
        if element.tag == w("sectPr"):
            said.update((*slot, story) for slot, story in self.shown.items() if _shows(story))
        attributes = self._attributes(element) if element.tag == w("sectPr") else ()
        if not said and not attributes:
            return ()
        return (element.tag, attributes, tuple(sorted(said, key=repr)))

    def _property(self, child: Element) -> Normal:
        if child.tag in _STYLES:
            return (child.tag, self.styles.get(child.get(w("val")), child.get(w("val"))))
        if child.tag == w("numPr"):
            return self._list(child)
        if child.tag in _PROPERTIES:
            return self._properties(child)
        if child.tag in _HEADERS:
            self.shown[child.tag, child.get(w("type"), "default")] = self._header(child)
            return ()
        if len(child):
            return self._element(child)
        value = child.get(w("val"))
        attributes = self._attributes(child)
        if value in _ON and len(attributes) == 1:
            attributes = ()
        return (child.tag, attributes)

    def _attributes(self, element: Element) -> Normal:
        drawn = element.tag.rpartition("}")[2] in _DRAWING_IDS
        found = []
        for name, value in element.attrib.items():
            space, _, local = name.rpartition("}")
            if _RSID.match(local) or name == XML_SPACE or (drawn and local in ("id", "spid")):
                continue
            if (element.tag in _ANCHORS and local == "id") or local == "Ignorable":
                continue
            found.append((name, self._tied(value) if space[1:] == R_NS else value))
        return tuple(sorted(found, key=repr))

    # -- what ids tie to -----------------------------------------------------------------------------------------

    def _tied(self, relation: str) -> object:
        """The address a relationship leads to, or the digest of the part."""
        kind, target, outside = self.package.relations(self.part).get(relation, ("", relation, True))
        return (kind, target if outside else self.package.digest(target))

    def _header(self, reference: Element) -> Normal:
        relation = reference.get(f"{{{R_NS}}}id")
        _, target, _ = self.package.relations(self.part).get(relation, ("", "", True))
        return self.story(target) if target in self.resolved else ("missing",)

    def _note(self, reference: Element, kind: str) -> Normal:
        part = self.package.related(self.package.main, kind)
        if part is None or part not in self.resolved:
            return ("missing",)
        wanted = reference.get(w("id"))
        note = next((item for item in self.resolved[part] if item.get(w("id")) == wanted), None)
        if note is None:
            return ("missing",)
        outer, self.part = self.part, part
        form = tuple(self._element(child) for child in self._children(note))
        self.part = outer
        return form

    def _list(self, properties: Element) -> Normal:
        """A list by its definition and by the order in which lists are met: ids differ between files."""
        number = properties.find(w("numId"))
        level = properties.find(w("ilvl"))
        shown = "0" if level is None else level.get(w("val"))
        if number is None:
            return ("list", shown)
        name = number.get(w("val"))
        if name == "0":
            return ("list", "none")
        place = self.met_lists.setdefault(name, len(self.met_lists))
        return ("list", shown, place, self.lists.get(name, ()))

    def _style_names(self) -> dict[str, str]:
        part = self.package.related(self.package.main, "styles")
        if part is None or part not in self.package.names:
            return {}
        out = {}
        for style in self.package.root(part).iter(w("style")):
            name = style.find(w("name"))
            out[style.get(w("styleId"))] = "" if name is None else name.get(w("val"), "")
        return out

    def _list_definitions(self) -> dict[str, Normal]:
        part = self.package.related(self.package.main, "numbering")
        if part is None or part not in self.package.names:
            return {}
        root = self.package.root(part)
        abstract = {item.get(w("abstractNumId")): item for item in root.iter(w("abstractNum"))}
        out: dict[str, Normal] = {}
        for number in root.iter(w("num")):
            tied = number.find(w("abstractNumId"))
            levels = abstract.get(None if tied is None else tied.get(w("val")))
            shapes = [] if levels is None else [self._level(level) for level in levels.iter(w("lvl"))]
            overrides = [self._plain(item) for item in number.iter(w("lvlOverride"))]
            out[number.get(w("numId"))] = (tuple(shapes), tuple(overrides))
        return out

    def _level(self, level: Element) -> Normal:
        wanted = (w("start"), w("numFmt"), w("lvlText"), w("lvlRestart"), w("suff"))
        said = tuple(sorted((child.tag, child.get(w("val"))) for child in level if child.tag in wanted))
        return (level.get(w("ilvl")), said)

    def _plain(self, element: Element) -> Normal:
        children = tuple(self._plain(child) for child in element)
        return (element.tag, tuple(sorted(element.attrib.items())), children)


def _field_mark(kind: str) -> Normal:
    return (w("fldChar"), ((w("fldCharType"), kind),), "", ())


def _shows(story: Normal) -> bool:
    """Whether a reader sees anything of a header: one of empty paragraphs is as good as none."""
    blocks = story[-1]
    return not isinstance(blocks, tuple) or any(block[0] != "p" or block[-1] != () for block in blocks)


def _text(element: Element) -> str:
    text = element.text or ""
    return str(text) if element.get(XML_SPACE) == "preserve" else str(text.strip(" \t\r\n"))
