"""The whole body: parts in order, as paragraphs of one language or as rows of several."""

from __future__ import annotations

from itertools import groupby

from msgspec.structs import replace

from paraph.model import Language, Part, Passage, Table
from paraph.writers.docx import styles
from paraph.writers.docx.context import Context, effective, is_ghost
from paraph.writers.docx.ooxml import control, el, text_nodes
from paraph.writers.docx.paragraphs import Setting, paragraph, properties
from paraph.writers.docx.placing import Placed, place
from paraph.writers.docx.tables import annex_table, cell, frame, row, shares, signatures


def body(context: Context) -> str:
    """The markup that takes the place of the marker paragraph."""
    out: list[str] = []
    after_table = False
    for (kind, _), group in groupby(place(context), key=_group):
        placed = list(group)
        is_table = context.in_rows or kind != "passages"
        new_page = placed[0].setting.new_page and is_table
        # Word merges tables that touch, and a table cannot open a page: a paragraph of no height stands between.
        if after_table or new_page:
            out.append(separator(context, placed[0].setting.part, new_page=new_page, keep=kind == "signatures"))
        out.append(_draw(context, kind, placed))
        after_table = is_table
    if after_table:
        out.append(separator(context, context.original.parts[-1]))
    return "".join(out)


def separator(context: Context, part: Part, *, new_page: bool = False, keep: bool = False) -> str:
    """A paragraph of no height between tables."""
    return el("p", properties(context, Setting(part=part, style=styles.SEPARATOR, new_page=new_page, keep=keep)))


def _group(placed: Placed) -> tuple[str, str]:
    """What is drawn together: tables and signatures by themselves, each annex from a page of its own."""
    part = placed.setting.part
    if isinstance(placed.block, Table):
        return "table", placed.block.id
    if placed.block.kind == "signature":
        return "signatures", part.id
    return "passages", part.id if part.role == "annex" else ""


def _draw(context: Context, kind: str, placed: list[Placed]) -> str:
    if kind == "table":
        return "".join(
            annex_table(context, each.block, each.setting) for each in placed if isinstance(each.block, Table)
        )
    passages = [(each.block, each.setting) for each in placed if isinstance(each.block, Passage)]
    if kind == "signatures":
        return signatures(context, passages[0][1].part, [passage for passage, _ in passages])
    if context.in_rows:
        return _rows(context, passages)
    language = context.languages[0]
    return "".join(paragraph(context, passage, language, setting) for passage, setting in passages)


def _rows(context: Context, passages: list[tuple[Passage, Setting]]) -> str:
    """One passage, one row; the head row names the languages and comes again on each page."""
    widths = shares(context.width, [1] * len(context.languages))
    part = passages[0][1].part
    head = [
        cell(width, el("p", properties(context, Setting(part=part, style=styles.LANGUAGE_NAME)), _name(context, code)))
        for width, code in zip(widths, context.languages, strict=True)
    ]
    out = [row("".join(head), head=True, whole=True)]
    for passage, setting in passages:
        cells: list[str] = []
        for width, code in zip(widths, context.languages, strict=True):
            cells.append(cell(width, paragraph(context, passage, code, _in_row(setting, first=not cells))))
        change = effective(passage, setting.part)
        markup = row("".join(cells), mark=context.tracker.row(change))
        out.append(markup if is_ghost(passage, setting.part) else control(markup, passage.id, context.ids))
    return frame(context, styles.ROWS_TABLE, widths, "".join(out))


def _in_row(setting: Setting, *, first: bool) -> Setting:
    """In a row the row carries the control and the first cell the comment; the page break stands before the table."""
    return replace(setting, controlled=False, new_page=False, break_after=None, note=setting.note if first else None)


def _name(context: Context, language: Language) -> str:
    facts = context.facts[language]
    return el("r", el("rPr", el("lang", val=facts.locale)), text_nodes(facts.words["name"]))
