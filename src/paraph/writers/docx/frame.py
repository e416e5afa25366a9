"""The frame: the drafter's template with its fields filled, ready to take a body.

docxtpl fills page, header and footer once for each way of dressing; every file then only splices its body in.
"""

from __future__ import annotations

import functools
import html
import io
import re
import zipfile
from collections.abc import Mapping, Sequence

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from paraph.writers.docx.ooxml import NAMESPACES
from paraph.writers.docx.package import DOCUMENT, PARSER, Package, read_package
from paraph.writers.docx.restyle import fit_columns, make_plain, q, size_of, style_ids
from paraph.writers.docx.styles import TABLE_CELL
from paraph.writers.docx.stylesheet import StyleSheet, twips

FIELDS = (
    "body",
    "draft",
    "draft_mark",
    "watermark",
    "name",
    "edition",
    "date",
    "derived",
    "page",
    "of",
)
"""What a template may say inside ``{{ }}``; ``draft`` is for ``{%p if draft %}``."""

_MARK = "\uf8ffbody\uf8ff"
_TAG = re.compile(r"<[^>]*>")
_FIELD = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_IN = re.compile(r"\bin\b")
_MARK_LETTER = "\uf8fe".encode()
_INITIALS_MM = 10
"""A signature copy leaves this much more at the foot, for the initials of both sides."""
_KEPT_SETTINGS = frozenset(
    {
        "zoom",
        "mirrorMargins",
        "bordersDoNotSurroundHeader",
        "bordersDoNotSurroundFooter",
        "gutterAtTop",
        "defaultTabStop",
        "autoHyphenation",
        "hyphenationZone",
        "doNotHyphenateCaps",
        "evenAndOddHeaders",
        "characterSpacingControl",
        "footnotePr",
        "endnotePr",
        "compat",
        "themeFontLang",
        "clrSchemeMapping",
        "decimalSymbol",
        "listSeparator",
    }
)


class Look(Struct, frozen=True):
    """What makes one frame differ from another of the same template."""

    columns: int
    draft: bool
    line_numbers: bool
    fields: tuple[tuple[str, str], ...]
    landscape: bool = False
    running: bool = True
    """A draft says so above its text and across its pages."""
    initials: bool = False
    """Each page is initialled at signature: there is room at its foot."""


class Frame(Struct, frozen=True):
    """A filled template cut at its marker. ``width`` and ``height`` are those of the text, in twips."""

    before: bytes
    after: bytes
    package: Package
    styles: Mapping[str, str]
    width: int
    height: int
    cell_size: float
    """Points: the type of the cells of a table."""


class _Environment(SandboxedEnvironment):
    """Compiles a source once: many frames are made of one template, and compiling is half of making them."""

    @functools.lru_cache(maxsize=64)  # noqa: B019 - there is one environment, as long as the process
    def from_string(self, source: str, *_: object, **__: object) -> Template:  # type: ignore[override]
        """The template of ``source``."""
        return super().from_string(source)


@functools.cache
def environment() -> SandboxedEnvironment:
    """Where templates run: sandboxed, strict, escaping, with no function to call."""
    made = _Environment(undefined=StrictUndefined, autoescape=True)
    made.globals.clear()
    return made


def make_frame(template: bytes, look: Look, sheet: StyleSheet) -> Frame:
    """The template filled and fitted to ``look``. The template is one that `check_template` found good.

    Such a template prints its fields and asks whether they are empty; if it does not compare them too, it is filled
    once with marks, and each file puts its own words, edition and date in their place.
    """
    if _compares(template):
        return _filled(template, look, sheet)
    marked = tuple((name, _mark_of(name) if _fits(value) else value) for name, value in look.fields)
    filled = _filled(template, replace(look, fields=marked), sheet)
    words = [(mark.encode(), value.encode()) for (_, mark), (_, value) in zip(marked, look.fields, strict=True)]
    return replace(
        filled,
        before=_worded(filled.before, words),
        after=_worded(filled.after, words),
        package=Package(
            {name: _worded(data, words) for name, data in filled.package.parts.items()}, filled.package.relations
        ),
    )


