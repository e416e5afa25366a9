"""One side alone out of a redline of two: what it says with that side's changes accepted, all others rejected.

The check of a three-way redline: nothing that a side changed may be missing where no clash is told.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from paraph.wordcompare.names import AUTHOR, ID, Element, w, ws
from paraph.wordcompare.package import parse, serialise
from paraph.wordverify import Difference, verify

_FLIPPED = {
    w(one): w(other)
    for pair in (("ins", "del"), ("moveTo", "moveFrom"), ("cellIns", "cellDel"))
    for one, other in (pair, pair[::-1])
}
_RANGES = {
    w(f"customXml{one}Range{end}"): w(f"customXml{other}Range{end}")
    for one, other in (("Ins", "Del"), ("Del", "Ins"))
    for end in ("Start", "End")
}
_RECORDS = ws(
    "rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange tblPrExChange tblGridChange numberingChange"
)
_GRID_CHANGE = w("tblGridChange")
_STORIES = ws("document hdr ftr footnotes endnotes")


def lost(side: bytes, redline: bytes, authors: frozenset[str], grids: Mapping[str, str]) -> tuple[Difference, ...]:
    """Where ``side`` is not what ``redline`` says with the changes of ``authors`` accepted and all others rejected.

    ``grids``: whose the changed columns of tables are, by id; the format has no place for it.
    """
    alone = flipped(redline, authors, grids)
    return tuple(each for each in verify(side, side, alone, most=10_000) if each.view == "reject")


def flipped(redline: bytes, authors: frozenset[str], grids: Mapping[str, str]) -> bytes:
    """``redline`` turned round for ``authors``: rejecting all accepts what is theirs and rejects the rest."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(redline)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith(".xml") and name.startswith("word/") and b"w:author=" in data:
                root = parse(data, "", name)
                if root.tag in _STORIES:
                    _flip(root, authors, grids)
                    data = serialise(root)
            target.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _flip(root: Element, authors: frozenset[str], grids: Mapping[str, str]) -> None:
    ids = set()
    for each in list(root.iter(*_FLIPPED, *_RANGES, *_RECORDS)):
        by = grids.get(each.get(ID), "") if each.tag == _GRID_CHANGE else each.get(AUTHOR, "")
        if by not in authors:
            continue
        if each.tag in _RECORDS:
            each.getparent().remove(each)
        elif each.tag in _RANGES:
            ids.add(each.get(ID))
        else:
            each.tag = _FLIPPED[each.tag]
    for each in root.iter(*_RANGES):
        if each.get(ID) in ids:
            each.tag = _RANGES[each.tag]
