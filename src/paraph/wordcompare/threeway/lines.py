"""A paragraph of the base and its two answers in, one line out: what each side changed, both where they clash."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from paraph.wordcompare.merging.diff import diff
from paraph.wordcompare.reading.tokens import Token


class Edit(NamedTuple):
    """Base tokens ``start`` to before ``stop`` became ``tokens``."""

    start: int
    stop: int
    tokens: list[Token]

    @property
    def keys(self) -> list[str]:
        """What the new tokens say."""
        return [token.key for token in self.tokens]


class Part(NamedTuple):
    """A stretch of the merged line: its tokens, and whose they are; ``gone``: base tokens struck before it.

    ``side``: ``a`` (also what is as it was), ``b``, ``ab`` where both did the same.
    """

    side: str
    tokens: list[Token]
    gone: list[Token]
    clash: bool = False


def edits(base: list[Token], other: list[Token]) -> tuple[list[Edit], dict[int, Token]]:
    """The edits from ``base`` to ``other``, and for each base token that stayed the token it is."""
    found: list[Edit] = []
    kept: dict[int, Token] = {}
    at = 0
    for stretch in diff(base, other):
        if stretch.kept:
            kept.update(zip(range(at, at + len(stretch.old)), stretch.new, strict=True))
        else:
            found.append(Edit(at, at + len(stretch.old), stretch.new))
        at += len(stretch.old)
    return found, kept


def merged(base: list[Token], first: list[Token], second: list[Token]) -> Iterator[Part]:
    """The parts of the merged line in order."""
    mine, mine_kept = edits(base, first)
    theirs, theirs_kept = edits(base, second)
    at = 0
    for start, stop, some, others in _met(mine, theirs):
        yield from _unchanged(base, at, start, mine_kept, theirs_kept)
        yield from _changed(base, start, stop, some, others)
        at = stop
    yield from _unchanged(base, at, len(base), mine_kept, theirs_kept)


def _met(mine: list[Edit], theirs: list[Edit]) -> Iterator[tuple[int, int, list[Edit], list[Edit]]]:
    """Edits of both sides, those that touch the same words together."""
    waiting = sorted([(edit, 0) for edit in mine] + [(edit, 1) for edit in theirs], key=lambda one: one[0][:2])
    while waiting:
        edit, side = waiting.pop(0)
        sides: tuple[list[Edit], list[Edit]] = ([], [])
        sides[side].append(edit)
        stop = edit.stop
        while waiting and (waiting[0][0].start < stop or waiting[0][0].start == edit.start):
            other, where = waiting.pop(0)
            sides[where].append(other)
            stop = max(stop, other.stop)
        yield edit.start, stop, *sides


def _unchanged(
    base: list[Token], start: int, stop: int, mine: dict[int, Token], theirs: dict[int, Token]
) -> Iterator[Part]:
    for at in range(start, stop):
        # the other side's look, or what it changed inside a link or a field, where this side left it as it was
        took = _differs(base[at], theirs[at]) and not _differs(base[at], mine[at])
        yield Part("b" if took else "a", [theirs[at] if took else mine[at]], [])


def _differs(base: Token, other: Token) -> bool:
    return base.props != other.props or [each.key for each in base.inner] != [each.key for each in other.inner]


def _changed(base: list[Token], start: int, stop: int, mine: list[Edit], theirs: list[Edit]) -> Iterator[Part]:
    gone = base[start:stop]
    if not theirs:
        yield Part("a", mine[0].tokens, gone)
    elif not mine:
        yield Part("b", theirs[0].tokens, gone)
    elif mine == theirs or [(edit[:2], edit.keys) for edit in mine] == [(edit[:2], edit.keys) for edit in theirs]:
        yield Part("ab", [token for edit in mine for token in edit.tokens], gone)
    else:
        yield Part("a", [token for edit in mine for token in edit.tokens], gone, clash=True)
        yield Part("b", [token for edit in theirs for token in edit.tokens], [], clash=True)
