"""Nothing leaks: a file for the counterpart or the public carries no note, source, author, path, date of work."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from support.docxdump import dump, parts
from support.docxfiles import DRAFT, LAYOUTS, writer
from support.tiny import TINY

SECRET = ("Проверить слово", "письмо от 1 мая", "Из головы", "образец", "A. Author")


@pytest.mark.parametrize("audience", ["counterpart", "public"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_part_of_a_file_for_others_tells(audience: str, layout: tuple[str, ...]) -> None:
    docx = writer().write(TINY, layout, replace(DRAFT, audience=audience))
    found = parts(docx)
    assert "word/comments.xml" not in found
    for name, data in found.items():
        text = data.decode("utf-8")
        for secret in (*SECRET, "comment", "creator", "lastModifiedBy", "revision", "/home", "\\Users", "rsid"):
            assert secret not in text, (name, secret)
    assert "<dcterms" not in found["docProps/core.xml"].decode()


def test_the_house_sees_notes_and_author() -> None:
    """The same words are there for the house, so the test above can fail."""
    docx = writer().write(TINY, ("ru",), DRAFT)
    everything = " ".join(data.decode("utf-8") for data in parts(docx).values())
    for secret in ("Проверить слово", "письмо от 1 мая", "Из головы", "образец", "A. Author"):
        assert secret in everything


def test_a_signature_copy_has_no_notes_no_draft_words_no_loud_type() -> None:
    docx = writer().write(TINY, ("ru",), replace(DRAFT, profile="signature", line_numbers=True))
    found = parts(docx)
    everything = " ".join(data.decode("utf-8") for data in found.values())
    for sign in (
        "Проект",
        "редакция",
        "2026",
        "PowerPlusWaterMark",
        "lnNumType",
        "NUMPAGES",
        "<w:b/>",
        "<w:color ",
        "w:shd",
    ):
        body = (
            everything if sign != "2026" else found["word/document.xml"].decode() + found["word/header1.xml"].decode()
        )
        assert sign not in body, sign
    assert "word/comments.xml" not in found
    assert " PAGE " in found["word/footer1.xml"].decode()


def test_what_a_template_hides_stays_behind() -> None:
    """Comments, custom XML, variables, application properties of the drafter's own file do not travel."""
    root = Path(__file__).resolve().parents[3]
    source = parts((root / "templates" / "ru" / "agreement.docx").read_bytes())
    secret = "СЕКРЕТ-7"
    source["docProps/app.xml"] = f"<Properties><Company>{secret}</Company></Properties>".encode()
    source["customXml/item1.xml"] = f"<x>{secret}</x>".encode()
    source["word/comments.xml"] = f"<w:comments xmlns:w='x'>{secret}</w:comments>".encode()
    settings = source["word/settings.xml"].decode()
    variables = (
        f'<w:docVars><w:docVar w:name="a" w:val="{secret}"/></w:docVars><w:rsids><w:rsid w:val="00AA"/></w:rsids>'
    )
    source["word/settings.xml"] = settings.replace("<w:compat>", variables + "<w:compat>").encode()
    document = source["word/document.xml"].decode().replace("<w:p>", f'<w:p w:rsidR="{secret}">', 1)
    source["word/document.xml"] = document.encode()
    core = source["docProps/core.xml"].decode()
    source["docProps/core.xml"] = core.replace("Template", secret).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in source.items():
            archive.writestr(name, data)
    from paraph.writers.docx import DocxWriter

    docx = DocxWriter(lambda _language, _name: out.getvalue()).write(TINY, ("ru",), DRAFT)
    assert all(secret not in data.decode("utf-8") for data in parts(docx).values())
    assert dump(docx) == dump(writer().write(TINY, ("ru",), DRAFT))
