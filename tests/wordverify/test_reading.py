"""What the judge reads of a file: strict ones, other encodings, what parts lead to; what it cannot read, it refuses."""

from __future__ import annotations

import pytest

from paraph.wordcompare.checked import compare_word
from paraph.wordcompare.result import Options
from paraph.wordverify import verify
from wordcompare.corpus import LEFT, RIGHT
from wordcompare.files import docx, formula, listed, note, numbering, p, picture, r, section, style, table
from wordverify.spoiling import BODY, NAMES, File, add, put, raw
from wordverify.triples import related

PLAIN, STRICT = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
NAMES_OF_STRICT = {
    PLAIN + b"wordprocessingml/2006/main": STRICT + b"wordprocessingml/main",
    PLAIN + b"officeDocument/2006/": STRICT + b"officeDocument/",
    PLAIN + b"drawingml/2006/": STRICT + b"drawingml/",
}
OLD = docx(p(LEFT, formula("a+b"), RIGHT), p("Схема ", picture("i")), pictures={"i": b"one"})
NEW = docx(p(LEFT, formula("a+c"), RIGHT), p("Схема ", picture("i")), pictures={"i": b"one"})


def strict(data: bytes) -> bytes:
    """The same file under the names of ISO/IEC 29500 Strict."""
    file = File(data)
    for name, part in file.parts.items():
        for plain, other in NAMES_OF_STRICT.items():
            part = part.replace(plain, other)
        file.parts[name] = part
    return file.data()


def encoded(data: bytes, encoding: str) -> bytes:
    file = File(data)
    text = file.parts[BODY].decode().removeprefix("<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n")
    file.parts[BODY] = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)
    return file.data()


@pytest.mark.parametrize("old", [OLD, strict(OLD)], ids=["plain", "strict"])
@pytest.mark.parametrize("new", [NEW, strict(NEW)], ids=["plain", "strict"])
def test_strict_files_with_formulas_and_pictures_are_read(old: bytes, new: bytes) -> None:
    redline = compare_word(old, new, Options()).redline
    assert verify(old, new, redline) == ()
    assert verify(old, new, new) != ()


def test_a_strict_file_in_utf_16_is_read() -> None:
    old, new = (encoded(strict(data), "utf-16") for data in (OLD, NEW))
    assert verify(old, old, old) == ()
    assert [each.view for each in verify(old, new, new)] == ["reject"]


def test_files_in_which_no_text_is_found_are_never_called_exact() -> None:
    other = File(OLD)
    other.parts[BODY] = other.parts[BODY].replace(b"<w:body>", b"<w:bodies>").replace(b"</w:body>", b"</w:bodies>")
    assert [each.wanted for each in verify(other.data(), other.data(), other.data())] == ["a text", "a text"]


@pytest.mark.parametrize("data", [b"", b"PK", OLD[:400]], ids=["nothing", "two letters", "half"])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    assert [each.view for each in verify(OLD, NEW, data)] == ["untouched"]
    assert verify(data, data, data) != ()


def test_entities_are_refused() -> None:
    file = File(NEW)
    raw(BODY, b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document')(file)
    assert verify(NEW, NEW, file.data()) != ()


def test_two_parts_of_one_name_are_refused() -> None:
    import io
    import zipfile

    out = io.BytesIO(NEW)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/media/i.png", b"one")
    assert [each.found for each in verify(NEW, NEW, out.getvalue())] == ["two parts of one name"]


def test_an_embedded_part_is_what_it_leads_to() -> None:
    """A chart is its own part and the figures that it leads to."""

    def chart(figures: bytes) -> bytes:
        file = File(docx(p(r("Рисунок "), '<w:r><w:object r:id="xchart"/></w:r>')))
        made = File(related(file.data(), chart="charts/chart1.xml"))
        made.parts["word/charts/chart1.xml"] = b"<chart/>"
        made.parts["word/charts/_rels/chart1.xml.rels"] = (
            f'<Relationships xmlns="{NAMES["p"]}"><Relationship Id="a" Type="x/package" Target="../book.xlsx"/>'
            "</Relationships>"
        ).encode()
        made.parts["word/book.xlsx"] = figures
        add(".", '<ct:Default Extension="xlsx" ContentType="application/x"/>', "[Content_Types].xml")(made)
        return made.data()

    assert verify(chart(b"1"), chart(b"1"), chart(b"1")) == ()
    assert [each.view for each in verify(chart(b"1"), chart(b"2"), chart(b"2"))] == ["reject"]


def lists(*shapes: int) -> str:
    """One definition; lists that are tied to it, and as many copies of it as asked for."""
    one = numbering("decimal", "decimal")
    abstract = one[: one.index("<w:num ")]
    tied = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{shape}"/></w:num>' for at, shape in enumerate(shapes, 1)
    )
    return abstract + tied


def test_numbers_that_went_on_and_now_begin_anew_are_a_difference() -> None:
    """Two lists of one definition are counted as one: 1, 2; two of two definitions are not: 1, 1."""
    items = listed(1, "первый"), listed(2, "второй")
    one, two = docx(*items, numbering=lists(0, 0)), docx(*items, numbering=lists(0, 1))
    assert "reject" in [each.view for each in verify(one, two, two)]


