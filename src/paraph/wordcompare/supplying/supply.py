"""Styles, lists and related parts that the changed stories use and the new file lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from paraph.wordcompare.names import VAL, WORD, Element, w
from paraph.wordcompare.opening.lists import NUM_ID
from paraph.wordcompare.opening.styles import STYLE_TAGS

if TYPE_CHECKING:
    from paraph.wordcompare.workbench import Workbench


def supply(bench: Workbench) -> None:
    """Add to the output what its changed stories need."""
    roots = [(part, bench.new.roots[part]) for part in sorted(bench.changed)]
    lists = bench.translation.lists
    styles = bench.translation.styles.missing(
        {each.get(VAL, "") for _, root in roots for each in root.iter(*STYLE_TAGS)}
    )
    for style in styles:
        lists.translate(style.iter(NUM_ID))
    used = {each.get(VAL, "") for root in (*(root for _, root in roots), *styles) for each in root.iter(NUM_ID)}
    if styles:
        _part(bench, "styles").extend(styles)
    if lists.wanted(used):
        numbering = _part(bench, "numbering")
        lists.add(used, numbering)
    for part, root in roots:
        bench.translation.links.supply(root, part, bench.out)


def _part(bench: Workbench, kind: str) -> Element:
    """The root of a part of the new file, made if there is none."""
    new = bench.new
    part = new.parts.related(new.main, kind)
    if part is None:
        part = bench.add_part(kind, etree.Element(w(kind), nsmap={"w": WORD}))
    bench.changed.add(part)
    return new.root(part)
