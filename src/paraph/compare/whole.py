"""Articles and tables paired as wholes, before their passages are looked at one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from paraph.compare.evidence import Item, Weights, best, candidates, total
from paraph.compare.match import Match
from paraph.model import Original, Table

SAME = 0.5
"""Half of the text unchanged under the same id: the same article."""
WORDS = 0.5
"""Articles as wholes less alike than this are not looked at more closely."""
KEPT = 0.4
"""This share of text in passages that are clearly alike makes two articles the same whatever their ids."""
CLEAR = 0.7
"""Passages this alike are clearly alike; articles as wholes use the same phrases, so their likeness says little."""
WORDS_UNDER_ID = 0.3
HALF = 0.5


def pair_parts(old: Original, new: Original, match: Match, weights: Weights) -> dict[int, int]:
    """New part to old part, as places: the same id while the words do not speak against it, then by words."""
    news, olds = _grouped(match.news, len(new.parts)), _grouped(match.olds, len(old.parts))
    places = {(part.id, part.role): at for at, part in enumerate(old.parts)}
    same = {at: places[part.id, part.role] for at, part in enumerate(new.parts) if (part.id, part.role) in places}
    out = {at: was for at, was in same.items() if _unchanged(news[at], olds[was]) >= SAME}
    free_news = [at for at in range(len(new.parts)) if at not in out]
    taken = set(out.values())
    free_olds = [at for at in range(len(old.parts)) if at not in taken]
    new_bags = [total(item.bags for item in news[at]) for at in free_news]
    old_bags = [total(item.bags for item in olds[at]) for at in free_olds]

    def score(at: int, was: int) -> float | None:
        one, other = free_news[at], free_olds[was]
        if new.parts[one].role != old.parts[other].role:
            return None
        unchanged = _unchanged(news[one], olds[other])
        like = weights.likeness(new_bags[at], old_bags[was])
        by_id = same.get(one) == other
        if by_id:
            return max(unchanged, like) + 0.2 if max(unchanged, like) >= WORDS_UNDER_ID else None
        if max(unchanged, like) < WORDS or _kept(news[one], olds[other], weights) < KEPT:
            return None
        return max(unchanged, like)

    pairs = set(candidates(new_bags, old_bags, weights))
    at_new, at_old = ({part: at for at, part in enumerate(free)} for free in (free_news, free_olds))
    pairs |= {(at_new[one], at_old[was]) for one, was in same.items() if one in at_new and was in at_old}
    out |= {free_news[at]: free_olds[was] for at, was in best(sorted(pairs), score)}
    taken = set(out.values())
    # What is left keeps its id: the drafter rewrote the article.
    return out | {at: was for at, was in same.items() if at not in out and was not in taken}


def _grouped(items: Sequence[Item], count: int) -> list[list[Item]]:
    out: list[list[Item]] = [[] for _ in range(count)]
    for item in items:
        out[item.part].append(item)
    return out


def _unchanged(news: Sequence[Item], olds: Sequence[Item]) -> float:
    """The share of the longer text that stands word for word in both."""
    if not news or not olds:
        return 1.0 if not news and not olds else 0.0
    left = Counter(item.key for item in olds)
    same = 0
    for item in news:
        if left[item.key] > 0:
            left[item.key] -= 1
            same += item.size
    longest = max(sum(item.size for item in news), sum(item.size for item in olds))
    return same / longest if longest else 1.0


def _kept(news: Sequence[Item], olds: Sequence[Item], weights: Weights) -> float:
    """The share of the longer text that stands in passages with a clearly like one on the other side."""

    def like(one: Item, others: Sequence[Item]) -> bool:
        return any(
            one.sort == other.sort and (one.key == other.key or weights.likeness(one.bags, other.bags) >= CLEAR)
            for other in others
        )

    sides = ((news, olds), (olds, news))
    sizes = [sum(item.size for item in side) for side, _ in sides]
    kept = [sum(item.size for item in side if like(item, others)) for side, others in sides]
    return min(part / whole for part, whole in zip(kept, sizes, strict=True) if whole) if all(sizes) else 0.0


def pair_late(old: Original, new: Original, match: Match, parts: Mapping[int, int]) -> dict[int, int]:
    """More parts that are the same, now that passages have been found across: where half of it went."""
    taken = set(parts.values())
    went: Counter[tuple[int, int]] = Counter()
    sizes: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    for side, all_items in enumerate((match.news, match.olds)):
        for item in all_items:
            sizes[side][item.part] += item.size
    for at, was in match.old_of.items():
        one, other = match.news[at], match.olds[was]
        if one.part not in parts and other.part not in taken and new.parts[one.part].role == old.parts[other.part].role:
            went[one.part, other.part] += one.size

    def score(at: int, was: int) -> float | None:
        come, gone = went[at, was] / max(1, sizes[0][at]), went[at, was] / max(1, sizes[1][was])
        return come + gone if gone >= HALF and come >= KEPT else None

    return dict(best(sorted(went), score))


def pair_tables(old: Original, new: Original, parts: Mapping[int, int]) -> list[tuple[Table, Table]]:
    """Tables of paired parts: by the place in their part's id, then the next one that shares a column."""
    out: list[tuple[Table, Table]] = []
    for at, was in sorted(parts.items()):
        olds = [block for block in old.parts[was].blocks if isinstance(block, Table) and _regular(block)]
        rest: list[Table] = []
        for block in new.parts[at].blocks:
            if not isinstance(block, Table) or not _regular(block):
                continue
            address = block.id.removeprefix(new.parts[at].id)
            same = [one for one in olds if one.id.removeprefix(old.parts[was].id) == address]
            if same:
                out.append((block, same[0]))
                olds.remove(same[0])
            else:
                rest.append(block)
        for block in rest:
            like = [one for one in olds if {column.key for column in one.columns} & {c.key for c in block.columns}]
            if like:
                out.append((block, like[0]))
                olds.remove(like[0])
    return out


def _regular(table: Table) -> bool:
    """Every row has a cell for every column, and no column key stands twice."""
    keys: defaultdict[str, int] = defaultdict(int)
    for column in table.columns:
        keys[column.key] += 1
    return len(keys) == len(table.columns) and all(
        len(row.cells) == len(table.columns) for row in (table.head, *table.rows)
    )
