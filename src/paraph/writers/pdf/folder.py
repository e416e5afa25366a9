"""The signing folder: the finished PDF of each language in, one PDF in the holder's order out.

Each language keeps its pages, its page numbers, its outline, its links and its tags. A claim to a standard stands in
the folder only if every part makes it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from paraph.errors import EngineError, UsageError
from paraph.model import Language, Original
from paraph.writers.base import Dress
from paraph.writers.pdf import claims
from paraph.writers.pdf.words import words

if TYPE_CHECKING:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import Destination, IndirectObject


def signing_folder(parts: Sequence[tuple[Language, bytes]], original: Original, dress: Dress) -> bytes:
    """One PDF of ``parts``, in the order of the original's languages; equal input gives equal bytes.

    Raises ``UsageError`` if there is no part, or one in a language the original does not have, or two in one
    language; ``EngineError`` if a part cannot be read as a PDF.
    """
    from pypdf import PdfWriter

    from paraph.writers.pdf import structure

    ordered = _ordered(parts, original)
    readers = [(code, _reader(code, data)) for code, data in ordered]
    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.7"
    for code, reader in readers:
        _append(writer, code, reader)
    tagged = structure.merge(writer, [reader for _, reader in readers])
    _describe(writer, readers, original, dress, tagged=tagged)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _ordered(parts: Sequence[tuple[Language, bytes]], original: Original) -> list[tuple[Language, bytes]]:
    given = dict(parts)
    if not parts or len(given) < len(parts):
        raise UsageError("a signing folder needs each language text once")
    # A derived orthography follows the language it is made from.
    order = original.languages
    unknown = [code for code in given if code not in order]
    if unknown:
        raise UsageError(
            "{codes}: not a language of this instrument",
            hint="it has {known}",
            codes=", ".join(unknown),
            known=", ".join(order),
        )
    return [(code, given[code]) for code in order if code in given]


def _reader(code: Language, data: bytes) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        _ = reader.pages[0]
    except (PyPdfError, IndexError) as error:
        raise EngineError("the {code} text is not a PDF: {reason}", code=code, reason=str(error)) from error
    return reader


def _append(writer: PdfWriter, code: Language, reader: PdfReader) -> None:
    """Pages, page labels and outline of one language."""
    from pypdf.constants import PageLabelStyle
    from pypdf.generic import Fit

    first = len(writer.pages)
    writer.append(reader, import_outline=False)
    writer.set_page_label(first, len(writer.pages) - 1, style=PageLabelStyle.DECIMAL, prefix=f"{code}-", start=1)
    parent = writer.add_outline_item(title=words(code).name, page_number=first, fit=Fit.xyz(), is_open=False)
    _outline(writer, reader, reader.outline, parent, first)


def _outline(writer: PdfWriter, reader: PdfReader, items: Sequence[Any], parent: IndirectObject, first: int) -> None:
    """The part's own bookmarks below ``parent``; a list holds the children of the item before it."""
    last = parent
    for item in items:
        if isinstance(item, list):
            _outline(writer, reader, item, last, first)
        else:
            last = _bookmark(writer, reader, item, parent, first)


def _bookmark(
    writer: PdfWriter, reader: PdfReader, item: Destination, parent: IndirectObject, first: int
) -> IndirectObject:
    from pypdf.generic import Fit

    page = reader.get_destination_page_number(item) or 0
    fit = Fit.xyz(left=item.left, top=item.top)
    return writer.add_outline_item(
        title=item.title or "", page_number=first + page, parent=parent, fit=fit, is_open=False
    )


def _describe(
    writer: PdfWriter,
    readers: Sequence[tuple[Language, PdfReader]],
    original: Original,
    dress: Dress,
    *,
    tagged: bool,
) -> None:
    """Properties of the whole, and what standard it may claim."""
    spoken = [words(code) for code, _ in readers]
    names = dict.fromkeys(original.header.name.get(word.code, "") for word in spoken)
    title = " / ".join(name for name in names if name) or original.header.id
    claim = claims.common([reader for _, reader in readers], tagged=tagged)
    claims.describe(writer, title, [word.locale for word in spoken], dress.date, claim, dress.stamp)
    if claim.pdfa is not None:
        claims.output_intents(writer, readers[0][1])
