"""Two lists of tokens in, what stays and what is replaced out: by the rules of `paraph.compare.words`."""

from __future__ import annotations

from typing import NamedTuple

from paraph.compare.targets import SAME
from paraph.compare.tokens import Token as Word
from paraph.compare.words import edits
from paraph.model import Run
from paraph.wordcompare.reading.tokens import Token

CONTEXT = 16
"""So many equal tokens around a change are looked at: enough to slide it to its place."""


class Stretch(NamedTuple):
    """Tokens of both sides: kept pairwise, or replaced."""

    kept: bool
    old: list[Token]
    new: list[Token]


def diff(old: list[Token], new: list[Token]) -> list[Stretch]:
    """The stretches in order, kept and replaced by turns."""
    first = [token.key for token in old]
    second = [token.key for token in new]
    if first == second:
        return [Stretch(True, old, new)] if old else []
    head, tail = same_ends(first, second)
    middle_old, middle_new = len(old) - head - tail, len(new) - head - tail
    if middle_old == middle_new == 1:
        return _whole(old, new, head, tail)
    start, stop = max(0, head - CONTEXT), max(0, tail - CONTEXT)
    some = edits(_words(old[start : len(old) - stop]), _words(new[start : len(new) - stop]), SAME)
    return _placed(old, new, start, stop, [(edit.kept, len(edit.old), len(edit.new)) for edit in some])


def same_ends(first: list[str], second: list[str]) -> tuple[int, int]:
    """How many keys both lists begin and end with."""
    most = min(len(first), len(second))
    head = 0
    while head < most and first[head] == second[head]:
        head += 1
    tail = 0
    while tail < most - head and first[-1 - tail] == second[-1 - tail]:
        tail += 1
    return head, tail


def _whole(old: list[Token], new: list[Token], head: int, tail: int) -> list[Stretch]:
    end_old, end_new = len(old) - tail, len(new) - tail
    out = [Stretch(True, old[:head], new[:head]), Stretch(False, old[head:end_old], new[head:end_new])]
    out.append(Stretch(True, old[end_old:], new[end_new:]))
    return [each for each in out if each.old or each.new]


def _words(tokens: list[Token]) -> list[Word]:
    marks: dict[str, Run] = {}
    out = []
    for token in tokens:
        # An insertion slides only over words that look alike: ``ref`` stands for the look.
        props = token.props if token.sort == "text" else token.sort
        run = marks.get(props)
        if run is None:
            run = marks[props] = Run(ref=props)
        out.append(Word(token.key, run, token.kind))
    return out


def _placed(
    old: list[Token], new: list[Token], start: int, stop: int, lengths: list[tuple[bool, int, int]]
) -> list[Stretch]:
    out = [Stretch(True, old[:start], new[:start])] if start else []
    at_old = at_new = start
    for kept, more_old, more_new in lengths:
        here = Stretch(kept, old[at_old : at_old + more_old], new[at_new : at_new + more_new])
        if out and out[-1].kept == kept:
            last = out.pop()
            here = Stretch(kept, last.old + here.old, last.new + here.new)
        out.append(here)
        at_old += more_old
        at_new += more_new
    if stop:
        out.append(Stretch(True, old[at_old:], new[at_new:]))
    return _joined(out)


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    out: list[Stretch] = []
    for each in stretches:
        if out and out[-1].kept == each.kept:
            last = out.pop()
            each = Stretch(each.kept, last.old + each.old, last.new + each.new)
        out.append(each)
    return out
