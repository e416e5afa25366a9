"""Lines: whole words across runs, fields and links that stay, formatting that reject restores, bookmarks in place."""

from __future__ import annotations

import re

import pytest

from paraph.wordcompare.engine import compare
from paraph.wordcompare.result import Options
from wordcompare import judge
from wordcompare.files import body_of, cell, control, docx, field, link, p, r, row, simple, style, table


def redline(old: bytes, new: bytes) -> bytes:
    made = compare(old, new, Options(author="A"))
    assert judge.differences(old, new, made) == []
    return made


def marks(old: bytes, new: bytes) -> list[tuple[str, str]]:
    return [(kind, text) for kind, _, text in judge.marks(redline(old, new))]


def test_a_word_cut_into_runs_is_one_word() -> None:
    assert marks(docx(p("Согла", "шение", " Сторон")), docx(p("Соглашение Сторон"))) == []


def test_part_of_a_word_that_is_bold_no_more_is_recorded_letter_by_letter() -> None:
    body = body_of(redline(docx(p(r("Согла", "b"), "шение")), docx(p("Соглашение"))))
    assert re.findall(r"<w:rPrChange [^>]*><w:rPr>(.*?)</w:rPr></w:rPrChange></w:rPr><w:t>(\w+)", body) == [
        ("<w:b/>", "Согла")
    ]


def test_formatting_in_a_cell_is_recorded_and_restored() -> None:
    old = docx(table(row("Срок подачи запроса", "тридцать дней")))
    new = docx(table(row("Срок подачи запроса", cell(p(r("тридцать дней", "b"))))))
    body = body_of(redline(old, new))
    assert body.count("<w:rPrChange ") == 1
    assert "<w:ins " not in body


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Сроки исполнения", "Общие сроки исполнения", [("del", "Сроки"), ("ins", "Общие сроки")]),
        ("в сфере торговли, науки", "в сфере торговли, культуры, науки", [("ins", ", культуры")]),
        ("в течение 30 дней", "в течение 45 дней", [("del", "30"), ("ins", "45")]),
    ],
)
def test_whole_words_are_marked(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert marks(docx(old), docx(new)) == expected


def test_a_paragraph_with_fields_is_not_retyped() -> None:
    old = docx(p("В соответствии со статьей ", field("REF a", "5"), " настоящего Соглашения Стороны вправе"))
    new = docx(p("В соответствии со статьей ", field("REF a", "5"), " настоящего Соглашения Стороны также вправе"))
    assert marks(old, new) == [("ins", "также ")]


def test_the_result_of_a_field_changes_inside_it_under_the_author_of_numbering() -> None:
    made = redline(docx(p("статья ", field("REF a", "5"))), docx(p("статья ", field("REF a", "6"))))
    assert judge.marks(made) == [("del", "Paraph: numbering", "5"), ("ins", "Paraph: numbering", "6")]
    assert body_of(made).count("fldCharType") == 3


def test_a_simple_field_that_is_new_can_be_rejected_as_a_whole() -> None:
    body = body_of(redline(docx(p("Страница ")), docx(p("Страница ", simple("PAGE", "2")))))
    assert "<w:fldSimple" not in body
    assert body.count("fldCharType") == 3


def test_text_of_a_link_changes_inside_the_link() -> None:
    old = docx(p("См. ", link("x", "старый сайт")), links={"x": "http://a"})
    new = docx(p("См. ", link("y", "новый сайт")), links={"y": "http://a"})
    assert marks(old, new) == [("del", "старый"), ("ins", "новый")]


def test_bookmarks_stay_where_the_new_file_has_them_even_inside_a_word() -> None:
    split = r("пре") + '<w:bookmarkStart w:id="3" w:name="b"/>' + r("амбула") + '<w:bookmarkEnd w:id="3"/>'
    old, new = docx("Это преамбула текста"), docx(p("Это новая ", split, " текста"))
    assert marks(old, new) == [("ins", "новая ")]
    body = body_of(redline(old, new))
    assert body.index("пре") < body.index("bookmarkStart") < body.index("амбула")


def test_a_control_around_words_that_stay_is_tracked_and_the_words_are_not() -> None:
    old = docx(p(control("passage", r("Стороны обмениваются сведениями"))))
    new = docx(p("Стороны обмениваются новыми сведениями"))
    assert marks(old, new) == [("ins", "новыми ")]
    assert body_of(redline(old, new)).count("customXmlDelRangeStart") == 2


def test_a_control_around_a_row_that_stays_is_tracked() -> None:
    old = docx(table(control("r-1", row("один", "два")), control("r-2", row("три", "четыре"))))
    new = docx(table(row("один", "два"), row("три", "пять")))
    assert marks(old, new) == [("del", "четыре"), ("ins", "пять")]


def test_splits_and_joins_mark_the_paragraph_sign_alone() -> None:
    whole, parts = (
        docx("Первое предложение. Второе предложение.", "конец"),
        docx("Первое предложение.", "Второе предложение.", "конец"),
    )
    assert marks(whole, parts) == [("del", " ")]
    assert marks(parts, whole) == [("ins", " ")]


def test_a_style_of_another_id_and_the_same_name_is_the_same_style() -> None:
    old = docx(p("Глава", style="H1"), styles=style("H1", "heading 1"))
    new = docx(p("Глава", style="Zag1"), styles=style("Zag1", "heading 1"))
    assert "pPrChange" not in body_of(redline(old, new))


def test_a_style_only_the_old_file_has_comes_with_the_deleted_words() -> None:
    old = docx(
        p("Глава", style="Old"),
        "текст",
        styles=style("Base", "base") + style("Old", "old", '<w:basedOn w:val="Base"/>'),
    )
    new = docx("текст", styles=style("Base", "other"))
    made = redline(old, new)
    names = [each.get(f"{judge.W}val") for each in judge.File(made).root("word/styles.xml").iter(f"{judge.W}name")]
    assert names == ["other", "old", "base"]
