"""Names of WordprocessingML (ISO/IEC 29500-1), as lxml spells them."""

from __future__ import annotations

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_W = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_R = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """``p`` to ``{...main}p``."""
    return f"{{{W_NS}}}{name}"


INSERTING = (w("ins"), w("moveTo"))
DELETING = (w("del"), w("moveFrom"))
FLAGS_STAND_IN = frozenset({w("rPr"), w("trPr"), w("tcPr"), w("numPr"), w("ctrlPr"), M + "ctrlPr"})
"""Where an ``ins`` or ``del`` marks its owner and holds nothing."""
OLD_PROPERTIES = {
    w(f"{name}Change"): w(name) for name in ("rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr", "tblGrid", "tblPrEx")
}
MOVE_RANGES = frozenset(
    w(f"{move}Range{end}") for move in ("moveFrom", "moveTo") for end in ("Start", "End")
) | frozenset(
    w(f"customXml{what}Range{end}") for what in ("Ins", "Del", "MoveFrom", "MoveTo") for end in ("Start", "End")
)
UNSEEN = frozenset({w("proofErr"), w("lastRenderedPageBreak"), w("permStart"), w("permEnd")})
"""What Word leaves in a file by the way: no reader sees it."""
BLOCKS = (w("p"), w("tbl"), w("sdt"))
