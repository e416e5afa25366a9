"""One Original, some languages, a dress -> the bytes of a Word file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace

from paraph.errors import ContentError, InputError
from paraph.languages.edition import edition_name
from paraph.model import Language, Original, Place
from paraph.resources import template
from paraph.writers.base import Dress
from paraph.writers.columns import Measure
from paraph.writers.docx.body import body
from paraph.writers.docx.comments import comments_part
from paraph.writers.docx.context import Context, numbered_targets, targets_that_came
from paraph.writers.docx.facts import facts
from paraph.writers.docx.frame import Frame, Look, make_frame
from paraph.writers.docx.ooxml import Ids
from paraph.writers.docx.package import DOCUMENT, Package, Relation, core_properties, write_package
from paraph.writers.docx.printed import printed
from paraph.writers.docx.stylesheet import CELL_MM, TWIPS_PER_POINT, StyleSheet, stylesheet, twips
from paraph.writers.docx.template_check import faults
from paraph.writers.docx.tracking import Tracker
from paraph.writers.docx.unbroken import labels_first, unbroken
from paraph.writers.style import Style, of_kind, read_style

Templates: TypeAlias = Callable[[Language, str], bytes]
"""A language and a template's name to its bytes."""


def templates(workspace: Path) -> Templates:
    """The templates of a workspace, or the shipped ones where it has none; a derived language takes its mother's.

    The function it gives raises ``InputError`` if no template can be read.
    """

    def read(language: Language, name: str) -> bytes:
        for code in (language, language.partition("-")[0]):
            path = template(workspace, code, f"{name}.docx")
            if path.is_file():
                try:
                    return path.read_bytes()
                except OSError as fault:
                    raise InputError("{path} cannot be read: {why}", path=path.name, why=str(fault.strerror)) from fault
        raise InputError(
            "there is no Word template `{name}` for {language}",
            hint="put one at templates/<language>/{name}.docx",
            language=language,
            name=name,
        )

    return read


class DocxWriter:
    """Writes Word files. Frames are kept, so that many files of one build fill each template once."""

    suffix = ".docx"

    def __init__(self, templates: Templates, style: Style | None = None) -> None:
        self._templates = templates
        self._style = style or {}
        self._good: dict[tuple[Language, str], bytes] = {}
        self._frames: dict[tuple[Language, str, Look], Frame] = {}

    @classmethod
    def of_workspace(cls, workspace: Path) -> DocxWriter:
        """The writer for a workspace: its templates and its ``templates/style.toml``."""
        return cls(templates(workspace), read_style(workspace))

    def write(self, original: Original, languages: tuple[Language, ...], dress: Dress) -> bytes:
        """The file of ``original`` with these languages side by side, in this order.

        Raises ``InputError`` where a language has no template, ``ContentError`` where its template is not fit.
        """
        kind = of_kind(self._style, original.header.kind)
        sheet = stylesheet(kind.sections)
        dress = replace(dress, landscape=dress.landscape or kind.landscape)
        frame = self._frame(languages[0], original.header.kind, look(original, languages, dress, sheet))
        settle = unbroken if len(languages) > 1 else labels_first
        original = replace(original, parts=tuple(settle(part) for part in original.parts))
        ids = Ids()
        context = Context(
            original=original,
            languages=languages,
            dress=dress,
            styles=dict(frame.styles),
            facts={code: facts(code) for code in languages},
            width=frame.width,
            measure=_measure(frame, dress),
            ids=ids,
            tracker=Tracker(dress.redline_author, dress.date, ids),
            comments=[],
            numbers={code: numbered_targets(original, code) for code in languages},
            come={code: targets_that_came(original, code) for code in languages},
        )
        markup = body(context) if dress.tracked else printed(body(context), sheet)
        package = _assembled(frame, markup, comments_part(context), context.added)
        return write_package(package, core_properties(_properties(context)))

    def _template(self, language: Language, name: str) -> bytes:
        """The template's bytes, looked through once before anything of it runs."""
        key = (language, name)
        if key not in self._good:
            data = self._templates(language, name)
            found = faults(data, Place(f"templates/{language}/{name}.docx"))
            if found:
                raise ContentError(found)
            self._good[key] = data
        return self._good[key]

    def _frame(self, language: Language, kind: str, wanted: Look) -> Frame:
        key = (language, kind, wanted)
        if key not in self._frames:
            of = of_kind(self._style, kind)
            self._frames[key] = make_frame(self._template(language, of.template), wanted, stylesheet(of.sections))
        return self._frames[key]


def look(original: Original, languages: tuple[Language, ...], dress: Dress, sheet: StyleSheet) -> Look:
    """What the frame must show for this file. That a text is derived is said whatever the kind."""
    header = original.header
    known = [facts(code) for code in languages]
    running = sheet.running_head or any(each.derived for each in known)
    fields = {
        "draft_mark": dress.mark or " / ".join(dict.fromkeys(each.words["draft"] for each in known)),
        "watermark": "" if dress.mark or not running else known[0].words["draft"].upper(),
        "name": header.name.get(languages[0], header.id),
        "edition": edition_name(known[0].words, dress.edition),
        "derived": f", {known[0].words['derived']}" if known[0].derived else "",
        "page": known[0].words["page"],
        "of": known[0].words["of"],
        "date": ".".join(reversed(dress.date.split("-"))),
    }
    draft = dress.profile == "draft"
    shown = fields if draft else dict.fromkeys(fields, "")
    initials = not draft and header.paper == "treaty"
    return Look(
        len(languages),
        draft,
        dress.line_numbers and draft,
        tuple(shown.items()),
        dress.landscape,
        running,
        initials=initials,
    )


def _measure(frame: Frame, dress: Dress) -> Measure:
    return Measure(
        width=frame.width / TWIPS_PER_POINT,
        height=frame.height / TWIPS_PER_POINT,
        size=frame.cell_size,
        padding=twips(CELL_MM) / TWIPS_PER_POINT,
        bold_head=dress.profile == "draft",
    )


def _assembled(frame: Frame, markup: str, comments: bytes | None, styles: Sequence[str]) -> Package:
    parts = {**frame.package.parts, DOCUMENT: frame.before + markup.encode() + frame.after}
    relations = dict(frame.package.relations)
    if styles:
        name = next(each.target for each in relations[DOCUMENT] if each.kind == "styles")
        before, end, after = parts[name].rpartition(b"</w:styles>")
        parts[name] = before + "".join(styles).encode() + end + after
    if comments is not None:
        parts["word/comments.xml"] = comments
        relations[DOCUMENT] = (*relations[DOCUMENT], Relation("rIdComments", "comments", "word/comments.xml"))
    return Package(parts, relations)


def _properties(context: Context) -> dict[str, str]:
    """Document properties; only a file for the house says who made it and when."""
    header = context.original.header
    first = context.languages[0]
    out = {"dc:title": header.name.get(first, header.id), "dc:language": context.facts[first].locale}
    if context.dress.stamp:
        out["dc:identifier"] = context.dress.stamp
    if context.dress.audience != "internal":
        return out
    out["dc:subject"] = header.id if context.dress.edition == "work" else f"{header.id}, {context.dress.edition}"
    if context.dress.author:
        out["dc:creator"] = context.dress.author
    out["dcterms:created"] = f"{context.dress.date}T00:00:00Z"
    return out
