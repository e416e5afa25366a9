"""Promise 3: the words in the PDF are the words of the tree, in every layout, profile and language."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from paraph.languages import derive
from paraph.model import Original, Part, Passage
from paraph.writers.base import Dress, Profile
from paraph.writers.pdf import PdfWriter
from support.pdftags import tagged_text
from support.pdftext import found, raw_pages, spoken, squeeze
from support.waters import every, treaty

LAYOUTS = [("ru",), ("uz",), ("kk",), ("uz", "ru"), ("kk", "ru"), ("uz", "kk", "ru")]
PROFILES: list[Profile] = ["draft", "signature"]
NASTY = [
    "{{ x }}",
    "<w:p>",
    "#let x = 1",
    "[a](b)",
    "**a**",
    "&amp; &",
    "@a",
    "$x$",
    "*a*",
    "_a_",
    "a\\b \\",
    "\\u{41}",
    "= a",
    "- a",
    "// a /* b */",
    "`a`",
    "~a",
    "--- ...",
    "'a' \"b\"",
    "<a>",
    "%} {%",
    "]]>",
]


@pytest.mark.slow
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("languages", LAYOUTS, ids="-".join)
def test_every_passage_is_there(writer: PdfWriter, languages: tuple[str, ...], profile: Profile) -> None:
    original = treaty(7)
    pages = [squeeze(page) for page in raw_pages(writer.write(original, languages, Dress(profile=profile)))]
    missing = [entry for entry in spoken(original, languages) if not found(entry[2], pages)]
    assert missing == []


@pytest.mark.slow
@pytest.mark.parametrize("languages", LAYOUTS, ids="-".join)
def test_read_aloud_it_is_the_tree_and_nothing_else(writer: PdfWriter, languages: tuple[str, ...]) -> None:
    """The tags hold every word once and in order; header, footer and watermark are no part of the text."""
    original = treaty(7)
    expected = "".join(text for _, _, text in spoken(original, languages))
    assert squeeze(tagged_text(writer.write(original, languages, Dress()))) == expected


@pytest.mark.slow
@pytest.mark.parametrize("languages", [("ru",), ("uz", "ru")], ids="-".join)
@pytest.mark.parametrize("value", NASTY)
def test_characters_stay_characters(writer: PdfWriter, value: str, languages: tuple[str, ...]) -> None:
    text = f"до {value} после"
    passage = Passage("a/1", "paragraph", text=every(dict.fromkeys(("ru", "uz", "kk"), text)))
    original = with_parts(treaty(0), Part("a", "article", (passage,)))
    assert squeeze(text) in squeeze(tagged_text(writer.write(original, languages, Dress())))


def test_characters_stay_characters_in_header_and_properties(writer: PdfWriter) -> None:
    original = treaty(0)
    header = replace(original.header, name=dict.fromkeys(("ru", "uz", "kk"), "#emph[x] & <y> *z* @w $v$ \\ {{ u }}"))
    pages = raw_pages(writer.write(replace(original, header=header), ("ru",), Dress()))
    assert squeeze("Проект · #emph[x] & <y> *z* @w $v$ \\ {{ u }}") in squeeze(pages[0])


def test_several_spaces_and_breaks_are_kept(writer: PdfWriter) -> None:
    passage = Passage("a/1", "text", text=every(dict.fromkeys(("ru", "uz", "kk"), "первая\nвторая")))
    original = with_parts(treaty(0), Part("a", "article", (passage,)))
    assert "первая\nвторая\n" in raw_pages(writer.write(original, ("ru",), Dress()))[0]


def test_derived_cyrillic(writer: PdfWriter) -> None:
    """A derived text is one more language of the tree; a draft says that it is derived."""
    text = derive("uz-Cyrl", "Tomonlar hamkorlik qiladilar.")
    passage = Passage("a/1", "text", text=every({"ru": "Стороны сотрудничают.", "uz-Cyrl": text}))
    base = treaty(0)
    header = replace(base.header, name={**base.header.name, "uz-Cyrl": "Битим"})
    original = replace(base, header=header, parts=(Part("a", "article", (passage,)),))
    page = raw_pages(writer.write(original, ("uz-Cyrl",), Dress()))[0]
    assert "Томонлар ҳамкорлик қиладилар." in page
    assert "ҳосила матн" in page
    assert "ҳосила" not in raw_pages(writer.write(original, ("uz-Cyrl",), Dress(profile="signature")))[0]


def with_parts(original: Original, *parts: Part) -> Original:
    """``original`` with parts between its preamble and its closing."""
    return replace(original, parts=(*original.parts[:2], *parts, *original.parts[2:]))
