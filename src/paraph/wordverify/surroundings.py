"""What no revision concerns: every part, relationship and content type of the new file is in the redline as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import TypeAlias

from paraph.wordverify.names import w
from paraph.wordverify.package import Element, Package, canonical

Check: TypeAlias = Callable[[Element], bool]
Loss: TypeAlias = tuple[str, str, str]
"""The part, what was wanted, what was found."""
STORIES = ("header", "footer", "footnotes", "endnotes")
_SETTINGS = "settings"
_SUPPLIED = ("numbering", "styles")
"""Parts to which a redline may add what only the old file has; what the new one has stays."""
_TRACKING = frozenset({w("trackRevisions"), w("revisionView"), w("rsids")})
"""Of the settings: where Word keeps that changes are tracked."""
_KEYS = {
    w("style"): ("styleId", "name"),
    w("abstractNum"): ("abstractNumId",),
    w("num"): ("numId",),
    w("numPicBullet"): ("numPicBulletId",),
}
_RANKS = {w("numPicBullet"): 1, w("abstractNum"): 2, w("num"): 3, w("numIdMacAtCleanup"): 4}
_LOOKS = frozenset(w(name) for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"))
_TYPES = "[Content_Types].xml"
_LONG = 90


def losses(old: Package, new: Package, redline: Package) -> Iterator[Loss]:
    """Every place where the redline is not the new file, and nothing that changed asks for it."""
    kinds = {target: kind for kind, target, outside in new.relations(new.main).values() if not outside}
    if len(set(redline.names)) != len(redline.names):
        yield redline.main, "parts of different names", "two parts of one name"
    yield from _doubled_types(redline)
    for name in new.names:
        if name != _TYPES and name in redline.names and new.content_type(name) != redline.content_type(name):
            yield name, new.content_type(name), redline.content_type(name)
        if name == _TYPES or name.endswith(".rels"):
            continue
        if name not in redline.names:
            yield name, "the part", "nothing"
        else:
            yield from _part(old, new, redline, name, "main" if name == new.main else kinds.get(name, ""))
    yield from _brought(old, new, redline)
    yield from _relationships(
        new, redline, {"", *new.names}, {new.main, *(n for n, k in kinds.items() if k in STORIES)}
    )


def _part(old: Package, new: Package, redline: Package, name: str, kind: str) -> Iterator[Loss]:
    if kind == "main" or kind in (*STORIES, *_SUPPLIED, _SETTINGS):
        yield from _ignorable(old, new, redline, name)
    if kind == "main" or kind in STORIES:
        ours, theirs = new.head(name).around, redline.head(name).around
        if ours != theirs:
            yield name, _cut("".join(ours)), _cut("".join(theirs))
    elif new.read(name) == redline.read(name):
        return
    elif kind == _SETTINGS:
        yield from _children(new.root(name), redline.root(name), name, lambda child: child.tag in _TRACKING)
    elif kind in _SUPPLIED:
        yield from _children(new.root(name), redline.root(name), name, lambda child: child.tag in _KEYS)
        yield from _doubled(redline.root(name), name)
        if kind == "styles":
            yield from _brought_styles(old, new.root(name), redline.root(name), name)
    else:
        yield name, "the bytes of the new file", "other bytes"


def _ignorable(old: Package, new: Package, redline: Package, name: str) -> Iterator[Loss]:
    """Namespaces that a reader may pass over: all that the new file names, and no more than the two files name.

    One that is missing makes old readers refuse the file, one too many hides what stands in it from them.
    """
    ours, theirs = new.head(name).passed_over, redline.head(name).passed_over
    allowed = ours | (old.head(old.main).passed_over if old.main in old.names else frozenset())
    if not ours <= theirs <= allowed:
        yield name, f"readers may pass over {sorted(ours)}", f"{sorted(theirs)}"


def _brought_styles(old: Package, new: Element, redline: Element, name: str) -> Iterator[Loss]:
    """A style that the new file does not have is the old one's, and looks as it did there."""
    part = old.related(old.main, "styles")
    theirs = {_key(style, "name"): style for style in old.root(part).iter(w("style"))} if part in old.names else {}
    ours = {style.get(w("styleId")) for style in new.iter(w("style"))}
    for style in redline.iter(w("style")):
        was = theirs.get(_key(style, "name"))
        if style.get(w("styleId")) in ours:
            continue
        if was is None:
            yield name, "a style of the old file", str(_key(style, "name"))
        elif _look(style) != _look(was):
            yield name, _cut("".join(_look(was))), _cut("".join(_look(style)))


