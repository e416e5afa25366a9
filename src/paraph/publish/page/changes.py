"""A comparison in, the list of what changed out: article by article, each line a link into the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from paraph.compare.changes import Change, Words
from paraph.drafts.overrides import pair_name
from paraph.model import Language
from paraph.publish.package.values import Pair
from paraph.publish.page.data import Reading, Sides, language, shift
from paraph.publish.page.words import names, say
from paraph.report.places import Places
from paraph.writers.base import Dress
from paraph.writers.html.markup import el, escape, words
from paraph.writers.html.scene import scene
from paraph.writers.html.segments import Scope, Segment, segments

READER = "redline.html"
_LONG, _KEPT = 100, 40
"""Unchanged words longer than the one are cut down to the other on each side."""
_MOST = 400
"""Of words that came or went, so many are shown."""


class Line(Struct, frozen=True, kw_only=True):
    """One change in the list. ``change.article`` is the one it is listed under."""

    change: Change
    article: str
    numbers: bool = False


def changes_list(reading: Reading, pair: Pair) -> str:
    """The whole list with its counts."""
    drawn = _List(reading, pair)
    lines = list(_lines(reading.redline(pair).changes))
    counted = [line.change for line in lines if not line.numbers]
    if not lines:
        return say("changes.none", "p")
    groups = (drawn.group(list(group)) for _, group in groupby(lines, key=lambda line: line.article))
    return _counts(counted) + el("ol", "\n", *groups, class_="changes")


def anchor(pair: Pair, node: str, *, gone: bool = False) -> str:
    """Where in the reader a passage or an article stands."""
    return f"{READER}#{pair_name(pair.old, pair.new)}:{'~' if gone else ''}{node}"


def _counts(changes: Sequence[Change]) -> str:
    editorial = sum(change.nature == "editorial" for change in changes)
    apart = sum(not change.in_step for change in changes)
    told = [say("changes.count", n=len(changes))]
    told += [say("changes.editorial", n=editorial)] if editorial else []
    told += [say("changes.apart", class_="apart", n=apart)] if apart else []
    return el("p", "; ".join(told), class_="counts")


def _lines(changes: Sequence[Change]) -> Iterator[Line]:
    """A line for each change; of an article that came or went, one for all of it; numbers after the words."""
    numbered = [change for change in changes if change.kind == "renumbered"]
    for change in changes:
        if change.kind != "renumbered":
            yield from _line(change)
    for change in numbered:
        if change.numbers:
            yield Line(change=change, article=" numbers", numbers=True)


def _line(change: Change) -> Iterator[Line]:
    yield Line(change=change, article=change.article)
    if change.kind not in ("added", "deleted"):
        for inside in change.inside:
            yield from _line(inside)


class _List:
    def __init__(self, reading: Reading, pair: Pair) -> None:
        sides: Sides = reading.sides(pair)
        self.pair = pair
        self.places = Places(sides)
        self.codes = sides.new.languages
        self.first = sides.new.header.prevailing or self.codes[0]
        self.names = {**reading.names[pair.old], **reading.names[pair.new]}
        self.scene = scene(sides.new, self.codes, Dress())

    def group(self, lines: Sequence[Line]) -> str:
        """One article and what happened in it."""
        change = lines[0].change
        if lines[0].numbers:
            head = say("changes.numbers", "h3")
        elif not change.article:
            head = say("changes.header", "h3")
        else:
            head = names(self.names.get(change.article, {"en": change.article}), self.first, "h3")
        return el("li", head, el("ul", *(self._item(line) for line in lines)), "\n")

    def _said(self, said: Callable[[Language], str]) -> dict[Language, str]:
        return {code: said(code) for code in self.codes}

    def _item(self, line: Line) -> str:
        change = line.change
        if line.numbers:
            return el("li", self._renumbered(change))
        gone = change.kind in ("deleted", "joined")
        target = (change.was if gone else None) or change.passage or change.article
        badge = say(f"kind.{change.kind}", class_=f"kind {change.kind}")
        named = [*self._place(change), badge, *self._from(change)]
        shown = el("a", " ".join(named), href=anchor(self.pair, target, gone=gone)) if target else " ".join(named)
        return el("li", shown, *self._remarks(change), self._words(change), *self._values(change))

    def _place(self, change: Change) -> Iterator[str]:
        place = self._said(lambda code: self.places.passage(change, code)) if change.passage else {}
        if any(place.values()):
            yield names(place, self.first)

    def _from(self, change: Change) -> Iterator[str]:
        if change.kind == "moved":
            was = self._said(lambda code: self.places.was_article(change, code))
            now = self._said(lambda code: self.places.article(change, code))
            yield el("span", "(", names(was, self.first), " → ", names(now, self.first), ")")

    def _remarks(self, change: Change) -> Iterator[str]:
        if change.nature == "editorial":
            yield " " + say("editorial", class_="tag")
        if not change.in_step and change.changed:
            yield " " + say("changes.only-in", class_="tag apart", languages=list(change.changed))

    def _renumbered(self, change: Change) -> str:
        before, after = shift(change)
        line = say("renumbered", before=before, after=after)
        place = names(self._said(lambda code: self.places.article(change, code)), self.first) if change.passage else ""
        cited = say("renumbered.cited", class_="tag", n=len(change.references)) if change.references else ""
        link = el("a", line, href=anchor(self.pair, change.passage or change.article))
        return " ".join(each for each in (place, link, cited) if each)

    def _words(self, change: Change) -> str:
        """In every language that changed; the page shows the one it is read in, else the first."""
        codes = [code for code in change.changed or change.words if code in change.words]
        codes.sort(key=lambda code: code != self.first)
        drawn = (
            el("p", self._snippet(change.words[code], code), lang=code, hidden="hidden" if at else None)
            for at, code in enumerate(codes)
        )
        return el("div", *drawn, class_="snippet", data_names="1") if codes else ""

    def _snippet(self, found: Words, code: Language) -> str:
        """The words that changed with a little around them, marked for the eye and the ear."""
        spoken = segments(found.runs, Scope(scene=self.scene, language=code, change=None, ghost=True))
        if not found.old or not found.new:
            whole = "".join(each.text for each in spoken) or found.new or found.old
            return _mark(_cut_end(whole), "inserted" if found.new else "deleted", code)
        runs = [(fate, "".join(each.text for each in group)) for fate, group in groupby(spoken, key=_fate)]
        last = len(runs) - 1
        return "".join(
            _mark(_cut_end(text), fate, code) if fate else words(_cut(text, first=at == 0, last=at == last))
            for at, (fate, text) in enumerate(runs)
        )

    def _values(self, change: Change) -> Iterator[str]:
        for value in change.values:
            told = f"{value.name}: {value.old or '–'} → {value.new or '–'}"
            yield el("p", escape(told), class_="snippet")


def _fate(segment: Segment) -> str:
    return segment.fate if segment.fate in ("inserted", "deleted") else ""


def _mark(text: str, fate: str, code: Language) -> str:
    told = language(code)["words"][fate]
    opening, closing = (el("span", escape(each), class_="vh") for each in (f"[{told}: ", "]"))
    return el("del" if fate == "deleted" else "ins", opening, words(text), closing)


def _cut(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= _LONG:
        return text
    before = "" if first else text[:_KEPT].rsplit(" ", 1)[0] + " "
    after = "" if last else " " + text[-_KEPT:].split(" ", 1)[-1]
    return f"{before}…{after}"


def _cut_end(text: str) -> str:
    return text if len(text) <= _MOST else text[:_MOST].rsplit(" ", 1)[0] + " …"
