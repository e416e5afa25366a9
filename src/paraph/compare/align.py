"""Which new passage is which old one: equal labels, then equal words, then like words; place and id break ties.

`align` knows nothing of what was edited, only two trees. Articles are paired first (by id while their words agree, then
by words), passages inside paired articles, then across articles, what is left by its place; at last splits and joins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from paraph.compare.alignment import Alignment, Verdicts, node_ids, settle
from paraph.compare.evidence import Finder, Item, Weights, best, candidates, items
from paraph.compare.match import Gaps, Match
from paraph.compare.pieces import find_joins, find_splits
from paraph.compare.whole import pair_late, pair_parts, pair_tables
from paraph.model import Original, Table

LIKE = 0.7
"""Words this alike decide by themselves. A third of the words replaced by rare ones still leaves about as much."""
APART = 0.65
"""Enough between articles, if nothing else is about as like: the same phrases stand everywhere."""
MARGIN = 0.08
SURE = 0.85
SAMPLE = 1000
ALIKE = 0.5
"""Enough inside an article, out of place."""
AKIN = 0.3
"""Enough where the place is the same: between the same neighbours, or under the same id."""
TELLING = 40
"""A text of so many characters, equal in one language, is no mere phrase."""
LEFT = 0.15
"""Enough for the only one left between two settled neighbours on both sides."""


def align(
    old: Original,
    new: Original,
    verdicts: Verdicts | None = None,
    *,
    fixed: Mapping[str, str | None] | None = None,
) -> Alignment:
    """Map the ids of ``new`` to those of ``old``.

    ``verdicts``: the frozen record of a draft; it alone decides. ``fixed``: single decisions (new id of a passage to
    old id, or ``None``: it is new) that override the evidence; everything else is worked out.
    Raises ``ValueError`` if an id stands twice in a tree.
    """
    if verdicts is not None:
        return settle(old, new, verdicts)
    for tree in (old, new):
        for _ in node_ids(tree):
            pass
    olds, news = items(old), items(new)
    match = Match(olds, news)
    _fix(match, fixed or {})
    weights = Weights(news if len(news) > len(olds) else olds)
    parts = pair_parts(old, new, match, weights)
    tables = _clear(old, new, match, weights, parts)
    late = pair_late(old, new, match, parts)
    if late:
        parts |= late
        tables = _clear(old, new, match, weights, parts)
    splits: dict[int, int] = {}
    joins: dict[int, int] = {}
    _by_place(match, weights, splits, joins)
    return Alignment(
        {new.parts[at].id: old.parts[was].id for at, was in sorted(parts.items())},
        {block.id: was.id for block, was in tables},
        {
            **{block.head.id: was.head.id for block, was in tables},
            **{news[at].passage.id: olds[was].passage.id for at, was in sorted(match.old_of.items())},
        },
        {news[at].passage.id: olds[was].passage.id for at, was in sorted(splits.items())},
        {olds[at].passage.id: news[to].passage.id for at, to in sorted(joins.items())},
    )


def _fix(match: Match, fixed: Mapping[str, str | None]) -> None:
    places = {item.passage.id: item.order for item in match.olds}
    for item in match.news:
        if item.passage.id in fixed:
            was = fixed[item.passage.id]
            match.settle(item.order, None if was is None else places[was])


def _clear(
    old: Original, new: Original, match: Match, weights: Weights, parts: Mapping[int, int]
) -> list[tuple[Table, Table]]:
    """Everything that words alone decide, given the paired articles; the paired tables."""
    tables = pair_tables(old, new, parts)
    match.scopes(parts, tables)
    _by_label(match)
    _by_equal_words(match)
    _inside(match, weights, LIKE, LIKE)
    _across(match, weights)
    return tables


def _by_label(match: Match) -> None:
    """A label is unique in its article and never reused: it decides whatever the words. So does a heading's place."""
    for news, olds in match.inside():
        marked = {(item.mark, item.scope[1]): item for item in olds if item.mark is not None}
        for item in news:
            was = marked.get((item.mark, item.scope[1])) if item.mark is not None else None
            if was is not None and item.sort == was.sort and match.agree(item, was):
                match.join(item.order, was.order)
        heads = [item for item in olds if item.sort in ("heading", "title", "annex-label")]
        for item in news:
            for head in heads:
                if head.sort == item.sort and match.free(item.order, head.order):
                    match.join(item.order, head.order)
                    break


def _by_equal_words(match: Match) -> None:
    """Equal words in all languages: inside the article, the same id first, then in order; then anywhere, if unique."""
    for news, olds in match.inside():
        known: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
        for item in olds:
            known[item.sort, item.key].append(item)
        for by_id in (True, False):
            for item in news:
                same = [one for one in known.get((item.sort, item.key), ()) if match.free(item.order, one.order)]
                same = [one for one in same if match.agree(item, one)]
                if by_id:
                    same = [one for one in same if one.passage.id == item.passage.id and item.key]
                if same and (item.key or by_id):
                    match.join(item.order, same[0].order)
    _unique(match, lambda item: [item.key] if item.key else [])
    # One language left as it was is proof enough, whatever was rewritten in the others.
    _unique(match, lambda item: [f"{code}:{text}" for code, text in item.texts.items() if len(text) >= TELLING])


