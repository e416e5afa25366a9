"""Where an insertion or deletion could stand in several places, the place a reader expects.

"в сфере торговли, в сфере [культуры, в сфере ]науки" and "в сфере торговли[, в сфере культуры], в сфере науки" mark
the same characters; the second is what was done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paraph.compare.tokens import Token

if TYPE_CHECKING:
    from paraph.compare.words import Edit

_ENDS = frozenset(".;:!?\n")
_PAUSES = frozenset(",–")


def slide(stretches: list[Edit]) -> list[Edit]:
    """``stretches`` with every pure insertion and deletion moved to its best place; the same marks in number."""
    for at in range(1, len(stretches) - 1):
        before, edit, after = stretches[at - 1 : at + 2]
        if not edit.kept and bool(edit.old) != bool(edit.new) and before.kept and after.kept:
            stretches[at - 1 : at + 2] = _best(before, edit, after)
    return [edit for edit in stretches if edit.old or edit.new]


def _best(before: Edit, edit: Edit, after: Edit) -> list[Edit]:
    some = edit.old or edit.new
    pairs = [*zip(before.old, before.new, strict=True)], [*zip(after.old, after.new, strict=True)]
    line = [one for one, _ in pairs[0]] + some + [one for one, _ in pairs[1]]
    start, length = len(pairs[0]), len(some)
    first = start
    while first > 0 and _same(line[first - 1], line[first - 1 + length]):
        first -= 1
    last = start
    while last + length < len(line) and _same(line[last], line[last + length]):
        last += 1
    place = max(range(first, last + 1), key=lambda at: (_score(line, at, length), at == start, -abs(at - start)))
    return _shift(before, edit, after, place - start)


def _shift(before: Edit, edit: Edit, after: Edit, by: int) -> list[Edit]:
    """Move the edit ``by`` tokens to the right (left if negative): equal tokens change sides."""
    make = type(edit)
    inserted = bool(edit.new)
    some = edit.new if inserted else edit.old
    left = [*zip(before.old, before.new, strict=True)]
    right = [*zip(after.old, after.new, strict=True)]
    while by > 0:
        pair = right.pop(0)
        left.append((pair[0], some[0]) if inserted else (some[0], pair[1]))
        some = [*some[1:], pair[1] if inserted else pair[0]]
        by -= 1
    while by < 0:
        pair = left.pop()
        right.insert(0, (pair[0], some[-1]) if inserted else (some[-1], pair[1]))
        some = [pair[1] if inserted else pair[0], *some[:-1]]
        by += 1
    return [
        make(True, [one for one, _ in left], [other for _, other in left]),
        make(False, [], some) if inserted else make(False, some, []),
        make(True, [one for one, _ in right], [other for _, other in right]),
    ]


def _same(one: Token, other: Token) -> bool:
    """Tokens that may change places without a change to any mark."""
    return one.text == other.text and one.marks == other.marks and one.marks.number is None


def _score(line: list[Token], at: int, length: int) -> int:
    """How natural it is to mark ``line[at : at + length]``: whole sentences, then clauses, then whole words."""
    first, last = line[at], line[at + length - 1]
    before = next((token for token in reversed(line[:at]) if token.kind != "space"), None)
    after = line[at + length] if at + length < len(line) else None
    if (before is None or before.text in _ENDS) and last.text in _ENDS:
        return 5
    if (before is None or before.text in _ENDS) and last.kind == "space" and first.kind != "space":
        ends = [token for token in line[at : at + length] if token.kind != "space"]
        return 5 if ends[-1].text in _ENDS else 1
    if first.text in _PAUSES and (after is None or after.text in _PAUSES or after.text in _ENDS):
        return 4
    if first.kind != "space" and last.kind == "space":
        return 2
    return 1 if first.kind == "space" and last.kind != "space" else 0
