"""How a draft and a signature copy are dressed; marks that must read in black and white; the outline."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from paraph.errors import UsageError
from paraph.model import Original, Part, Passage, Run
from paraph.writers.base import Dress
from paraph.writers.columns import Measure
from paraph.writers.pdf import PdfWriter
from paraph.writers.pdf.items import items
from paraph.writers.pdf.payload import Item, walk
from paraph.writers.pdf.words import words
from support.pdftags import tagged_text
from support.pdftext import lines, raw_pages, squeeze
from support.waters import ANNEX, FORM, NAMES, TITLE, article, every, redlined, treaty, unfinished

DRAFT = Dress(edition="draft-03", date="2026-11-22")
SIGNATURE = Dress(profile="signature", date="2026-11-22")
PAGE = Measure(width=467, height=729, size=11, padding=4)
"""What tables are set in on an upright page."""


def only(*parts: Part) -> Original:
    """A treaty of these articles."""
    return treaty(1, parts)


def test_a_draft_says_what_it_is(writer: PdfWriter) -> None:
    pages = raw_pages(writer.write(treaty(7), ("ru",), DRAFT))
    for number, page in enumerate(pages, 1):
        assert "Проект · Соглашение о сотрудничестве в области охраны вод" in page
        assert "редакция 3 · 22.11.2026" in page
        assert f"стр. {number} из {len(pages)}" in page


def test_the_watermark_is_drawn_and_never_found_among_the_words(writer: PdfWriter) -> None:
    """Letters behind the text would turn up in searches and in copied passages."""
    for dress, marked in ((DRAFT, True), (SIGNATURE, False)):
        data = writer.write(treaty(3), ("ru",), dress)
        assert "ПРОЕКТ" not in squeeze("".join(raw_pages(data)))
        for page in PdfReader(io.BytesIO(data)).pages:
            patterns = [pattern.get_object() for pattern in page["/Resources"].get("/Pattern", {}).values()]
            assert [b"Tj" in pattern.get_data() or b"TJ" in pattern.get_data() for pattern in patterns] == [
                True
            ] * marked


def test_a_draft_in_rows_says_it_in_its_languages(writer: PdfWriter) -> None:
    pages = raw_pages(writer.write(treaty(3), ("uz", "kk", "ru"), replace(DRAFT, edition="work")))
    assert "Loyiha / Жоба / Проект · Suvlarni" in pages[0]
    assert "ishchi tahrir · 22.11.2026" in pages[0]
    assert f"1-bet / {len(pages)} · 1-бет / {len(pages)} · стр. 1 из {len(pages)}" in pages[0]
    assert all("Oʻzbekcha" in page and "Қазақша" in page and "Русский" in page for page in pages)


@pytest.mark.parametrize("languages", [("ru",), ("uz", "ru")], ids="-".join)
def test_a_signature_copy_has_a_plain_page_number_and_nothing_else(
    writer: PdfWriter, languages: tuple[str, ...]
) -> None:
    data = writer.write(treaty(7), languages, SIGNATURE)
    pages = raw_pages(data)
    for number, page in enumerate(pages, 1):
        assert page.strip().splitlines()[-1] == str(number)
        assert not any(word in page for word in ("Проект", "ПРОЕКТ", "Loyiha", "LOYIHA", "редакция", "22.11.2026"))
    if len(languages) == 1:
        assert pages[0].startswith("СОГЛАШЕНИЕ\n")


def test_a_signature_copy_is_black_and_not_bold(writer: PdfWriter) -> None:
    reader = PdfReader(io.BytesIO(writer.write(treaty(3), ("ru",), SIGNATURE)))
    assert {font for page in reader.pages for font in _faces(page)} == {"Tinos"}
    inks = {values for page in reader.pages for values in _inks(page)}
    assert inks
    assert all(len(set(values)) == 1 and len(values) in (1, 3) for values in inks)  # grey: hairlines of the table
    assert "Tinos-Bold" in {font for page in PdfReader(_draft(writer)).pages for font in _faces(page)}


def _draft(writer: PdfWriter) -> io.BytesIO:
    return io.BytesIO(writer.write(treaty(1), ("ru",), DRAFT))


def _faces(page: Any) -> Iterator[str]:
    for font in page["/Resources"]["/Font"].values():
        yield font.get_object()["/BaseFont"].partition("+")[2].removesuffix("-Identity-H").removesuffix("-Regular")


def _inks(page: Any) -> Iterator[tuple[float, ...]]:
    for operands, operator in page.get_contents().operations:
        if operator in (b"g", b"G", b"rg", b"RG", b"scn", b"SCN", b"sc", b"SC"):
            yield tuple(float(value) for value in operands if isinstance(value, (int, float)))


@pytest.mark.slow
def test_room_for_initials(writer: PdfWriter) -> None:
    """The foot of a signature copy is higher than that of a draft."""
    draft, copy = (lowest_line(writer.write(treaty(25), ("ru",), dress)) for dress in (DRAFT, SIGNATURE))
    assert draft - copy > 20


def lowest_line(data: bytes) -> float:
    """How far down text goes on any page, page numbers left out, in points from the top."""
    pages = {line.page for line in lines(data)}
    return max(sorted(line.bottom for line in lines(data) if line.page == page)[-2] for page in pages)


def test_gaps_show_in_a_draft(writer: PdfWriter) -> None:
    text = tagged_text(writer.write(only(unfinished()), ("uz",), DRAFT))
    assert "matn yoʻq" in text
    assert "tarjima\u00a0yangilanmagan" in text
    assert (
        "Xarajatlarni [Oʻzbekiston:\u00a0yuboruvchi Tomon] [Qozogʻiston:\u00a0qabul qiluvchi Tomon] [toʻliq]." in text
    )
    assert "[Qozogʻiston:\u00a0Mazkur Bitimni" in text


@pytest.mark.parametrize("part", [unfinished(), redlined()], ids=["gaps", "changes"])
def test_a_signature_copy_of_an_unfinished_text_is_refused(writer: PdfWriter, part: Part) -> None:
    with pytest.raises(UsageError, match=f"not ready for signature: see {part.id}/"):
        writer.write(only(part), ("uz", "ru"), SIGNATURE)


def drawn(part: Part, code: str = "ru") -> dict[str, Item]:
    """The items of an article by id."""
    return {item.id: item for item in walk(items(only(part), (code,), (words(code),), PAGE)) if item.id}


def test_marks_of_a_redline() -> None:
    found = drawn(redlined())
    one = found["article-91/1"].cells[0]
    assert [(segment.t, segment.m) for segment in one.text][1:3] == [
        ("ежегодно", ("deleted",)),
        ("дважды в год", ("inserted",)),
    ]
    marks = {name: {seg.m for seg in (*item.cells[0].label, *item.cells[0].text)} for name, item in found.items()}
    assert marks["article-91/2"] == {("inserted",)}
    assert marks["article-91/old"] == {("deleted",)}
    assert marks["article-91/from"] == {("moved-from",)}
    assert marks["article-91/5"] == {("moved-to",)}
    assert ("¶", ("inserted",)) in [(seg.t, seg.m) for seg in found["article-91/6"].cells[0].text]


def test_a_number_that_only_changed_is_quiet() -> None:
    heading = drawn(redlined())["article-91/heading"].cells[0]
    assert [(segment.t, segment.m) for segment in heading.label] == [
        ("Статья ", ()),
        ("90", ("number-deleted",)),
        ("91", ("number-inserted",)),
    ]
    assert heading.bookmark == "Статья 91. Компетентные органы"


def test_change_bars_stand_where_something_changed() -> None:
    bars = {name for name, item in drawn(redlined()).items() if item.bar}
    assert bars == {f"article-91/{name}" for name in ("heading", "1", "2", "old", "from", "5", "6")}


def test_ghosts_are_no_targets_and_no_bookmarks() -> None:
    linked = Passage("a/1", "text", text=every({"ru": "x"}))
    linked = replace(linked, text={"ru": (Run("статья 92", ref="article-92"), Run("статья 1", ref="article-1"))})
    ghost = replace(article(92), change="deleted")
    found = list(walk(items(only(ghost, Part("a", "article", (linked,))), ("ru",), (words("ru"),), PAGE)))
    assert [seg.to for item in found if item.id == "a/1" for seg in item.cells[0].text] == ["", "ru:article-1/heading"]
    cells = [cell for item in found if item.id.startswith("article-92") for cell in item.cells]
    assert cells
    assert not any(cell.bookmark or cell.anchor for cell in cells)


@pytest.mark.slow
@pytest.mark.parametrize("languages", [("ru",), ("uz", "kk", "ru")], ids="-".join)
def test_a_redline_keeps_all_its_words(writer: PdfWriter, languages: tuple[str, ...]) -> None:
    text = squeeze(tagged_text(writer.write(only(redlined()), languages, DRAFT)))
    for words_ in ("сведениямиежегоднодваждывгодв", "3.Вслучаеизменения", "Статья9091Компетентные"):
        assert words_ in text


def outline(data: bytes) -> list[Any]:
    reader = PdfReader(io.BytesIO(data))

    def told(entries: list[Any]) -> list[Any]:
        return [told(entry) if isinstance(entry, list) else entry["/Title"] for entry in entries]

    return told(reader.outline)


def test_outline_of_title_articles_and_annexes(writer: PdfWriter) -> None:
    title, below = outline(writer.write(treaty(2), ("ru",), DRAFT))
    assert title.startswith("СОГЛАШЕНИЕ между Правительством Республики Узбекистан")
    assert below == ["Статья 1. Компетентные органы", "Статья 2. Разрешение споров", ANNEX["ru"], [FORM["ru"]]]


def test_outline_of_rows_is_told_once_in_the_first_language(writer: PdfWriter) -> None:
    _, below = outline(writer.write(treaty(2), ("uz", "ru"), DRAFT))
    assert below[:2] == ["1-modda. Vakolatli organlar", "2-modda. Nizolarni hal etish"]


def test_outline_of_a_text_without_title_and_of_one_not_yet_translated(writer: PdfWriter) -> None:
    base = treaty(2)
    assert outline(writer.write(replace(base, parts=base.parts[1:]), ("ru",), DRAFT))[:2] == [
        "Статья 1. Компетентные органы",
        "Статья 2. Разрешение споров",
    ]
    title = Passage("title/1", "title", text=every({"ru": TITLE["ru"]}), state={"uz": "missing"})
    untranslated = replace(base, parts=(Part("title", "title", (title,)), *base.parts[1:]))
    assert outline(writer.write(untranslated, ("uz",), DRAFT))[0] == "matn yoʻq"


def test_line_numbers_on_request(writer: PdfWriter) -> None:
    plain = raw_pages(writer.write(treaty(1), ("ru",), DRAFT))[0]
    lined = raw_pages(writer.write(treaty(1), ("ru",), replace(DRAFT, line_numbers=True)))[0]
    assert len(lined.splitlines()) > len(plain.splitlines())
    copy = writer.write(treaty(1), ("ru",), replace(SIGNATURE, line_numbers=True))
    assert copy == writer.write(treaty(1), ("ru",), SIGNATURE)


def test_properties(writer: PdfWriter) -> None:
    about = PdfReader(io.BytesIO(writer.write(treaty(1), ("uz", "ru"), DRAFT))).metadata
    assert about is not None
    assert about.title == f"{NAMES['uz']} / {NAMES['ru']}"
    assert about["/Keywords"] == "Oʻzbekiston, Qozogʻiston, uz-Latn-UZ, ru-RU, draft-03"
