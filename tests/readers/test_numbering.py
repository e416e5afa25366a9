"""Automatic numbers, as Word prints them."""

from __future__ import annotations

import pytest

from paraph.readers import paragraphs, read_docx
from paraph.readers.word.formats import number
from readers.wordfile import listed, p, word_file


def level(at: int, style: str, text: str, *, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>'
        f"{more}</w:lvl>"
    )


THREE = level(0, "decimal", "%1.") + level(1, "decimal", "%2)") + level(2, "russianLower", "%3)")


def numbering(levels: str, lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>{lists}'


def numbers(items: list[tuple[int, int]], levels: str, lists: str = "") -> list[str]:
    """The numbers of paragraphs given as (list, level)."""
    body = "".join(listed("текст", key, at) for key, at in items)
    parts = numbering(levels, *([lists] if lists else []))
    return [item.number for item in paragraphs(read_docx(word_file(body, numbering=parts), "draft.docx").blocks)]


def test_three_levels_restart_under_each_other() -> None:
    steps = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)]
    assert numbers(steps, THREE) == ["1.", "1)", "а)", "б)", "2)", "а)", "2.", "1)"]


def test_a_level_that_was_skipped_counts_as_begun() -> None:
    dotted = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.")
    assert numbers([(1, 1), (1, 1), (1, 0), (1, 1)], dotted) == ["1.1.", "1.2.", "2.", "2.1."]


def test_legal_numbering_prints_upper_levels_as_digits() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    assert numbers([(1, 0), (1, 0), (1, 1)], levels) == ["I.", "II.", "2.1"]


def test_words_may_stand_around_the_number() -> None:
    assert numbers([(1, 0), (1, 0)], level(0, "decimal", "Статья %1", start=4)) == ["Статья 4", "Статья 5"]
    assert numbers([(1, 0)], level(0, "decimal", "%1-бап")) == ["1-бап"]


def test_two_lists_of_one_kind_go_on_and_a_restart_begins_anew() -> None:
    lists = (
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    assert numbers([(1, 0), (2, 0), (3, 0), (3, 0)], THREE, lists) == ["1.", "2.", "1.", "2."]


def test_a_level_may_refuse_to_restart() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "%2)", more='<w:lvlRestart w:val="0"/>')
    assert numbers([(1, 0), (1, 1), (1, 0), (1, 1)], levels) == ["1.", "1)", "2.", "2)"]


def test_bullets_are_dots_or_dashes() -> None:
    assert numbers([(1, 0)], level(0, "bullet", "\uf0b7")) == ["•"]
    assert numbers([(1, 0)], level(0, "bullet", "-")) == ["–"]


def test_a_list_the_file_does_not_define_prints_nothing() -> None:
    assert numbers([(9, 0), (1, 0)], THREE) == ["", "1."]


def test_the_style_may_bring_the_list_and_zero_takes_it_away() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="s"><w:name w:val="Статья"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    own = '<w:pStyle w:val="s"/>'
    body = (
        p("а", properties=own)
        + p("б", properties=own + '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("в", properties=own)
    )
    text = read_docx(word_file(body, styles=styles, numbering=numbering(THREE)), "draft.docx")
    assert [item.number for item in paragraphs(text.blocks)] == ["1.", "", "2."]


def test_a_deleted_item_does_not_count() -> None:
    gone = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
    body = listed("а", 1) + f"<w:p>{gone}<w:del><w:r><w:delText>б</w:delText></w:r></w:del></w:p>" + listed("в", 1)
    text = read_docx(word_file(body, numbering=numbering(THREE)), "draft.docx")
    assert [(item.number, item.text) for item in paragraphs(text.blocks)] == [("1.", "а"), ("2.", "в")]


@pytest.mark.parametrize(
    ("count", "style", "printed"),
    [
        (1, "lowerLetter", "a"),
        (27, "lowerLetter", "aa"),
        (28, "lowerLetter", "bb"),
        (7, "russianLower", "ж"),
        (9, "russianLower", "и"),
        (10, "russianLower", "к"),
        (3, "russianUpper", "В"),
        (1994, "upperRoman", "MCMXCIV"),
        (4, "lowerRoman", "iv"),
        (5, "decimalZero", "05"),
        (5, "none", ""),
        (5, "somethingNew", "5"),
        (0, "russianLower", "0"),
    ],
)
def test_formats(count: int, style: str, printed: str) -> None:
    assert number(count, style) == printed
