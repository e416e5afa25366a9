"""Runs of the tree -> runs of Word: style, language, number bookmarks, REF fields, brackets, changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from paraph.model import Change, Language, Run, Runs
from paraph.writers.docx import styles
from paraph.writers.docx.brackets import Brackets, Stroke
from paraph.writers.docx.context import Context
from paraph.writers.docx.ooxml import el, number_bookmark, text_nodes
from paraph.writers.docx.tracking import Fate, Piece, fate_of

UNDERSCORES = "_" * 12


class Scope(Struct, frozen=True, kw_only=True):
    """Where the runs stand: one language of one passage, its label or its words."""

    language: Language
    change: Change | None = None
    ghost: bool = False
    in_label: bool = False
    heading: bool = False
    stale: bool = False


def pieces(context: Context, runs: Runs, scope: Scope) -> Iterator[Piece]:
    """The runs with their marks, in order."""
    brackets = Brackets(context, scope.language, scope.change)
    index = 0
    while index < len(runs):
        yield from decorations(context, brackets.before(runs[index]), scope.language)
        end = _number_end(runs, index)
        if end > index:
            yield from _number(context, runs[index:end], scope)
            index = end
        else:
            yield _piece(context, runs[index], scope)
            index += 1
    yield from decorations(context, brackets.end(), scope.language)


def decorations(context: Context, strokes: Iterable[Stroke], language: Language) -> Iterator[Piece]:
    """Brackets as Word draws them."""
    for stroke in strokes:
        yield decoration(context, stroke.text, language, stroke.fate)


def decoration(context: Context, text: str, language: Language, fate: Fate, style: str = styles.BRACKET) -> Piece:
    """Characters that the writer adds to the words of the tree, in a style that says so."""
    return Piece(run_markup(context, text, language, style, deleted=fate == "del"), fate)


def run_markup(
    context: Context, text: str, language: Language, style: str | None = None, *, deleted: bool = False
) -> str:
    """One ``w:r``."""
    return el("r", _properties(context, language, style), text_nodes(text, deleted=deleted))


def _properties(context: Context, language: Language, style: str | None) -> str:
    key = (language, style)
    if key not in context.run_properties:
        named = el("rStyle", val=context.styles[style]) if style else ""
        context.run_properties[key] = el("rPr", named, el("lang", val=context.facts[language].locale))
    return context.run_properties[key]


def _number_end(runs: Runs, start: int) -> int:
    """Where the runs that show one number end; ``start`` if the run there shows none."""
    end = start
    first = runs[start]
    while end < len(runs) and runs[end].number is not None and runs[end].number == first.number:
        if runs[end].bracket != first.bracket:
            break
        end += 1
    return end


def _number(context: Context, runs: Runs, scope: Scope) -> Iterator[Piece]:
    """The digits of one target: bookmarked in its label, a field in a reference, plain words in a ghost."""
    target = runs[0].number or ""
    known = target in context.numbers[scope.language] and not scope.ghost
    if any(run.was is not None and run.was.number != run.number for run in runs):
        known = False
    name = number_bookmark(scope.language, target)
    if known and scope.in_label and context.claim(name):
        number = context.ids.next()
        yield Piece(el("bookmarkStart", id=number, name=name))
        yield from (_piece(context, run, scope) for run in runs)
        yield Piece(el("bookmarkEnd", id=number))
        return
    came = target in context.come[scope.language]
    pair = {run.change for run in runs} == {"deleted", "inserted"} and not came
    for run in runs:
        fate = fate_of(run, scope.change)
        old = fate == "del" or (came and fate != "ins")
        if not known or scope.in_label or (old and not pair):
            yield _piece(context, run, scope)
        elif run.change != "deleted" or not pair:
            # The field follows its target on accept and on reject, so a changed number leaves it untracked.
            yield Piece(_field(context, run, scope), "" if pair and scope.change is None else fate)


def _piece(context: Context, run: Run, scope: Scope) -> Piece:
    fate = fate_of(run, scope.change)
    style = styles.run_style(run, in_label=scope.in_label, heading=scope.heading, stale=scope.stale)
    alone = run.renumbered and scope.change not in {"inserted", "deleted"}
    numbering = bool(run.change) and (alone or (scope.in_label and scope.change is None))
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
