"""Promise 10: nothing of the house in a package for others; and the search that proves it finds what is there."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
import zlib
from pathlib import Path
from urllib.parse import quote

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from e2e.shell import digests
from paraph.errors import ContentError, UsageError
from paraph.publish.gather.house import house_texts, shared_notes
from paraph.publish.scan.pieces import pieces
from paraph.publish.scan.scan import leaks
from paraph.publish.scan.secrets import Secrets
from support import drafted, followed, madeup
from support.published import PDF, WORD, publication, two_drafts

NOTE = "Уступить можно только в крайнем случае"
NOBODY = Secrets((), (), ())


def as_data(text: str) -> str:
    """As it stands in a ``data:`` address."""
    return base64.b64encode(text.encode()).decode()


def texts(folder: Path) -> dict[str, str]:
    """Every piece of every file, as the search sees it."""
    out: dict[str, str] = {}
    for name in digests(folder):
        parts = pieces(name, (folder / name).read_bytes())
        out[name] = "\n".join(f"{each.where}\n{each.raw}\n{each.text}" for each in parts)
    return out


def test_nothing_of_the_house(drafts: Path, counterpart: Path) -> None:
    found = texts(counterpart)
    assert len(found) > 100
    for name, text in found.items():
        for secret in (drafted.SECRET, "только для нас", str(drafts), "changes.json", "drafts/02.json", '"stale": 6'):
            assert secret not in text, (name, secret)
    assert not any(name.endswith(("changes.json", "drafts/02.json")) for name in found)
    manifest = json.loads((counterpart / "friendship/draft-02/manifest.json").read_text())
    assert manifest["audience"] == "counterpart"
    assert manifest["sources"] is None
    assert manifest["note"] is None


def test_the_house_has_it_all(public: Path) -> None:
    """So that the search above is known to look in the right places."""
    found = texts(public)
    assert sum(drafted.SECRET in text for text in found.values()) > 20
    assert "только для нас" in found["friendship/draft-02/manifest.json"]


def planted(data: bytes, part: str, old: str, new: str) -> bytes:
    """A Word file with something put into one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as copy:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8")
            if name == part:
                assert old in text, part
                text = text.replace(old, new, 1)
            copy.writestr(name, text)
        if part not in archive.namelist():
            copy.writestr(part, new)
    return out.getvalue()


BODY = "word/document.xml"
BY_NUMBER = "".join(f"&#{ord(letter)};" for letter in NOTE)
IN_WORD = {
    "a note in the text": (BODY, "<w:body>", f"<w:body><w:p><w:r><w:t>{NOTE}</w:t></w:r></w:p>", "words"),
    "a note broken into runs": (
        BODY,
        "<w:body>",
        "<w:body><w:p>" + "".join(f"<w:r><w:t>{letter}</w:t></w:r>" for letter in NOTE) + "</w:p>",
        "words",
    ),
    "a note in an attribute": (BODY, "<w:body>", f'<w:body w:alt="{NOTE}">', "words"),
    "a comment": ("word/comments.xml", "", "<w:comments/>", "a part that no treaty needs"),
    "who wrote it": (
        "docProps/core.xml",
        "<dc:title>",
        "<dc:creator>Somebody</dc:creator><dc:title>",
        "a property",
    ),
    "who saved it": (
        "docProps/core.xml",
        "<dc:title>",
        "<cp:lastModifiedBy>x</cp:lastModifiedBy><dc:title>",
        "a property",
    ),
    "a session": (BODY, "<w:p>", '<w:p w:rsidR="00AB">', "traces of editing sessions"),
    "an author of a change": (BODY, "<w:body>", '<w:body><w:ins w:author="Ivan"/>', "an author"),
    "a template's path": (
        "word/_rels/document.xml.rels",
        "<Relationship ",
        '<Relationship Id="x" Type="t" Target="file:///home/ivan/t.dotx" TargetMode="External"/><Relationship ',
        "a path",
    ),
    "custom data": ("customXml/item1.xml", "", "<a/>", "a part that no treaty needs"),
    "words that are hidden": (BODY, "<w:rPr>", "<w:rPr><w:vanish/>", "hidden words"),
    "a remark in the markup": (BODY, "<w:body>", "<w:body><!-- later -->", "a note in the markup"),
    "a source file": (BODY, "<w:body>", "<w:body><w:p><w:r><w:t>clauses/final/term.md</w:t></w:r></w:p>", "a path"),
    "an address": (BODY, "<w:body>", "<w:body><w:p><w:r><w:t>ivan@house.example</w:t></w:r></w:p>", "an address"),
    "a revision": (BODY, "<w:body>", f'<w:body w:v="{"0a" * 20}">', "a revision"),
    "a letter by its number in an attribute": (BODY, "<w:body>", f'<w:body w:alt="{BY_NUMBER}">', "words"),
    "a thumbnail": ("docProps/thumbnail.jpeg", "", "JFIF", "a part that no treaty needs"),
    "statistics": ("docProps/app.xml", "", "<Properties/>", "a part that no treaty needs"),
    "a macro": ("word/vbaProject.bin", "", "x", "a part that no treaty needs"),
    "an embedded file": ("word/embeddings/sheet.xlsx", "", "x", "a part that no treaty needs"),
    "a font": ("word/fonts/font1.odttf", "", "x", "a part that no treaty needs"),
    "a picture's camera": ("word/media/image1.jpeg", "", f"Exif {NOTE}", "words"),
}


