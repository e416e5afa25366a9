"""A Word template in, findings out: everything that would spoil the files made from it, in plain words.

A template may hold ``{{ field }}`` of known fields, ``{% if draft %}`` and nothing else that runs; no macros, no links
to other files. So what passes here can be filled without surprise.
"""

from __future__ import annotations

import functools
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from paraph.model import Finding, Language, Place
from paraph.resources import template
from paraph.writers.docx import styles
from paraph.writers.docx.frame import FIELDS, environment
from paraph.writers.docx.package import DOCUMENT, PARSER
from paraph.writers.docx.restyle import q, style_ids
from paraph.writers.style import USUAL, of_kind, read_style

MARKER = "{{ body }}"
MOST_BYTES = 40_000_000
"""Unpacked: a template is some kilobytes; a zip bomb is gigabytes."""

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
)
_RUNS_CODE = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|MACROBUTTON|DATABASE)\b", re.IGNORECASE)
_FOREIGN = ("vbaproject", "activex/", "embeddings/", "oleobject")


def check_template(path: Path, language: Language) -> tuple[Finding, ...]:
    """The faults of a template file; empty: it can be used. A file that cannot be read is a finding too."""
    place = Place(f"templates/{language}/{path.name}")
    try:
        data = path.read_bytes()
    except OSError as fault:
        message = "the template cannot be read: {why}"
        return (_finding("template-unreadable", place, message, "", why=str(fault.strerror or fault)),)
    return faults(data, place)


def check_templates(
    workspace: Path, languages: Iterable[Language], kinds: Iterable[str] = (USUAL,)
) -> tuple[Finding, ...]:
    """The faults of every template that files of ``kinds`` in ``languages`` would be made from, each template once.

    Raises ``InputError`` for a style file that cannot be read.
    """
    codes = sorted({code.partition("-")[0] for code in languages})
    style = read_style(workspace)
    names = sorted({of_kind(style, kind).template for kind in kinds})
    return tuple(
        fault
        for code in codes
        for name in names
        for fault in check_template(template(workspace, code, f"{name}.docx"), code)
    )


@functools.lru_cache(maxsize=64)
def faults(data: bytes, place: Place) -> tuple[Finding, ...]:
    """The same for the bytes of a template."""
    parts = _parts(data)
    if parts is None:
        message = "this is not a Word file (.docx)"
        hint = 'save the template in Word as "Word Document (*.docx)"'
        return (_finding("template-not-docx", place, message, hint),)
    found = tuple(_foreign(parts, place))
    if found:
        return found
    roots: dict[str, etree._Element] = {}
    for name in sorted(parts):
        if name.startswith("word/") and name.endswith(".xml"):
            try:
                roots[name] = etree.fromstring(parts[name], PARSER)
            except etree.XMLSyntaxError as fault:
                message = "its part {part} is damaged: {why}"
                return (
                    _finding("template-damaged", place, message, "save it anew in Word", part=name, why=str(fault)),
                )
    return (
        *_unfinished(roots, place),
        *_structure(roots[DOCUMENT], place),
        *_styles(roots.get("word/styles.xml"), place),
        *_code(data, roots, parts, place),
    )


def _parts(data: bytes) -> Mapping[str, bytes] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MOST_BYTES:
                return None
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return None
    return parts if DOCUMENT in parts and "[Content_Types].xml" in parts else None


def _foreign(parts: Mapping[str, bytes], place: Place) -> Iterator[Finding]:
    """Macros, embedded programs, links to other files."""
    names = [name for name in sorted(parts) if any(word in name.lower() for word in _FOREIGN)]
    if names or b"macroenabled" in parts["[Content_Types].xml"].lower():
        hint = 'save it as "Word Document (*.docx)" without macros and embedded objects'
        yield _finding("template-macro", place, "the template holds macros or embedded programs", hint)
    for name in sorted(parts):
        if not name.endswith(".rels"):
            continue
        for target in re.findall(rb'<Relationship\b[^>]*TargetMode\s*=\s*["\']External["\'][^>]*>', parts[name]):
            address = re.search(rb'Target\s*=\s*["\']([^"\']*)', target)
            shown = address[1].decode("utf-8", "replace") if address else name
            hint = "remove the link, or the attached template (Developer > Document Template)"
            yield _finding("template-link", place, "the template points to another file: {target}", hint, target=shown)


def _unfinished(roots: Mapping[str, etree._Element], place: Place) -> Iterator[Finding]:
    """Tracked changes and fields that fetch or run something."""
    marks = [q(name) for name in ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "sectPrChange")]
    for name, root in roots.items():
        if next(root.iter(*marks), None) is not None:
            hint = "accept or reject all changes in Word, then save"
            yield _finding("template-changes", place, "the template holds tracked changes ({part})", hint, part=name)
        codes = [str(each.text or "") for each in root.iter(q("instrText"))]
        codes += [str(each.get(q("instr"), "")) for each in root.iter(q("fldSimple"))]
        for code in codes:
            if _RUNS_CODE.search(code):
                hint = "only fields of the text itself, such as PAGE, may stand in a template"
                message = "the template holds a field that fetches or runs something: {code}"
                yield _finding("template-field", place, message, hint, code=code.strip())


