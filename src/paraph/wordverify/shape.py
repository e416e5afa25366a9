"""Whether the elements of a story stand as Word writes them: properties first and once, records of old ones last.

Word calls a file damaged, or drops half of it without a word, where they do not (the sequences of ISO/IEC 29500-1).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from paraph.wordverify.names import OLD_PROPERTIES, w
from paraph.wordverify.package import Element

_FIRST = {w(of): tuple(w(name) for name in names) for of, names in {
    "p": ("pPr",), "r": ("rPr",), "tc": ("tcPr",), "tr": ("tblPrEx", "trPr"), "tbl": ("tblPr", "tblGrid"),
    "sdt": ("sdtPr", "sdtEndPr", "sdtContent"),
}.items()}  # fmt: skip
_ONCE = tuple(w(name) for name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "numPr", "sdtPr"))
_NOTES = (w("footnotes"), w("endnotes"))
_TYPE, _ID = w("type"), w("id")
_REFERENCES = frozenset({w("headerReference"), w("footerReference")})


def disorder(root: Element) -> Iterator[str]:
    """What stands twice or out of its place in a story."""
    for holder in root.iter(*_FIRST):
        yield from _heads(holder)
    for paragraph in root.iter(w("p")):
        if paragraph.find(w("rPr")) is not None:
            yield "rPr in p"
    for holder in root.iter(*_ONCE):
        if len(holder) > 1:
            said = Counter((each.tag, each.get(_TYPE) if each.tag in _REFERENCES else None) for each in holder)
            yield from (
                f"two of {_local(tag)} in {_local(holder.tag)}" for (tag, _), often in said.items() if often > 1
            )
    for record in root.iter(*OLD_PROPERTIES):
        if record.getnext() is not None:
            yield f"{_local(record.tag)} before {_local(record.getnext().tag)}"
        if len(record) > 1:
            yield f"{_local(record.tag)} of two"
    if root.tag in _NOTES:
        yield from (f"two notes {key}" for key, often in Counter(each.get(_ID) for each in root).items() if often > 1)


def _heads(holder: Element) -> Iterator[str]:
    """Properties stand before all else, each once."""
    wanted = _FIRST[holder.tag]
    for place, tag in enumerate(wanted):
        found = holder.findall(tag)
        if len(found) > 1:
            yield f"two of {_local(tag)} in {_local(holder.tag)}"
        for each in found:
            before = each.getprevious()
            if before is not None and before.tag not in wanted[:place]:
                yield f"{_local(tag)} of {_local(holder.tag)} out of its place"


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
