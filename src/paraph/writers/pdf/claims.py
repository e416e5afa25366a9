"""What a merged PDF says of itself: title, languages, date, identity, and the standards it may claim.

A file may claim a standard only if it keeps it: a claim every part makes, and never more than the weakest part.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pypdf import PdfReader, PdfWriter

_LEVELS = "BUA"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
{keywords}<xmp:CreatorTool>Paraph</xmp:CreatorTool>
<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>
{claims}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
_UA = """<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
"""


class Claim(Struct, frozen=True):
    """The standards a file names in its metadata. ``pdfa``: part and level (``("2", "A")``), or none."""

    pdfa: tuple[str, str] | None = None
    ua: bool = False


def of(reader: PdfReader) -> Claim:
    """What a PDF claims."""
    metadata = reader.root_object.get("/Metadata")
    xmp = metadata.get_object().get_data().decode("utf-8", "replace") if metadata is not None else ""
    part, level, ua = (_property(xmp, name) for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part"))
    return Claim((part, level.upper()) if part and level else None, ua == "1")


def common(readers: Sequence[PdfReader], *, tagged: bool) -> Claim:
    """What a merger of ``readers`` may claim. Without tags neither PDF/UA nor level A; colours must mean the same."""
    claims = [of(reader) for reader in readers]
    ua = tagged and all(claim.ua for claim in claims)
    pdfas = [claim.pdfa for claim in claims if claim.pdfa is not None]
    if len(pdfas) < len(claims) or len({part for part, _ in pdfas}) > 1 or len(set(map(_profile, readers))) > 1:
        return Claim(None, ua)
    level = min((level for _, level in pdfas), key=_LEVELS.index)
    return Claim((pdfas[0][0], "U" if level == "A" and not tagged else level), ua)


def describe(
    writer: PdfWriter, title: str, locales: Sequence[str], date: str, claim: Claim, keywords: str = ""
) -> None:
    """Properties, metadata and identity. Equal in the two places where a PDF keeps them, as PDF/A asks."""
    from pypdf.generic import (
        ArrayObject,
        BooleanObject,
        ByteStringObject,
        DictionaryObject,
        NameObject,
        StreamObject,
        TextStringObject,
    )

    day = f"D:{date.replace('-', '')}000000Z"
    named = {"/Keywords": keywords} if keywords else {}
    writer.metadata = {"/Title": title, **named, "/Creator": "Paraph", "/CreationDate": day, "/ModDate": day}
    stream = StreamObject()
    stream.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    stream.set_data(_xmp(title, locales, date, claim, keywords).encode("utf-8"))
    catalog = writer.root_object
    catalog[NameObject("/Metadata")] = writer._add_object(stream)
    catalog[NameObject("/Lang")] = TextStringObject(locales[0])
    catalog[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    # pypdf draws identifiers at random; PDF/A needs one, and equal input must give equal bytes.
    seen = hashlib.sha256("\n".join([title, *locales, date, keywords]).encode("utf-8"))
    for page in writer.pages:
        contents = page.get_contents()
        seen.update(contents.get_data() if contents is not None else b"")
    identity = ByteStringObject(seen.digest()[:16])
    writer._ID = ArrayObject((identity, identity))


def output_intents(writer: PdfWriter, reader: PdfReader) -> None:
    """What the colours mean: the same in every part, taken from the first."""
    from pypdf.generic import NameObject

    intents = reader.root_object.get("/OutputIntents")
    if intents is not None:
        writer.root_object[NameObject("/OutputIntents")] = intents.get_object().clone(writer)


def _xmp(title: str, locales: Sequence[str], date: str, claim: Claim, keywords: str) -> str:
    pdfa = ""
    if claim.pdfa is not None:
        part, level = claim.pdfa
        pdfa = f"<pdfaid:part>{part}</pdfaid:part>\n<pdfaid:conformance>{level}</pdfaid:conformance>\n"
    return _XMP.format(
        title=escape(title, quote=False),
        languages="".join(f"<rdf:li>{escape(locale, quote=False)}</rdf:li>" for locale in locales),
        keywords=f"<pdf:Keywords>{escape(keywords, quote=False)}</pdf:Keywords>\n" if keywords else "",
        date=date,
        claims=pdfa + (_UA if claim.ua else ""),
    )


def _property(xmp: str, name: str) -> str:
    """A property's value, written as an element or as an attribute."""
    found = re.search(rf"<{name}>\s*([^<]*?)\s*</{name}>|\b{name}\s*=\s*[\"']([^\"']*)[\"']", xmp)
    return (found[1] or found[2] or "") if found else ""


def _profile(reader: PdfReader) -> bytes:
    """The colour profile a PDF names, as a digest."""
    for intent in reader.root_object.get("/OutputIntents", ()):
        profile = intent.get_object().get("/DestOutputProfile")
        if profile is not None:
            return hashlib.sha256(profile.get_object().get_data()).digest()
    return b""
