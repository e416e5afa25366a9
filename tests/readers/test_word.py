"""What the reader makes of each construct of a Word file."""

from __future__ import annotations

import pytest

from paraph.readers import Paragraph, Table, paragraphs, read_docx
from readers.wordfile import listed, p, r, table, word_file


def texts(body: str, **parts: str) -> list[str]:
    """The paragraphs of a file with this body."""
    return [item.text for item in paragraphs(read_docx(word_file(body, **parts), "draft.docx").blocks)]


SYMBOL = '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
DELETED = '<w:del w:author="Б. Оразов" w:date="2026-03-01T10:00:00Z"><w:r><w:delText>шести</w:delText></w:r></w:del>'
INSERTED = '<w:ins w:author="Б. Оразов"><w:r><w:t>трех</w:t></w:r></w:ins>'


@pytest.mark.parametrize(
    ("what", "body", "expected"),
    [
        ("tabs and breaks", p("<w:r><w:t>а</w:t><w:tab/><w:t>б</w:t><w:br/><w:t>в</w:t></w:r>"), ["а\tб\nв"]),
        (
            "no-break hyphen stays, soft hyphen goes",
            p("<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>1 сотруд\u00adничество</w:t><w:softHyphen/></w:r>"),
            ["5\u20111 сотрудничество"],
        ),
        ("symbol of the Symbol font", p(SYMBOL, r(" пункт")), ["• пункт"]),
        ("private-use character in text", p("\uf0b3 5"), ["≥ 5"]),
        (
            "content control around a paragraph",
            f"<w:sdt><w:sdtContent>{p('внутри')}</w:sdtContent></w:sdt>",
            ["внутри"],
        ),
        (
            "content control in a line",
            p("а ", f"<w:sdt><w:sdtContent>{r('б')}</w:sdtContent></w:sdt>", r(" в")),
            ["а б в"],
        ),
        (
            "a complex field shows its result",
            p(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF _Ref1 </w:instrText></w:r>',
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                "статья 5",
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            ),
            ["статья 5"],
        ),
        ("a simple field shows its result", p(f'<w:fldSimple w:instr=" PAGE ">{r("7")}</w:fldSimple>'), ["7"]),
        (
            "a field in the instruction of a field is not text",
            p(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                "условие",
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                "итог",
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            ),
            ["итог"],
        ),
        (
            "a field that is never closed swallows nothing",
            p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "слова после") + p("и дальше"),
            ["слова после", "и дальше"],
        ),
        ("a hyperlink is its words", p("см. ", f"<w:hyperlink>{r('закон')}</w:hyperlink>"), ["см. закон"]),
        ("tracked changes are accepted", p("за ", DELETED, INSERTED, r(" месяцев")), ["за трех месяцев"]),
        (
            "a move stands at its new place only",
            p("<w:moveFrom><w:r><w:t>Споры.</w:t></w:r></w:moveFrom>")
            + p("<w:moveTo><w:r><w:t>Споры.</w:t></w:r></w:moveTo>"),
            ["", "Споры."],
        ),
        (
            "a deleted paragraph mark joins two paragraphs",
            p("Первая часть, ", properties="<w:rPr><w:del/></w:rPr>") + p("вторая часть."),
            ["Первая часть, вторая часть."],
        ),
        (
            "a deleted paragraph leaves nothing",
            p(DELETED, properties="<w:rPr><w:del/></w:rPr>") + p("Далее."),
            ["Далее."],
        ),
        (
            "a text box follows its paragraph, once",
            p(
                "якорь",
                "<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>"
                + p("в рамке")
                + "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>"
                + p("в рамке")
                + "</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r>",
            ),
            ["якорь", "в рамке"],
        ),
        ("a formula is its characters", p("площадь ", "<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>"), ["площадь a=b"]),
        (
            "comments are left out",
            p("<w:commentRangeStart/>", r("текст"), "<w:r><w:commentReference/></w:r>"),
            ["текст"],
        ),
        ("space at the ends counts only if preserved", p("<w:r><w:t> а </w:t></w:r>", r(" б ")), ["а б "]),
        ("cells in rows", table([p("а"), p("б")], [p("в"), table([p("г")]) + p("д")]), ["а", "б", "в", "г", "д"]),
        (
            "a deleted row is gone",
            table([p("нет")], [p("да")]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1),
            ["да"],
        ),
    ],
)
def test_words(what: str, body: str, expected: list[str]) -> None:
    assert texts(body) == expected, what