@pytest.mark.parametrize("leak", IN_WORD)
def test_a_leak_in_a_word_file_is_found(counterpart: Path, leak: str) -> None:
    part, old, new, what = IN_WORD[leak]
    data = (counterpart / WORD).read_bytes()
    secrets = Secrets([NOTE], (), ())
    assert list(leaks("a.docx", data, secrets)) == []
    found = list(leaks("a.docx", planted(data, part, old, new), secrets, shown="friendship/a.docx"))
    assert what in [finding.args["what"] for finding in found]
    assert {finding.place.file for finding in found} == {"friendship/a.docx"}


def rewritten(data: bytes, change: object) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    change(writer)  # type: ignore[operator]
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _note(writer: PdfWriter) -> None:
    from pypdf.annotations import Text

    writer.add_annotation(0, Text(rect=(10, 10, 20, 20), text="later"))


def _script(writer: PdfWriter) -> None:
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('x')")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)


IN_PDF = {
    "an attachment": lambda writer: writer.add_attachment("notes.txt", b"text"),
    "an author": lambda writer: writer.add_metadata({"/Author": "Ivan"}),
    "a script": _script,
    "words": lambda writer: writer.add_metadata({"/Subject": NOTE}),
    "a note": _note,
    "a path": lambda writer: writer.add_metadata({"/Subject": "/home/ivan/treaty.typ"}),
}


@pytest.mark.parametrize("what", IN_PDF)
def test_a_leak_in_a_pdf_is_found(counterpart: Path, what: str) -> None:
    data = (counterpart / PDF).read_bytes()
    secrets = Secrets([NOTE], (), ())
    assert list(leaks("a.pdf", data, secrets)) == []
    found = list(leaks("a.pdf", rewritten(data, IN_PDF[what]), secrets))
    assert what in [finding.args["what"] for finding in found]


def test_words_drawn_on_a_page_are_found(public: Path) -> None:
    """Glyphs, not letters, stand in the file: they are read as a reader sees them, across the ends of lines."""
    secrets = Secrets(["пока одна из Сторон не уведомит другую за три месяца"], (), ())
    found = list(leaks("a.pdf", (public / PDF).read_bytes(), secrets))
    assert ("words", "pages") in [(finding.args["what"], finding.args["where"]) for finding in found]


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.html", f"<html><p>{NOTE[:8]}<b>{NOTE[8:]}</b></p></html>", "words"),
        ("a.html", "<html><!-- clause 5 --></html>", "a note in the markup"),
        ("a.js", 'x = "' + NOTE.encode("unicode_escape").decode() + '"', "words"),
        ("a.json", json.dumps({"note": "x"}), "a field of the house"),
        ("a.json", json.dumps({"text": NOTE}), "words"),
        ("a.html", f'<html><p title="{BY_NUMBER}">a</p></html>', "words"),
        ("a.html", f"<html><img src='data:image/svg+xml;base64,{as_data(f'<svg>{NOTE}</svg>')}'></html>", "words"),
        ("a.html", f'<img src="data:image/svg+xml,{quote(f"<svg>{NOTE}</svg>")}">', "words"),
        ("a.html", '<a href="data:application/json;base64,' + as_data("/home/ivan/treaty.docx") + '">x</a>', "a path"),
        ("a.css", f".a {{ background: url(data:text/plain;charset=utf-8;base64,{as_data(NOTE)}) }}", "words"),
        ("a.js", 'x = "' + NOTE.replace(" ", r"\\n") + '"', "words"),
        ("a.css", "/* see C:\\Users\\ivan\\treaty */", "a path"),
    ],
)
def test_a_leak_in_a_page_is_found(name: str, data: str, what: str) -> None:
    found = list(leaks(name, data.encode(), Secrets([NOTE], (), ())))
    assert what in [finding.args["what"] for finding in found]


def test_a_leak_in_a_picture_is_found() -> None:
    """Pictures carry texts beside their dots, packed ones too."""

    def png(kind: bytes, chunk: bytes) -> bytes:
        body = kind + chunk
        packed = len(chunk).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
        return b"\x89PNG\r\n\x1a\n" + packed

    secrets = Secrets([NOTE], (), ())
    said = NOTE.encode()
    for kind, chunk in (
        (b"iTXt", b"Comment\0\0\0\0\0" + said),
        (b"iTXt", b"Comment\0\1\0\0\0" + zlib.compress(said)),
        (b"zTXt", b"Comment\0\0" + zlib.compress(said)),
    ):
        found = list(leaks("a.png", png(kind, chunk), secrets))
        assert [finding.args["what"] for finding in found] == ["words"], kind
    assert list(leaks("a.png", png(b"zTXt", b"Comment\0\0x\x9c broken"), secrets)) == []


