"""How alike two stretches of text are: shared words of all languages together, rare words weighing more."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from paraph.compare.tokens import keywords
from paraph.model import Language, Original, Passage, Runs, Table

Bag: TypeAlias = dict[str, int]
"""Word to how often it stands."""

SAMPLE = 1500
"""How many passages are enough to tell rare words from common ones."""

NUMBER = "\x00"
"""Stands for the digits of a target: numbers are not words."""


class Item:
    """One passage on one side: where it stands, and what it says in each language."""

    __slots__ = ("_bags", "key", "mark", "order", "part", "passage", "scope", "sort", "texts")

    def __init__(self, passage: Passage, part: int, order: int, table: str | None) -> None:
        self.passage = passage
        self.part = part
        self.order = order
        self.mark = passage.mark
        self.scope = (table, passage.party)
        self.sort = SORTS.get(passage.kind, passage.kind)
        self.texts = _texts(passage)
        self.key = "\x1e".join(f"{code}\x1f{text}" for code, text in sorted(self.texts.items()))
        self._bags: dict[Language, Bag] | None = None

    @property
    def bags(self) -> dict[Language, Bag]:
        """The words of each language, counted once and kept."""
        if self._bags is None:
            self._bags = {code: Counter(keywords(text)) for code, text in self.texts.items()}
        return self._bags

    @property
    def size(self) -> int:
        """How much there is to read."""
        return sum(map(len, self.texts.values()))


SORTS = dict.fromkeys(("paragraph", "text", "dash", "recital", "formula", "testimonium"), "body")
"""Passages of one sort may become one another; a heading never becomes a paragraph."""


def _plain(runs: Runs) -> str:
    return "".join([run.text if run.number is None else NUMBER for run in runs])


def _texts(passage: Passage) -> dict[Language, str]:
    texts = {code: _plain(runs) for code, runs in passage.text.items()}
    for cell in passage.cells:
        for code, runs in cell.items():
            texts[code] = f"{texts.get(code, '')}\n{_plain(runs)}"
    return {code: text for code, text in texts.items() if text.strip()}


def items(original: Original) -> list[Item]:
    """Every passage of the tree in reading order. The head of a table takes no part: it follows its table."""
    out: list[Item] = []
    for at, part in enumerate(original.parts):
        for block in part.blocks:
            if isinstance(block, Passage):
                out.append(Item(block, at, len(out), None))
            elif isinstance(block, Table):
                for row in block.rows:
                    out.append(Item(row, at, len(out), block.id))
    return out


class Weights:
    """How telling a word is: the fewer passages it stands in, the more."""

    def __init__(self, known: Sequence[Item]) -> None:
        step = max(1, len(known) // SAMPLE)
        sample = known[::step]
        self._counts: Counter[str] = Counter()
        for item in sample:
            for bag in item.bags.values():
                self._counts.update(bag.keys())
        self._size = max(1, len(sample))
        self._weight: dict[str, float] = {}
        self._heavy: dict[int, tuple[Mapping[str, int], float]] = {}

    def __getitem__(self, word: str) -> float:
        weight = self._weight.get(word)
        if weight is None:
            weight = self._weight[word] = math.log1p(self._size / max(1, self._counts[word]))
        return weight

    def rare(self, word: str) -> bool:
        """True for a word worth looking passages up by."""
        return self._counts[word] * 20 <= self._size or self._counts[word] <= 3

    def of(self, bag: Mapping[str, int]) -> float:
        """What the words of ``bag`` weigh together. Kept, with the bag, since it is asked for over and over."""
        known = self._heavy.get(id(bag))
        if known is None:
            known = self._heavy[id(bag)] = (bag, sum([self[word] * count for word, count in bag.items()]))
        return known[1]

    def shared(self, first: Mapping[str, int], second: Mapping[str, int]) -> float:
        """What the words that both bags hold weigh."""
        if len(second) < len(first):
            first, second = second, first
        total = 0.0
        for word, count in first.items():
            other = second.get(word)
            if other:
                total += self[word] * min(count, other)
        return total

    def likeness(self, first: Mapping[Language, Bag], second: Mapping[Language, Bag]) -> float:
        """From 0 to 1: twice the shared weight over both weights, over the languages both sides have."""
        shared = weight = 0.0
        for code, bag in first.items():
            other = second.get(code)
            if other is not None:
                shared += 2 * self.shared(bag, other)
                weight += self.of(bag) + self.of(other)
        return shared / weight if weight else 0.0


def total(bags: Iterable[Mapping[Language, Bag]]) -> dict[Language, Bag]:
    """The words of several passages together."""
    out: defaultdict[Language, Counter[str]] = defaultdict(Counter)
    for bag in bags:
        for code, words in bag.items():
            out[code].update(words)
    return dict(out)


class Finder:
    """Looks up what is like a text by its rare words, without trying every pair."""

    def __init__(self, known: Sequence[Mapping[Language, Bag]], weights: Weights) -> None:
        self._weights = weights
        self._known = known
        self._where: defaultdict[tuple[Language, str], list[int]] = defaultdict(list)
        for at, bags in enumerate(known):
            for code, bag in bags.items():
                for word in bag:
                    self._where[code, word].append(at)

    def find(self, bags: Mapping[Language, Bag], most: int = 8) -> list[int]:
        """The places in ``known`` that share most rare words with ``bags``, best first."""
        found: defaultdict[int, float] = defaultdict(float)
        for code, bag in bags.items():
            lists = sorted((len(where), word) for word in bag if (where := self._where.get((code, word))))
            for count, word in lists[:24]:
                if count > 60:
                    break
                for at in self._where[code, word]:
                    found[at] += self._weights[word]
        return sorted(found, key=lambda at: (-found[at], at))[:most]


Pair: TypeAlias = tuple[int, int]


def candidates(
    news: Sequence[Mapping[Language, Bag]], olds: Sequence[Mapping[Language, Bag]], weights: Weights
) -> Iterator[Pair]:
    """Pairs worth measuring: all of them while they are few, else those that share rare words."""
    if len(news) * len(olds) <= 400:
        yield from ((new, old) for new in range(len(news)) for old in range(len(olds)))
        return
    finder = Finder(olds, weights)
    for new, bags in enumerate(news):
        for old in finder.find(bags):
            yield new, old


def best(pairs: Iterable[Pair], score: Callable[[int, int], float | None]) -> list[Pair]:
    """Pairs chosen best score first, each side once. ``None``: not a pair at all. Ties: as they come in both orders."""
    scored = [(-value, new, old) for new, old in pairs if (value := score(new, old)) is not None]
    taken_new: set[int] = set()
    taken_old: set[int] = set()
    out: list[Pair] = []
    for _, new, old in sorted(scored):
        if new not in taken_new and old not in taken_old:
            taken_new.add(new)
            taken_old.add(old)
            out.append((new, old))
    return out
