"""A simple field in, the pieces of the same field as a complex one out."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from paraph.wordcompare.names import FLD_CHAR, FLD_CHAR_TYPE, INSTR, INSTR_TEXT, RPR, XML_SPACE, Element, R
from paraph.wordcompare.reading.tokens import Piece, Source


def complex_pieces(field: Element) -> tuple[list[Piece], list[Piece]]:
    """What stands before the result and what after it. The marks look like the first run of the result."""
    source = Source(etree.Element(R), "")
    first = field.find(f"{R}/{RPR}")
    if first is not None:
        source.run.append(deepcopy(first))
    source.size = 1 << 30  # never reused whole
    code = etree.Element(INSTR_TEXT)
    code.text = field.get(INSTR, "")
    code.set(XML_SPACE, "preserve")
    return [(source, _mark("begin")), (source, code), (source, _mark("separate"))], [(source, _mark("end"))]


def _mark(kind: str) -> Element:
    return etree.Element(FLD_CHAR, {FLD_CHAR_TYPE: kind})
