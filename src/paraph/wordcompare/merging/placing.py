"""The blocks of a container put in order: what is gone stands after the nearest earlier block that is there."""

from __future__ import annotations

from paraph.wordcompare.merging.lines import Out
from paraph.wordcompare.names import SECTPR, Element


def place(outs: list[Out], holder: Element) -> None:
    """Put the ghosts among the blocks of ``holder``, which stand where they are."""
    waiting: list[Element] = []
    anchor: Element | None = None
    for out in outs:
        if not out.ghost:
            for each in waiting:
                out.element.addprevious(each)
            waiting.clear()
            anchor = out.element
        elif anchor is None:
            waiting.append(out.element)
        else:
            anchor.addnext(out.element)
            anchor = out.element
    last = next((each for each in holder if each.tag == SECTPR), None)
    for each in waiting:
        if last is None:
            holder.append(each)
        else:
            last.addprevious(each)
