"""The file around the text: what did not change is there byte for byte; what a deletion needs is brought along."""

from __future__ import annotations

import io
import zipfile

import pytest

from paraph.wordcompare.engine import Comparison, compare
from paraph.wordcompare.errors import InexactError
from paraph.wordcompare.result import Options
from wordcompare import judge
from wordcompare.files import docx, header_parts, note, p, picture, section
from wordcompare.treaty import ARTICLES, bilingual, rows


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_parts_without_a_change_are_those_of_the_new_file() -> None:
    extra = {"word/theme/theme1.xml": "<theme/>", "customXml/item1.xml": "<data/>", "docProps/app.xml": "<app/>"}
    old = docx("Первый текст", parts=extra)
    sect = section('<w:headerReference w:type="default" r:id="h1"/>')
    new = docx("Второй текст", sect=sect, parts={**extra, "customXml/item2.xml": "<more/>"}, **header_parts())
    made, given = parts(compare(old, new, Options())), parts(new)
    assert list(made) == list(given)
    assert {name for name in given if made[name] != given[name]} == {"word/document.xml", "word/headerh1.xml"}


def test_a_picture_that_is_gone_is_brought_along_with_its_part() -> None:
    old = docx(p("Схема: ", picture("i")), "конец", pictures={"i": b"\x89PNG one"})
    new = docx(p("Схема: "), "конец")
    made = compare(old, new, Options())
    assert judge.differences(old, new, made) == []
    assert b"\x89PNG one" in parts(made).values()


def test_the_same_picture_under_another_id_is_no_change() -> None:
    old = docx(p("Схема: ", picture("i")), pictures={"i": b"one"})
    new = docx(p("Схема: ", picture("k")), pictures={"k": b"one"})
    assert judge.marks(compare(old, new, Options())) == []


def test_a_note_that_is_gone_comes_back_under_an_id_of_its_own() -> None:
    old = docx(p("Текст", note(1), " и еще", note(2)), footnotes={1: "первая", 2: "вторая"})
    new = docx(p("Текст", " и еще", note(1)), footnotes={1: "вторая"})
    made = compare(old, new, Options())
    assert judge.differences(old, new, made) == []
    ids = [each.get(f"{judge.W}id") for each in judge.File(made).root("word/footnotes.xml")]
    assert ids == ["-1", "1", "2"]


def test_the_same_file_twice_is_said_to_be_the_same_and_copied_as_it_is() -> None:
    data = bilingual(rows(ARTICLES))
    made = Comparison(data, data, Options()).run()
    assert made.listed.identical
    assert made.redline == data


def test_files_that_differ_only_where_nothing_can_be_tracked_are_not_called_the_same() -> None:
    old = docx("Текст", parts={"word/theme/theme1.xml": "<one/>"})
    new = docx("Текст", parts={"word/theme/theme1.xml": "<two/>"})
    made = Comparison(old, new, Options()).run()
    assert made.listed.changes == ()
    assert [(each.rule, each.text) for each in made.listed.warnings] == [("untracked", "word/theme/theme1.xml")]
    assert not made.listed.identical


def test_dates_and_authors_are_as_asked() -> None:
    made = compare(docx("один"), docx("два"), Options(author="Делегация", date="2026-11-22"))
    root = judge.File(made).root("word/document.xml")
    found = {
        (each.get(f"{judge.W}author"), each.get(f"{judge.W}date"))
        for each in root.iter(f"{judge.W}ins", f"{judge.W}del")
    }
    assert found == {("Делегация", "2026-11-22T00:00:00Z")}


def test_a_section_that_ends_elsewhere_takes_its_header_along() -> None:
    wide = section('<w:headerReference w:type="default" r:id="h1"/><w:pgSz w:w="16838" w:h="11906"/>')
    old = docx(p("Приложение", props=wide), "конец", **header_parts())
    new = docx("Приложение", "конец", **header_parts())
    assert judge.differences(old, new, compare(old, new, Options())) == []


def test_what_no_change_can_carry_is_refused_by_name() -> None:
    chunk = '<w:altChunk r:id="x"/>'
    with pytest.raises(InexactError) as caught:
        compare(docx("Статья 1. Предмет", "конец"), docx("Статья 1. Предмет", chunk, "конец"), Options())
    assert (caught.value.what, caught.value.where) == ("altChunk", "Статья 1. Предмет")
