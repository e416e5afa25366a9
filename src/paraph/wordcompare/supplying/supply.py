"""Styles, lists and related parts that the changed stories use and the new file lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from paraph.wordcompare.names import VAL, WORD, Element, w
from paraph.wordcompare.opening.lists import NUM_ID
from paraph.wordcompare.opening.styles import STYLE_TAGS

if TYPE_CHECKING:
    from paraph.wordcompare.engine import Comparison


def supply(comparison: Comparison) -> None:
    """Add to the output what its changed stories need."""
    roots = [(part, comparison.new.roots[part]) for part in sorted(comparison.changed)]
    lists = comparison.translation.lists
    styles = comparison.translation.styles.missing(
        {each.get(VAL, "") for _, root in roots for each in root.iter(*STYLE_TAGS)}
    )
    for style in styles:
        lists.translate(style.iter(NUM_ID))
    used = {each.get(VAL, "") for root in (*(root for _, root in roots), *styles) for each in root.iter(NUM_ID)}
    if styles:
        _part(comparison, "styles").extend(styles)
    if lists.wanted(used):
        numbering = _part(comparison, "numbering")
        lists.add(used, numbering)
    for part, root in roots:
        comparison.translation.links.supply(root, part, comparison.out)


def _part(comparison: Comparison, kind: str) -> Element:
    """The root of a part of the new file, made if there is none."""
    new = comparison.new
    part = new.parts.related(new.main, kind)
    if part is None:
        part = comparison.add_part(kind, etree.Element(w(kind), nsmap={"w": WORD}))
    comparison.changed.add(part)
    return new.root(part)
