"""What differs between two files and no tracked change can carry: definitions of styles, other parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from paraph.wordcompare.canonical import Canon
from paraph.wordcompare.document import Document
from paraph.wordcompare.names import NAME, VAL, Element, ws

_TIED = ws("basedOn next link")
_AS_BEFORE = ws("rsid uiPriority semiHidden unhideWhenUsed qFormat name aliases lsdException")
_EDITORS_OWN = ("docProps/", "_rels/", "customXml/")
_BESIDE = ("header", "footer", "footnotes", "endnotes")
_PLACES = ws("bookmarkStart permStart commentRangeStart commentReference")
_STORIES = ("document.xml", "header", "footer", "footnotes.xml", "endnotes.xml", "styles.xml", "numbering.xml")


def styles(old: Document, new: Document) -> Iterator[str]:
    """Names of styles that both files have and define otherwise."""
    canon = Canon(lambda key: key)
    theirs = {name: key for key, name in old.styles.names.items()}
    for key, name in new.styles.names.items():
        was = theirs.get(name)
        if was is not None:
            before = _definition(old.styles.by_id[was], canon, old)
            if before != _definition(new.styles.by_id[key], canon, new):
                yield name.partition(":")[2]


def definition(document: Document, name: str) -> str:
    """What a style of that name (with its type) says; empty if there is none."""
    key = next((key for key, known in document.styles.names.items() if known == name), None)
    canon = Canon(lambda key: key)
    return "" if key is None else f"<{name}>" + _definition(document.styles.by_id[key], canon, document)


def _definition(style: Element, canon: Canon, document: Document) -> str:
    out = []
    for each in style:
        if each.tag in _TIED:
            out.append(f"{each.tag}:{document.styles.identity(each.get(VAL, ''))}")
        elif each.tag not in _AS_BEFORE:
            out.append(f"{each.tag}:{canon.children(each) or canon.of(each)}")
    return "".join(sorted(out))


def parts(old: Document, new: Document) -> Iterator[str]:
    """Names of other parts that differ: pictures, themes, comments, settings; what editors keep for themselves last."""
    names = dict.fromkeys((*new.parts.names(), *old.parts.names()))
    for own in (False, True):
        for name in names:
            here = name.startswith(_EDITORS_OWN) == own and not _is_story(name)
            if here and old.parts.read(name) != new.parts.read(name):
                yield name


def places(old: Document, new: Document) -> Iterator[str]:
    """Names of parts whose bookmarks and other marks of places differ: no tracked change carries them."""
    for part in (new.main, *(each.target for each in new.parts.relations(new.main).values() if each.kind in _BESIDE)):
        before, after = old.parts.root(part), new.parts.root(part)
        if before is not None and after is not None and _marks(before) != _marks(after):
            yield part


def _marks(root: Element) -> Counter[tuple[str, str | None]]:
    return Counter((each.tag, each.get(NAME)) for each in root.iter(*_PLACES) if each.get(NAME) != "_GoBack")


def _is_story(name: str) -> bool:
    return name.rpartition("/")[2].startswith(_STORIES) or name == "[Content_Types].xml"
