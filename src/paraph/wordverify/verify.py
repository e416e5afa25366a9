"""The verdict: accept all must give the new file, reject all the old one, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Literal, TypeAlias

from lxml import etree
from msgspec import Struct

from paraph.wordverify.names import w
from paraph.wordverify.normal import Normal, Normalizer
from paraph.wordverify.package import Element, Package
from paraph.wordverify.resolve import resolve

View: TypeAlias = Literal["accept", "reject", "untouched"]
_STORIES = ("header", "footer", "footnotes", "endnotes")
_REWRITTEN = ("settings",)
"""Parts a redline may rewrite besides its stories: where Word keeps that changes are tracked."""
_SUPPLIED = ("numbering", "styles")
"""Parts to which a redline may add what only the old file has; what the new one has stays."""
_TYPES = "[Content_Types].xml"
_EXCERPT = 90


class Difference(Struct, frozen=True):
    """One place where the redline does not give back what it should.

    ``view``: ``accept`` (the new file was wanted), ``reject`` (the old one), ``untouched`` (a part that no revision
    concerns is not that of the new file). ``place``: counted blocks of the part. ``wanted`` and ``found`` are excerpts.
    """

    view: View
    part: str
    place: str
    wanted: str
    found: str


def verify(old: bytes, new: bytes, redline: bytes, *, most: int = 20) -> tuple[Difference, ...]:
    """Every difference, at most ``most``; none: the redline is exact.

    Revisions that stand in ``old`` and ``new`` themselves are accepted first, as Word's own Compare does. Raises
    ``zipfile.BadZipFile``, ``lxml.etree.XMLSyntaxError`` or ``KeyError`` for what is no Word file.
    """
    packages = Package(old), Package(new), Package(redline)
    found: list[Difference] = []
    for difference in _differences(*packages):
        found.append(difference)
        if len(found) >= most:
            break
    return tuple(found)


def _differences(old: Package, new: Package, redline: Package) -> Iterator[Difference]:
    yield from _compared("accept", new, redline, anchors=True)
    yield from _compared("reject", old, redline, anchors=False)
    yield from _untouched(new, redline)


def _compared(view: View, wanted: Package, redline: Package, *, anchors: bool) -> Iterator[Difference]:
    accept = view == "accept"
    mine = Normalizer(wanted, anchors=anchors, resolved=_resolved(wanted, accept=True))
    theirs = Normalizer(redline, anchors=anchors, resolved=_resolved(redline, accept=accept))
    left, right = _blocks(mine.resolved[wanted.main]), _blocks(theirs.resolved[redline.main])
    for place, (first, second) in enumerate(zip_longest(left, right), 1):
        one = _form(mine, first)
        other = _form(theirs, second)
        if one != other:
            yield Difference(view, wanted.main, f"block {place}", *_excerpts(one, other))


def _form(normal: Normalizer, block: Element | None) -> Normal:
    return () if block is None else normal.form(block)


def _blocks(root: Element) -> list[Element]:
    body = root.find(w("body"))
    return [] if body is None else [child for child in body if isinstance(child.tag, str)]


def _resolved(package: Package, *, accept: bool) -> dict[str, Element]:
    """Every story, accepted or rejected. Stories are found by the relationships of the main part."""
    kinds = package.relations(package.main).values()
    parts = [target for kind, target, outside in kinds if kind in _STORIES and not outside and target in package.names]
    return {part: resolve(package.root(part), accept=accept) for part in dict.fromkeys([package.main, *parts])}


def _untouched(new: Package, redline: Package) -> Iterator[Difference]:
    """Everything that is no story is in the redline as it is in the new file, byte for byte."""
    kinds = new.relations(new.main).values()
    stories = {new.main, *(target for kind, target, _ in kinds if kind in (*_STORIES, *_REWRITTEN))}
    supplied = {target for kind, target, _ in kinds if kind in _SUPPLIED}
    for name in new.names:
        if name in stories or name == _TYPES or name.endswith(".rels"):
            continue
        if name in supplied and name in redline.names:
            lost = _lost(new.root(name), redline.root(name))
            if lost:
                yield Difference("untouched", name, "", lost, "nothing like it")
            continue
        if name not in redline.names:
            yield Difference("untouched", name, "", "the part", "nothing")
        elif new.read(name) != redline.read(name):
            yield Difference("untouched", name, "", "the bytes of the new file", "other bytes")


def _lost(new: Element, redline: Element) -> str:
    """The first child of ``new`` that ``redline`` does not hold, letter for letter."""
    there = {_canonical(child) for child in redline}
    return next((_cut(_canonical(child), 0) for child in new if _canonical(child) not in there), "")


def _canonical(element: Element) -> str:
    return str(etree.tostring(element, method="c14n", exclusive=True, with_tail=False), "utf-8")


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
