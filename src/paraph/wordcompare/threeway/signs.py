"""Signs that the merged tree carries from the merge to the comparison: who brought a run, who struck which words."""

from __future__ import annotations

import json
from collections.abc import Iterable

from paraph.wordcompare.names import Element, P, R, w

_SPACE = "{urn:paraph:merge}"
BY = f"{_SPACE}by"
"""On a run, a paragraph, a row: whose it is."""
GONE = f"{_SPACE}gone"
"""On a paragraph or the body: words that are gone, and who struck them, as JSON."""
_OWNED = (R, P, w("tr"))


def brought(elements: Iterable[Element], author: str) -> None:
    """All in ``elements`` is of ``author``."""
    for element in elements:
        for each in element.iter(*_OWNED):
            each.set(BY, author)


def struck(element: Element, text: str, author: str) -> None:
    """``author`` struck ``text`` in ``element`` (a paragraph, or the body for whole blocks)."""
    if text.strip():
        known = json.loads(element.get(GONE, "[]"))
        element.set(GONE, json.dumps([*known, [text, author]], ensure_ascii=False))


def take(root: Element) -> tuple[dict[Element, str], list[tuple[Element, str, str]]]:
    """The signs below ``root``, taken off: element to author; element, words and author."""
    by: dict[Element, str] = {}
    gone: list[tuple[Element, str, str]] = []
    for each in root.xpath("//*[@m:by or @m:gone]", namespaces={"m": _SPACE[1:-1]}):
        author = each.attrib.pop(BY, None)
        if author is not None:
            by[each] = author
        gone += [(each, text, who) for text, who in json.loads(each.attrib.pop(GONE, "[]"))]
    return by, gone
