"""Languages side by side: one passage, one row; the signatures are the last rows of the same table.

One table, because a row can be kept with the next row on a page, and a table with what follows it only in Word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from msgspec.structs import replace

from paraph.model import Change, Language, Part, Passage, Run
from paraph.writers.docx import styles
from paraph.writers.docx.context import Context, effective, is_ghost, shared
from paraph.writers.docx.ooxml import control, el
from paraph.writers.docx.paragraphs import Setting, paragraph, properties
from paraph.writers.docx.runs import run_markup
from paraph.writers.docx.stylesheet import twips
from paraph.writers.docx.tables import SIGNATURE_MM, cell, frame, row, shares, signature, signature_groups, signed_mark
from paraph.writers.docx.tracking import Piece, fate_of


def rows(context: Context, passages: Sequence[tuple[Passage, Setting]]) -> str:
    """The table for ``passages``; its head row names the languages and comes again on each page."""
    texts = [(passage, setting) for passage, setting in passages if passage.kind != "signature"]
    signers = _signers(passages)
    columns = shares(context.width, [1] * len(context.languages))
    places = _places(context, signers) if signers else [context.width]
    grid = _merged(columns, places)
    change = shared(effective(passage, setting.part) for passage, setting in passages)
    out = [_head(context, columns, grid, passages[0][1], change)]
    out.extend(_text_row(context, passage, setting, columns, grid) for passage, setting in texts)
    if signers:
        out.extend(_signature_rows(context, signers, places, grid))
    return frame(context, styles.ROWS_TABLE, grid, "".join(out))


def _head(
    context: Context, columns: Sequence[int], grid: Sequence[int], setting: Setting, change: Change | None
) -> str:
    named = Setting(part=setting.part, style=styles.LANGUAGE_NAME)
    paragraphs = [
        el("p", properties(context, named, change), _name(context, code, change)) for code in context.languages
    ]
    cells = zip(columns, _spans(columns, grid), paragraphs, strict=True)
    row_cells = "".join(cell(width, text, span=span) for width, span, text in cells)
    return row(row_cells, head=True, whole=True, mark=context.tracker.row(change))


def _text_row(context: Context, passage: Passage, setting: Setting, columns: Sequence[int], grid: Sequence[int]) -> str:
    # The row carries the control, its first cell the comment; a page break stands before the table.
    setting = replace(setting, controlled=False, new_page=False, break_after=None)
    cells: list[str] = []
    for width, span, code in zip(columns, _spans(columns, grid), context.languages, strict=True):
        cells.append(cell(width, paragraph(context, passage, code, setting), span=span))
        setting = replace(setting, note=None)
    markup = row("".join(cells), mark=context.tracker.row(effective(passage, setting.part)))
    return markup if is_ghost(passage, setting.part) else control(markup, passage.id, context.ids)


def _signers(passages: Sequence[tuple[Passage, Setting]]) -> list[tuple[Part, list[Passage]]]:
    """Who signs, by part: a redline may have the signatures twice, where they were and where they are."""
    signers = [(passage, setting.part) for passage, setting in passages if passage.kind == "signature"]
    groups = [list(group) for _, group in groupby(signers, key=lambda each: id(each[1]))]
    return [(group[0][1], [passage for passage, _ in group]) for group in groups]


def _signature_rows(
    context: Context, signers: Sequence[tuple[Part, list[Passage]]], places: Sequence[int], grid: Sequence[int]
) -> list[str]:
    """In each language, in their order, the Parties side by side, between empty margins; no lines around them."""
    groups = [(part, *group) for part, passages in signers for group in signature_groups(context, passages)]
    across = max(len(group) for _, _, group in groups)
    spans = _spans(places, grid)
    out = []
    for index, (part, code, group) in enumerate(groups):
        keep = index < len(groups) - 1
        blank = (el("p", properties(context, Setting(part=part, style=styles.TABLE_CELL, keep=keep))),)
        content: list[tuple[str, ...]] = [blank] * ((len(places) - across) // 2)
        content += [signature(context, part, passage, code, keep=keep) for passage in group]
        content += [blank] * (len(places) - len(content))
        bare = _no_lines(first=index == 0)
        cells = zip(places, spans, content, strict=True)
        markup = "".join(cell(width, *text, span=span, lines=bare, low=True) for width, span, text in cells)
        out.append(row(markup, whole=True, mark=signed_mark(context, part, group)))
    return out


def _places(context: Context, signers: Sequence[tuple[Part, list[Passage]]]) -> list[int]:
    """Widths of a signature row: the Parties' places, with margins at both sides where the page is wide."""
    groups = [group for _, passages in signers for _, group in signature_groups(context, passages)]
    across = max(len(group) for group in groups)
    width = min(context.width // across, twips(SIGNATURE_MM))
    rest = context.width - across * width
    if rest < twips(SIGNATURE_MM) // 10:
        return shares(context.width, [1] * across)
    return [rest // 2, *([width] * across), rest - rest // 2]


def _merged(one: Sequence[int], other: Sequence[int]) -> list[int]:
    """The columns of a grid in which both rows of cells fit."""
    edges = sorted(set(_edges(one)) | set(_edges(other)))
    return [end - start for start, end in pairwise(edges)]


def _spans(widths: Sequence[int], grid: Sequence[int]) -> list[int]:
    """How many columns of the grid each cell covers."""
    edges = _edges(grid)
    return [edges.index(end) - edges.index(start) for start, end in pairwise(_edges(widths))]


def _edges(widths: Sequence[int]) -> list[int]:
    return [sum(widths[:index]) for index in range(len(widths) + 1)]


def _no_lines(*, first: bool) -> str:
    """No borders; the first row leaves the line that closes the text above it."""
    edges = ("left", "bottom", "right") if first else ("top", "left", "bottom", "right")
    return el("tcBorders", *(el(edge, val="nil") for edge in edges))


def _name(context: Context, language: Language, change: Change | None) -> str:
    fate = fate_of(Run(""), change)
    name = context.facts[language].words["name"]
    return context.tracker.wrap([Piece(run_markup(context, name, language, deleted=fate == "del"), fate)])