@functools.lru_cache(maxsize=64)
def _compares(template: bytes) -> bool:
    """True if a field's words decide something: then they must be the real ones."""
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        parts = [archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml")]
    fields = [found for part in parts for found in _FIELD.findall(html.unescape(_TAG.sub("", part)))]
    return any(letter in field[2:-2] for field in fields for letter in "=<>") or any(_IN.search(f) for f in fields)


def _mark_of(name: str) -> str:
    return f"\uf8fe{name}\uf8fe"


def _fits(value: str) -> bool:
    """Words that stand in XML as they are, in a text and in an attribute."""
    return bool(value) and not any(letter in value for letter in "&<>\"'\n\t\a\f\r")


def _worded(data: bytes, words: Sequence[tuple[bytes, bytes]]) -> bytes:
    if _MARK_LETTER in data:
        for mark, value in words:
            data = data.replace(mark, value)
    return data


@functools.lru_cache(maxsize=128)
def _filled(template: bytes, look: Look, sheet: StyleSheet) -> Frame:
    opened = DocxTemplate(io.BytesIO(template))
    fields = {**dict(look.fields), "draft": look.draft and look.running, "body": _MARK}
    opened.render(fields, environment(), autoescape=True)
    filled = io.BytesIO()
    opened.save(filled)
    package = read_package(filled.getvalue())
    roots = {name: etree.fromstring(data, PARSER) for name, data in package.parts.items() if name.endswith(".xml")}
    kinds = {each.kind: each.target for each in package.relations[DOCUMENT]}
    for root in roots.values():
        _strip_traces(root)
        if not look.draft:
            make_plain(root)
        _drop_empty_watermark(root)
    stylesheet = roots[kinds["styles"]]
    fit_columns(stylesheet, look.columns, sheet)
    if "fontTable" in kinds:
        _drop_embedded_fonts(roots[kinds["fontTable"]])
    if "settings" in kinds:
        _keep_settings(roots[kinds["settings"]])
    document = _with_namespaces(roots[DOCUMENT])
    width, height = _fit_page(document, look, sheet)
    before, after = _cut(document)
    parts = {name: _bytes(roots[name]) if name in roots else data for name, data in package.parts.items()}
    return Frame(
        before,
        after,
        Package(parts, package.relations),
        style_ids(stylesheet),
        width,
        height,
        size_of(stylesheet, TABLE_CELL),
    )


def _strip_traces(root: etree._Element) -> None:
    """Which session wrote what (``w:rsid...``) and where comments stood is nobody's business."""
    for each in root.iter():
        for name in [key for key in each.attrib if str(key).rpartition("}")[2].startswith("rsid")]:
            del each.attrib[name]
    traces = ("rsid", "rsids", "proofErr", "commentRangeStart", "commentRangeEnd", "commentReference")
    for trace in list(root.iter(*(q(name) for name in traces))):
        parent = trace.getparent()
        if parent is not None:
            parent.remove(trace)


def _drop_empty_watermark(root: etree._Element) -> None:
    """A watermark that says nothing: the run that holds its shape goes."""
    for shape in list(root.iter("{urn:schemas-microsoft-com:vml}textpath")):
        if shape.get("string") == "":
            run = next((each for each in shape.iterancestors(q("r"))), None)
            above = run.getparent() if run is not None else None
            if run is not None and above is not None:
                above.remove(run)


def _keep_settings(settings: etree._Element) -> None:
    """Only how text is laid out stays; variables, mail merge, attached templates, write protection go."""
    for each in list(settings):
        if etree.QName(each).localname not in _KEPT_SETTINGS:
            settings.remove(each)


def _drop_embedded_fonts(fonts: etree._Element) -> None:
    """Font files are not taken along, so nothing may point to them."""
    for each in list(fonts.iter()):
        parent = each.getparent()
        if parent is not None and etree.QName(each).localname.startswith("embed"):
            parent.remove(each)


def _with_namespaces(document: etree._Element) -> etree._Element:
    root = etree.Element(document.tag, nsmap={key: uri for key, uri in document.nsmap.items() if key} | NAMESPACES)
    for key, value in document.attrib.items():
        root.set(key, value)
    root.extend(list(document))
    ignorable = f"{{{NAMESPACES['mc']}}}Ignorable"
    known = str(root.get(ignorable) or "").split()
    root.set(ignorable, " ".join(dict.fromkeys([*known, "w15"])))
    return root


def _fit_page(document: etree._Element, look: Look, sheet: StyleSheet) -> tuple[int, int]:
    section = document.find(f"{q('body')}/{q('sectPr')}")
    assert section is not None
    size, margins = section.find(q("pgSz")), section.find(q("pgMar"))
    assert size is not None
    assert margins is not None
    if look.columns > 2 or look.landscape:
        width, height = str(size.get(q("w"))), str(size.get(q("h")))
        if int(width) < int(height):
            size.attrib.update({q("w"): height, q("h"): width})
        size.set(q("orient"), "landscape")
        margins.set(q("left"), str(twips(sheet.landscape_left)))
        margins.set(q("right"), str(twips(sheet.landscape_right)))
    if look.initials:
        margins.set(q("bottom"), str(int(str(margins.get(q("bottom")))) + twips(_INITIALS_MM)))
    if look.line_numbers:
        lines = etree.Element(q("lnNumType"), {q("countBy"): "1", q("restart"): "newPage"})
        margins.addnext(lines)
    sides = [int(str(margins.get(q(name), "0"))) for name in ("left", "right", "gutter")]
    ends = [int(str(margins.get(q(name), "0"))) for name in ("top", "bottom")]
    return int(str(size.get(q("w")))) - sum(sides), int(str(size.get(q("h")))) - sum(ends)


def _cut(document: etree._Element) -> tuple[bytes, bytes]:
    marker = next(each for each in document.iter(q("p")) if _MARK in "".join(map(str, each.itertext())))
    marker.addprevious(etree.Comment(_MARK))
    parent = marker.getparent()
    assert parent is not None
    parent.remove(marker)
    before, _, after = _bytes(document).partition(f"<!--{_MARK}-->".encode())
    return before, after


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
