"""The whole body: parts in order, as paragraphs of one language or as rows of several."""

from __future__ import annotations

from functools import partial
from itertools import groupby

from paraph.model import Part, Passage, Table
from paraph.writers.docx import styles
from paraph.writers.docx.context import Context
from paraph.writers.docx.ooxml import el
from paraph.writers.docx.paragraphs import Setting, paragraph, properties
from paraph.writers.docx.placing import Placed, place
from paraph.writers.docx.rows import rows
from paraph.writers.docx.tables import annex_table, signatures


def body(context: Context) -> str:
    """The markup that takes the place of the marker paragraph."""
    out: list[str] = []
    after_table = False
    for (kind, _), group in groupby(place(context), key=partial(_group, in_rows=context.in_rows)):
        placed = list(group)
        is_table = context.in_rows or kind != "passages"
        new_page = placed[0].setting.new_page and is_table
        # Word merges tables that touch, and a table cannot open a page: a paragraph of no height stands between.
        if after_table or new_page:
            out.append(separator(context, placed[0].setting.part, new_page=new_page))
        out.append(_draw(context, kind, placed))
        after_table = is_table
    if after_table:
        out.append(separator(context, context.original.parts[-1]))
    return "".join(out)


def separator(context: Context, part: Part, *, new_page: bool = False) -> str:
    """A paragraph of no height between tables."""
    return el("p", properties(context, Setting(part=part, style=styles.SEPARATOR, new_page=new_page)))


def _group(placed: Placed, *, in_rows: bool) -> tuple[str, str]:
    """What is drawn together: tables alone, each annex from a page of its own; in rows the rest is one table."""
    part = placed.setting.part
    if isinstance(placed.block, Table):
        return "table", placed.block.id
    if placed.block.kind == "signature" and not in_rows:
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
        return rows(context, passages)
    language = context.languages[0]
    return "".join(paragraph(context, passage, language, setting) for passage, setting in passages)
