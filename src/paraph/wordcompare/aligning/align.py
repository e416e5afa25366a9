"""Two lists of items in, the steps of a plan out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from paraph.wordcompare.aligning.inside import inside
from paraph.wordcompare.aligning.items import Item, alike
from paraph.wordcompare.aligning.plan import Move, Step
from paraph.wordcompare.aligning.sections import match_sections
from paraph.wordcompare.names import PPR, SECTPR

_SECTION = f"{PPR}/{SECTPR}"
TELLING = 40
"""A text of so many letters is no mere phrase: standing elsewhere, it was moved."""
EDITED = 0.8
"""So much of a moved text must have stayed the same, digits apart."""
COVERED = 0.6
FILLS = 0.3


class Aligned:
    """The pairs of one list: those in order (new place to old), and the moves by both places."""

    def __init__(self) -> None:
        self.kept: dict[int, int] = {}
        self.moved_from: dict[int, Move] = {}
        self.moved_to: dict[int, Move] = {}


def align(olds: Sequence[Item], news: Sequence[Item], *, moves: bool, units: Iterator[int]) -> list[Step]:
    """The steps that lead from ``olds`` to ``news``. ``units`` numbers what moves as one."""
    found = Aligned()
    if moves:
        _sections(olds, news, found, units)
        _strays(olds, news, found, units)
    else:
        _sections(olds, news, found, None)
    return _grouped(list(_steps(olds, news, found)))


def _sections(olds: Sequence[Item], news: Sequence[Item], found: Aligned, units: Iterator[int] | None) -> None:
    for matched in match_sections(olds, news, moves=units is not None):
        some_olds = olds[matched.old.start : matched.old.stop]
        some_news = news[matched.new.start : matched.new.stop]
        unit = next(units) if matched.moved and units is not None else 0
        for one, other in inside(some_olds, some_news):
            if matched.moved:
                _move(found, some_olds[one], some_news[other], unit)
            else:
                found.kept[some_news[other].order] = some_olds[one].order


def _move(found: Aligned, old: Item, new: Item, unit: int) -> None:
    move = Move(old, new, unit)
    found.moved_from[old.order] = move
    found.moved_to[new.order] = move


def _strays(olds: Sequence[Item], news: Sequence[Item], found: Aligned, units: Iterator[int]) -> None:
    """Blocks left over on both sides that say the same: moved, or kept where they fit between their neighbours."""
    gone = set(found.kept.values()) | found.moved_from.keys()
    left_old = [item for item in olds if item.order not in gone and item.weight > TELLING]
    left_new = [
        item
        for item in news
        if item.order not in found.kept and item.order not in found.moved_to and item.weight > TELLING
    ]
    if not left_old or not left_new:
        return
    pairs = sorted((new.order, old.order) for old, new in _same(left_old, left_new))
    last: tuple[int, int] | None = None
    unit = 0
    for new, old in pairs:
        if _fits(found, old, new):
            found.kept[new] = old
            continue
        if last != (new - 1, old - 1):
            unit = next(units)
        last = (new, old)
        _move(found, olds[old], news[new], unit)


def _fits(found: Aligned, old: int, new: int) -> bool:
    before = max((at for at in found.kept if at < new), default=None)
    after = min((at for at in found.kept if at > new), default=None)
    return (before is None or found.kept[before] < old) and (after is None or found.kept[after] > old)


def _same(olds: list[Item], news: list[Item]) -> Iterator[tuple[Item, Item]]:
    for key in (_text, _free):
        first, second = _by(olds, key), _by(news, key)
        paired: set[int] = set()
        for text, some in second.items():
            others = first.get(text, ())
            if len(some) == len(others) == 1:
                yield others[0], some[0]
                paired.add(id(some[0]))
                paired.add(id(others[0]))
        olds = [item for item in olds if id(item) not in paired]
        news = [item for item in news if id(item) not in paired]
    yield from _edited(olds, news)


def _edited(olds: list[Item], news: list[Item]) -> Iterator[tuple[Item, Item]]:
    where: defaultdict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(olds):
        for word in item.bag:
            where[word].append(at)
    found = []
    for to, item in enumerate(news):
        votes: Counter[int] = Counter()
        for word in item.bag:
            if len(where.get(word, ())) <= 6:
                votes.update(where.get(word, ()))
        for at, _count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:3]:
            score = alike(olds[at], item) if olds[at].kind == item.kind else 0.0
            if score >= EDITED:
                found.append((-score, at, to))
    taken: set[tuple[int, int]] = set()
    for _score, at, to in sorted(found):
        if (0, at) not in taken and (1, to) not in taken:
            taken |= {(0, at), (1, to)}
            yield olds[at], news[to]


def _text(item: Item) -> tuple[str, str]:
    return item.kind, item.text


def _free(item: Item) -> tuple[str, str]:
    return item.kind, item.free


def _by(items: list[Item], key: object) -> dict[tuple[str, str], list[Item]]:
    out: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        out[key(item)].append(item)  # type: ignore[operator]
    return out


def _steps(olds: Sequence[Item], news: Sequence[Item], found: Aligned) -> Iterator[Step]:
    """Deleted and moved-away blocks stand after the nearest earlier block that stays."""
    last = 0
    ends = [*sorted(found.kept), len(news)]
    start = 0
    for end in ends:
        stop = found.kept.get(end, len(olds))
        for at in range(last, stop):
            yield _left(olds[at], found.moved_from.get(at))
        for at in range(start, end):
            yield _come(news[at], found.moved_to.get(at))
        if end < len(news):
            yield Step("keep", (olds[stop],), (news[end],))
        last, start = stop + 1, end + 1


def _left(item: Item, move: Move | None) -> Step:
    step = Step("del" if move is None else "from", (item,), ())
    step.move = move
    return step


def _come(item: Item, move: Move | None) -> Step:
    step = Step("ins" if move is None else "to", (), (item,))
    step.move = move
    return step


def _grouped(steps: list[Step]) -> list[Step]:
    """Splits and joins: a block beside a pair that holds the words the pair lacks."""
    at = 0
    while at < len(steps):
        step = steps[at]
        if step.fortune in ("keep", "group") and step.old.kind == "p" and step.new.kind == "p":
            for beside in (at + 1, at - 1):
                if 0 <= beside < len(steps) and _belongs(steps[beside], step):
                    low = min(at, beside)
                    steps[low : low + 2] = [_group(steps[low], steps[low + 1])]
                    at = low - 1
                    break
        at += 1
    return steps


def _belongs(piece: Step, pair: Step) -> bool:
    if any(item.node.find(_SECTION) is not None for item in (*piece.olds, *piece.news, *pair.olds, *pair.news)):
        return False  # the end of a section is no mark like others
    if piece.fortune == "ins" and len(pair.olds) == 1 and piece.new.kind == "p":
        return _covers(piece.new, pair.old, pair.news)
    if piece.fortune == "del" and len(pair.news) == 1 and piece.old.kind == "p":
        return _covers(piece.old, pair.new, pair.olds)
    return False


def _covers(piece: Item, whole: Item, parts: tuple[Item, ...]) -> bool:
    rest = Counter(whole.bag)
    for part in parts:
        rest.subtract(part.bag)
    rest = +rest
    lacking = sum(len(word) * count for word, count in rest.items())
    shared = sum(len(word) * min(count, rest[word]) for word, count in piece.bag.items() if word in rest)
    return lacking > 0 and shared >= COVERED * piece.length and shared >= FILLS * lacking


def _group(one: Step, other: Step) -> Step:
    return Step("group", one.olds + other.olds, one.news + other.news)
