"""One passage in one language -> one ``w:p``: label, words, notices, bookmarks, control, comment, changes."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from paraph.model import Break, Change, Language, Part, Passage, Run, Runs, Table, words
from paraph.writers.base import label_in_line
from paraph.writers.docx import styles
from paraph.writers.docx.brackets import around
from paraph.writers.docx.context import Comment, Context, effective, is_ghost
from paraph.writers.docx.ooxml import bookmark, control, el, passage_bookmark
from paraph.writers.docx.runs import Scope, decoration, decorations, pieces, run_markup
from paraph.writers.docx.tracking import Fate, Piece, fate_of

NO_BREAK_SPACE = "\u00a0"


class Setting(Struct, frozen=True, kw_only=True):
    """How a passage stands on the page, apart from its words."""

    part: Part
    style: str
    was_style: str | None = None
    """The style in the older text, where it differs."""
    table: Table | None = None
    keep: bool = False
    """On the same page as what follows."""
    lead: bool = False
    """It leads in a list: its last line stays with the first item."""
    new_page: bool = False
    column: Change | None = None
    """The whole column came or went."""
    controlled: bool = True
    """The paragraph carries the passage's control itself (in rows the row does)."""
    note: Comment | None = None
    break_after: Break | None = None
    """The end of this paragraph is inserted or deleted: what follows was split off, or is joined to it."""


def paragraph(context: Context, passage: Passage, language: Language, setting: Setting) -> str:
    """The passage's paragraph in ``language``."""
    change = effective(passage, setting.part, setting.table)
    ghost = is_ghost(passage, setting.part, setting.table)
    inside = _content(context, passage, Scope(language=language, change=change, ghost=ghost))
    if setting.controlled and not ghost and inside:
        inside = control(inside, passage.id, context.ids)
    key = f"{passage.move or setting.part.move}/{language}"
    inside = context.tracker.moved(inside, change, key)
    return el("p", properties(context, setting, change), anchored(context, inside, setting.note))


def cell_paragraph(
    context: Context, row: Passage, runs: dict[Language, Runs], language: Language, setting: Setting
) -> str:
    """One language of one cell of a table."""
    change = effective(row, setting.part, setting.table) or setting.column
    scope = Scope(language=language, change=change, ghost=is_ghost(row, setting.part, setting.table))
    if language in runs:
        scope = replace(scope, stale=_stale(context, row, language))
        inside = context.tracker.wrap(pieces(context, runs[language], scope))
    else:
        inside = context.tracker.wrap(_missing(context, scope)) if _said(runs) else ""
    inside = context.tracker.moved(inside, change, f"{row.move or setting.part.move}/{language}") if inside else ""
    return el("p", properties(context, setting, change), anchored(context, inside, setting.note))


def properties(context: Context, setting: Setting, change: Change | None = None) -> str:
    """``w:pPr`` in the order the schema wants."""
    mark = context.tracker.mark(change or setting.break_after)
    old = setting.was_style if change is None else None
    return el(
        "pPr",
        el("pStyle", val=context.styles[setting.style]),
        el("keepNext") if setting.keep or setting.lead else "",
        el("keepLines") if setting.keep else "",
        el("pageBreakBefore") if setting.new_page else "",
        el("rPr", mark) if mark else "",
        context.tracker.properties(context.styles[old]) if old else "",
    )


def anchored(context: Context, content: str, note: Comment | None) -> str:
    """``content`` with a comment beside it."""
    if note is None:
        return content
    context.comments.append(note)
    number = str(note.id)
    reference = el("r", el("commentReference", id=number))
    return el("commentRangeStart", id=number) + content + el("commentRangeEnd", id=number) + reference


def _content(context: Context, passage: Passage, scope: Scope) -> str:
    language = scope.language
    label, text = passage.label.get(language, ()), passage.text.get(language, ())
    missing = language not in passage.text and (_said(passage.text) or passage.state.get(language) == "missing")
    stale = _stale(context, passage, language) and bool(words(text))
    opening, closing = around(context, passage, language, scope.change)
    in_label = replace(scope, in_label=True, heading=passage.kind == "heading")
    before = [*decorations(context, opening, language), *pieces(context, label, in_label)]
    if label and (missing or words(text)):
        before.append(_between(context, passage, label, scope))
    if missing:
        before.extend(_missing(context, scope))
    elif stale:
        before.append(_stale_mark(context, scope))
    body = context.tracker.wrap(pieces(context, text, replace(scope, stale=stale)))
    name = passage_bookmark(language, passage.id)
    if not scope.ghost and context.claim(name):
        body = bookmark(body, name, context.ids)
    return context.tracker.wrap(before) + body + context.tracker.wrap(decorations(context, closing, language))


def _between(context: Context, passage: Passage, label: Runs, scope: Scope) -> Piece:
    """Between the number and the words: a no-break space; in a heading under its label, and under the label of an
    annex, a line break. It goes as the label goes."""
    fates: set[Fate] = {fate_of(run, scope.change) for run in label}
    fate = fates.pop() if len(fates) == 1 else fate_of(Run(), scope.change)
    under = passage.kind == "annex-label" or (passage.kind == "heading" and not label_in_line(context.original.header))
    text = "\n" if under else NO_BREAK_SPACE
    numbering = bool(fate) and scope.change is None
    return Piece(run_markup(context, text, scope.language, deleted=fate == "del"), fate, numbering)


def _missing(context: Context, scope: Scope) -> Iterator[Piece]:
    notice = f"[{context.facts[scope.language].words['missing']}]"
    yield decoration(context, notice, scope.language, fate_of(Run(), scope.change), styles.GAP)


def _stale_mark(context: Context, scope: Scope) -> Piece:
    notice = f"[{context.facts[scope.language].words['stale']}] "
    return decoration(context, notice, scope.language, fate_of(Run(), scope.change), styles.STALE_MARK)


def _said(text: dict[Language, Runs]) -> bool:
    return any(words(runs) for runs in text.values())


def _stale(context: Context, passage: Passage, language: Language) -> bool:
    return context.draft and passage.state.get(language) == "stale"
