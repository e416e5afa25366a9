"""Word diff of one text in one language: the new runs with the old words struck between them.

The heaviest common subsequence of words (`sequence.common`) says what stays; then short stretches that would stand
lonely inside a rewritten phrase are given up, and an insertion or deletion that could stand in several places takes
the one a reader expects. Exact by construction: every old token is kept or deleted, every new one kept or inserted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from paraph.compare.islands import absorb
from paraph.compare.sequence import common
from paraph.compare.slide import slide
from paraph.compare.targets import SAME, Targets
from paraph.compare.tokens import Token, merged, tokens
from paraph.model import Fate, Run, Runs

BREAK = Token("\x00", Run(), "sign")
"""Stands between the parts of a split or joined passage. No text holds it."""


class Edit(NamedTuple):
    """A stretch of the diff: kept (the same tokens old and new), or replaced (``kept`` false)."""

    kept: bool
    old: list[Token]
    new: list[Token]


def diff(old: Runs, new: Runs, targets: Targets = SAME, *, numbering: bool = False) -> Runs:
    """The runs of ``new`` with what changed since ``old`` marked.

    A number whose target is the same but whose digits differ is marked ``renumbered``; with ``numbering`` (for labels)
    every change is. Unchanged words whose marks changed carry their old marks in ``was``.
    """
    if old == new and (targets.plain or all(run.ref is None and run.number is None for run in new)):
        return merged(list(new))
    if len(old) == len(new) and all(_pair(one, other, targets) for one, other in zip(old, new, strict=True)):
        pairs = [(_whole(one), _whole(other)) for one, other in zip(old, new, strict=True)]
        return merged([run for one, other in pairs for run in _kept(one, other, targets)])
    return merged(list(_marked(edits(tokens(old), tokens(new), targets), targets, numbering)))


def _pair(old: Run, new: Run, targets: Targets) -> bool:
    """Run by run the same words: no need to look into them."""
    if old.number is not None or new.number is not None:
        return targets.old(new.number) == old.number
    return old.text == new.text


def _whole(run: Run) -> Token:
    return Token(run.text, replace(run, text=""), "word")


def diff_pieces(olds: Sequence[Runs], news: Sequence[Runs], targets: Targets = SAME) -> list[Runs]:
    """The diff of a split (one of ``olds``) or a join (one of ``news``), cut where the pieces part."""
    pieces: list[list[Run]] = [[]]
    for run in _marked(edits(_together(olds), _together(news), targets), targets, False):
        if run.text == BREAK.text:
            pieces.append([])
        else:
            pieces[-1].append(run)
    return [merged(piece) for piece in pieces]


def _together(pieces: Sequence[Runs]) -> list[Token]:
    out: list[Token] = []
    for index, runs in enumerate(pieces):
        out += [BREAK] if index else []
        out += tokens(runs)
    return out


def edits(old: list[Token], new: list[Token], targets: Targets) -> list[Edit]:
    """The stretches of the diff in order, kept and replaced by turns."""
    old_at = [at for at, token in enumerate(old) if token.kind != "space"]
    new_at = [at for at, token in enumerate(new) if token.kind != "space"]
    first = [_key(old[at], SAME) for at in old_at]
    second = [_key(new[at], targets) for at in new_at]
    pairs = common(first, second, [len(old[at].text) + 0.5 for at in old_at])
    kept = absorb([old[at] for at in old_at], [new[at] for at in new_at], pairs)
    places = [(old_at[one], new_at[other]) for one, other in kept]
    return slide(list(_stretches(old, new, places)))


def _key(token: Token, targets: Targets) -> tuple[str, str | None]:
    """What makes two tokens the same word: its letters; of a number, what it numbers."""
    if token.marks.number is not None:
        return ("", targets.old(token.marks.number))
    return (token.text, token.marks.blank)


def _stretches(old: list[Token], new: list[Token], places: list[tuple[int, int]]) -> Iterable[Edit]:
    kept: list[tuple[Token, Token]] = []
    last_old = last_new = -1
    for at_old, at_new in [*places, (len(old), len(new))]:
        if at_old == last_old + 1 and at_new == last_new + 1 and at_old < len(old):
            kept.append((old[at_old], new[at_new]))
            last_old, last_new = at_old, at_new
            continue
        head, gap, tail = _spaces(old[last_old + 1 : at_old], new[last_new + 1 : at_new])
        kept += head
        if gap.old or gap.new:
            if kept:
                yield Edit(True, [one for one, _ in kept], [other for _, other in kept])
            yield gap
            kept = []
        kept += tail
        if at_old < len(old):
            kept.append((old[at_old], new[at_new]))
        last_old, last_new = at_old, at_new
    if kept:
        yield Edit(True, [one for one, _ in kept], [other for _, other in kept])


def _spaces(old: list[Token], new: list[Token]) -> tuple[list[tuple[Token, Token]], Edit, list[tuple[Token, Token]]]:
    """A gap between kept words: the spaces that both sides begin and end with are kept."""
    head: list[tuple[Token, Token]] = []
    tail: list[tuple[Token, Token]] = []
    while old and new and old[0].kind == "space" and old[0].text == new[0].text:
        head.append((old.pop(0), new.pop(0)))
    while old and new and old[-1].kind == "space" and old[-1].text == new[-1].text:
        tail.insert(0, (old.pop(), new.pop()))
    if len(old) == len(new) == 1 and old[0].text == new[0].text and None in (old[0].marks.number, new[0].marks.number):
        # A typed number became a reference (or back), a blank another kind of blank: other marks, the same words.
        head.append((old.pop(), new.pop()))
    return head, Edit(False, old, new), tail


def _marked(stretches: Iterable[Edit], targets: Targets, numbering: bool) -> Iterable[Run]:
    for edit in stretches:
        if edit.kept:
            for one, other in zip(edit.old, edit.new, strict=True):
                yield from _kept(one, other, targets)
        else:
            yield from (_fated(token, "deleted", numbering) for token in edit.old)
            yield from (_fated(token, "inserted", numbering) for token in edit.new)


def _fated(token: Token, fate: Fate, numbering: bool) -> Run:
    if token is BREAK:
        return Run(BREAK.text)
    return replace(token.marks, text=token.text, change=fate, renumbered=numbering)


def _kept(one: Token, other: Token, targets: Targets) -> Iterable[Run]:
    if one.text != other.text:
        # Only a number has a key without its text: the digits changed, what they number did not.
        yield replace(one.marks, text=one.text, change="deleted", renumbered=True)
        yield replace(other.marks, text=other.text, change="inserted", renumbered=True)
        return
    run = replace(other.marks, text=other.text)
    yield run if targets.back(other.marks) == one.marks else replace(run, was=one.marks)
