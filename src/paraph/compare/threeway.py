"""Two answers to one draft: what each side changed, passage by passage, and where both changed the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from paraph.compare.changes import Change, Comparison
from paraph.compare.comparison import compare
from paraph.model import Original


class Both(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What happened to one passage (or article, or table) of the base draft on each side.

    ``base`` is the id in the base draft. What a side added stands by itself, under the id it has on that side.
    """

    base: str
    article: str
    a: tuple[Change, ...] = ()
    b: tuple[Change, ...] = ()
    conflict: bool = False
    """Both sides changed it, and not alike: someone must decide."""
    alike: bool = False
    """Both sides made the same change."""


class ThreeWay(Struct, frozen=True, kw_only=True):
    """Base, side A, side B: every passage that either side touched, in the order of the base."""

    a: Comparison
    b: Comparison
    merged: tuple[Both, ...]

    @property
    def conflicts(self) -> tuple[Both, ...]:
        """The passages both sides changed, each in its own way."""
        return tuple(one for one in self.merged if one.conflict)


def three_way(base: Original, a: Original, b: Original) -> ThreeWay:
    """Compare both answers with ``base`` and put them side by side. Renumberings follow from the rest: left out.

    Raises ``ValueError`` as `compare` does.
    """
    sides = compare(base, a), compare(base, b)
    touched = tuple(_touched(side) for side in sides)
    deleted = tuple({node for node, some in one.items() if any(c.kind == "deleted" for c in some)} for one in touched)
    order = {node: at for at, node in enumerate(_ids(base))}
    nodes = sorted({*touched[0], *touched[1]}, key=lambda node: (order.get(node, len(order)), node))
    merged: list[Both] = []
    for node in nodes:
        of_a, of_b = touched[0].get(node, ()), touched[1].get(node, ())
        if node not in order:
            merged += [Both(base=node.removeprefix("+"), article=one.article, a=(one,)) for one in of_a]
            merged += [Both(base=node.removeprefix("+"), article=one.article, b=(one,)) for one in of_b]
            continue
        alike = bool(of_a) and [_told(one) for one in of_a] == [_told(one) for one in of_b]
        conflict = bool(of_a and of_b) and not alike
        # A side that deleted the article has deleted its passages too, whatever the other side did to one.
        part = node.partition("/")[0]
        conflict = conflict or (bool(of_a) and part in deleted[1]) or (bool(of_b) and part in deleted[0])
        conflict = conflict and not alike
        merged.append(Both(base=node, article=part, a=of_a, b=of_b, conflict=conflict, alike=alike))
    return ThreeWay(a=sides[0], b=sides[1], merged=tuple(merged))


def _touched(side: Comparison) -> dict[str, tuple[Change, ...]]:
    """Base id to what this side did to it; what it added under its own id, which the base does not have."""
    out: defaultdict[str, list[Change]] = defaultdict(list)
    for change in _flat(side.changes):
        for node in _base_ids(change):
            out[node].append(change)
    return {node: tuple(some) for node, some in out.items()}


def _flat(changes: Iterable[Change]) -> Iterator[Change]:
    """Changes of passages; a whole article stands for itself, and for its fine changes where it lives on."""
    for change in changes:
        if change.kind == "renumbered" or not change.article:
            continue
        yield change
        if change.kind == "moved":
            yield from _flat(change.inside)


def _base_ids(change: Change) -> Iterator[str]:
    if change.kind == "joined" and change.pieces:
        yield from change.pieces
    elif change.kind == "added":
        yield f"+{change.passage or change.article}"
    elif change.kind == "deleted":
        yield change.passage or change.article
    else:
        yield change.was or change.passage or change.article


def _told(change: Change) -> object:
    """What a change says, its place in the new tree apart."""
    words = sorted((code, one.old, one.new) for code, one in change.words.items())
    return (change.kind, words, change.values, [_told(one) for one in change.inside])


def _ids(base: Original) -> Iterator[str]:
    for part in base.parts:
        yield part.id
        for block in part.blocks:
            yield getattr(block, "id", "")
            for row in getattr(block, "rows", ()):
                yield row.id
