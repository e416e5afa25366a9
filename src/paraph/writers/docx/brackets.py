"""Brackets around text that is not agreed: opened and closed as runs change, tracked where they came or went."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET, Struct

from paraph.model import Bracket, Change, Language, Passage, Run
from paraph.writers.docx.context import Context
from paraph.writers.docx.tracking import Fate, fate_of


class Stroke(Struct, frozen=True):
    """Characters to add to the words, with their fate."""

    text: str
    fate: Fate


class Brackets:
    """What is open while the runs of one text go by.

    Three channels: brackets that stay go with the words they hold; brackets that fell, and new ones, are changes of
    their own around words that stayed.
    """

    def __init__(self, context: Context, language: Language, change: Change | None) -> None:
        self._context = context
        self._language = language
        self._change = change
        self._open: list[tuple[Bracket | None, Fate]] = [(None, ""), (None, "del"), (None, "ins")]

    def before(self, run: Run) -> Iterator[Stroke]:
        """What to write before ``run``."""
        old = run.bracket if run.was is None or run.change is not None else run.was.bracket
        fate = fate_of(run, self._change)
        yield from self._turn(_channels(run.bracket, old), fate)

    def end(self) -> Iterator[Stroke]:
        """What to write after the last run."""
        yield from self._turn((None, None, None), "")

    def _turn(self, wanted: tuple[Bracket | None, ...], fate: Fate) -> Iterator[Stroke]:
        for channel, bracket in enumerate(wanted):
            now, its_fate = self._open[channel]
            if bracket == now:
                continue
            if now is not None:
                # Alternatives stand in brackets of their own, side by side.
                yield Stroke("] " if bracket is not None else "]", its_fate)
            new_fate = fate if channel == 0 else its_fate
            if bracket is not None:
                yield Stroke("[" + caption(self._context, bracket, self._language), new_fate)
            self._open[channel] = (bracket, new_fate)


def around(
    context: Context, passage: Passage, language: Language, change: Change | None
) -> tuple[list[Stroke], list[Stroke]]:
    """The brackets around a whole passage: before and after it."""
    was = passage.bracket if passage.was is None or passage.was.bracket is UNSET else passage.was.bracket
    before: list[Stroke] = []
    after: list[Stroke] = []
    fates: tuple[Fate, ...] = (fate_of(Run(), change), "del", "ins")
    for bracket, fate in zip(_channels(passage.bracket, was or None), fates, strict=True):
        if bracket is not None:
            before.append(Stroke("[" + caption(context, bracket, language), fate))
            after.insert(0, Stroke("]", fate))
    return before, after


def caption(context: Context, bracket: Bracket, language: Language) -> str:
    """``Казахстан: `` where the text is one Party's."""
    if bracket.by is None:
        return ""
    names = context.original.header.party_names.get(bracket.by, {})
    return f"{names.get(language, bracket.by)}:\u00a0"


def _channels(new: Bracket | None, old: Bracket | None) -> tuple[Bracket | None, Bracket | None, Bracket | None]:
    return (new, None, None) if new == old else (None, old, new)
