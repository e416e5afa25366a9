"""The blocks of a container put in order, and content controls that came or went put around them.

What is gone stands after the nearest earlier block that is there.
"""

from __future__ import annotations

from collections.abc import Mapping

from paraph.wordcompare.aligning.items import content_of
from paraph.wordcompare.canonical import Canon
from paraph.wordcompare.errors import InexactError
from paraph.wordcompare.merging.lines import Out
from paraph.wordcompare.merging.strike import Striker
from paraph.wordcompare.names import CONTROL_PROPERTIES, CUSTOM_XML, SDT_CONTENT, SECTPR, Element

Matched = Mapping[Element, Element]
"""A new control to the old one it is."""


class Placer:
    """Puts ghosts among the blocks that stand where they are."""

    def __init__(self, canon: Canon, striker: Striker) -> None:
        self._canon = canon
        self._striker = striker

    def place(self, outs: list[Out], holder: Element) -> None:
        """Put ``outs`` in order in ``holder``."""
        if not any(out.old_wraps or out.new_wraps for out in outs):
            _place(outs, holder, {})
            return
        matched = self._matched(outs)
        _place(outs, holder, matched)
        taken = set(matched.values())
        gone = dict.fromkeys(each for out in outs for each in out.old_wraps if each not in taken)
        tops = [out.element for out in outs]
        for each in sorted(gone, key=lambda control: -_depth(control, outs)):
            self._wrap(each, outs, tops)
        for each in dict.fromkeys(each for out in outs for each in out.new_wraps if each not in matched):
            self._striker.control(each, "ins")

    def alike(self, old: Element, new: Element) -> bool:
        """Whether two controls say the same of themselves."""
        return self._about(old) == self._about(new)

    def _about(self, control: Element) -> str:
        properties = (self._canon.of(each) for each in control if each.tag in CONTROL_PROPERTIES)
        return self._canon.attributes(control) + "".join(properties)

    def _matched(self, outs: list[Out]) -> Matched:
        found: dict[Element, Element] = {}
        taken: set[Element] = set()
        for out in outs:
            for old, new in zip(out.old_wraps, out.new_wraps, strict=False):
                if new not in found and old not in taken and self.alike(old, new):
                    found[new] = old
                    taken.add(old)
        stay = [out for out in outs if not out.fate]
        return {
            new: old
            for new, old in found.items()
            if all((new in out.new_wraps) == (old in out.old_wraps) for out in stay)
        }

    def _wrap(self, control: Element, outs: list[Out], tops: list[Element]) -> None:
        """Put ``control``, which is gone, around what it held; ``tops``: what each block stands in by now."""
        places = [at for at, out in enumerate(outs) if control in out.old_wraps]
        for out in outs[places[0] : places[-1]]:
            if out.fate not in ("ins", "moveTo") and control not in out.old_wraps:
                raise InexactError("a content control cut by a change")
        first, last = _tops(tops[places[0]], tops[places[-1]])
        content = content_of(control)
        for child in list(content):
            if child.tag not in CONTROL_PROPERTIES:
                content.remove(child)
        first.addprevious(control)
        at: Element | None = first
        while at is not None:
            after = at.getnext()
            content.append(at)
            at = None if at is last else after
        self._striker.control(control, "del")
        for place in range(places[0], places[-1] + 1):
            tops[place] = control


def _depth(control: Element, outs: list[Out]) -> int:
    return max(out.old_wraps.index(control) for out in outs if control in out.old_wraps)


def _tops(first: Element, last: Element) -> tuple[Element, Element]:
    """The siblings in which two elements stand."""
    above = {first: first}
    below = first
    for each in first.iterancestors():
        above[each] = below
        below = each
    top = last
    for each in last.iterancestors():
        if each in above:
            return above[each], top
        top = each
    return first, last


def _place(outs: list[Out], holder: Element, matched: Matched) -> None:
    waiting: list[Out] = []
    anchor: Element | None = None
    for out in outs:
        if not out.ghost:
            while waiting and not _ahead(out.element, waiting[0], matched):
                each = waiting.pop(0)
                _beside(out.element, each, holder, matched).addprevious(each.element)
            anchor = out.element
        elif anchor is None or waiting or _ahead(anchor, out, matched):
            waiting.append(out)
        else:
            _beside(anchor, out, holder, matched).addnext(out.element)
            anchor = out.element
    last = next((each for each in holder if each.tag == SECTPR), None)
    for each in waiting:
        if last is None:
            holder.append(each.element)
        else:
            last.addprevious(each.element)


def _ahead(anchor: Element, ghost: Out, matched: Matched) -> bool:
    """The ghost stood in a control that begins only after ``anchor``."""
    if not ghost.old_wraps or not matched:
        return False
    above = set(anchor.iterancestors())
    return any(old in ghost.old_wraps and new not in above for new, old in matched.items())


def _beside(anchor: Element, ghost: Out, holder: Element, matched: Matched) -> Element:
    """``anchor``, or the control around it in which the ghost never stood and does not stand now."""
    found = anchor
    while True:
        parent = found.getparent()
        if parent is None or parent is holder:
            return found
        control = parent.getparent() if parent.tag == SDT_CONTENT else parent if parent.tag == CUSTOM_XML else None
        if control is None or control in ghost.new_wraps:
            return found
        if control in matched and matched[control] in ghost.old_wraps:
            return found
        found = control
