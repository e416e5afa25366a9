"""The numbers of the amended text: those of the signed text stay, what is new stands between or goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from paraph.amend.lines import Line, Node, lines, parts_of, tree
from paraph.amend.matching import Came, children, staying
from paraph.amend.numbers import Style, all_between, all_following
from paraph.compare.alignment import Alignment
from paraph.languages.base import LanguageRules
from paraph.model import Instrument, Language, Part

BEFORE_ALL = "0"
"""What stands before the first article has the number 0-1."""


class Texts:
    """The signed text and the new one, with which part is which."""

    def __init__(
        self, old: Instrument, new: Instrument, alignment: Alignment, rules: Mapping[Language, LanguageRules]
    ) -> None:
        self.old = old
        self.new = new
        self.alignment = alignment
        self.rules = rules
        self.parties = old.header.parties
        self.old_parts = {part.id: part for part in old.parts}
        self.new_parts = {part.id: part for part in new.parts}
        self.staying = {
            new_id: part
            for role in ("article", "annex")
            for new_id, part in staying(parts_of(old, role), parts_of(new, role), alignment).items()
        }
        self._lines: dict[tuple[bool, str], tuple[Line, ...]] = {}

    def lines(self, part: Part, *, old: bool) -> tuple[Line, ...]:
        """The lines of a part of one of the texts."""
        key = (old, part.id)
        if key not in self._lines:
            self._lines[key] = lines(part, self.parties)
        return self._lines[key]

    def old_tree(self, part: Part) -> Node:
        """The lines of a part of the signed text as a tree."""
        return tree(self.lines(part, old=True))

    def new_tree(self, part: Part) -> Node:
        """The lines of a part of the new text as a tree."""
        return tree(self.lines(part, old=False))

    def inside(self, part: Part) -> frozenset[str]:
        """The ids of an old article's lines."""
        return frozenset(line.id for line in self.lines(part, old=True))


def frozen_numbers(texts: Texts, anew: frozenset[str], style: Style) -> dict[str, dict[Language, str]]:
    """New id to number in the amended text, where it is not the computed one.

    ``anew``: ids of articles and lines that are set out anew: inside these everything is numbered afresh.
    """
    out = dict(_articles(texts, style))
    out |= dict(_annexes(texts, style))
    for part in parts_of(texts.new, "article"):
        was = texts.staying.get(part.id)
        if was is not None and part.id not in anew:
            out |= dict(_inside(texts, was, texts.old_tree(was), texts.new_tree(part), anew, style))
    return out


def _number(texts: Texts, part: Part, *, old: bool) -> dict[Language, str]:
    """A part's number in every language; the only annex has an empty one."""
    heading = next((line for line in texts.lines(part, old=old) if line.kind == "heading" and line.number), None)
    return heading.number if heading is not None else dict.fromkeys(texts.rules, part.number or "")


def _articles(texts: Texts, style: Style) -> Iterator[tuple[str, dict[Language, str]]]:
    olds, news = parts_of(texts.old, "article"), parts_of(texts.new, "article")
    last = _number(texts, olds[-1], old=True) if olds else dict.fromkeys(texts.rules, "0")
    ends = max((at for at, part in enumerate(news) if part.id in texts.staying), default=-1)
    base, count = dict.fromkeys(texts.rules, BEFORE_ALL), 0
    for at, part in enumerate(news):
        was = texts.staying.get(part.id)
        if was is not None:
            base, count = _number(texts, was, old=True), 0
            yield part.id, base
        elif at < ends:
            count += 1
            yield part.id, all_between(base, count, style)
        else:
            last = all_following(last, texts.rules) or all_between(last, 1, style)
            yield part.id, last


def _annexes(texts: Texts, style: Style) -> Iterator[tuple[str, dict[Language, str]]]:
    """As articles; the only annex of the signed text stays without a number, a second one is annex 2."""
    olds, news = parts_of(texts.old, "annex"), parts_of(texts.new, "annex")
    if not olds:
        return
    ends = max((at for at, part in enumerate(news) if part.id in texts.staying), default=-1)
    base, count, last = BEFORE_ALL, 0, len(olds)
    for at, part in enumerate(news):
        was = texts.staying.get(part.id)
        if was is not None:
            base, count = was.number or "1", 0
            number = was.number or ""
        elif at < ends:
            count += 1
            number = all_between({"": base}, count, style)[""]
        else:
            last += 1
            number = str(last)
        yield part.id, dict.fromkeys(texts.rules, number)


def _inside(
    texts: Texts, article: Part, old: Node, new: Node, anew: frozenset[str], style: Style
) -> Iterator[tuple[str, dict[Language, str]]]:
    """The numbers of the lines under ``new``, which was ``old``."""
    fate = children(old, new, texts.alignment, texts.inside(article))
    if isinstance(fate, str):
        return
    for pair in fate.kept:
        assert pair.old.line is not None
        assert pair.new.line is not None
        if pair.new.line.numbered:
            yield pair.new.line.id, pair.old.line.number
        if pair.new.line.id not in anew:
            yield from _inside(texts, article, pair.old, pair.new, anew, style)
    kept = {pair.new.line.id: pair.old.line.number for pair in fate.kept if pair.new.line and pair.old.line}
    yield from _added(old, new, fate.came, kept, texts, style)


def _added(
    old: Node,
    new: Node,
    came: Sequence[Came],
    kept: Mapping[str, Mapping[Language, str]],
    texts: Texts,
    style: Style,
) -> Iterator[tuple[str, dict[Language, str]]]:
    numbered = [node.line for node in old.children if node.line is not None and node.line.numbered]
    fresh = {each.node.line.id for each in came if each.node.line is not None}
    order = [node.line for node in new.children if node.line is not None and node.line.numbered]
    ends = max((at for at, line in enumerate(order) if line.id in kept), default=-1)
    last: Mapping[Language, str] = numbered[-1].number if numbered else {}
    base: Mapping[Language, str] = {}
    count = 0
    for at, line in enumerate(order):
        if line.id in kept:
            base, count = kept[line.id], 0
        elif line.id in fresh:
            after = all_following(last, texts.rules) if at > ends else None
            if after is None:
                count += 1
                yield line.id, all_between(base, count, style)
            else:
                last = after
                yield line.id, after
