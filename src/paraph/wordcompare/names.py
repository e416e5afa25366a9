"""Names of WordprocessingML, as lxml spells them."""

from __future__ import annotations

from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An lxml element. The package ships no types that fit."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """``{...}p`` for ``p``."""
    return f"{{{WORD}}}{name}"


def ws(names: str) -> frozenset[str]:
    """The same for several names with spaces between."""
    return frozenset(w(name) for name in names.split())


P = w("p")
R = w("r")
T = w("t")
TBL = w("tbl")
TR = w("tr")
TC = w("tc")
SDT = w("sdt")
SDT_CONTENT = w("sdtContent")
CUSTOM_XML = w("customXml")
PPR = w("pPr")
RPR = w("rPr")
TRPR = w("trPr")
TCPR = w("tcPr")
TBLPR = w("tblPr")
SECTPR = w("sectPr")
TBL_PR_EX = w("tblPrEx")
DEL_TEXT = w("delText")
INSTR_TEXT = w("instrText")
DEL_INSTR_TEXT = w("delInstrText")
HYPERLINK = w("hyperlink")
FLD_SIMPLE = w("fldSimple")
FLD_CHAR = w("fldChar")
FLD_CHAR_TYPE = w("fldCharType")
INSTR = w("instr")
TXBX = w("txbxContent")
VAL = w("val")
ID = w("id")
NAME = w("name")
AUTHOR = w("author")
DATE = w("date")
O_MATH = f"{{{MATH}}}oMath"
O_MATH_PARA = f"{{{MATH}}}oMathPara"
M_T = f"{{{MATH}}}t"
ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"
FALLBACK = f"{{{COMPATIBILITY}}}Fallback"
IGNORABLE = f"{{{COMPATIBILITY}}}Ignorable"

ZERO_WIDTH = ws(
    """bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd proofErr permStart permEnd
    moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd
    customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd
    customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd"""
)
"""Marks of places: no words, no fate of their own. Those of the new file stand as they are."""

WRAPPERS = frozenset((HYPERLINK, FLD_SIMPLE, SDT, CUSTOM_XML, w("smartTag"), w("bdo"), w("dir")))
"""What holds runs inside a paragraph."""

BOXED = frozenset((w("drawing"), w("pict"), w("object"), ALTERNATE))
"""What may hold text boxes."""


def boxes(element: Element) -> list[Element]:
    """The text boxes in ``element`` that stand in no other of them."""
    found = list(element.iter(TXBX))
    inner = {each for box in found for each in box.iter(TXBX) if each is not box}
    return [box for box in found if box not in inner]


BLOCKS = frozenset((P, TBL, SDT, CUSTOM_XML))
CONTROL_PROPERTIES = ws("sdtPr sdtEndPr customXmlPr")