def _unique(match: Match, keys: Callable[[Item], Iterable[str]]) -> None:
    """Pair passages with a key that only one free passage has on each side: inside the article, then anywhere."""
    for news, olds in (*match.inside(), (match.free_news(), match.free_olds())):
        known: defaultdict[str, tuple[list[Item], list[Item]]] = defaultdict(lambda: ([], []))
        for side, some in enumerate((news, olds)):
            for item in some:
                if item.sort == "body" and item.order not in (match.new_of if side else match.old_of):
                    for key in keys(item):
                        known[key][side].append(item)
        for one, other in known.values():
            if len(one) == len(other) == 1 and match.agree(one[0], other[0]):
                match.join(one[0].order, other[0].order)


def _by_place(match: Match, weights: Weights, splits: dict[int, int], joins: dict[int, int]) -> None:
    """What the place speaks for, then the only ones left.

    Splits and joins are looked for before each step down in likeness: a piece is not like anything else.
    """
    for far, near, alone in ((ALIKE, AKIN, False), (1.1, LEFT, True)):
        find_splits(match, weights, splits)
        find_joins(match, weights, joins)
        _inside(match, weights, far, near, splits.keys(), joins.keys(), alone=alone)
    find_splits(match, weights, splits)
    find_joins(match, weights, joins)
    _by_id_alone(match)


def _by_id_alone(match: Match) -> None:
    """A passage without any words (a form to fill in, a text that is not there yet) is known by its id only."""
    for news, olds in match.inside():
        same = {was.passage.id: was for was in olds}
        for item in news:
            was = same.get(item.passage.id)
            if was is not None and not (item.key and was.key) and item.sort == was.sort and match.agree(item, was):
                match.join(item.order, was.order)


def _inside(
    match: Match,
    weights: Weights,
    far: float,
    near: float,
    splits: Set[int] = frozenset(),
    joins: Set[int] = frozenset(),
    *,
    alone: bool = False,
) -> None:
    """Pair inside articles: ``near`` is enough in the same gap or under the same id, ``far`` anywhere.

    ``alone``: only the last one of its gap on both sides. ``splits`` and ``joins`` have found their place already.
    """
    for all_news, all_olds in match.inside():
        news = [item for item in all_news if item.order not in match.old_of and item.key and item.order not in splits]
        olds = [item for item in all_olds if item.order not in match.new_of and item.key and item.order not in joins]
        if news and olds:
            score = _scorer(match, weights, news, olds, match.gaps(all_news, all_olds, splits, joins), far, near, alone)
            pairs = candidates([item.bags for item in news], [item.bags for item in olds], weights)
            for at, was in best(pairs, score):
                match.join(news[at].order, olds[was].order)


def _scorer(
    match: Match,
    weights: Weights,
    news: Sequence[Item],
    olds: Sequence[Item],
    gaps: Gaps,
    far: float,
    near: float,
    alone: bool,
) -> Callable[[int, int], float | None]:
    def score(at: int, was: int) -> float | None:
        new, old = news[at], olds[was]
        if new.sort != old.sort or not match.agree(new, old) or not match.free(new.order, old.order):
            return None
        here = gaps.same(new.order, old.order)
        if alone and not gaps.alone(new.order, old.order):
            return None
        like = weights.likeness(new.bags, old.bags)
        same = new.passage.id == old.passage.id
        if like < (near if here or same else far):
            return None
        return like + 0.1 * here + 0.05 * same

    return score


def _across(match: Match, weights: Weights) -> None:
    news = [item for item in match.free_news() if item.key and item.sort == "body"]
    olds = [item for item in match.free_olds() if item.key and item.sort == "body"]
    if not news or not olds:
        return
    common = _Common(match, weights)

    def score(at: int, was: int) -> float | None:
        new, old = news[at], olds[was]
        if not match.agree(new, old):
            return None
        like = weights.likeness(new.bags, old.bags)
        if like < APART or (like < SURE and like < common.likeness(new) + MARGIN):
            return None
        return like + 0.1 * match.together(new, old)

    pairs = candidates([item.bags for item in news], [item.bags for item in olds], weights)
    for at, was in best(pairs, score):
        match.join(news[at].order, olds[was].order)


class _Common:
    """How like a passage is to old passages that are not it, for they have found their own: mere treaty phrases."""

    def __init__(self, match: Match, weights: Weights) -> None:
        settled = [match.olds[at] for at in sorted(match.new_of) if match.olds[at].sort == "body"]
        self._sample = settled[:: max(1, len(settled) // SAMPLE)]
        self._weights = weights
        self._finder: Finder | None = None
        self._known: dict[int, float] = {}

    def likeness(self, new: Item) -> float:
        """The greatest likeness of ``new`` to a passage of the sample."""
        if self._finder is None:
            self._finder = Finder([item.bags for item in self._sample], self._weights)
        if new.order not in self._known:
            found = (self._sample[at] for at in self._finder.find(new.bags))
            self._known[new.order] = max((self._weights.likeness(new.bags, old.bags) for old in found), default=0.0)
        return self._known[new.order]
