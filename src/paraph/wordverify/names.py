"""Names of WordprocessingML (ISO/IEC 29500-1), as lxml spells them."""

from __future__ import annotations

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
STRICT = b"http://purl.oclc.org/ooxml/"
_PLAIN = "http://schemas.openxmlformats.org/"
STRICT_TO_PLAIN = {
    f"{STRICT.decode()}{strict}".encode(): f"{_PLAIN}{plain}".encode()
    for strict, plain in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("officeDocument/", "officeDocument/2006/"),
        ("drawingml/", "drawingml/2006/"),
        ("schemaLibrary/main", "schemaLibrary/2006/main"),
    )
}
"""Names of a strict file (ISO/IEC 29500-1) and those of a transitional one (29500-4): relationships, formulas, drawings
change in the same way as the text."""
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
UNSEEN = frozenset({w("proofErr"), w("lastRenderedPageBreak")})
"""What Word leaves in a file by the way: no reader sees it."""
PLACES = frozenset(
    {
        w(name)
        for name in (
            "bookmarkStart",
            "bookmarkEnd",
            "commentRangeStart",
            "commentRangeEnd",
            "commentReference",
            "permStart",
            "permEnd",
        )
    }
)
"""Marks of places in the text, which are not tracked: the redline has those of the new file, whatever is rejected."""
BLOCKS = (w("p"), w("tbl"), w("sdt"))
CONTAINERS = frozenset(
    w(name) for name in ("body", "tc", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent")
)
"""What ends with a paragraph whose mark is the end of the whole."""
