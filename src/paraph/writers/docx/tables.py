"""Tables of annexes and the block of signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from paraph.model import Language, Part, Passage, Runs, Table, words
from paraph.writers.columns import WHOLE, column_widths, fitted, kept_rows, row_height
from paraph.writers.docx import styles
from paraph.writers.docx.context import Context, effective, is_ghost, shared
from paraph.writers.docx.ooxml import control, el
from paraph.writers.docx.paragraphs import Setting, cell_paragraph, paragraph, properties
from paraph.writers.docx.stylesheet import TWIPS_PER_POINT, twips

SIGNATURE_MM = 85
"""No Party's place is wider: on a page across the page the lines to sign on would run too long."""


def frame(context: Context, style: str, widths: Sequence[int], rows: str, *, centred: bool = False) -> str:
    """A ``w:tbl`` of fixed columns around finished rows."""
    return el(
        "tbl",
        el(
            "tblPr",
            el("tblStyle", val=context.styles[style]),
            el("tblW", w=str(sum(widths)), type="dxa"),
            el("jc", val="center") if centred else "",
            el("tblLayout", type="fixed"),
            el(
                "tblLook",
                val="0420",
                firstRow="1",
                lastRow="0",
                firstColumn="0",
                lastColumn="0",
                noHBand="0",
                noVBand="1",
            ),
        ),
        el("tblGrid", *(el("gridCol", w=str(width)) for width in widths)),
        rows,
    )


def cell(width: int, *content: str, span: int = 1, lines: str = "", mark: str = "", low: bool = False) -> str:
    """A ``w:tc`` over ``span`` columns of the grid; ``mark`` says that its column came or went. ``low``: what it holds
    stands at its foot."""
    spanned = el("gridSpan", val=str(span)) if span > 1 else ""
    foot = el("vAlign", val="bottom") if low else ""
    return el("tc", el("tcPr", el("tcW", w=str(width), type="dxa"), spanned, lines, foot, mark), *content)


def row(cells: str, *, head: bool = False, whole: bool = False, mark: str = "") -> str:
    """A ``w:tr``: ``head`` is repeated on each page, ``whole`` never breaks over pages."""
    split = el("cantSplit") if whole else ""
    if mark and not (whole or head):
        # The schema wants a property of the row itself before its mark.
        split = el("cantSplit", val="off")
    inside = split + (el("tblHeader") if head else "") + mark
    return el("tr", el("trPr", inside) if inside else "", cells)


def shares(total: int, weights: Sequence[int]) -> list[int]:
    """``total`` divided by ``weights``, to the last unit."""
    whole = sum(weights) or len(weights)
    edges = [round(total * sum(weights[:index]) / whole) for index in range(len(weights) + 1)]
    return [end - start for start, end in pairwise(edges)]


def annex_table(context: Context, table: Table, setting: Setting) -> str:
    """A table of an annex; with several languages each cell stacks them as paragraphs.

    A table too wide for the page is set in smaller type.
    """
    measure = fitted(table, context.languages, context.measure)
    points = column_widths(table, context.languages, measure)
    widths = shares(context.width, [round(width * TWIPS_PER_POINT) for width in points])

    def style(name: str) -> str:
        return name if measure == context.measure else context.smaller(name, measure.size)

    def row(passage: Passage, setting: Setting, *, head: bool = False) -> str:
        tall = row_height(passage, table, points, context.languages, measure)
        whole = head or tall <= WHOLE * measure.height
        return _table_row(context, passage, widths, setting, head=head, whole=whole)

    setting = replace(setting, table=table, controlled=False)
    cells = replace(setting, style=style(styles.TABLE_CELL), note=None, keep=False)
    head = row(table.head, replace(setting, style=style(styles.TABLE_HEADING), keep=True), head=True)
    # what is kept with the words that follow are the last rows, not the whole table
    first = len(table.rows) - kept_rows(table, points, context.languages, measure) if setting.keep else len(table.rows)
    body = [row(each, replace(cells, keep=at >= first)) for at, each in enumerate(table.rows)]
    return frame(context, styles.ANNEX_TABLE, widths, head + "".join(body))


