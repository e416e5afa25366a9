"""Runs of the tree -> runs of Word: style, language, number bookmarks, REF fields, brackets, changes."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from paraph.model import Bracket, Change, Language, Run, Runs
from paraph.writers.docx import styles
from paraph.writers.docx.context import Context
from paraph.writers.docx.ooxml import el, number_bookmark, text_nodes
from paraph.writers.docx.tracking import Fate, Piece, fate_of, is_ghost

UNDERSCORES = "_" * 12


class Scope(Struct, frozen=True, kw_only=True):
    """Where the runs stand: one language of one passage, its label or its words."""

    language: Language
    change: Change | None = None
    in_label: bool = False
    heading: bool = False
    stale: bool = False


def pieces(context: Context, runs: Runs, scope: Scope) -> Iterator[Piece]:
    """The runs with their marks, in order."""
    bracket: Bracket | None = None
    fate: Fate = ""
    index = 0
    while index < len(runs):
        run = runs[index]
        if run.bracket != bracket:
            if bracket is not None:
                yield decoration(context, "]" + _gap_between(run.bracket), scope.language, fate)
            fate = fate_of(run, scope.change)
            if run.bracket is not None:
                yield decoration(context, "[" + caption(context, run.bracket, scope.language), scope.language, fate)
            bracket = run.bracket
        fate = fate_of(run, scope.change)
        end = _number_end(runs, index)
        if end > index:
            yield from _number(context, runs[index:end], scope)
            index = end
        else:
            yield _piece(context, run, scope)
            index += 1
    if bracket is not None:
        yield decoration(context, "]", scope.language, fate)


def decoration(context: Context, text: str, language: Language, fate: Fate, style: str = styles.BRACKET) -> Piece:
    """Characters that the writer adds to the words of the tree, in a style that says so."""
    return Piece(run_markup(context, text, language, style, deleted=fate == "del"), fate)


def caption(context: Context, bracket: Bracket, language: Language) -> str:
    """``Казахстан: `` where the text is one Party's."""
    if bracket.by is None:
        return ""
    names = context.original.header.party_names.get(bracket.by, {})
    return f"{names.get(language, bracket.by)}: "


def run_markup(
    context: Context, text: str, language: Language, style: str | None = None, *, deleted: bool = False
) -> str:
    """One ``w:r``."""
    return el("r", _properties(context, language, style), text_nodes(text, deleted=deleted))


def _properties(context: Context, language: Language, style: str | None) -> str:
    named = el("rStyle", val=context.styles[style]) if style else ""
    return el("rPr", named, el("lang", val=context.facts[language].locale))


def _gap_between(following: Bracket | None) -> str:
    """Alternatives stand in brackets of their own, side by side."""
    return " " if following is not None else ""


def _number_end(runs: Runs, start: int) -> int:
    """Where the runs that show one number end; ``start`` if the run there shows none."""
    end = start
    while end < len(runs) and runs[end].number is not None and runs[end].number == runs[start].number:
        end += 1
    return end


def _number(context: Context, runs: Runs, scope: Scope) -> Iterator[Piece]:
    """The digits of one target: bookmarked in its label, a field in a reference, plain words in a ghost."""
    target = runs[0].number or ""
    known = target in context.numbers[scope.language] and not is_ghost(scope.change)
    name = number_bookmark(scope.language, target)
    if known and scope.in_label and context.claim(name):
        number = context.ids.next()
        yield Piece(el("bookmarkStart", id=number, name=name))
        yield from (_piece(context, run, scope) for run in runs)
        yield Piece(el("bookmarkEnd", id=number))
        return
    pair = {run.change for run in runs} == {"deleted", "inserted"}
    if not known or scope.in_label:
        # A number that only changed is renumbering even where no field can follow it.
        yield from (_piece(context, run, scope, renumbered=pair) for run in runs)
        return
    for run in runs:
        fate = fate_of(run, scope.change)
        if fate == "del":
            if not pair:
                yield _piece(context, run, scope)
            continue
        yield Piece(_field(context, run, scope), "" if pair else fate)


def _piece(context: Context, run: Run, scope: Scope, *, renumbered: bool = False) -> Piece:
    fate = fate_of(run, scope.change)
    style = styles.run_style(run, in_label=scope.in_label, heading=scope.heading, stale=scope.stale)
    numbering = run.change is not None and scope.change not in {"inserted", "deleted"}
    numbering = bool(fate) and numbering and (scope.in_label or renumbered)
    markup = run_markup(context, _shown(context, run, scope), scope.language, style, deleted=fate == "del")
    return Piece(markup, fate, numbering)


def _shown(context: Context, run: Run, scope: Scope) -> str:
    if run.text or run.blank is None:
        return run.text
    return UNDERSCORES if run.blank == "at-signature" else context.facts[scope.language].words["undecided"]


def _field(context: Context, run: Run, scope: Scope) -> str:
    """A REF field over the target's digits, showing them already."""
    style = styles.run_style(run, in_label=False, heading=False, stale=scope.stale)
    about = _properties(context, scope.language, style)
    code = f" REF {number_bookmark(scope.language, run.number or '')} \\h "
    instruction = f'<w:instrText xml:space="preserve">{code}</w:instrText>'
    return "".join(
        [
            el("r", about, el("fldChar", fldCharType="begin")),
            el("r", about, instruction),
            el("r", about, el("fldChar", fldCharType="separate")),
            el("r", about, text_nodes(run.text)),
            el("r", about, el("fldChar", fldCharType="end")),
        ]
    )
