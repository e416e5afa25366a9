"""Tracked changes that a file already carries, accepted: the tree holds what its author wants it to say."""

from __future__ import annotations

from paraph.wordcompare.names import BLOCKS, PPR, RPR, TBL, TC, TCPR, TR, TRPR, ZERO_WIDTH, Element, P, w, ws

_GONE = ws("del moveFrom")
_KEPT = ws("ins moveTo")
_MARKS = ws(
    """rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange tblPrExChange tblGridChange numberingChange
    moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd cellIns
    customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd
    customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd"""
)
_CELL_DEL = w("cellDel")
_CELL_MERGE = w("cellMerge")
_V_MERGE = w("vMerge")
_PROPERTIES = frozenset(
    (RPR, TRPR, TCPR, w("numPr"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}ctrlPr")
)
_TAGS = (*_GONE, *_KEPT, *_MARKS, _CELL_DEL, _CELL_MERGE)


def has_revisions(root: Element) -> bool:
    """Whether the tree carries tracked changes."""
    return next(root.iter(*_TAGS), None) is not None


def accept(root: Element) -> bool:
    """Accept every tracked change below ``root``, in place; whether there were any."""
    if not has_revisions(root):
        return False
    _rows_and_cells(root)
    doomed = [each for each in root.iter(P) if _mark_is_gone(each)]
    for each in list(root.iter(*_GONE)):
        _drop(each)
    for each in list(root.iter(*_KEPT)):
        parent = each.getparent()
        if parent is not None and parent.tag in _PROPERTIES:
            parent.remove(each)
        elif parent is not None:
            _unwrap(each)
    for each in list(root.iter(*_MARKS)):
        _drop(each)
    for each in reversed(doomed):
        _join(each)
    for each in list(root.iter(TC)):
        if not any(child.tag in BLOCKS for child in each):
            each.append(each.makeelement(P))
    return True


def _rows_and_cells(root: Element) -> None:
    for row in list(root.iter(TR)):
        properties = row.find(TRPR)
        if properties is not None and any(each.tag in _GONE for each in properties):
            _drop_with_holder(row)
    for cell in list(root.iter(TC)):
        properties = cell.find(TCPR)
        if properties is None:
            continue
        if properties.find(_CELL_DEL) is not None:
            _drop_with_holder(cell)
        merge = properties.find(_CELL_MERGE)
        if merge is not None:
            _merge(merge)
    for table in list(root.iter(TBL)):
        if next(table.iter(TR), None) is None:
            _drop(table)


def _merge(merge: Element) -> None:
    """A cell merged with those above it under tracked changes: merged, or not, as it is now."""
    now = merge.get(_V_MERGE)
    parent = merge.getparent()
    for each in parent.findall(_V_MERGE):
        parent.remove(each)
    if now is not None:
        merge.addprevious(merge.makeelement(_V_MERGE, {w("val"): "restart" if now == "rest" else "continue"}))
    parent.remove(merge)


def _mark_is_gone(paragraph: Element) -> bool:
    properties = paragraph.find(f"{PPR}/{RPR}")
    return properties is not None and any(each.tag in _GONE for each in properties)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop_with_holder(element: Element) -> None:
    """A row or cell, with the content control that holds nothing else."""
    parent = element.getparent()
    _drop(element)
    if parent is not None and parent.tag == w("sdtContent") and not len(parent):
        _drop(parent.getparent())


def _unwrap(element: Element) -> None:
    for child in list(element):
        element.addprevious(child)
    _drop(element)


def _join(paragraph: Element) -> None:
    """The mark of ``paragraph`` is gone: what is left in it begins the next one."""
    parent = paragraph.getparent()
    if parent is None:
        return
    after = paragraph.getnext()
    while after is not None and after.tag not in BLOCKS:
        after = after.getnext()
    words = [each for each in paragraph if each.tag != PPR]
    if after is not None and after.tag == P:
        at = 1 if after.find(PPR) is not None else 0
        for each in reversed(words):
            after.insert(at, each)
        parent.remove(paragraph)
    elif not any(each.tag not in ZERO_WIDTH for each in words):
        if any(each.tag in BLOCKS for each in parent if each is not paragraph):
            parent.remove(paragraph)
    else:
        mark = paragraph.find(f"{PPR}/{RPR}")
        for each in [each for each in mark if each.tag in _GONE]:
            mark.remove(each)
