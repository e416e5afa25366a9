"""The judge of redlines: right ones pass, and each kind of slip is found, in the part and the block where it is."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from paraph.wordverify import verify
from wordcompare.corpus import corpus
from wordcompare.files import docx, field, note, p, picture, r, row, section, table

INS = '<w:ins w:id="1" w:author="A">{}</w:ins>'
DEL = '<w:del w:id="2" w:author="A">{}</w:del>'


def gone(text: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


OLD = docx(p("Стороны ", r("обмениваются"), " сведениями."), p("Второй абзац."))
NEW = docx(p("Стороны ", r("делятся"), " сведениями."), p("Второй абзац."))
GOOD = docx(
    p("Стороны ", DEL.format(gone("обмениваются")), INS.format(r("делятся")), " сведениями."), p("Второй абзац.")
)


def views(old: bytes, new: bytes, redline: bytes) -> list[str]:
    return [item.view for item in verify(old, new, redline)]


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """The file with one part edited."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            if name == part:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            target.writestr(name, text)
    return out.getvalue()


def test_a_right_redline_passes() -> None:
    assert verify(OLD, NEW, GOOD) == ()


def test_runs_cut_elsewhere_and_revision_ids_are_no_difference() -> None:
    cut = docx(
        p("Стор", "оны ", DEL.format(gone("обмени") + gone("ваются")), INS.format(r("делятся")), " сведениями."),
        p("Второй ", "абзац."),
    )
    assert verify(OLD, NEW, cut) == ()


@pytest.mark.parametrize(
    ("redline", "found"),
    [
        (NEW, ["reject"]),
        (OLD, ["accept"]),
        (
            docx(p("Стороны ", DEL.format(gone("обмениваются")), INS.format(r("делятся")), " сведениями.")),
            ["accept", "accept", "reject", "reject"],
        ),
        (changed(GOOD, "word/document.xml", "обмениваются", "обменивались"), ["reject"]),
        (changed(GOOD, "word/document.xml", "делятся", "делились"), ["accept"]),
        (changed(GOOD, "word/document.xml", " сведениями", "  сведениями"), ["accept", "reject"]),
        (changed(GOOD, "word/document.xml", "Второй", "Третий"), ["accept", "reject"]),
    ],
    ids=["nothing marked", "the old file", "a paragraph lost", "old words", "new words", "a space", "elsewhere"],
)
def test_a_slip_is_found_in_its_view(redline: bytes, found: list[str]) -> None:
    assert views(OLD, NEW, redline) == found


def test_a_look_that_changed_untracked_is_found() -> None:
    plain, bold = docx(p("Слова ", r("важные"))), docx(p("Слова ", r("важные", "b")))
    tracked = docx(p("Слова ", r("важные", '<w:b/><w:rPrChange w:id="3" w:author="A"><w:rPr/></w:rPrChange>')))
    assert views(plain, bold, tracked) == []
    assert views(plain, bold, bold) == ["reject"]


def test_a_paragraph_look_is_restored_on_reject() -> None:
    plain, centred = docx(p("Слова")), docx(p("Слова", props='<w:jc w:val="center"/>'))
    change = '<w:jc w:val="center"/><w:pPrChange w:id="3" w:author="A"><w:pPr/></w:pPrChange>'
    assert views(plain, centred, docx(p("Слова", props=change))) == []
    assert views(plain, centred, centred) == ["reject"]


def test_a_deleted_paragraph_mark_joins_with_the_look_of_the_next() -> None:
    two, one = docx(p("Раз", style="A") + p("два", style="B")), docx(p("Раз", "два", style="B"))
    mark = '<w:rPr><w:del w:id="4" w:author="A"/></w:rPr>'
    assert views(two, one, docx(p("Раз", style="A", props=mark) + p("два", style="B"))) == []
    assert views(
        two, docx(p("Раз", "два", style="A")), docx(p("Раз", style="A", props=mark) + p("два", style="B"))
    ) == ["accept"]


def test_rows_come_and_go_with_their_mark() -> None:
    one, two = table(row("а", "б")), table(row("а", "б"), row("в", "г"))
    marked = table(row("а", "б"), row("в", "г", props='<w:ins w:id="1" w:author="A"/>'))
    assert views(docx(one), docx(two), docx(marked)) == []
    assert views(docx(one), docx(two), docx(two)) == ["reject"]


def test_a_field_of_another_code_is_a_difference() -> None:
    one, two = docx(p("См. ", field("REF a", "5"))), docx(p("См. ", field("REF b", "5")))
    assert views(one, two, two) == ["reject"]


def test_what_stands_in_notes_headers_and_pictures_counts() -> None:
    sect = section('<w:headerReference w:type="default" r:id="h1"/>')

    def file(said: str, image: bytes = b"1", head: str = "Проект") -> bytes:
        body = p("Слова", note(1), picture("i1"))
        return docx(body, footnotes={1: said}, pictures={"i1": image}, headers={"h1": head}, sect=sect)

    assert views(file("один"), file("один"), file("один")) == []
    assert views(file("один"), file("два"), file("два")) == ["reject"]
    assert views(file("один"), file("один", head="Жоба"), file("один", head="Жоба")) == ["reject"]
    assert "reject" in views(file("один"), file("один", b"2"), file("один", b"2"))


def test_parts_that_no_revision_concerns_are_those_of_the_new_file() -> None:
    new = docx(p("Слова"), parts={"customXml/item1.xml": "<x>1</x>"})
    assert views(docx(p("Слова")), new, changed(new, "customXml/item1.xml", "1", "2")) == ["untouched"]
    assert views(docx(p("Слова")), new, docx(p("Слова"))) == ["untouched"]


def test_styles_of_the_old_file_may_be_added_and_none_may_go() -> None:
    one = '<w:style w:styleId="A"><w:name w:val="a"/></w:style>'
    both = one + '<w:style w:styleId="B"><w:name w:val="b"/></w:style>'
    small, large = docx(p("Слова"), styles=one), docx(p("Слова"), styles=both)
    assert views(large, small, large) == []
    assert views(small, small, large) == ["untouched"]
    assert views(large, large, small) == ["untouched"]


def test_at_most_so_many_differences_are_told() -> None:
    old = docx(*[p(f"Старый абзац {number}.") for number in range(50)])
    new = docx(*[p(f"Новый абзац {number}.") for number in range(50)])
    assert len(verify(old, new, new, most=7)) == 7


TEXT = re.compile(rb"<w:(t|delText)[^>]*>([^<]{4,})</w:")


@pytest.mark.slow
def test_no_slip_in_the_words_of_a_redline_goes_unseen() -> None:
    """Every text of the redline of every pair of the corpus, each spoilt in turn."""
    from paraph.wordcompare.engine import Comparison, Options

    for pair in corpus()[::12]:
        redline = Comparison(pair.old, pair.new, Options()).run().redline
        with zipfile.ZipFile(io.BytesIO(redline)) as archive:
            body = archive.read("word/document.xml")
        for found in TEXT.finditer(body):
            spoilt = body[: found.start(2)] + "ъъ".encode() + body[found.start(2) :]
            assert verify(pair.old, pair.new, _with(redline, spoilt)), (pair.name, found[2].decode())


def _with(data: bytes, body: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, body if name == "word/document.xml" else source.read(name))
    return out.getvalue()
