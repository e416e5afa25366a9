"""A drafter restyles the template in Word; what would spoil the files is told in plain words before anything runs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from paraph.errors import ContentError, InputError, UsageError
from paraph.writers.docx import DocxWriter, StyleSheet, check_template, read_stylesheet, templates
from paraph.writers.style import Style
from support.docxdump import document, dump, parts, q
from support.docxfiles import DRAFT, ROOT, writer
from support.tiny import TINY

GOOD = (ROOT / "templates" / "ru" / "agreement.docx").read_bytes()
Edit = Callable[[dict[str, bytes]], None]


def edited(*changes: tuple[str, str, str]) -> bytes:
    """The shipped template with words of its parts replaced."""
    found = parts(GOOD)
    for name, old, new in changes:
        text = found[name].decode("utf-8")
        assert old in text, old
        found[name] = text.replace(old, new).encode("utf-8")
    return packed(found)


def packed(found: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in found.items():
            archive.writestr(name, data)
    return out.getvalue()


BODY = "word/document.xml"
HEAD = "word/header1.xml"
EVIL = "{{ cycler.__init__.__globals__.os.getcwd() }}"
SPACE = '<w:t xml:space="preserve">'
LINK = (
    '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
    ' Target="file:///C:/Users/azamat/Normal.dotm" TargetMode="External"/></Relationships>'
)
FAULTS = {
    "no marker": (edited((BODY, "{{ body }}", "text")), "template-marker", "lacks its marker {{ body }}"),
    "two markers": (
        edited((BODY, "<w:sectPr>", "<w:p><w:r><w:t>{{ body }}</w:t></w:r></w:p><w:sectPr>")),
        "template-marker",
        "more than once",
    ),
    "marker among words": (edited((BODY, "{{ body }}", "so: {{ body }}")), "template-marker", "paragraph of its own"),
    "style renamed": (
        edited(("word/styles.xml", 'w:val="Recital"', 'w:val="Recitals"')),
        "template-style",
        'lacks the style "Recital"',
    ),
    "syntax": (edited((HEAD, "{{ name }}", "{{ name }")), "template-syntax", "not closed (word/header1.xml)"),
    "one equals sign": (
        edited((HEAD, "{{ name }}", '{% if edition = "3" %}x{% endif %}')),
        "template-syntax",
        "cannot be understood",
    ),
    "unclosed if": (edited((HEAD, "{%p endif %}", "")), "template-syntax", "cannot be understood"),
    "unknown field": (edited((HEAD, "{{ name }}", "{{ nmae }}")), "template-unknown-field", "unknown field: nmae"),
    "code in the body": (edited((BODY, "<w:sectPr>", f"<w:p><w:r><w:t>{EVIL}</w:t></w:r></w:p><w:sectPr>")),
                         "template-code", "tries to run code"),
    "code in the header": (edited((HEAD, "{{ name }}", EVIL)), "template-code", "tries to run code"),
    "code in the properties": (edited(("docProps/core.xml", "Template", EVIL)), "template-code", "tries to run code"),
    "endless loop": (
        edited((HEAD, "{{ name }}", "{% for i in range(10**9) %}x{% endfor %}")),
        "template-code",
        "tries to run code",
    ),
    "macros": (packed(parts(GOOD) | {"word/vbaProject.bin": b"\x00"}), "template-macro", "macros"),
    "macro content type": (
        edited(("[Content_Types].xml", "wordprocessingml.document.main", "ms-word.document.macroEnabled.main")),
        "template-macro",
        "macros",
    ),
    "link": (
        edited(("word/_rels/document.xml.rels", "</Relationships>", LINK)),
        "template-link",
        "points to another file: file:///C:/Users/azamat/Normal.dotm",
    ),
    "field that fetches": (
        edited((HEAD, f"{SPACE}{{{{ name }}}}</w:t>", '<w:instrText>INCLUDETEXT "c:/a.docx"</w:instrText>')),
        "template-field",
        "fetches or runs something",
    ),
    "tracked changes": (
        edited((HEAD, f"<w:r>{SPACE}{{{{ name }}}}</w:t></w:r>",
                '<w:ins w:id="1" w:author="x"><w:r><w:t>{{ name }}</w:t></w:r></w:ins>')),
        "template-changes",
        "tracked changes",
    ),
    "no page": (edited((BODY, "<w:pgSz", "<w:pgSzX")), "template-page", "page size"),
    "damaged": (edited((BODY, "</w:body>", "")), "template-damaged", "damaged"),
    "not a zip": (b"PK\x03\x04 but no more", "template-not-docx", "not a Word file"),
    "old .doc": (b"\xd0\xcf\x11\xe0" + bytes(600), "template-not-docx", "not a Word file"),
    "a spreadsheet": (packed({"[Content_Types].xml": b"<a/>", "xl/a.xml": b"<a/>"}), "template-not-docx", "not a Word"),
}  # fmt: skip


@pytest.mark.parametrize("language", ["ru", "uz", "kk"])
def test_shipped_templates_have_no_fault(language: str) -> None:
    assert check_template(ROOT / "templates" / language / "agreement.docx", language) == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_in_plain_words(fault: str, tmp_path: Path) -> None:
    data, rule, words = FAULTS[fault]
    path = tmp_path / "agreement.docx"
    path.write_bytes(data)
    found = check_template(path, "ru")
    assert [each.rule for each in found] == [rule]
    assert words in found[0].message.format(**found[0].args)
    assert found[0].hint.format(**found[0].args)
    assert found[0].place.file == "templates/ru/agreement.docx"


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_template_writes_nothing(fault: str) -> None:
    data, rule, _ = FAULTS[fault]
    with pytest.raises(ContentError) as raised:
        DocxWriter(lambda _language, _name: data).write(TINY, ("ru",), DRAFT)
    assert [each.rule for each in raised.value.findings] == [rule]


def test_all_faults_at_once(tmp_path: Path) -> None:
    path = tmp_path / "agreement.docx"
    path.write_bytes(
        edited(
            (BODY, "{{ body }}", "x"),
            ("word/styles.xml", 'w:val="Recital"', 'w:val="R"'),
            (HEAD, "{{ name }}", "{{ z }}"),
        )
    )
    assert [each.rule for each in check_template(path, "ru")] == [
        "template-marker",
        "template-style",
        "template-unknown-field",
    ]


def test_a_zip_bomb_is_no_template(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts(GOOD).items():
            archive.writestr(name, data)
        archive.writestr("word/media/image1.png", bytes(60_000_000))
    path = tmp_path / "agreement.docx"
    path.write_bytes(out.getvalue())
    assert [each.rule for each in check_template(path, "ru")] == ["template-not-docx"]


def test_a_template_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert [each.rule for each in check_template(tmp_path / "nothing.docx", "ru")] == ["template-unreadable"]


def test_restyling_needs_no_code() -> None:
    """Other type, other indent, a line of the drafter's own: the files follow, the words stay."""
    data = edited(
        ("word/styles.xml", "Times New Roman", "PT Serif"),
        (
            BODY,
            "<w:p><w:pPr>",
            '<w:p><w:pPr><w:pStyle w:val="Recital"/></w:pPr><w:r><w:t>МИД: {{ name }}</w:t></w:r></w:p><w:p><w:pPr>',
        ),
    )
    docx = DocxWriter(lambda _language, _name: data).write(TINY, ("ru",), DRAFT)
    assert b"PT Serif" in parts(docx)["word/styles.xml"]
    lines = dump(docx).splitlines()
    assert "Recital [] МИД: Соглашение о дружбе" in lines
    shipped = dump(writer().write(TINY, ("ru",), DRAFT)).splitlines()
    assert [line for line in lines if not line.startswith("Recital [] МИД")] == shipped


