"""A Word file from a few lines of its own XML, for the constructs no library writes."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def part(root: str, inner: str, *, strict: bool = False) -> str:
    """A part with root element ``w:<root>``."""
    return f'<?xml version="1.0"?><w:{root} xmlns:w="{STRICT if strict else W}" {_SPACES}>{inner}</w:{root}>'


def word_file(body: str, *, strict: bool = False, types: str = _TYPES, **parts: str) -> bytes:
    """A .docx whose body is ``body``; ``parts`` (styles, numbering, footnotes, header, footer ...) are inner XML."""
    roots = {"header": "hdr", "footer": "ftr", "comments": "comments"}
    kind = _STRICT_R if strict else _R
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{kind}/{name}" Target="{name}.xml"/>' for at, name in enumerate(parts)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr(
            "_rels/.rels", _relations(f'<Relationship Id="r" Type="{kind}/officeDocument" Target="word/document.xml"/>')
        )
        package.writestr("word/_rels/document.xml.rels", _relations(relations))
        package.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>", strict=strict))
        for name, inner in parts.items():
            package.writestr(f"word/{name}.xml", part(roots.get(name, name), inner, strict=strict))
    return out.getvalue()


def _relations(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def p(*inner: str, properties: str = "") -> str:
    """A paragraph of runs or other XML; plain words become a run."""
    runs = "".join(item if item.startswith("<") else r(item) for item in inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def listed(text: str, number: int, level: int = 0) -> str:
    """A paragraph of an automatic list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: list[str]) -> str:
    """A table of cells given as XML."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