def test_revisions_are_listed_on_request() -> None:
    data = word_file(p("за ", DELETED, INSERTED, r(" месяцев")))
    listed_ = read_docx(data, "draft.docx", tracked="list")
    (found,) = paragraphs(listed_.blocks)
    assert [(item.kind, item.author, item.text) for item in found.revisions] == [
        ("deleted", "Б. Оразов", "шести"),
        ("inserted", "Б. Оразов", "трех"),
    ]
    accepted = read_docx(data, "draft.docx")
    (plain,) = paragraphs(accepted.blocks)
    assert plain.revisions == ()
    (finding,) = accepted.findings
    assert finding.rule == "tracked-changes-accepted"
    assert finding.args == {"count": 1, "authors": "Б. Оразов"}


def test_hidden_text_is_kept_apart() -> None:
    text = read_docx(word_file(p("видно", r("тайно", "<w:vanish/>"))), "draft.docx")
    (found,) = paragraphs(text.blocks)
    assert (found.text, found.hidden) == ("видно", "тайно")
    assert [item.rule for item in text.findings] == ["hidden-text"]


def test_looks_are_inherited_from_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a" w:default="1"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
        '<w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:basedOn w:val="y"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="y"/><w:basedOn w:val="x"/></w:style>'
    )
    body = (
        p("Споры", properties='<w:pStyle w:val="h"/>')
        + p(r("Споры", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="h"/><w:jc w:val="end"/>')
        + p("по кругу", properties='<w:pStyle w:val="x"/>')
        + p("просто")
    )
    found = list(paragraphs(read_docx(word_file(body, styles=styles), "draft.docx").blocks))
    assert [(item.style, item.outline, item.align, item.bold) for item in found] == [
        ("heading 1", 0, "center", True),
        ("heading 1", 0, "right", False),
        ("x", None, "left", False),
        ("Normal", None, "left", False),
    ]


def test_notes_headers_and_footers_stand_apart() -> None:
    text = read_docx(
        word_file(
            p("Текст", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
            footnotes='<w:footnote w:type="separator" w:id="0">'
            + p("---")
            + '</w:footnote><w:footnote w:id="2">'
            + p("Сноска.")
            + "</w:footnote>",
            header=p("Проект"),
            footer=p("стр. 1"),
        ),
        "draft.docx",
    )
    (body,) = paragraphs(text.blocks)
    assert body.notes == ("footnote-2",)
    assert [(note.id, [item.text for item in paragraphs(note.blocks)]) for note in text.notes] == [
        ("footnote-2", ["Сноска."])
    ]
    assert [item.text for item in paragraphs(text.headers)] == ["Проект"]
    assert [item.text for item in paragraphs(text.footers)] == ["стр. 1"]


def test_merged_cells_say_so() -> None:
    rows = (
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("оба") + "</w:tc></w:tr>"
        '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("верх") + "</w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" + p("") + "</w:tc></w:tr>"
    )
    (found,) = read_docx(word_file(f"<w:tbl>{rows}</w:tbl>"), "draft.docx").blocks
    assert isinstance(found, Table)
    assert [(cell.span, cell.continued) for row in found.rows for cell in row.cells] == [
        (2, False),
        (1, False),
        (1, True),
    ]


def test_strict_files_are_read_alike() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = listed("раз", 1) + listed("два", 1) + p("три", properties='<w:jc w:val="center"/>')
    loose = read_docx(word_file(body, numbering=numbering), "draft.docx")
    strict = read_docx(word_file(body, numbering=numbering, strict=True), "draft.docx")
    assert strict.blocks == loose.blocks
    assert [item.number for item in paragraphs(strict.blocks)] == ["I.", "II.", ""]


def test_places_count_paragraphs_in_reading_order() -> None:
    body = p("а") + table([p("б"), p("в")]) + p("г")
    found = paragraphs(read_docx(word_file(body), "draft.docx").blocks)
    assert [(item.at, item.text) for item in found] == [(1, "а"), (2, "б"), (3, "в"), (4, "г")]


def test_an_inserted_document_is_named() -> None:
    text = read_docx(word_file(p("Текст") + '<w:altChunk r="x"/>'), "draft.docx")
    assert [item.rule for item in text.findings] == ["not-read"]


def test_an_empty_document_has_no_words() -> None:
    assert all(not item.text for item in paragraphs(read_docx(word_file(""), "draft.docx").blocks))
    assert all(isinstance(item, Paragraph) for item in read_docx(word_file(p("")), "draft.docx").blocks)
