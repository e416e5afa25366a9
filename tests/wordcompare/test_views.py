"""The redline as a page and as PDF: the same words with the same fates, nothing from outside, no markup from words."""

from __future__ import annotations

import re

import pypdf
import pytest

from paraph.wordcompare.engine import compare
from paraph.wordcompare.result import Options
from paraph.wordcompare.viewing.html import to_html
from paraph.wordcompare.viewing.labels import LABELS
from paraph.wordcompare.viewing.looking import look
from paraph.wordcompare.viewing.pdf import to_pdf
from paraph.wordcompare.viewing.scene import Paragraph, Table
from wordcompare.files import box, cell, docx, field, listed, note, numbering, p, picture, row, table


def page(old: bytes, new: bytes) -> str:
    return to_html(look(compare(old, new, Options(author="A"))), "old → new", LABELS).decode("utf-8")


def test_words_carry_their_fates_and_authors() -> None:
    html = page(docx("Стороны вправе обмениваться"), docx("Стороны обязаны обмениваться"))
    assert 'Стороны <del title="A">вправе</del><ins title="A">обязаны</ins> обмениваться' in html


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    html = page(docx("<script>alert(1)</script>".replace("<", "&lt;")), docx("x & y".replace("&", "&amp;")))
    assert "<script" not in html
    assert "default-src 'none'" in html
    assert not re.search(r'(?:src|href)="', html)
    assert "&lt;script&gt;" in html


def test_tables_stay_tables_and_rows_that_came_are_told() -> None:
    old, new = docx(table(row("один", "два"))), docx(table(row("один", "два"), row("три", "четыре")))
    html = page(old, new)
    assert html.count("<tr") == 2
    assert '<tr class="row c come">' in html


def test_automatic_numbers_fields_notes_boxes_and_pictures_are_seen() -> None:
    data = docx(
        listed(1, "первый"),
        listed(1, "второй"),
        p("стр. ", field("PAGE", "7"), note(1)),
        p(box("в рамке")),
        p(picture("i")),
        table(row(cell("ячейка", props='<w:gridSpan w:val="2"/>'))),
        numbering=numbering("decimal"),
        footnotes={1: "сноска"},
        pictures={"i": b"x"},
    )
    scene = look(data)
    paragraphs = [block for block in scene.body if isinstance(block, Paragraph)]
    assert [each.number for each in paragraphs][:2] == ["1.", "2."]
    assert "".join(each.text for each in paragraphs[2].words) == "стр. 71"
    assert [block.words[0].text for block in paragraphs[3:] if block.words] == ["в рамке", "▧"]
    assert scene.notes[0].sign == "1"
    (grid,) = [block for block in scene.body if isinstance(block, Table)]
    assert grid.rows[0].cells[0].span == 2


@pytest.mark.slow
def test_the_pdf_says_the_same_words_and_letters_without_a_shape_do_not_stop_it() -> None:
    old = docx("Стороны вправе 漢", table(row("один", "два")))
    new = docx("Стороны обязаны 漢", table(row("один", "три")))
    data = to_pdf(look(compare(old, new, Options())), "old → new", LABELS, "2026-11-22")
    assert data == to_pdf(look(compare(old, new, Options())), "old → new", LABELS, "2026-11-22")
    import io

    text = pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    for word in ("вправе", "обязаны", "два", "три", "□"):
        assert word in text
