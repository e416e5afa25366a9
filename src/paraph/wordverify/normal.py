"""What a reader sees of a story, as nested tuples: two stories that say and look the same have one normal form.

Left out: how words are cut into runs, ids that only tie parts together (what they tie to is put in their place),
revision ids, and what no reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from paraph.wordverify.lists import Lists
from paraph.wordverify.names import PLACES, R_NS, UNSEEN, XML_SPACE, M, w
from paraph.wordverify.package import Element, Package

Normal: TypeAlias = tuple[object, ...]

_PROPERTIES = frozenset({w(name) for name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "tblPrEx", "sdtPr", "sectPr")})
_TEXTS = frozenset({w("t"), M + "t"})
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_HEADERS = frozenset({w("headerReference"), w("footerReference")})
_INSTRUCTION = w("instrText")
_CODE = "instruction"
"""Stands where the look of text does: how a field's instruction is cut into runs is no matter either."""
_COMMENTS = frozenset({w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")})
_TIES = PLACES - {w("bookmarkStart")}
"""Elements that are nothing but an id; what it ties to is put in its place."""
_STYLES = frozenset({w("pStyle"), w("rStyle"), w("tblStyle")})
_BLANK_LOOKS = frozenset(
    w(name)
    for name in "pStyle jc ind tabs rPr bidi spacing contextualSpacing keepNext keepLines widowControl".split()  # noqa: SIM905
)
"""Properties of a paragraph that nobody sees as long as it says nothing; a border or a number is seen."""
_HOLDERS = frozenset(w(name) for name in ("hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "bdo", "dir"))
_GONE_WHEN_EMPTY = frozenset({w("hyperlink"), w("smartTag")})
"""Holders that nobody sees once their words are gone; Word drops them then."""
_ON = frozenset({"1", "true", "on"})
_RSID = re.compile(r"rsid\w*\Z|paraId\Z|textId\Z")
_DRAWING_IDS = frozenset({"docPr", "cNvPr", "shape", "shapetype", "rect", "roundrect", "line", "oval"})


class Normalizer:
    """Normal forms within one Word file. ``anchors``: bookmarks, comments and permissions count too."""

    def __init__(self, package: Package, *, anchors: bool, resolved: dict[str, Element]) -> None:
        self.package = package
        self.anchors = anchors
        self._left_out = UNSEEN if anchors else UNSEEN | PLACES
        self.resolved = resolved
        """Part name to its root after accepting or rejecting."""
        self.styles = self._style_names()
        self.lists = Lists(package, self.styles)
        self.shown: dict[tuple[str, str], Normal] = {}
        """The headers and footers of the section that was read last: the next one inherits them."""
        self.part = package.main
        self.bookmarks: dict[str, str] = {}
        self.comments = self._comment_forms() if anchors else {}

    def story(self, part: str) -> Normal:
        """The whole part."""
        return self.inside(part, self.resolved[part])

    def inside(self, part: str, element: Element) -> Normal:
        """One element of a part other than the main one."""
        outer, self.part = self.part, part
        form = self._element(element)
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
            return (tag, element.get(w("customMarkFollows")), self._note(element, _NOTES[tag]))
        if tag in _TIES:
            return (tag, self._tie(element))
        if tag == w("bookmarkStart"):
            self.bookmarks[element.get(w("id"))] = element.get(w("name"), "")
        if tag in _HEADERS:
            return (tag, element.get(w("type")), self._header(element))
        children = tuple(form for child in self.children(element) if (form := self._element(child)))
        text = element.text or ""
        spoken = tag.endswith("}t") and not children
        return (tag, self._attributes(element), text if spoken else text.strip(), children)

    def children(self, element: Element) -> list[Element]:
        """Those of an element's children that are compared. Comments of XML are gone by now, entities are refused."""
        return [child for child in element if child.tag not in self._left_out]

    # -- paragraphs ----------------------------------------------------------------------------------------------

    def _paragraph_properties(self, paragraph: Element) -> Normal:
        properties = paragraph.find(w("pPr"))
        if properties is None:
            return ()
        style = properties.find(w("pStyle"))
        if style is not None and properties.find(w("numPr")) is None:
            self.lists.pass_by(style.get(w("val")))
        return self._properties(properties)

    def _pieces(self, holder: Element) -> Iterator[object]:
        """Stretches of text with one look as one piece, everything else as itself, in order."""
        text: list[str] = []
        last: Normal = ()
        for look, piece in self._flat(holder):
            if isinstance(piece, str):
                if text and look != last:
                    yield _stretch(last, text)
                    text = []
                last = look
                text.append(piece)
                continue
            if text:
                yield _stretch(last, text)
                text = []
            yield piece
        if text:
            yield _stretch(last, text)

    def _flat(self, holder: Element) -> Iterator[tuple[Normal, str | Normal]]:
        for child in self.children(holder):
            if child.tag == w("pPr"):
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
        yield (), ((), _field_mark("begin", simple, ("fldLock", "dirty")))
        yield (_CODE, ()), simple.get(w("instr"), "")
        yield (), ((), _field_mark("separate"))
        yield from self._flat(simple)
        yield (), ((), _field_mark("end"))

    def _run(self, run: Element) -> Iterator[tuple[Normal, str | Normal]]:
        properties = run.find(w("rPr"))
        look = () if properties is None else self._properties(properties)
        for child in self.children(run):
            if child.tag == w("rPr"):
                continue
            if child.tag in _TEXTS or child.tag == _INSTRUCTION:
                text = _text(child)
                if text:
                    yield look if child.tag in _TEXTS else (_CODE, look), text
            else:
                yield look, (look, self._element(child))

    # -- properties ----------------------------------------------------------------------------------------------

    def _properties(self, element: Element) -> Normal:
        """Properties in no order; those that say nothing are left out."""
        said = {form for child in self.children(element) if (form := self._property(child))}
        if element.tag == w("sectPr"):
            said.update((*slot, story) for slot, story in self.shown.items() if _shows(story))
        attributes = self._attributes(element) if element.tag == w("sectPr") else ()
        if not said and not attributes:
            return ()
        return (element.tag, attributes, tuple(sorted(said, key=repr)))

    def _property(self, child: Element) -> Normal:
        if child.tag in _STYLES:
            key = child.get(w("val"))
            return (child.tag, self.styles.get(key, ("no such style", key)))
        if child.tag == w("numPr"):
            style = child.getparent().find(w("pStyle"))
            return self.lists.form(child, None if style is None else style.get(w("val")))
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
            if _RSID.match(local) or name == XML_SPACE:
                continue
            if drawn and local in ("id", "spid"):
                value = "its own"
            if (element.tag == w("bookmarkStart") and local == "id") or local == "Ignorable":
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
        form = tuple(self._element(child) for child in self.children(note))
        self.part = outer
        return form

    def _tie(self, element: Element) -> object:
        """The end of a bookmark by its name, a comment by what it says."""
        key = element.get(w("id"))
        if element.tag in _COMMENTS:
            return self.comments.get(key, ("missing",))
        return self.bookmarks.get(key, "") if element.tag == w("bookmarkEnd") else self._attributes(element)

    def _comment_forms(self) -> dict[str, object]:
        part = self.package.related(self.package.main, "comments")
        if part is None or part not in self.package.names:
            return {}
        return {item.get(w("id")): _plain(item) for item in self.package.root(part)}

    def _style_names(self) -> dict[str, str]:
        part = self.package.related(self.package.main, "styles")
        if part is None or part not in self.package.names:
            return {}
        out = {}
        for style in self.package.root(part).iter(w("style")):
            name = style.find(w("name"))
            out[style.get(w("styleId"))] = "" if name is None else name.get(w("val"), "")
        return out


def _field_mark(kind: str, field: Element | None = None, keys: tuple[str, ...] = ()) -> Normal:
    more = [(w(key), field.get(w(key))) for key in keys if field is not None and field.get(w(key)) is not None]
    return (w("fldChar"), tuple(sorted([(w("fldCharType"), kind), *more], key=repr)), "", ())


def _stretch(look: Normal, text: list[str]) -> Normal:
    whole = "".join(text)
    return (look, whole.strip() if look[:1] == (_CODE,) else whole)


def _shows(story: Normal) -> bool:
    """Whether a reader sees anything of a header: one of bare empty paragraphs is as good as none."""
    blocks = story[-1]
    return not isinstance(blocks, tuple) or any(block[0] != "p" or not _blank(block) for block in blocks)


def _blank(paragraph: Normal) -> bool:
    _, properties, pieces = paragraph
    if pieces != () or not isinstance(properties, tuple):
        return False
    said = properties[2] if properties else ()
    return isinstance(said, tuple) and all(item[0] in _BLANK_LOOKS for item in said)


def _plain(element: Element) -> Normal:
    children = tuple(_plain(child) for child in element)
    said = ((name, value) for name, value in element.attrib.items() if not _RSID.match(name.rpartition("}")[2]))
    return (element.tag, tuple(sorted(said)), element.text, children)


def _text(element: Element) -> str:
    text = element.text or ""
    return str(text) if element.get(XML_SPACE) == "preserve" else str(text.strip(" \t\r\n"))
