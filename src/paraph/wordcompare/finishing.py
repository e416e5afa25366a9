"""The last look at a story: fields that hold together, namespaces that older readers may pass over."""

from __future__ import annotations

from typing import Any

from lxml import etree

from paraph.wordcompare.errors import InexactError
from paraph.wordcompare.names import FLD_CHAR, FLD_CHAR_TYPE, IGNORABLE, Element, ws

_COME = ws("ins moveTo")
_GONE = ws("del moveFrom")


def check_fields(root: Element) -> None:
    """Every field ends under the fate under which it began. Raises ``InexactError``: Word could not read it."""
    open_: list[str] = []
    for mark in root.iter(FLD_CHAR):
        kind = mark.get(FLD_CHAR_TYPE)
        if kind == "begin":
            open_.append(_fate(mark))
        elif open_ and (open_.pop() if kind == "end" else open_[-1]) != _fate(mark):
            raise InexactError("a field over several paragraphs, cut by a change")


def _fate(mark: Element) -> str:
    for above in mark.iterancestors():
        if above.tag in _COME:
            return "come"
        if above.tag in _GONE:
            return "gone"
    return ""


def declare(root: Element, old: Element) -> Element:
    """``root``, or the same under a root that lets readers pass over what the old file let them pass over."""
    known, wanted = _ignorable(root), _ignorable(old)
    missing = {prefix: uri for prefix, uri in wanted.items() if uri not in known.values() and _used(root, uri)}
    if not missing:
        return root
    nsmap: dict[Any, str] = {
        **{prefix: uri for prefix, uri in missing.items() if prefix not in root.nsmap},
        **root.nsmap,
    }
    made = etree.Element(root.tag, dict(root.attrib), nsmap=nsmap)
    prefixes = {uri: prefix for prefix, uri in made.nsmap.items() if prefix}
    names = [*root.get(IGNORABLE, "").split(), *(prefixes[uri] for uri in missing.values() if uri in prefixes)]
    made.set(IGNORABLE, " ".join(names))
    made.extend(list(root))
    return made


def _ignorable(root: Element) -> dict[str, str]:
    return {prefix: root.nsmap[prefix] for prefix in root.get(IGNORABLE, "").split() if prefix in root.nsmap}


def _used(root: Element, uri: str) -> bool:
    return bool(root.xpath("boolean(//*[namespace-uri()=$uri] | //@*[namespace-uri()=$uri])", uri=uri))
