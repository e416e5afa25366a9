"""Runs of one passage in one language to segments, and segments to markup: each word has one fate, nothing nests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal, TypeAlias

from msgspec import UNSET, Struct

from paraph.model import Bracket, Change, Language, Passage, Run, Runs
from paraph.writers.html.markup import classes, el, extra, hidden, words
from paraph.writers.html.scene import Scene, is_ghost

Fate: TypeAlias = Literal["", "inserted", "deleted", "moved-to", "moved-from"]
UNDERSCORES = "_" * 12
_STRUCK: frozenset[str] = frozenset({"deleted", "moved-from"})


class Segment(Struct, frozen=True):
    """Words drawn alike: ``quiet`` is a changed number, ``style`` a class, ``own`` words that the writer adds."""

    text: str
    fate: Fate = ""
    quiet: bool = False
    style: str = ""
    own: bool = False
    to: str = ""
    """The anchor the words lead to."""


class Scope(Struct, frozen=True, kw_only=True):
    """Where runs stand: one language of one passage, its label or its words."""

    scene: Scene
    language: Language
    change: Change | None
    ghost: bool
    in_label: bool = False


def scope_of(scene: Scene, passage: Passage, language: Language, of_part: Change | None) -> Scope:
    """The scope of ``passage``; ``of_part`` is the change of what it stands in."""
    change = passage.change or of_part
    return Scope(scene=scene, language=language, change=change, ghost=is_ghost(passage, of_part))


def fate_of(run: Run, change: Change | None) -> Fate:
    """What happened to ``run`` in a node whose own change is ``change``."""
    if change in ("inserted", "deleted") or run.change is None:
        return change or ""
    if run.change == "moved":
        return "moved-from" if change == "moved-from" else "moved-to"
    return run.change


def segments(runs: Runs, scope: Scope, bracket: tuple[Bracket | None, Bracket | None] = (None, None)) -> list[Segment]:
    """``runs`` with the brackets of text that is not agreed; ``bracket``: new and old one around the whole passage."""
    around = _Brackets(scope)
    opening, closing = around.whole(*bracket)
    out = list(opening)
    for run in runs:
        out.extend(around.before(run))
        out.append(_segment(run, scope))
    return [*out, *around.end(), *closing]


def whole_bracket(passage: Passage) -> tuple[Bracket | None, Bracket | None]:
    """The bracket around a passage, now and before."""
    was = passage.was.bracket if passage.was is not None else UNSET
    return passage.bracket, passage.bracket if was is UNSET else was


def _segment(run: Run, scope: Scope) -> Segment:
    text, own = run.text, False
    if not text and run.blank is not None:
        own = True
        text = UNDERSCORES if run.blank == "at-signature" else scope.scene.say("undecided", scope.language)
    fate = fate_of(run, scope.change)
    counted = run.change is not None and (run.renumbered or scope.in_label)
    quiet = counted and scope.change not in ("inserted", "deleted")
    style = "undecided" if run.blank == "undecided" else ""
    to = "" if scope.ghost or run.change == "deleted" else scope.scene.anchors.get(run.ref or "", "")
    return Segment(text, fate, quiet, style, own, to)


class _Brackets:
    """What is open while runs go by: brackets that stay, brackets that fell, new ones around words that stayed."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._open: list[tuple[Bracket | None, Fate]] = [(None, ""), (None, "deleted"), (None, "inserted")]

    def whole(self, new: Bracket | None, old: Bracket | None) -> tuple[list[Segment], list[Segment]]:
        """Before and after the passage."""
        fates: tuple[Fate, ...] = (fate_of(Run(), self._scope.change), "deleted", "inserted")
        there = [(each, fate) for each, fate in zip(_channels(new, old), fates, strict=True) if each is not None]
        opening = [self._mark(f"[{self._caption(each)}", fate) for each, fate in there]
        return opening, [self._mark("]", fate) for _, fate in reversed(there)]

    def before(self, run: Run) -> Iterator[Segment]:
        """What stands before ``run``."""
        old = run.bracket if run.was is None or run.change is not None else run.was.bracket
        yield from self._turn(_channels(run.bracket, old), fate_of(run, self._scope.change))

    def end(self) -> Iterator[Segment]:
        """What stands after the last run."""
        yield from self._turn((None, None, None), "")

    def _turn(self, wanted: tuple[Bracket | None, ...], fate: Fate) -> Iterator[Segment]:
        for channel, bracket in enumerate(wanted):
            now, its_fate = self._open[channel]
            if bracket == now:
                continue
            if now is not None:
                # Alternatives stand in brackets of their own, side by side.
                yield self._mark("] " if bracket is not None else "]", its_fate)
            new_fate = fate if channel == 0 else its_fate
            if bracket is not None:
                yield self._mark(f"[{self._caption(bracket)}", new_fate)
            self._open[channel] = (bracket, new_fate)

    def _caption(self, bracket: Bracket) -> str:
        if bracket.by is None:
            return ""
        names = self._scope.scene.captions.get(bracket.by, {})
        return f"{names.get(self._scope.language, bracket.by)}:\u00a0"

    def _mark(self, text: str, fate: Fate) -> Segment:
        return Segment(text, fate, style="bracket", own=True)


def _channels(new: Bracket | None, old: Bracket | None) -> tuple[Bracket | None, Bracket | None, Bracket | None]:
    return (new, None, None) if new == old else (None, old, new)


def markup(segments: Iterable[Segment], scene: Scene, language: Language) -> str:
    """Segments in order, neighbours of one fate in one ``ins`` or ``del`` with its name for those who listen."""
    out = []
    for (fate, quiet), group in groupby(segments, key=lambda each: (each.fate, each.quiet)):
        inner = "".join(_words(each) for each in group)
        if not fate or not inner:
            out.append(inner)
            continue
        kind = "n" if quiet else "mv" if fate.startswith("moved") else None
        told = hidden(f"[{scene.say(fate, language)}: ") + inner + hidden("]")
        out.append(el("del" if fate in _STRUCK else "ins", told, class_=kind))
    return "".join(out)


def _words(segment: Segment) -> str:
    if not segment.text:
        return ""
    if segment.own:
        inner = extra(segment.text, segment.style)
    else:
        inner = el("span", words(segment.text), class_=classes(segment.style)) if segment.style else words(segment.text)
    return el("a", inner, href=f"#{segment.to}") if segment.to else inner
