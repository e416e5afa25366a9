"""A single file, renamed or from a letter: what it is, and how it differs from what was issued."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from paraph.publish.verify.conductor import VerifyRequest, verify
from paraph.publish.verify.verdicts import Report
from paraph.writers.pdf.office import find_soffice
from support.published import ARCHIVE, PAGE, PDF, TOP, WORD


def verdict(path: Path, *packages: Path) -> Report:
    (report,) = verify(VerifyRequest(paths=(str(path),), packages=tuple(map(str, packages))))
    return report


def letter(source: Path, target: Path, change: bytes = b"", to: bytes = b"", part: str = "word/document.xml") -> Path:
    """A Word file packed anew, with other words in one of its parts."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as new:
        for name in sorted(old.namelist()):
            data = old.read(name)
            if name == part and change:
                assert change in data
                data = data.replace(change, to)
            new.writestr(name, data)
    return target


@pytest.mark.parametrize("place", [WORD, PDF, PAGE, f"{TOP}/drafts/02.json", f"{TOP}/instrument.json"])
def test_exactly_as_issued_under_another_name(public: Path, tmp_path: Path, place: str) -> None:
    path = tmp_path / ("Письмо от 3 декабря" + Path(place).suffix)
    shutil.copy(public / place, path)
    report = verdict(path, public)
    assert (report.verdict, report.code) == ("issued", 0)
    assert report.subject is not None
    assert f"friendship/draft-02/{report.subject.path}" == place


def test_what_it_is(public: Path, tmp_path: Path) -> None:
    path = shutil.copy(public / WORD, tmp_path / "a.docx")
    found = verdict(path, public / ARCHIVE).subject
    assert found is not None
    assert (found.agreement, found.edition, found.date, found.audience) == (
        "friendship",
        "draft-02",
        "2026-11-24",
        "internal",
    )
    assert (found.what, found.holder, found.languages) == ("original", "LAG", ("uz", "ru"))
    page = shutil.copy(public / PAGE, tmp_path / "a.html")
    redline = verdict(page, public / TOP).subject
    assert redline is not None
    assert (redline.what, redline.old) == ("redline", "draft-01")