def test_word_may_give_styles_ids_of_its_own() -> None:
    data = edited(
        ("word/styles.xml", 'w:styleId="Recital"', 'w:styleId="a7"'),
        ("word/styles.xml", 'w:val="Recital"/><w:b', 'w:val="Recital"/><w:b'),
    )
    docx = DocxWriter(lambda _language, _name: data).write(TINY, ("ru",), DRAFT)
    used = {each.get(q("val")) for each in document(docx).iter(q("pStyle"))}
    assert "a7" in used
    assert "Recital" not in used


def test_sizes_in_rows_come_from_the_shared_values() -> None:
    def size(layout: tuple[str, ...], style: Style) -> set[str]:
        from lxml import etree

        docx = DocxWriter(lambda _language, _name: GOOD, style).write(TINY, layout, DRAFT)
        root = etree.fromstring(parts(docx)["word/styles.xml"])
        style = next(s for s in root.iter(q("style")) if s.get(q("styleId")) == "Paragraph")
        return {each.get(q("val")) for each in style.iter(q("sz"))}

    assert size(("ru",), {}) == set()
    assert size(("uz", "ru"), {}) == {"24"}
    assert size(("uz", "kk", "ru"), {}) == {"21"}
    assert size(("uz", "kk", "ru"), {"font": {"rows_three_pt": 9}}) == {"18"}


def test_the_shipped_values_are_the_defaults() -> None:
    assert read_stylesheet(ROOT / "templates" / "style.toml") == StyleSheet()


def test_a_workspace_without_templates_takes_the_shipped_ones(tmp_path: Path) -> None:
    assert templates(tmp_path)("ru", "agreement") == GOOD
    own = tmp_path / "templates" / "ru" / "agreement.docx"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"mine")
    assert templates(tmp_path)("ru", "agreement") == b"mine"


def test_a_language_without_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no Word template `agreement` for tg"):
        templates(tmp_path)("tg", "agreement")
    with pytest.raises(UsageError, match="unknown language tg"):
        writer().write(TINY, ("tg",), DRAFT)


def test_line_numbers_only_when_asked() -> None:
    assert document(writer().write(TINY, ("ru",), DRAFT)).find(f".//{q('lnNumType')}") is None
    asked = document(writer().write(TINY, ("ru",), replace(DRAFT, line_numbers=True)))
    assert asked.find(f".//{q('lnNumType')}") is not None
