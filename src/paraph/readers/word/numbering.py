"""numbering.xml in, the printed number of each paragraph of an automatic list out, in document order."""

from __future__ import annotations

import re

from msgspec import Struct

from paraph.readers.word.formats import number
from paraph.readers.word.styles import Styles
from paraph.readers.word.symbols import plain
from paraph.readers.word.xml import Element, attribute, child, integer, short, switched, value

_DEPTH = 9


class Level(Struct, frozen=True):
    """One level of a list: how it counts and what it prints (``%1`` stands for the number of the first level)."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False


class _List(Struct, frozen=True):
    """A ``w:num``: which abstract list it continues, and where it starts anew."""

    abstract: str
    starts: dict[int, int]
    levels: dict[int, Level]


class Numbering:
    """The lists of a file and how far each has counted. Ask for the numbers in document order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        linked: dict[str, str] = {}
        for item in () if root is None else root:
            key = attribute(item, "abstractNumId")
            if short(item) == "w:abstractNum":
                self._abstract[key] = _levels(item)
                linked[key] = value(item, "w:numStyleLink") or ""
            elif short(item) == "w:num":
                self._lists[attribute(item, "numId")] = _list(item)
        for key, style in linked.items():
            target = self._lists.get(styles.get(style).number or "") if style else None
            if target is not None:
                self._abstract[key] = self._abstract.get(target.abstract, {})

    def next(self, key: str, depth: int) -> str:
        """The number of the next paragraph of list ``key`` on level ``depth``; empty if there is no such list."""
        found = self._lists.get(key)
        if found is None or not 0 <= depth < _DEPTH or found.abstract not in self._abstract:
            return ""
        counters = self._counters.setdefault(found.abstract, [None] * _DEPTH)
        if key not in self._begun:
            self._begun.add(key)
            for at in found.starts:
                counters[at] = None
        self._count(found, counters, depth)
        return self._print(found, counters, depth)

    def _level(self, found: _List, depth: int) -> Level:
        level = found.levels.get(depth) or self._abstract[found.abstract].get(depth) or Level()
        start = found.starts.get(depth, level.start)
        return level if start == level.start else Level(start, level.format, level.text, level.restart, level.legal)

    def _count(self, found: _List, counters: list[int | None], depth: int) -> None:
        before = counters[depth]
        counters[depth] = self._level(found, depth).start if before is None else before + 1
        for upper in range(depth):
            if counters[upper] is None:
                counters[upper] = self._level(found, upper).start
        for lower in range(depth + 1, _DEPTH):
            restart = self._level(found, lower).restart
            # 0: never anew; k: anew only after a level above the k-th; unsaid: after any higher level
            if restart is None or depth < restart:
                counters[lower] = None

    def _print(self, found: _List, counters: list[int | None], depth: int) -> str:
        level = self._level(found, depth)
        if level.format == "bullet":
            return "–" if plain(level.text)[:1] in ("-", "–", "—", "−") else "•"

        def fill(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            style = "decimal" if level.legal else self._level(found, at).format
            return number(counters[at] or 0, style) if at <= depth else ""

        return plain(re.sub(r"%([1-9])", fill, level.text)).strip()


def _levels(item: Element) -> dict[int, Level]:
    found = ((integer(attribute(part, "ilvl")), part) for part in item if short(part) == "w:lvl")
    return {at: _one(part) for at, part in found if at is not None and 0 <= at < _DEPTH}


def _one(part: Element) -> Level:
    start = integer(value(part, "w:start"))
    return Level(
        start=1 if start is None else start,
        format=value(part, "w:numFmt") or "decimal",
        text=value(part, "w:lvlText") or "",
        restart=integer(value(part, "w:lvlRestart")),
        legal=bool(switched(part, "w:isLgl")),
    )


def _list(item: Element) -> _List:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for part in item:
        at = integer(attribute(part, "ilvl"))
        if short(part) != "w:lvlOverride" or at is None or not 0 <= at < _DEPTH:
            continue
        own = child(part, "w:lvl")
        if own is not None:
            levels[at] = _one(own)
        start = integer(value(part, "w:startOverride"))
        if start is not None:
            starts[at] = start
    return _List(value(item, "w:abstractNumId") or "", starts, levels)
