"""Paragraph marks: which stays, which comes and goes; and what the properties of a paragraph were."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from paraph.wordcompare.aligning.items import Wraps, text_of
from paraph.wordcompare.canonical import Canon
from paraph.wordcompare.listing.log import Log
from paraph.wordcompare.merging.entries import OLD_FATES, Fate
from paraph.wordcompare.merging.marks import Marks
from paraph.wordcompare.merging.strike import Striker, mark_properties
from paraph.wordcompare.names import PPR, RPR, SECTPR, TBL, Element, w

_PPR_CHANGE = w("pPrChange")
_RPR_CHANGE = w("rPrChange")
_NOT_BASE = frozenset((RPR, SECTPR, _PPR_CHANGE))
_FATES = frozenset((w("ins"), w("del"), w("moveFrom"), w("moveTo"), _RPR_CHANGE))


class Out:
    """What a container holds in the end: a block, or (``line``) a paragraph with the fate of its mark.

    ``old`` and ``new`` are the paragraphs whose mark it is; both where it stays. ``element`` stands in the old tree
    where ``ghost``. ``section``: a section ends here, and its mark is no other's.
    """

    __slots__ = (
        "article",
        "credit",
        "element",
        "fate",
        "ghost",
        "line",
        "new",
        "new_wraps",
        "old",
        "old_wraps",
        "same",
        "section",
    )

    def __init__(
        self,
        element: Element,
        fate: Fate,
        *,
        line: bool = False,
        old: Element | None = None,
        new: Element | None = None,
        same: bool = False,
        section: bool = False,
    ) -> None:
        self.element = element
        self.fate: Fate = fate
        self.line = line
        self.old = old
        self.new = new
        self.same = same
        self.section = section
        self.ghost = fate in OLD_FATES
        self.old_wraps: Wraps = ()
        self.new_wraps: Wraps = ()
        self.credit: Element | None = None
        """The paragraph whose coming or going the mark stands for, if it is another."""
        self.article: str | None = None
        """Set where a change of its properties belongs in the list."""


class Properties:
    """Finishes the properties of paragraphs."""

    def __init__(self, marks: Marks, striker: Striker, canon: Canon, log: Log) -> None:
        self._marks = marks
        self._striker = striker
        self._canon = canon
        self._log = log

    def finish(self, outs: list[Out]) -> None:
        """Give each line the properties that go with its mark. Sources are read before any is changed."""
        lines = [out for out in outs if out.line and not (out.same and out.element is out.new and not out.fate)]
        sources = [(_copy(out.old), _copy(out.new)) for out in lines]
        for out, (old, new) in zip(lines, sources, strict=True):
            self._finish(out, old, new)

    def _finish(self, out: Out, old: Element | None, new: Element | None) -> None:
        element = out.element
        whose, wanted = (out.old, old) if out.fate in OLD_FATES else (out.new, new)
        if whose is not element:
            present = element.find(PPR)
            if present is not None:
                element.remove(present)
            if wanted is not None:
                element.insert(0, deepcopy(wanted))
        if out.fate:
            self._striker.mark(element, out.fate, credit=out.credit)
        else:
            written = self._marks.written
            self._changed(element, old, new)
            if out.article is not None and self._marks.written > written:
                self._log.formatting("paragraph", text_of(element), out.article)

    def _changed(self, element: Element, old: Element | None, new: Element | None) -> None:
        if self._canon.children(old, _NOT_BASE) != self._canon.children(new, _NOT_BASE):
            properties = element.find(PPR)
            if properties is None:
                properties = etree.Element(PPR)
                element.insert(0, properties)
            change = self._marks.element("pPrChange")
            change.append(_base(old, PPR, _NOT_BASE))
            properties.append(change)
        old_mark, new_mark = _mark(old), _mark(new)
        if self._canon.children(old_mark, _FATES) != self._canon.children(new_mark, _FATES):
            properties = element.find(PPR)
            if properties is None:
                properties = etree.Element(PPR)
                element.insert(0, properties)
            change = self._marks.element("rPrChange")
            change.append(_base(old_mark, RPR, _FATES))
            mark_properties(properties).append(change)


def _base(properties: Element | None, tag: str, without: frozenset[str]) -> Element:
    out = etree.Element(tag)
    for each in () if properties is None else properties:
        if each.tag not in without:
            out.append(deepcopy(each))
    return out


def _copy(paragraph: Element | None) -> Element | None:
    properties = paragraph.find(PPR) if paragraph is not None else None
    return None if properties is None else deepcopy(properties)


def _mark(properties: Element | None) -> Element | None:
    return None if properties is None else properties.find(RPR)


def settle(outs: list[Out]) -> None:
    """The last mark before the end, or before a table that stays, stays: Word cannot delete it, nor join across.

    A paragraph that went away at the end gives its mark to the one before it, which loses its own; one that came
    takes the mark of the one before. Same words, same marks in number.
    """
    segment: list[Out] = []
    for out in list(outs):
        if out.section or (not out.line and (not out.fate or out.element.tag != TBL)):
            _settle(outs, segment)
            segment = []
        elif out.line:
            segment.append(out)
    _settle(outs, segment)


def _settle(outs: list[Out], lines: list[Out]) -> None:
    if not lines or not lines[-1].fate or _ends_section(lines[-1]):
        return
    last_kept = max((at for at, out in enumerate(lines) if not out.fate), default=None)
    tail = lines if last_kept is None else lines[last_kept + 1 :]
    gone = [out for out in tail if out.fate in OLD_FATES]
    come = [out for out in tail if out.fate not in OLD_FATES]
    if gone and come:
        if not _ends_section(gone[-1]) and not _ends_section(come[-1]):
            _meet(outs, gone[-1], come[0], come[-1])
    elif last_kept is not None:
        kept, last = lines[last_kept], lines[-1]
        kept.article, kept.credit = None, last.element
        if gone:
            kept.fate, last.fate = "del", ""
            last.new, kept.new = kept.new, None
            last.new_wraps = kept.new_wraps
        else:
            kept.fate, last.fate = "ins", ""
            last.old, kept.old = kept.old, None
            last.old_wraps = kept.old_wraps


def _ends_section(out: Out) -> bool:
    mark = out.old if out.fate in OLD_FATES else out.new
    return mark is not None and mark.find(f"{PPR}/{SECTPR}") is not None


def _meet(outs: list[Out], gone: Out, first: Out, last: Out) -> None:
    """The last line that went and the last that came share one mark; the words of both stand before it."""
    last.old, last.fate = gone.old, ""
    first.old_wraps = last.old_wraps = gone.old_wraps
    at = 1 if first.element.find(PPR) is not None else 0
    for child in reversed([each for each in gone.element if each.tag != PPR]):
        first.element.insert(at, child)
    outs.remove(gone)
