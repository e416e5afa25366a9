"""The verdict: accept all must give the new file, reject all the old one, part by part."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import Literal, TypeAlias

from lxml import etree
from msgspec import Struct

from paraph.wordverify.marks import faults
from paraph.wordverify.names import w
from paraph.wordverify.normal import Normal, Normalizer
from paraph.wordverify.package import Element, Package
from paraph.wordverify.resolve import resolve
from paraph.wordverify.surroundings import STORIES, losses

View: TypeAlias = Literal["accept", "reject", "marks", "untouched"]
_EXCERPT = 90


class Difference(Struct, frozen=True):
    """One place where the redline does not give back what it should.

    ``view``: ``accept`` (the new file was wanted), ``reject`` (the old one), ``marks`` (a mark stands where Word does
    not read it as one), ``untouched`` (what no revision concerns is not that of the new file). ``place``: counted
    blocks of the part. ``wanted`` and ``found`` are excerpts.
    """

    view: View
    part: str
    place: str
    wanted: str
    found: str


def verify(old: bytes, new: bytes, redline: bytes, *, most: int = 20) -> tuple[Difference, ...]:
    """Every difference, at most ``most``; none: the redline is exact.

    Revisions that stand in ``old`` and ``new`` themselves are accepted first, as Word's own Compare does. A file that
    cannot be read is a difference, and so is one in which no text is found: what is not read is never called exact.
    """
    found: list[Difference] = []
    try:
        for difference in _differences(Package(old), Package(new), Package(redline)):
            found.append(difference)
            if len(found) >= most:
                break
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError) as error:
        found.append(Difference("untouched", "", "", "three files that can be read", _cut(str(error), 0)))
    return tuple(found)


def _differences(old: Package, new: Package, redline: Package) -> Iterator[Difference]:
    yield from _marks(old, new, redline)
    yield from _compared("accept", new, redline)
    yield from _compared("reject", old, redline)
    for part, wanted, found in losses(old, new, redline):
        yield Difference("untouched", part, "", wanted, found)


def _compared(view: View, wanted: Package, redline: Package) -> Iterator[Difference]:
    """The blocks of the body one by one. Marks of places are the new file's, so they count on accepting."""
    accept = view == "accept"
    mine = Normalizer(wanted, anchors=accept, resolved=_resolved(wanted, accept=True))
    theirs = Normalizer(redline, anchors=accept, resolved=_resolved(redline, accept=accept))
    left, right = _blocks(mine, wanted), _blocks(theirs, redline)
    if not left:
        yield Difference(view, wanted.main, "", "a text", "")
    for place, (first, second) in enumerate(zip_longest(left, right), 1):
        one = _form(mine, first)
        other = _form(theirs, second)
        if one != other:
            yield Difference(view, wanted.main, f"block {place}", *_excerpts(one, other))
    if accept:
        yield from _whole_stories(mine, theirs)


def _whole_stories(new: Normalizer, redline: Normalizer) -> Iterator[Difference]:
    """Headers and footers that no section shows today, and the lines above notes, are the new file's all the same."""
    for part in new.resolved:
        if part == new.package.main or part not in redline.resolved:
            continue
        ours, theirs = _items(new, part), _items(redline, part)
        for key, one in ours.items():
            if one != theirs.get(key, ()):
                yield Difference("accept", part, key, *_excerpts(one, theirs.get(key, ())))


def _items(normal: Normalizer, part: str) -> dict[str, Normal]:
    """A part as one story; of notes only those that no text refers to by nature (separators): others are read there."""
    root = normal.resolved[part]
    if root.tag not in (w("footnotes"), w("endnotes")):
        return {"": normal.story(part)}
    special = (item for item in root if item.get(w("type"), "normal") != "normal")
    return {f"note {item.get(w('id'))}": normal.inside(part, item) for item in special}


def _marks(old: Package, new: Package, redline: Package) -> Iterator[Difference]:
    """What is wrong with the marks of the redline, and was not so in the two files."""
    found = [(part, faults(redline.whole(part))) for part in _stories(redline)]
    there: Counter[str] = Counter()
    if any(each for _, each in found):
        for package in (old, new):
            for part in _stories(package):
                there.update(faults(package.whole(part)))
    for part, each in found:
        for fault, often in each.items():
            if often > there[fault]:
                yield Difference("marks", part, "", "marks where Word reads them", fault)


def _form(normal: Normalizer, block: Element | None) -> Normal:
    return () if block is None else normal.form(block)


def _blocks(normal: Normalizer, package: Package) -> list[Element]:
    body = normal.resolved[package.main].find(w("body"))
    return [] if body is None else normal.children(body)


def _stories(package: Package) -> list[str]:
    """The parts that hold text; they are found by the relationships of the main part."""
    kinds = package.relations(package.main).values()
    parts = [target for kind, target, outside in kinds if kind in STORIES and not outside and target in package.names]
    return list(dict.fromkeys([package.main, *parts]))


def _resolved(package: Package, *, accept: bool) -> dict[str, Element]:
    """Every story, accepted or rejected."""
    return {part: resolve(package.root(part), accept=accept) for part in _stories(package)}


def _excerpts(one: Normal, other: Normal) -> tuple[str, str]:
    """Both forms from where they part."""
    first, second = _flat(one), _flat(other)
    at = next(
        (at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
    start = max(0, at - 20)
    return _cut(first, start), _cut(second, start)


def _flat(form: object) -> str:
    text = repr(form)
    return text.replace(w("")[:-1], "w").replace(w(""), "w:")


def _cut(text: str, start: int) -> str:
    return ("…" if start else "") + text[start : start + _EXCERPT]