def _structure(document: etree._Element, place: Place) -> Iterator[Finding]:
    body = document.find(q("body"))
    section = None if body is None else body.find(q("sectPr"))
    markers = [each for each in document.iter(q("p")) if re.search(r"\{\{\s*body\s*\}\}", _text(each))]
    alone = [
        each for each in markers if each.getparent() is body and re.fullmatch(r"\s*\{\{\s*body\s*\}\}\s*", _text(each))
    ]
    hint = "write {marker} in a paragraph of its own, where the text of the treaty goes"
    if not markers:
        yield _finding("template-marker", place, "the template lacks its marker {marker}", hint, marker=MARKER)
    elif len(markers) > 1:
        message = "the marker {marker} stands in the template more than once"
        yield _finding("template-marker", place, message, hint, marker=MARKER)
    elif not alone:
        message = "the marker {marker} does not stand in a paragraph of its own"
        yield _finding("template-marker", place, message, hint, marker=MARKER)
    if section is None or section.find(q("pgSz")) is None or section.find(q("pgMar")) is None:
        message = "the template says nothing of its page size and margins"
        yield _finding("template-page", place, message, "set them in Word: Layout > Page Setup")


def _styles(root: etree._Element | None, place: Place) -> Iterator[Finding]:
    known = {} if root is None else style_ids(root)
    for name in (*styles.PARAGRAPH_STYLES, *styles.CHARACTER_STYLES, *styles.TABLE_STYLES):
        if name not in known:
            near = get_close_matches(name, list(known), n=1, cutoff=0.8)
            hint = 'did you rename it to "{near}"?' if near else "copy it from the shipped template (Organizer)"
            message = 'the template lacks the style "{style}"'
            yield _finding("template-style", place, message, hint, style=name, near=near[0] if near else "")


def _code(
    data: bytes, roots: Mapping[str, etree._Element], parts: Mapping[str, bytes], place: Place
) -> Iterator[Finding]:
    """Fields and directives: known names only, nothing that computes."""
    filled = DocxTemplate(io.BytesIO(data))
    texts: dict[str, str] = {}
    for name, root in roots.items():
        if not re.search(r"/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$", name):
            continue
        # docxtpl drops a paragraph with a broken field without a word, so it is looked at first.
        broken = [_text(each) for each in root.iter(q("p")) if not _is_balanced(_text(each))]
        for text in broken:
            message = "a template field is not closed ({part}): {text}"
            hint = "a field begins with two braces and ends with two: {marker}"
            yield _finding("template-syntax", place, message, hint, part=name, text=text[:80], marker=MARKER)
        if not broken:
            texts[name] = filled.patch_xml(etree.tostring(root, encoding="unicode"))
    if "docProps/core.xml" in parts:
        texts["docProps/core.xml"] = parts["docProps/core.xml"].decode("utf-8", "replace")
    for name, text in sorted(texts.items()):
        yield from _code_of(name, text, place)


def _is_balanced(text: str) -> bool:
    """Every opened field is closed before the next one opens."""
    marks = re.findall(r"\{\{|\}\}|\{%|%\}", text)
    pairs = {"{{": "}}", "{%": "%}"}
    return len(marks) % 2 == 0 and all(pairs.get(one) == two for one, two in zip(marks[::2], marks[1::2], strict=True))


def _code_of(name: str, text: str, place: Place) -> Iterator[Finding]:
    try:
        tree = environment().parse(text)
    except TemplateSyntaxError as fault:
        hint = "look for an `if` without its `endif`, or quotes that Word has curled"
        message = "a template field cannot be understood ({part}): {why}"
        yield _finding("template-syntax", place, message, hint, part=name, why=str(fault.message))
        return
    found = list(tree.find_all(nodes.Node))
    if any(not isinstance(node, _ALLOWED) for node in found):
        hint = "a template may hold fields such as {marker} and tests such as {test}, nothing that computes"
        about = {"part": name, "marker": MARKER, "test": "{% if draft %}"}
        yield _finding("template-code", place, "the template tries to run code ({part})", hint, **about)
        return
    asked = dict.fromkeys(node.name for node in found if isinstance(node, nodes.Name))
    for field in asked:
        if field not in FIELDS:
            message = "the template asks for an unknown field: {field}"
            hint = "known fields are {known}"
            yield _finding("template-unknown-field", place, message, hint, field=field, known=", ".join(FIELDS))


def _text(paragraph: etree._Element) -> str:
    return "".join(str(each.text or "") for each in paragraph.iter(q("t")))


def _finding(rule: str, place: Place, message: str, hint: str, **args: str) -> Finding:
    return Finding(rule, "error", place, message, hint, dict(args))
