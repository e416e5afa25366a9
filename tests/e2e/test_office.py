"""What a real client makes of the sample's Word files, and what the validators say of them."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator

from e2e import docx_text, expected, pdf_text
from e2e.shell import built, digests
from paraph import languages
from paraph.build import BuildRequest, build
from paraph.errors import EngineError
from paraph.model import Instrument, Original
from paraph.writers.pdf import office
from support import madeup

pytestmark = pytest.mark.slow
SHOWN = re.compile(r'(fldCharType="separate"/></w:r><w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t xml:space="preserve">)[^<]*')


def word_files(sample: Path) -> dict[str, Path]:
    """``KAZ.kk-ru`` to its file."""
    paths = sorted(sample.rglob("originals/*/*.docx"))
    assert len(paths) == 12
    return {f"{path.parent.name}.{path.stem.partition('.')[2]}": path for path in paths}


def spoiled(path: Path) -> bytes:
    """The file as if every reference had last been shown as 99."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in docx_text.parts(path).items():
            if name == "word/document.xml":
                text, count = SHOWN.subn(r"\g<1>99", data.decode("utf-8"))
                assert count
                data = text.encode("utf-8")
            archive.writestr(name, data)
    return made.getvalue()


def converted(folder: Path, names: Iterable[Path], kind: str) -> None:
    """All files through one run of LibreOffice with a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office.find_soffice(), profile, "--headless", "--convert-to", kind, "--outdir", folder / kind, *names]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


@pytest.fixture(scope="module")
def saved(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's files with spoiled references, opened by LibreOffice and saved as Word and as PDF."""
    folder = tmp_path_factory.mktemp("office")
    names = []
    for name, path in word_files(sample).items():
        names.append(folder / f"{name}.docx")
        names[-1].write_bytes(spoiled(path))
    converted(folder, names, "docx")
    converted(folder, names, "pdf")
    return folder


def meant(tree: Instrument, name: str) -> tuple[Original, tuple[str, ...]]:
    """The original and the languages that ``KAZ.kk-ru`` names."""
    holder, _, layout = name.partition(".")
    return tree.original(holder), tuple(layout.split("-"))


@pytest.mark.office
def test_references_come_right_when_fields_are_updated(saved: Path, tree: Instrument) -> None:
    """And nothing else has changed on the way through LibreOffice: the words are those of the tree, in its order."""
    paths = sorted((saved / "docx").glob("*.docx"))
    assert len(paths) == 12
    for path in paths:
        original, codes = meant(tree, path.stem)
        lines = [line for line in docx_text.lines(path) if line.style != "Language Name"]
        assert [line.cached for line in lines] == expected.said(original, codes), path.stem


@pytest.mark.office
def test_every_word_is_on_the_pages(saved: Path, tree: Instrument) -> None:
    paths = sorted((saved / "pdf").glob("*.pdf"))
    assert len(paths) == 12
    for path in paths:
        original, codes = meant(tree, path.stem)
        pages = pdf_text.pages(path)
        shown = Counter(pdf_text.squeezed("".join(word.text for page in pages for word in page.words)))
        wanted = Counter(pdf_text.squeezed("".join(expected.said(original, codes))))
        assert wanted <= shown, path.stem
        side_by_side = len(codes) > 2
        assert {page.width > page.height for page in pages} == {side_by_side}
        numbers = [page.within(page.height - 20 * pdf_text.MM, page.height) for page in pages]
        assert all(str(number) in text and str(len(pages)) in text for number, text in enumerate(numbers, 1))


@pytest.mark.office
def test_the_last_page_of_the_treaty_holds_more_than_signatures(saved: Path, tree: Instrument) -> None:
    """Before the annex, on the page with the signatures, stands the testimonium and something of the last article."""
    for path in sorted((saved / "pdf").glob("*.pdf")):
        original, codes = meant(tree, path.stem)
        body = {part.role: part for part in original.parts}
        last = [part for part in original.parts if part.role == "article"][-1]
        ending = pdf_text.squeezed(expected.told(last.blocks[-1], codes[0]))[-25:]  # type: ignore[arg-type]
        signed = pdf_text.squeezed(expected.told(body["signatures"].blocks[0], codes[0]))  # type: ignore[arg-type]
        texts = [page.within(0, page.height) for page in pdf_text.pages(path)]
        assert [text for text in texts if signed in text and "2026" in text and ending in text], path.stem


@pytest.mark.office
def test_libreoffice_as_engine(tmp_path: Path) -> None:
    """`--pdf-engine libreoffice` makes the same set of files from the Word files."""
    root = madeup.write(tmp_path)
    built("--pdf-engine", "libreoffice", "--holder", "LAG", cwd=root)
    folder = root / "dist/friendship/work/originals/LAG"
    assert len(list(folder.glob("*.pdf"))) == 7
    pages = pdf_text.pages(folder / "friendship.ru.pdf")
    assert "Совершеновгороде" in pages[-1].within(0, 9999)


def test_no_libreoffice_is_told(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the files of the last build stay."""
    built("--languages", "ru", cwd=small)
    before = digests(small / "dist")
    monkeypatch.setenv("PATH", str(small))
    monkeypatch.setattr(office, "_USUAL", ())
    with pytest.raises(EngineError, match="LibreOffice was not found on this computer") as caught:
        build(BuildRequest(root=small, out=small / "dist", languages=(("ru",),), pdf_engine="libreoffice"))
    assert "leave out --pdf-engine libreoffice" in caught.value.hint
    assert caught.value.exit_code == 2
    assert digests(small / "dist") == before


def test_validators_find_nothing(sample: Path) -> None:
    audit = OpenXmlValidator()
    for name, path in word_files(sample).items():
        assert [str(error) for error in audit.validate(path).errors] == [], name
        assert [str(finding) for finding in ooxml_integrity.check(path)] == [], name


def test_validators_find_nothing_in_papers(sample: Path) -> None:
    papers = sorted(sample.rglob("papers/*/*.docx"))
    assert len(papers) == 22
    for path in papers:
        # A validator of its own for each: one that has read a file remembers the comments of that file.
        assert [str(error) for error in OpenXmlValidator().validate(path).errors] == [], path.name
        assert [str(finding) for finding in ooxml_integrity.check(path)] == [], path.name


def test_languages_are_told_to_word(sample: Path) -> None:
    """Every run of the body carries the language it is written in, so that Word checks each by its own dictionary."""
    for name, path in word_files(sample).items():
        body = docx_text.parts(path)["word/document.xml"].decode("utf-8")
        locales = {languages.get(code).locale_tag for code in name.partition(".")[2].split("-")}
        assert set(re.findall(r'<w:lang w:val="([^"]*)"', body)) == locales
        spoken = re.findall(r"<w:r>(.*?)</w:r>", body)
        assert all("<w:lang " in run for run in spoken if "<w:t " in run)