def test_a_remark_between_the_objects_of_a_pdf_is_found(counterpart: Path) -> None:
    data = (counterpart / PDF).read_bytes() + f"\n% {NOTE}\n".encode()
    found = list(leaks("a.pdf", data, Secrets([NOTE], (), ())))
    assert [finding.args["what"] for finding in found] == ["words"]


@pytest.mark.parametrize(
    "packed", [b"/Filter /LZWDecode", b"/Filter [/ASCII85Decode /FlateDecode]", b"/Filter[/RunLengthDecode]"]
)
def test_streams_packed_in_other_ways_are_not_passed(packed: bytes) -> None:
    data = b"%PDF-1.7 1 0 obj <<" + packed + b">> stream\nabc\nendstream"
    assert [finding.rule for finding in leaks("a.pdf", data, NOBODY)] == ["unread"]


def test_parts_that_files_share_are_searched_once(counterpart: Path) -> None:
    """And a part in which something was found is told in each file that has it."""
    data = (counterpart / WORD).read_bytes()
    clean: set[bytes] = set()
    assert list(leaks("a.docx", data, Secrets([NOTE], (), ()), clean=clean)) == []
    many = len(clean)
    assert list(leaks("b.docx", data, Secrets([NOTE], (), ()), clean=clean)) == []
    assert len(clean) == many > 5
    spoilt = planted(data, BODY, "<w:body>", f'<w:body w:alt="{NOTE}">')
    for name in ("c.docx", "d.docx"):
        assert [each.args["what"] for each in leaks(name, spoilt, Secrets([NOTE], (), ()), clean=clean)] == ["words"]


def test_notes_in_records_and_registry_are_of_the_house(tmp_path: Path) -> None:
    root = followed.workspace(tmp_path / "workspace")
    records = root / "agreements/plan/records.yaml"
    first = records.read_text(encoding="utf-8").replace("\n  ", f"\n  note: {NOTE}\n  ", 1)
    records.write_text(first, encoding="utf-8", newline="\n")
    places = root / "registry/places.yaml"
    shared = "Название спорное"
    text = places.read_text(encoding="utf-8").replace("\n  ", f"\n  note: {shared}\n  ", 1)
    places.write_text(text, encoding="utf-8", newline="\n")
    assert NOTE in house_texts(root, "plan")
    assert shared_notes(root) == (shared,)


def test_what_cannot_be_looked_into_is_a_leak() -> None:
    assert [finding.rule for finding in leaks("a.pdf", b"%PDF-1.7 /Encrypt 5 0 R", NOBODY)] == ["unread"]
    assert [finding.rule for finding in leaks("a.docx", b"PK\x03\x04 cut", NOBODY)] == ["unread"]


def test_what_the_text_says_is_no_secret() -> None:
    secrets = Secrets(["Срок продлевается автоматически."], (), ["... срок продлевается\u00a0автоматически на год ..."])
    assert list(secrets.found_in("Срок продлевается автоматически")) == []


def test_names_are_words_of_their_own() -> None:
    secrets = Secrets((), ["Ли Чен"], ())
    assert list(secrets.found_in("Согласовал Ли Чен.")) == ["Ли Чен"]
    assert list(secrets.found_in("Али Чена")) == []


@pytest.mark.slow
def test_a_leak_stops_the_publication(tmp_path: Path) -> None:
    """A house that wrote a note into its Word template: nothing goes out, and the old folder stays."""
    root = two_drafts(tmp_path / "workspace")
    publication(root, "counterpart")
    before = digests(root / "public")
    style = root / "templates/ru/agreement.docx"
    style.parent.mkdir(parents=True)
    from e2e.shell import REPO

    shipped = (REPO / "templates/ru/agreement.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(shipped)) as archive:
        footer = next(name for name in archive.namelist() if re.search(r"footer\d*\.xml$", name))
    place = re.search(r"<w:p[ >]", zipfile.ZipFile(io.BytesIO(shipped)).read(footer).decode())
    assert place is not None
    words = f"<w:p><w:r><w:t>{drafted.SECRET}</w:t></w:r></w:p>{place[0]}"
    style.write_bytes(planted(shipped, footer, place[0], words))
    with pytest.raises(ContentError) as caught:
        publication(root, "counterpart")
    found = {(finding.rule, finding.args["found"]) for finding in caught.value.findings}
    assert found == {("leak", drafted.SECRET)}
    assert all(finding.place.file.endswith(".docx") for finding in caught.value.findings)
    assert digests(root / "public") == before


def test_public_is_only_what_is_marked(tmp_path: Path) -> None:
    root = madeup.write(tmp_path / "workspace")
    with pytest.raises(UsageError, match="nothing to publish"):
        publication(root, "public")
    with pytest.raises(UsageError, match="not marked as public"):
        publication(root, "public", agreements=("friendship",))
    madeup.write(root, public=True)
    report = publication(root, "public")
    assert [each.agreement for each in report.packages] == ["friendship"]
    manifest = json.loads((root / "public/friendship/work/manifest.json").read_text())
    assert manifest["audience"] == "public"
    assert manifest["sources"] is None
