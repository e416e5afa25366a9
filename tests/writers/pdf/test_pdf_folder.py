"""The signing folder: the holder's order, each language whole, tags and claims that stay true."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pdfua import validate
from pypdf import PdfReader
from pypdf import PdfWriter as Pypdf

from paraph.errors import EngineError, UsageError
from paraph.model import Original, Part, Passage, Run
from paraph.writers.base import Dress
from paraph.writers.pdf import PdfWriter, claims, signing_folder
from support.pdftags import languages as spoken_languages
from support.pdftags import tagged_text
from support.pdftext import raw_pages, squeeze
from support.waters import treaty

DRESS = Dress(profile="signature", date="2026-11-22")


def texts(writer: PdfWriter, original: Original, codes: Sequence[str] = ("ru", "uz", "kk")) -> list[tuple[str, bytes]]:
    return [(code, writer.write(original, (code,), DRESS)) for code in codes]


def linked() -> Original:
    """A treaty with a reference, so that the folder has links to keep."""
    ref = (Run("в порядке "), Run("статьи 3", ref="article-3"))
    part = Part("a", "article", (Passage("a/1", "text", text=dict.fromkeys(("ru", "uz", "kk"), ref)),))
    base = treaty(5)
    return replace(base, parts=(*base.parts[:2], part, *base.parts[2:]))


@pytest.fixture(scope="module")
def made(writer: PdfWriter) -> tuple[list[tuple[str, bytes]], bytes]:
    parts = texts(writer, linked())
    return parts, signing_folder(parts, linked(), DRESS)


def test_the_order_is_the_holders(writer: PdfWriter) -> None:
    parts = texts(writer, treaty(1))
    titles = {}
    for holder in ("UZB", "KAZ"):
        data = signing_folder(parts, replace(treaty(1), holder=holder), DRESS)
        titles[holder] = [
            entry["/Title"] for entry in PdfReader(io.BytesIO(data)).outline if not isinstance(entry, list)
        ]
    assert titles == {"UZB": ["Oʻzbekcha", "Қазақша", "Русский"], "KAZ": ["Қазақша", "Oʻzbekcha", "Русский"]}


def test_every_language_keeps_its_pages_and_numbers(made: tuple[list[tuple[str, bytes]], bytes]) -> None:
    parts, data = made
    by_code = {code: raw_pages(part) for code, part in parts}
    assert raw_pages(data) == [*by_code["uz"], *by_code["kk"], *by_code["ru"]]
    labels = [f"{code}-{number}" for code in ("uz", "kk", "ru") for number in range(1, len(by_code[code]) + 1)]
    assert PdfReader(io.BytesIO(data)).page_labels == labels


def test_outlines_are_nested_and_lead_to_the_same_places(made: tuple[list[tuple[str, bytes]], bytes]) -> None:
    parts, data = made
    whole = PdfReader(io.BytesIO(data))
    first = 0
    for index, code in enumerate(("uz", "kk", "ru")):
        part = PdfReader(io.BytesIO(dict(parts)[code]))
        nested: Any = whole.outline[2 * index + 1]
        assert _places(whole, nested) == [(title, page + first) for title, page in _places(part, part.outline)]
        first += len(part.pages)


def _places(reader: PdfReader, entries: Any) -> list[tuple[str, int]]:
    out = []
    for entry in entries:
        if isinstance(entry, list):
            out.extend(_places(reader, entry))
        else:
            page = reader.get_destination_page_number(entry)
            assert page is not None
            out.append((str(entry["/Title"]), page))
    return out


def test_links_stay_in_their_language(made: tuple[list[tuple[str, bytes]], bytes]) -> None:
    reader = PdfReader(io.BytesIO(made[1]))
    numbers = {
        page.indirect_reference.idnum: index for index, page in enumerate(reader.pages) if page.indirect_reference
    }
    starts = {label.split("-")[0]: index for index, label in reversed(list(enumerate(reader.page_labels)))}
    found = []
    for index, page in enumerate(reader.pages):
        for note in page.get("/Annots", ()):
            link = note.get_object()
            target = link["/Dest"] if "/Dest" in link else link["/A"]["/D"]
            found.append((reader.page_labels[index].split("-")[0], numbers[target[0].idnum] - starts["uz"]))
            code = reader.page_labels[numbers[target[0].idnum]].split("-")[0]
            assert code == found[-1][0]
    assert {code for code, _ in found} == {"uz", "kk", "ru"}


@pytest.mark.slow
def test_the_tags_of_all_languages_stay(made: tuple[list[tuple[str, bytes]], bytes], tmp_path: Path) -> None:
    parts, data = made
    by_code = {code: squeeze(tagged_text(part)) for code, part in parts}
    assert squeeze(tagged_text(data)) == by_code["uz"] + by_code["kk"] + by_code["ru"]
    assert spoken_languages(data) >= {"uz-UZ", "kk-KZ", "ru-RU"}
    path = tmp_path / "folder.pdf"
    path.write_bytes(data)
    assert [finding for outcome in validate(str(path)).outcomes for finding in outcome.findings] == []


def test_ids_of_table_cells_are_unique(made: tuple[list[tuple[str, bytes]], bytes]) -> None:
    root: Any = PdfReader(io.BytesIO(made[1])).root_object["/StructTreeRoot"]
    names = root["/IDTree"]["/Names"][::2]
    assert len(names) == len(set(names)) == 12
    assert names == sorted(names)


def test_claims_stand_only_where_every_part_makes_them(writer: PdfWriter) -> None:
    parts = texts(writer, treaty(1))

    def claimed(files: list[tuple[str, bytes]]) -> claims.Claim:
        return claims.of(PdfReader(io.BytesIO(signing_folder(files, treaty(1), DRESS))))

    assert claimed(parts) == claims.Claim(("2", "A"), ua=True)
    plain = Pypdf()
    plain.add_blank_page(595, 842)
    foreign = io.BytesIO()
    plain.write(foreign)
    mixed = [*parts[:2], ("kk", foreign.getvalue())]
    assert claimed(mixed) == claims.Claim(None, ua=False)
    reader = PdfReader(io.BytesIO(signing_folder(mixed, treaty(1), DRESS)))
    assert "/StructTreeRoot" not in reader.root_object
    assert not any("/StructParents" in page for page in reader.pages)
    weaker = [*parts[:2], ("kk", _claiming(parts[2][1], b"<pdfaid:conformance>B<"))]
    assert claimed(weaker) == claims.Claim(("2", "B"), ua=True)


def _claiming(data: bytes, level: bytes) -> bytes:
    """The same file, claiming another level."""
    assert b"<pdfaid:conformance>A<" in data
    return data.replace(b"<pdfaid:conformance>A<", level)


def test_properties_and_identity(made: tuple[list[tuple[str, bytes]], bytes]) -> None:
    reader = PdfReader(io.BytesIO(made[1]))
    about = reader.metadata
    assert about is not None
    assert set(about) == {"/Title", "/Creator", "/CreationDate", "/ModDate"}
    assert about["/CreationDate"] == "D:20261122000000Z"
    assert about.title is not None
    assert about.title.startswith("Suvlarni")
    assert len(reader.trailer["/ID"][0].original_bytes) == 16
    metadata: Any = reader.root_object["/Metadata"]
    assert f'<rdf:li xml:lang="x-default">{about.title}</rdf:li>' in metadata.get_data().decode("utf-8")
    assert reader.pdf_header == "%PDF-1.7"


def test_same_input_same_bytes_in_any_order(made: tuple[list[tuple[str, bytes]], bytes]) -> None:
    parts, data = made
    assert signing_folder(parts[::-1], linked(), DRESS) == data


def test_a_derived_text_is_not_a_language_of_signature(writer: PdfWriter) -> None:
    with pytest.raises(UsageError, match="uz-Cyrl: not a language of this instrument"):
        signing_folder([("uz-Cyrl", b"")], treaty(1), DRESS)


@pytest.mark.parametrize("parts", [[], [("ru", b"x"), ("ru", b"y")]], ids=["none", "twice"])
def test_each_language_once(parts: list[tuple[str, bytes]]) -> None:
    with pytest.raises(UsageError, match="each language text once"):
        signing_folder(parts, treaty(1), DRESS)


def test_what_is_not_a_pdf_is_named() -> None:
    with pytest.raises(EngineError, match="the ru text is not a PDF"):
        signing_folder([("ru", b"PK\x03\x04")], treaty(1), DRESS)