def test_found_by_what_lies_near(public: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The archive beside it, the folder it stands in, the workspace: no option needed."""
    shutil.copy(public / ARCHIVE, tmp_path / Path(ARCHIVE).name)
    path = Path(shutil.copy(public / WORD, tmp_path / "a.docx"))
    assert verdict(path).verdict == "issued"
    assert verdict(public / WORD).verdict == "issued"
    alone = tmp_path / "alone"
    alone.mkdir()
    other = Path(shutil.copy(public / WORD, alone / "a.docx"))
    assert verdict(other).verdict == "unknown"
    monkeypatch.chdir(public.parent)
    assert verdict(other).verdict == "issued"


def test_packed_anew(public: Path, tmp_path: Path) -> None:
    report = verdict(letter(public / WORD, tmp_path / "a.docx"), public)
    assert (report.verdict, report.code, report.passages) == ("resaved", 10, ())


def test_another_title(public: Path, tmp_path: Path) -> None:
    path = letter(public / WORD, tmp_path / "a.docx", "Doʻstlik".encode(), b"Xat", "docProps/core.xml")
    report = verdict(path, public)
    assert (report.verdict, report.code) == ("metadata", 11)
    assert [(note.path, note.args["new"]) for note in report.notes] == [("title", "Xat toʻgʻrisidagi Bitim")]


def test_other_words(public: Path, tmp_path: Path) -> None:
    path = letter(public / WORD, tmp_path / "a.docx", "Разногласия".encode(), "Споры".encode())
    report = verdict(path, public)
    assert (report.verdict, report.code) == ("words", 13)
    (passage,) = report.passages
    assert (passage.id, passage.place, passage.language) == ("term/disputes", "Статья 3, 3.", "ru")
    assert passage.old == "3. Разногласия решает группа, названная в пункте 2 статьи 2."
    assert passage.new == "3. Споры решает группа, названная в пункте 2 статьи 2."


def test_a_word_added_and_a_passage_gone(public: Path, tmp_path: Path) -> None:
    path = letter(public / WORD, tmp_path / "a.docx", "ежегодно".encode(), "не ежегодно".encode())
    assert [passage.new for passage in verdict(path, public).passages] == ["1. Встречи проводятся не ежегодно."]
    path = letter(public / WORD, tmp_path / "b.docx", "Встречи проводятся ежегодно.".encode(), b"")
    (gone,) = verdict(path, public).passages
    assert (gone.id, gone.old, gone.new) == ("meetings/meetings", "1. Встречи проводятся ежегодно.", "1.")


def test_tracked_changes_are_words(public: Path, tmp_path: Path) -> None:
    words = '<w:r><w:t xml:space="preserve">срочно </w:t></w:r>'
    mark = f'<w:ins w:id="9" w:author="Иванов" w:date="2026-12-01T00:00:00Z">{words}</w:ins>'
    source = public / f"{TOP}/originals/LAG/friendship.ru.docx"
    with zipfile.ZipFile(source) as archive:
        body = archive.read("word/document.xml").decode()
    at = body.rindex("<w:r>", 0, body.index("Встречи проводятся"))
    path = letter(source, tmp_path / "a.docx", body.encode(), (body[:at] + mark + body[at:]).encode())
    report = verdict(path, public)
    assert report.verdict == "words"
    assert [passage.new for passage in report.passages] == ["1. срочно Встречи проводятся ежегодно."]
    assert [note.args for note in report.notes] == [{"names": "Иванов"}]


def test_another_date_in_the_header(public: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(public / WORD) as archive:
        part = next(name for name in archive.namelist() if b"24.11.2026" in archive.read(name))
    report = verdict(letter(public / WORD, tmp_path / "a.docx", b"24.11.2026", b"24.12.2026", part), public)
    assert report.verdict == "words"
    assert "24.12.2026" in report.passages[0].new


@pytest.mark.parametrize("place", [WORD, PDF])
def test_cut_short(public: Path, tmp_path: Path, place: str) -> None:
    path = tmp_path / f"a{Path(place).suffix}"
    path.write_bytes((public / place).read_bytes()[:5000])
    report = verdict(path, public)
    assert (report.verdict, report.code) == ("truncated", 23)
    assert report.subject is not None
    assert f"friendship/draft-02/{report.subject.path}" == place


def test_added_at_the_end(public: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes((public / PDF).read_bytes() + b"\n% read on 3 December\n")
    report = verdict(path, public)
    assert (report.verdict, report.code) == ("appended", 12)


def rewritten(source: Path, target: Path, **metadata: str) -> Path:
    writer = PdfWriter(clone_from=PdfReader(source))
    if metadata:
        writer.add_metadata({f"/{name}": value for name, value in metadata.items()})
    out = io.BytesIO()
    writer.write(out)
    target.write_bytes(out.getvalue())
    return target


def test_a_pdf_saved_anew(public: Path, tmp_path: Path) -> None:
    report = verdict(rewritten(public / PDF, tmp_path / "a.pdf"), public)
    assert (report.verdict, report.passages) == ("resaved", ())


def test_a_pdf_with_another_title(public: Path, tmp_path: Path) -> None:
    report = verdict(rewritten(public / PDF, tmp_path / "a.pdf", Title="Письмо"), public)
    assert (report.verdict, report.code) == ("metadata", 11)
    assert [note.path for note in report.notes] == ["Title"]


def test_a_pdf_of_another_draft_under_a_stamp_of_this_one(public: Path, tmp_path: Path) -> None:
    """The stamp says which file it claims to be; its words decide."""
    old = public / "friendship/draft-01/originals/LAG/friendship.ru.pdf"
    reader = PdfReader(public / PDF)
    assert reader.metadata is not None
    path = rewritten(old, tmp_path / "a.pdf", Keywords=str(reader.metadata["/Keywords"]))
    report = verdict(path, public / TOP)
    assert report.verdict == "words"
    assert any("ежегодно" in passage.old for passage in report.passages)


def test_a_pdf_that_is_not_ours(public: Path, tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    path = tmp_path / "a.pdf"
    with path.open("wb") as stream:
        writer.write(stream)
    report = verdict(path, public)
    assert (report.verdict, report.code) == ("unknown", 14)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.7\n" + b"1 0 obj << " * 1000),
        ("a.docx", b"PK\x03\x04" + bytes(500)),
        ("a.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500)),
        ("a.bin", bytes(range(256)) * 10),
        ("a.json", b'{"format": 1, "header": {'),
    ],
)
def test_what_cannot_be_read(public: Path, tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    report = verdict(path, public)
    assert (report.verdict, report.code) == ("unreadable", 30)


def test_a_page_with_other_words(public: Path, tmp_path: Path) -> None:
    text = (public / PAGE).read_text(encoding="utf-8")
    path = tmp_path / "a.html"
    path.write_text(text.replace("ежегодно", "ежедневно"), encoding="utf-8")
    report = verdict(path, public)
    assert report.verdict == "words"
    path.write_text(text.replace("</p>", "</p>\n\n"), encoding="utf-8")
    assert verdict(path, public).verdict == "resaved"


def test_without_a_stamp_by_its_words(public: Path, tmp_path: Path) -> None:
    """Somebody copied the text into a letter: which edition, which original, which languages it is."""
    lines = subprocess.run(
        ["pdftotext", "-raw", "-q", public / f"{TOP}/originals/SEV/friendship.kk.pdf", "-"],
        capture_output=True,
        check=True,
    ).stdout.decode()
    path = tmp_path / "letter.txt"
    path.write_text("Құрметті әріптестер!\n" + lines, encoding="utf-8")
    found = verdict(path, public)
    assert found.subject is not None
    assert (found.subject.edition, found.subject.holder, found.subject.languages) == ("draft-02", "SEV", ("kk",))


def office(source: Path, folder: Path, kind: str) -> Path:
    """What LibreOffice makes of a file when it saves it."""
    folder.mkdir(exist_ok=True)
    copy = Path(shutil.copy(source, folder / f"letter{source.suffix}"))
    profile = (folder / "profile").as_uri()
    out = folder / "out"
    command = [find_soffice(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    subprocess.run([*map(str, command), "--outdir", str(out), str(copy)], check=True, capture_output=True, timeout=120)
    return out / f"letter.{kind}"


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.parametrize(
    "place",
    [
        WORD,
        f"{TOP}/originals/SEV/friendship.kk-uz-ru.docx",
        f"{TOP}/redlines/draft-01--draft-02/LAG/friendship.ru.docx",
        f"{TOP}/redlines/draft-01--draft-02/tables/friendship.ru.docx",
    ],
)
def test_saved_by_libreoffice(public: Path, tmp_path: Path, place: str) -> None:
    report = verdict(office(public / place, tmp_path / "office", "docx"), public)
    assert (report.verdict, report.passages) == ("resaved", ())
    assert report.subject is not None
    assert f"friendship/draft-02/{report.subject.path}" == place


@pytest.mark.slow
@pytest.mark.office
def test_changed_and_saved_by_libreoffice(public: Path, tmp_path: Path) -> None:
    path = letter(public / WORD, tmp_path / "a.docx", "ежегодно".encode(), "раз в год".encode())
    report = verdict(office(path, tmp_path / "office", "docx"), public)
    assert report.verdict == "words"
    assert [(passage.id, passage.new) for passage in report.passages] == [
        ("meetings/meetings", "1. Встречи проводятся раз в год.")
    ]


@pytest.mark.slow
@pytest.mark.office
def test_a_pdf_made_by_libreoffice(public: Path, tmp_path: Path) -> None:
    """The words of our original in somebody else's PDF, without any stamp."""
    report = verdict(office(public / WORD, tmp_path / "office", "pdf"), public)
    assert (report.verdict, report.passages) == ("resaved", ())
    assert report.subject is not None
    assert (report.subject.holder, report.subject.languages) == ("LAG", ("uz", "ru"))
