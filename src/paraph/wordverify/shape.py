"""Whether the elements of a story stand as Word writes them: properties first and once, records of old ones last.

Word calls a file damaged, or drops half of it without a word, where they do not (the sequences of ISO/IEC 29500-1).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from paraph.wordverify.names import OLD_PROPERTIES, w
from paraph.wordverify.package import Element

_AFTER: dict[str, tuple[str, ...]] = {
    w("pPr"): (),
    w("tcPr"): (),
    w("tblPrEx"): (),
    w("trPr"): (w("tblPrEx"),),
    w("tblPr"): (),
    w("tblGrid"): (w("tblPr"),),
    w("sdtPr"): (),
    w("sdtEndPr"): (w("sdtPr"),),
    w("sdtContent"): (w("sdtPr"), w("sdtEndPr")),
}
"""What alone may stand before the properties of a holder."""
_RUN, _PARAGRAPH, _LOOK = w("r"), w("p"), w("rPr")
_ONCE = tuple(w(name) for name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "numPr", "sdtPr"))
_NOTES = (w("footnotes"), w("endnotes"))
_TYPE, _ID = w("type"), w("id")
_REFERENCES = frozenset({w("headerReference"), w("footerReference")})


def disorder(root: Element) -> Iterator[str]:
    """What stands twice or out of its place in a story."""
    for head in root.iter(*_AFTER):
        before = head.getprevious()
        if before is not None and before.tag not in _AFTER[head.tag]:
            yield _misplaced(head)
    for look in root.iter(_LOOK):
        holder = look.getparent().tag
        if holder == _PARAGRAPH or (holder == _RUN and look.getprevious() is not None):
            yield _misplaced(look)
    for holder in root.iter(*_ONCE):
        tags = [each.tag for each in holder]
        if len(tags) > len(set(tags)):
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


def _misplaced(element: Element) -> str:
    return f"{_local(element.tag)} of {_local(element.getparent().tag)} out of its place"


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