def _table_row(
    context: Context, passage: Passage, widths: Sequence[int], setting: Setting, *, head: bool, whole: bool
) -> str:
    """``whole``: the row has room on a page. A taller one must break, or its end is lost."""
    change = effective(passage, setting.part, setting.table)
    cells = []
    table = setting.table
    assert table is not None
    for width, runs, column in zip(widths, passage.cells, table.columns, strict=True):
        setting = replace(setting, column=column.change)
        shown = [code for code in context.languages if code in runs or any(words(each) for each in runs.values())]
        shown = _without_repeats(shown, runs) or list(context.languages[:1])
        content = [cell_paragraph(context, passage, runs, code, setting) for code in shown]
        setting = replace(setting, note=None)
        cells.append(cell(width, *content, mark=context.tracker.cell(column.change if change is None else None)))
    markup = row("".join(cells), head=head, whole=whole, mark=context.tracker.row(change))
    return markup if is_ghost(passage, setting.part, setting.table) else control(markup, passage.id, context.ids)


def _without_repeats(languages: list[Language], runs: Mapping[Language, Runs]) -> list[Language]:
    """A number or a code that reads the same in every language stands once."""
    said = [runs.get(code) for code in languages]
    return languages[:1] if said and all(each == said[0] for each in said) else languages


def signatures(context: Context, part: Part, passages: Sequence[Passage]) -> str:
    """The Parties side by side with room to sign, in each language: a table by itself that never splits."""
    groups = signature_groups(context, passages)
    across = max(len(group) for _, group in groups)
    if len(passages) == 1:
        return _one_signer(context, part, groups)
    width = min(context.width // across, twips(SIGNATURE_MM))
    rows = []
    for index, (code, group) in enumerate(groups):
        keep = index < len(groups) - 1
        # at the foot, so that the lines to sign on stand level whatever the names above them take
        cells = [cell(width, *signature(context, part, passage, code, keep=keep), low=True) for passage in group]
        cells.extend(cell(width, el("p")) for _ in range(across - len(group)))
        rows.append(row("".join(cells), whole=True, mark=signed_mark(context, part, group)))
    return frame(context, styles.SIGNATURES_TABLE, [width] * across, "".join(rows), centred=True)


def _one_signer(context: Context, part: Part, groups: Sequence[tuple[Language, Sequence[Passage]]]) -> str:
    """The office on the left, the line to sign on beside it."""
    line = min(context.width // 3, twips(SIGNATURE_MM))
    widths = [context.width - line, line]
    rows = []
    for index, (code, group) in enumerate(groups):
        words, below = signature(context, part, group[0], code, keep=index < len(groups) - 1)
        cells = cell(widths[0], words, low=True) + cell(widths[1], below, low=True)
        rows.append(row(cells, whole=True, mark=signed_mark(context, part, group)))
    return frame(context, styles.SIGNATURES_TABLE, widths, "".join(rows), centred=True)


def signature_groups(context: Context, passages: Sequence[Passage]) -> list[tuple[Language, Sequence[Passage]]]:
    """Who signs beside whom: up to three Parties in a row, more in pairs; one language after the other."""
    across = len(passages) if len(passages) <= 3 else 2
    starts = range(0, len(passages), across)
    return [(code, passages[start : start + across]) for code in context.languages for start in starts]


def signed_mark(context: Context, part: Part, passages: Sequence[Passage]) -> str:
    """The mark of a row of signatures, if all of them came or went."""
    return context.tracker.row(shared(effective(passage, part) for passage in passages))


def signature(context: Context, part: Part, passage: Passage, language: Language, *, keep: bool) -> tuple[str, str]:
    """One Party's words and the line under them. ``keep``: other signatures follow on the same page."""
    setting = Setting(part=part, style=styles.SIGNATURE, keep=True)
    line = Setting(part=part, style=styles.SIGNATURE_LINE, keep=keep)
    change = effective(passage, part)
    return paragraph(context, passage, language, setting), el("p", properties(context, line, change))
