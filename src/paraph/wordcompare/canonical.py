"""An element in, a string out that is equal for two elements exactly when they mean the same.

The old file must have been made to use the ids of the new one (`paraph.wordcompare.adopting`). What Word renews at
every save (rsid, ids of shapes and paragraphs) is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from paraph.wordcompare.names import RELATION, VAL, ZERO_WIDTH, Element, w, ws

_RELATION = f"{{{RELATION}}}"
_TOGGLES = ws(
    """b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint vanish noProof snapToGrid rtl cs
    webHidden specVanish oMath keepNext keepLines pageBreakBefore widowControl suppressLineNumbers suppressAutoHyphens
    kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd contextualSpacing
    mirrorIndents suppressOverlap cantSplit tblHeader hidden noWrap tcFitText hideMark titlePg formProt noEndnote"""
)
_TRUE = frozenset(("1", "true", "on"))
_FALSE = frozenset(("0", "false", "off"))
_DROPPED = ZERO_WIDTH | ws(
    "lastRenderedPageBreak rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange tblPrExChange "
    "tblGridChange numberingChange"
)
_VOLATILE_ENDS = ("}paraId", "}textId", "}anchorId", "}editId", "}spid", "}gfxdata")
_NUMBERED = ("}docPr", "}cNvPr", "}cNvSpPr", "}cNvGrpSpPr", "}cNvPicPr")
_SHAPES = "{urn:schemas-microsoft-com:vml}"
_SDT_ID = w("id")


class Canon:
    """The canonical strings of one part. ``target`` tells what a relationship points to."""

    def __init__(self, target: Callable[[str], str]) -> None:
        self._target = target
        self._known: dict[bytes, str] = {}
        self._properties: dict[tuple[bytes, frozenset[str]], str] = {}

    def of(self, element: Element | None) -> str:
        """``element`` with all that is in it; empty for ``None`` and for properties that say nothing."""
        if element is None:
            return ""
        raw: bytes = etree.tostring(element, with_tail=False)
        found = self._known.get(raw)
        if found is None:
            out: list[str] = []
            self._write(element, out.append, None)
            found = self._known[raw] = "".join(out)
        return found

    def children(self, element: Element | None, without: frozenset[str] = frozenset()) -> str:
        """The children of some properties in one string, whatever their order, ``without`` some."""
        if element is None or not len(element):
            return ""
        raw: bytes = etree.tostring(element, with_tail=False)
        found = self._properties.get((raw, without))
        if found is None:
            found = "".join(sorted(self.of(each) for each in element if each.tag not in without))
            self._properties[raw, without] = found
        return found

    def attributes(self, element: Element) -> str:
        """The tag of ``element`` with its attributes."""
        tag = element.tag
        return f"<{tag} {sorted(self._attributes(element, tag))}>"

    def skeleton(self, element: Element, hollow: str) -> str:
        """Like ``of``, with everything inside elements called ``hollow`` left out."""
        out: list[str] = []
        self._write(element, out.append, hollow)
        return "".join(out)

    def _write(self, element: Element, put: Callable[[str], None], hollow: str | None) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _DROPPED:
            return
        put("<" + tag)
        for key, value in sorted(self._attributes(element, tag)):
            put(f" {key}={value!r}")
        put(">")
        if tag == hollow:
            return
        if element.text and not (len(element) and element.text.isspace()):
            put(element.text)
        for each in element:
            self._write(each, put, hollow)
        put("</>")

    def _attributes(self, element: Element, tag: str) -> Iterable[tuple[str, str]]:
        for key, value in element.attrib.items():
            if "rsid" in key or key.endswith(_VOLATILE_ENDS):
                continue
            if key == VAL:
                yield from self._value(tag, value)
            elif key.startswith(_RELATION):
                yield key, self._target(value)
            elif key == "id" and (tag.endswith(_NUMBERED) or tag.startswith(_SHAPES)):
                continue
            else:
                yield key, value

    def _value(self, tag: str, value: str) -> Iterable[tuple[str, str]]:
        if tag in _TOGGLES:
            if value not in _TRUE:
                yield VAL, "0" if value in _FALSE else value
        elif tag != _SDT_ID:
            yield VAL, value