def _look(style: Element) -> list[str]:
    """The properties that a style sets; lists aside, whose ids differ between files."""
    style = deepcopy(style)
    for number in list(style.iter(w("numPr"))):
        number.getparent().remove(number)
    return [canonical(child) for child in style if child.tag in _LOOKS and len(child)]


def _children(new: Element, redline: Element, name: str, may_come: Check) -> Iterator[Loss]:
    """All children of ``new`` are there, letter for letter, and nothing more than what may come."""
    said = [canonical(child) for child in new if not _tracks(child)]
    there = [canonical(child) for child in redline if not _tracks(child)]
    ours, theirs = Counter(said), Counter(there)
    for lost in ours - theirs:
        yield name, _cut(lost), "nothing like it"
    if ours <= theirs and [text for text in there if text in ours] != said:
        yield name, "its parts in their order", "another order"
    ranks = [_RANKS.get(child.tag, 0) for child in redline]
    if ranks != sorted(ranks):
        yield name, "definitions of lists before lists", "another order"
    more = theirs - ours
    for child in redline:
        text = canonical(child)
        if more[text] and not may_come(child):
            yield name, "nothing", _cut(text)


def _tracks(child: Element) -> bool:
    return child.tag in _TRACKING


def _doubled(redline: Element, name: str) -> Iterator[Loss]:
    for tag, keys in _KEYS.items():
        for key in keys:
            often = Counter(_key(child, key) for child in redline.iter(tag))
            yield from (
                (name, f"one {tag} of {key} {value}", f"{count}") for value, count in often.items() if count > 1
            )


def _doubled_types(redline: Package) -> Iterator[Loss]:
    if _TYPES in redline.names:
        said = Counter((item.get("PartName") or item.get("Extension", "")).lower() for item in redline.root(_TYPES))
        yield from ((_TYPES, f"one content type of {key}", f"{often}") for key, often in said.items() if often > 1)


def _key(child: Element, key: str) -> str:
    if key != "name":
        return str(child.get(w(key)))
    name = child.find(w("name"))
    return f"{child.get(w('type'))} {child.get(w('styleId')) if name is None else name.get(w('val'))}"


def _brought(old: Package, new: Package, redline: Package) -> Iterator[Loss]:
    """What the new file does not have comes from the old one as it is, or belongs to a story or its lists."""
    expected = {
        target
        for kind, target, outside in redline.relations(redline.main).values()
        if not outside and kind in (*STORIES, *_SUPPLIED, _SETTINGS)
    }
    theirs = {old.digest(name): name for name in old.names}
    for name in redline.names:
        if name in new.names or name == _TYPES or name.endswith(".rels"):
            continue
        if not redline.content_type(name):
            yield name, "a content type", "none"
        if name in expected:
            continue
        source = theirs.get(redline.digest(name))
        if source is None:
            yield name, "a part of either file", "another part"
        elif old.content_type(source) != redline.content_type(name):
            yield name, old.content_type(source), redline.content_type(name)


def _relationships(new: Package, redline: Package, parts: set[str], stories: set[str]) -> Iterator[Loss]:
    for part in sorted(parts):
        ours, theirs = new.relationships(part), redline.relationships(part)
        lost = [item for item in ours if item not in theirs]
        more = [item for item in theirs if item not in ours]
        ids = Counter(key for key, *_ in theirs)
        if lost:
            yield part or "the package", _cut(" ".join(lost[0])), "no such relationship"
        if more and part not in stories:
            yield part or "the package", "no such relationship", _cut(" ".join(more[0]))
        yield from ((part, "relationships of different ids", key) for key, often in ids.items() if often > 1)
        leads = redline.relations(part)
        for key, *_ in more:
            kind, target, outside = leads[key]
            if not outside and target not in redline.names:
                yield part, f"a {kind} at {target}", "nothing"


def _cut(text: str) -> str:
    return text[:_LONG]
