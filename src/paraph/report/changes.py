"""A comparison in, what a person reads in a terminal out: articles in order, their changes, words cut to the point."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from paraph.compare.changes import Change, ChangeKind, Comparison, Value
from paraph.model import Language, Run, Runs
from paraph.model.runs import Fate
from paraph.report.comparison_table import flat
from paraph.report.places import Places

NEAR = 36
"""Characters of unchanged text that stay on each side of a change."""
CUT = "…"


class Piece(Struct, frozen=True):
    """Words with their fate; ``quiet``: a number that follows its target."""

    text: str
    fate: Fate | None = None
    quiet: bool = False


class Line(Struct, frozen=True):
    """One change of one passage: its printed number, the change, the words by language."""

    number: str
    change: Change
    words: dict[Language, tuple[Piece, ...]] = {}


class Group(Struct, frozen=True):
    """One article with its changes. ``whole``: the article itself came, went or moved."""

    name: str
    whole: Change | None
    lines: tuple[Line, ...]
    was: str = ""
    """Of a moved article: how it was called."""


def by_article(comparison: Comparison, named: Language, codes: Sequence[Language]) -> tuple[Group, ...]:
    """The changes of words and order, article by article; numbers are told in the language ``named``."""
    places = Places(comparison)
    found = [change for change in comparison.changes if change.kind != "renumbered" and told(change)]
    out: list[Group] = []
    for _, group in groupby(found, key=lambda change: (change.article, change.passage is None and bool(change.inside))):
        changes = list(group)
        first = changes[0]
        whole = first if first.passage is None and first.kind in ("added", "deleted", "moved") else None
        inside = [each for change in changes for each in ([change] if change is not whole else change.inside)]
        lines = tuple(line_of(each, places, named, codes) for each in flat(inside) if told(each))
        was = places.was_article(first, named) if whole is not None and whole.kind == "moved" else ""
        out.append(Group(places.article(first, named, titled=True), whole, lines, was))
    return tuple(out)


def counted(changes: Iterable[Change]) -> Counter[ChangeKind]:
    """How many changes of each kind: an article that came, went or moved counts once, its passages do not."""
    count: Counter[ChangeKind] = Counter()
    for change in changes:
        if not told(change):
            continue
        if change.kind != "renumbered" or change.numbers:
            count[change.kind] += 1
        if change.kind == "moved":
            count += counted(change.inside)
    return count


def behind(changes: Iterable[Change]) -> Counter[Language]:
    """Texts that are missing or stale now and were not, by language."""
    return Counter(
        value.name.removeprefix("state.")
        for change in flat(changes)
        for value in change.values
        if value.name.startswith("state.") and value.new is not None
    )


def values(change: Change) -> tuple[Value, ...]:
    """The values of ``change`` that are told one by one."""
    return tuple(value for value in change.values if not value.name.startswith("state."))


def told(change: Change) -> bool:
    """A change that only says which translations fell behind is summed up at the end."""
    return change.kind != "status" or bool(values(change)) or bool(change.words)


def line_of(change: Change, places: Places, named: Language, codes: Sequence[Language]) -> Line:
    """One change as a line of the terminal; numbers are told in the language ``named``."""
    words: dict[Language, tuple[Piece, ...]] = {}
    for code in codes:
        if code in change.words and code in change.changed:
            found = change.words[code]
            whole: Fate | None = "inserted" if not found.old else "deleted" if not found.new else None
            words[code] = tuple(shortened(found.runs, whole))
    return Line(places.passage(change, named), change, words)


def shortened(runs: Runs, whole: Fate | None = None) -> Iterator[Piece]:
    """``runs`` with long unchanged stretches cut to what stands near a change; ``whole``: all came or went.

    Brackets stand as a drafter writes them, each alternative in its own.
    """
    at = 0
    for bracket, group in groupby(runs, key=lambda run: run.bracket):
        inside = list(group)
        fates = {run.change or whole for run in inside}
        fate = fates.pop() if len(fates) == 1 else None
        if bracket is not None:
            yield Piece(f"[{bracket.by}: " if bracket.by else "[", fate)
        for run in inside:
            yield _cut(run, whole, first=at == 0, last=at == len(runs) - 1)
            at += 1
        if bracket is not None:
            beside = at < len(runs) and runs[at].bracket is not None
            yield Piece("] " if beside else "]", fate)


def _cut(run: Run, whole: Fate | None, *, first: bool, last: bool) -> Piece:
    fate = run.change or whole
    if fate is not None or run.renumbered:
        return Piece(run.text, fate, run.renumbered)
    head = "" if first else run.text[:NEAR]
    tail = "" if last else run.text[-NEAR:]
    if len(head) + len(tail) + len(CUT) >= len(run.text):
        return Piece(run.text)
    return Piece(f"{_to_word(head)}{CUT}{_from_word(tail)}")


def _to_word(text: str) -> str:
    """``text`` up to the end of its last whole word."""
    return text.rpartition(" ")[0] + " " if " " in text else text


def _from_word(text: str) -> str:
    return " " + text.partition(" ")[2] if " " in text else text