def test_numbers_that_go_on_from_a_heading_are_told_from_those_that_do_not() -> None:
    """A list that a style counts in as well."""
    head = style("Head", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = p("Статья", style="Head")
    one = docx(body, listed(1, "пункт"), styles=head, numbering=lists(0, 1))
    two = docx(body, listed(2, "пункт"), styles=head, numbering=lists(0, 1))
    assert [each.view for each in verify(one, two, two)] == ["reject"]


TWO_LEVELS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>{}</w:num>'
)
ANEW = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="{}"/></w:lvlOverride>'


def item(number: int, level: int, words: str) -> str:
    return p(words, props=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_a_list_under_another_id_that_shows_the_same_numbers_is_no_difference() -> None:
    """1. 1.1. 1.2. 2. 2.1. in one list, or in two that share a definition."""
    text = TWO_LEVELS.format("")
    one = item(1, 0, "а"), item(1, 1, "б"), item(1, 1, "в"), item(1, 0, "г"), item(1, 1, "д")
    two = item(1, 0, "а"), item(1, 1, "б"), item(1, 1, "в"), item(2, 0, "г"), item(2, 1, "д")
    assert verify(docx(*one, numbering=text), docx(*two, numbering=text), docx(*two, numbering=text)) == ()


@pytest.mark.parametrize(("begin", "found"), [("", ["reject"]), (ANEW.format(3), []), (ANEW.format(7), ["reject"])])
def test_a_list_that_begins_anew_elsewhere_shows_other_numbers(begin: str, found: list[str]) -> None:
    """1. 1.1. 1.2. and then, in another list, 1.3. again by chance, by order, or 1.7."""
    text = item(1, 0, "а"), item(1, 1, "б"), item(1, 1, "в"), item(2, 1, "г")
    old, new = (docx(*text, numbering=TWO_LEVELS.format(each)) for each in (begin, ANEW.format(3)))
    assert [each.view for each in verify(old, new, new)] == found


def test_a_paragraph_after_the_last_table_is_there_whether_written_or_not() -> None:
    grid = table("<w:tr><w:tc>" + p("а") + "</w:tc></w:tr>", columns=1)
    came = '<w:ins w:id="5" w:author="A"><w:r><w:t>конец</w:t></w:r></w:ins>'
    mark = '<w:rPr><w:ins w:id="4" w:author="A"/></w:rPr>'
    assert verify(docx(grid), docx(grid, "конец"), docx(grid, p(came, props=mark))) == ()


def test_the_last_paragraph_of_a_text_stays_though_its_mark_is_deleted() -> None:
    old, new = docx("Раз", "Два"), docx("Раз")
    mark = '<w:rPr><w:del w:id="4" w:author="A"/></w:rPr>'
    gone = '<w:del w:id="5" w:author="A"><w:r><w:delText>Два</w:delText></w:r></w:del>'
    wrong = docx(p("Раз"), p(gone, props=mark))
    assert [each.view for each in verify(old, new, wrong)] == ["marks", "accept", "accept"]
    assert verify(old, new, docx(p("Раз", props=mark), p(gone))) == ()


def test_an_empty_header_is_as_good_as_none_unless_it_shows_a_line() -> None:
    sect = section('<w:headerReference w:type="default" r:id="h1"/>')
    line = p(props='<w:pBdr><w:bottom w:val="single"/></w:pBdr>')
    none, empty, ruled = (
        docx("Слова"),
        docx("Слова", sect=sect, headers={"h1": p()}),
        docx("Слова", sect=sect, headers={"h1": line}),
    )
    bare = docx("Слова", sect=section(""))
    assert verify(bare, empty, empty) == ()
    assert verify(none, none, none) == ()
    assert [each.view for each in verify(bare, ruled, ruled)] == ["reject"]


def test_a_note_of_the_old_file_counts_by_what_it_says_whatever_its_number() -> None:
    old = docx(p("Текст", note(2)), footnotes={1: "лишняя", 2: "сноска"})
    new = docx(p("Текст", note(1)), footnotes={1: "сноска"})
    assert verify(old, new, new) == ()


def test_a_number_of_a_list_that_came_goes_on_rejecting() -> None:
    """17.13.5.19: numbering properties marked as inserted."""
    came = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="1" w:author="A"/></w:numPr>'
    old, new = docx(p("пункт"), numbering=lists(0)), docx(listed(1, "пункт"), numbering=lists(0))
    assert verify(old, new, docx(p("пункт", props=came), numbering=lists(0))) == ()


def test_a_part_of_another_content_type_is_refused() -> None:
    file = File(NEW)
    put("//ct:Default[@Extension='png']", "ContentType", "image/jpeg", "[Content_Types].xml")(file)
    assert [each.part for each in verify(NEW, NEW, file.data())] == ["word/media/i.png"]


def test_a_table_within_a_row_that_goes_may_end_as_it_likes() -> None:
    mark = '<w:rPr><w:ins w:id="4" w:author="A"/></w:rPr>'
    came = '<w:ins w:id="5" w:author="A"><w:r><w:t>а</w:t></w:r></w:ins>'
    cell = f"<w:tc>{p(came, props=mark)}</w:tc>"
    rows = f'<w:tr><w:trPr><w:ins w:id="6" w:author="A"/></w:trPr>{cell}{cell}</w:tr>'
    new = docx("Слова", table("<w:tr><w:tc>" + p("а") + "</w:tc><w:tc>" + p("а") + "</w:tc></w:tr>"), "конец")
    assert verify(docx("Слова", "конец"), new, docx("Слова", table(rows), "конец")) == ()
