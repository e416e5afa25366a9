"""Two drafts in, a `Comparison` out: alignment, redline and list of changes, each made from the one before."""

from __future__ import annotations

from collections.abc import Mapping

from paraph.compare.align import align
from paraph.compare.alignment import Alignment, verdicts
from paraph.compare.changes import Change, ChangeList, Comparison, Nature
from paraph.compare.listing import list_changes
from paraph.compare.normal import normal
from paraph.compare.patch import patch
from paraph.compare.redline import Drawer
from paraph.compare.renumbered import renumberings
from paraph.model import Original


def compare(
    old: Original,
    new: Original,
    alignment: Alignment | None = None,
    *,
    natures: Mapping[str, tuple[Nature, str]] | None = None,
) -> Comparison:
    """What changed from ``old`` to ``new``, two originals of one holder.

    ``alignment``: what is known of which passage is which; worked out by `align` otherwise. ``natures`` overrides the
    rule that tells editorial from substantive: passage id (new, or old where it is gone) to nature and reason.
    Raises ``ValueError`` if the holders differ, an id stands twice, or one of the trees is a redline.
    """
    if old.holder != new.holder:
        raise ValueError(f"originals of {old.holder} and {new.holder} differ by rule: compare those of one holder")
    old, new = normal(old), normal(new)
    alignment = align(old, new) if alignment is None else alignment
    drawer = Drawer(old, new, alignment)
    redline = drawer.tree()
    changes: tuple[Change, ...] = (*list_changes(drawer, redline, natures or {}), *renumberings(drawer))
    listed = ChangeList(
        holder=new.holder,
        old=old.header,
        new=new.header,
        changes=changes,
        verdicts=verdicts(alignment, old, new),
    )
    return Comparison(old=old, new=new, alignment=alignment, listed=patch(drawer, listed), redline=redline)


def redline(comparison: Comparison, *, breaks: bool = True) -> Original:
    """The redline of a comparison: `accept` of it is the new tree, `reject` the old one.

    ``breaks=False``: for table rows, see `draw`.
    """
    if breaks:
        return comparison.redline
    return Drawer(comparison.old, comparison.new, comparison.alignment, breaks=False).tree()
