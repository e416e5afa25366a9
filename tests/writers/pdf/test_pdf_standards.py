"""PDF/A-2a, PDF/UA-1: what the file claims and carries. No proof of conformance: Typst refuses what breaks it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from msgspec.structs import replace
from pdfua import validate
from pypdf import PdfReader

from paraph.errors import EngineError, UsageError
from paraph.model import Part, Passage, Run
from paraph.writers.base import Dress
from paraph.writers.pdf import PdfWriter, claims
from paraph.writers.pdf.typesetter import FONTS
from support.pdftags import languages as spoken_languages
from support.waters import every, treaty

LAYOUTS = [("ru",), ("uz", "ru"), ("uz", "kk", "ru")]
LETTERS = (
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"  # ru
    "әғқңөұүһі"  # kk
    "abdefghijklmnopqrstuvxyzwc"  # uz
    "ўқғҳ"  # uz-Cyrl
    "öğşçñı"  # uz, alphabet of 2026
)
SIGNS = "ʻʼ№«»“”„–—¹²³…§°%№±×−·¶[](){}|/\\@#$&*_^~<>=+-!?.,:;'\"`\u00a00123456789"


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


@pytest.mark.parametrize("languages", LAYOUTS, ids="-".join)
def test_claims_and_what_they_need(writer: PdfWriter, languages: tuple[str, ...]) -> None:
    pdf = reader(writer.write(treaty(2), languages, Dress(date="2026-11-22")))
    assert claims.of(pdf) == claims.Claim(("2", "A"), ua=True)
    root = pdf.root_object
    assert root["/OutputIntents"][0].get_object()["/S"] == "/GTS_PDFA1"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize(
    ("languages", "tags"), [(("ru",), {"ru-RU"}), (("uz", "kk", "ru"), {"uz-UZ", "kk-KZ", "ru-RU"})]
)
def test_every_passage_has_its_language(writer: PdfWriter, languages: tuple[str, ...], tags: set[str]) -> None:
    assert spoken_languages(writer.write(treaty(2), languages, Dress())) == tags


@pytest.mark.parametrize("languages", LAYOUTS, ids="-".join)
def test_pdfua_finds_nothing(writer: PdfWriter, languages: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "it.pdf"
    path.write_bytes(writer.write(treaty(3), languages, Dress()))
    outcomes = validate(str(path)).outcomes
    assert [finding for outcome in outcomes for finding in outcome.findings] == []
    # it stumbles over one rule of its own; the rest must have run
    assert [outcome.rule_id for outcome in outcomes if outcome.skipped_reason] in ([], ["UA-14-001"])


def test_only_tinos_and_embedded(writer: PdfWriter) -> None:
    pdf = reader(writer.write(treaty(2), ("uz", "kk", "ru"), Dress()))
    fonts = [font.get_object() for page in pdf.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        below = font["/DescendantFonts"][0].get_object()
        assert "Tinos" in below["/BaseFont"]
        about = below["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(about)


@pytest.mark.parametrize("face", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_the_vendored_faces_have_every_letter(face: str) -> None:
    table = TTFont(FONTS / f"Tinos-{face}.ttf").getBestCmap()
    wanted = {char for char in LETTERS + LETTERS.upper() + SIGNS if len(char) == 1}
    assert sorted(char for char in wanted if ord(char) not in table) == []


def test_the_licence_of_the_font_goes_with_it() -> None:
    text = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "Copyright 2010" in text
    assert "Google Inc." in text
    for part in ("SIL OPEN FONT LICENSE", "PREAMBLE", "PERMISSION & CONDITIONS", "TERMINATION", "DISCLAIMER"):
        assert part in text


@pytest.mark.parametrize("languages", [("ru",), ("uz", "ru")], ids="-".join)
def test_a_letter_the_font_lacks_is_named_with_its_passage(writer: PdfWriter, languages: tuple[str, ...]) -> None:
    passage = Passage("subject/2", "text", text=every(dict.fromkeys(("ru", "uz", "kk"), "слово 漢 и 字")))
    base = treaty(1)
    original = replace(base, parts=(*base.parts, Part("subject", "article", (passage,))))
    with pytest.raises(EngineError) as caught:
        writer.write(original, languages, Dress())
    assert "漢 (U+6F22), 字 (U+5B57)" in str(caught.value)
    assert "subject/2" in str(caught.value)


def test_a_letter_lacking_in_the_header_is_named(writer: PdfWriter) -> None:
    base = treaty(1)
    header = replace(base.header, name={"ru": "Соглашение 漢"})
    with pytest.raises(EngineError, match=r"漢 \(U\+6F22\); it stands in the header"):
        writer.write(replace(base, header=header), ("ru",), Dress())


def test_links_lead_to_their_targets(writer: PdfWriter) -> None:
    words = (Run("в порядке "), Run("статьи ", ref="article-3"), Run("3", ref="article-3", number="article-3"))
    passage = Passage("a/1", "text", text=dict.fromkeys(("ru", "uz", "kk"), (*words, Run(" и "), Run("x", ref="no"))))
    base = treaty(8)
    original = replace(base, parts=(*base.parts[:2], Part("a", "article", (passage,)), *base.parts[2:]))
    for languages in (("ru",), ("uz", "ru")):
        pdf = reader(writer.write(original, languages, Dress()))
        links = [note.get_object() for page in pdf.pages for note in page.get("/Annots", ())]
        assert len({str(link.get("/Dest", link.get("/A"))) for link in links}) == len(languages)
        assert len(links) >= len(languages)


def test_no_language_and_an_unknown_one(writer: PdfWriter) -> None:
    with pytest.raises(UsageError):
        writer.write(treaty(1), (), Dress())
    with pytest.raises(UsageError, match="unknown language xx"):
        writer.write(treaty(1), ("xx",), Dress())
