"""A signature copy: the text, a plain page number, room for initials, and nothing else."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from e2e import docx_text, expected, pdf_text
from e2e.shell import built
from paraph import languages
from paraph.assemble import assemble
from paraph.model import Original
from paraph.sources import load
from support import madeup

pytestmark = pytest.mark.slow

W = docx_text.W
LAYOUTS = ("uz", "kk", "ru", "uz-ru", "kk-ru", "uz-kk-ru")
NOTED = "---\nnote: Только для своих.\nsource: внутренний образец\n---\n# ru\n1. С **примечанием** к нему.\n\n"
"""A clause with all that must not show: a note, a source, a defined term."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A complete text: stamped, collated, at the stage of signature; place and day are for the pen."""
    noted = madeup.stamp(f"{NOTED}# uz\n1. **Izoh** bilan.\n\n# kk\n1. **Ескертпемен**.\n")
    form = madeup.stamp("# ru\n## Форма\n\n# uz\n## Shakl\n\n# kk\n## Нысан\n")
    record = {
        code: {"owner": ["LAG", "SEV"], "collated": {"on": "2026-11-20", "by": "В. В."}} for code in ["uz", "kk", "ru"]
    }
    root = madeup.write(
        tmp_path_factory.mktemp("signature"),
        clauses={"tests/noted": noted, "tests/form": form},
        languages=record,
        stage="signature",
        articles=["bodies", {"clause": "term", "with": {"notice": 3}}, "noted"],
        annexes=[{"clause": "form", "table": "form"}],
    )
    names = "{ru: Имя, uz: Nom, kk: Аты}"
    table = f"columns:\n  - {{key: item, width: 10, heading: {names}}}\nrows:\n  - {{key: one, item: {names}}}\n"
    (root / "clauses/tests/form.table.yaml").write_text(table, encoding="utf-8")
    built("--profile", "signature", cwd=root)
    return root


@pytest.fixture(scope="module", params=["LAG", "SEV"])
def original(request: pytest.FixtureRequest, workspace: Path) -> Original:
    return assemble(load(workspace).workspace, "friendship").instrument.original(request.param)


@pytest.fixture
def folder(workspace: Path, original: Original) -> Path:
    return workspace / "dist/friendship/work/signature" / original.holder


def name(original: Original, layout: str) -> str:
    order = original.languages
    return f"friendship.{'-'.join(sorted(layout.split('-'), key=order.index))}"


def test_files_stand_apart_from_drafts(workspace: Path, folder: Path, original: Original) -> None:
    files = {f"{name(original, layout)}.{suffix}" for layout in LAYOUTS for suffix in ("docx", "pdf")}
    assert {path.name for path in folder.iterdir()} == {*files, "signing-folder.pdf"}
    assert {path.name for path in (workspace / "dist/friendship/work").iterdir()} == {"signature"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_word_is_plain(folder: Path, original: Original, layout: str) -> None:
    package = docx_text.parts(folder / f"{name(original, layout)}.docx")
    assert not [part for part in package if "comment" in part]
    for part, data in package.items():
        if not part.endswith(".xml"):
            continue
        root = etree.fromstring(data)
        for tag in ("color", "shd", "highlight"):
            shades = {each.get(f"{W}val" if tag == "color" else f"{W}fill") for each in root.iter(f"{W}{tag}")}
            assert shades <= {None, "auto", "000000", "FFFFFF"}, (part, tag, shades)
        bold = [
            each for tag in ("b", "bCs") for each in root.iter(f"{W}{tag}") if each.get(f"{W}val") not in ("0", "false")
        ]
        assert not bold, part
        for tag in ("lnNumType", "pict", "ins", "del", "commentReference", "mirrorMargins", "evenAndOddHeaders"):
            assert not list(root.iter(f"{W}{tag}")), (part, tag)
        if part.startswith("word/header"):
            assert "".join(root.itertext(f"{W}t")).strip() == ""
        if part.startswith("word/footer"):
            assert {code.text.split()[0] for code in root.iter(f"{W}instrText")} <= {"PAGE"}
            assert "".join(root.itertext(f"{W}t")).strip() in ("", "1")
    for word in ("Проект", "Loyiha", "Жоба", "редакция", "tahrir"):
        assert not any(word.encode() in data for data in package.values()), word


@pytest.mark.parametrize("layout", LAYOUTS)
def test_word_says_the_tree(folder: Path, original: Original, layout: str) -> None:
    path = folder / f"{name(original, layout)}.docx"
    codes = tuple(code for code in original.languages if code in layout.split("-"))
    lines = [line.text for line in docx_text.lines(path) if line.style != "Language Name"]
    assert lines == expected.said(original, codes)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_pdf_is_plain(folder: Path, original: Original, layout: str) -> None:
    path = folder / f"{name(original, layout)}.pdf"
    room = 30 * pdf_text.MM
    for number, page in enumerate(pdf_text.pages(path), 1):
        assert page.within(page.height - room, page.height) == str(number), "a plain number, room for initials above it"
        assert "-" in layout or page.within(0, 20 * pdf_text.MM - 2) == "", "no running line"
    text = pdf_text.text(path)
    for word in ("Проект", "Loyiha", "Жоба", "редакция", "tahrir", "2026-11", "22.11"):
        assert word not in text
    assert "Bold" not in _fonts(path)
    assert _is_grey(path)
    assert not _has_watermark(path)


def test_only_blanks_for_the_pen(folder: Path) -> None:
    text = pdf_text.squeezed(pdf_text.text(folder / "friendship.ru.pdf"))
    assert "Совершеновгороде____________«__»________20__года" in text
    for code in ("ru", "uz", "kk"):
        assert pdf_text.squeezed(languages.get(code).words["undecided"]) not in text


def test_signing_folder_pages_each_language_by_itself(folder: Path, original: Original) -> None:
    assert original.languages == {"LAG": ("uz", "kk", "ru"), "SEV": ("kk", "uz", "ru")}[original.holder]
    single = [pdf_text.pages(folder / f"friendship.{code}.pdf") for code in original.languages]
    whole = pdf_text.pages(folder / "signing-folder.pdf")
    assert whole == tuple(page for pages in single for page in pages)
    numbers = [page.within(page.height - 30 * pdf_text.MM, page.height) for page in whole]
    assert numbers == [str(number) for pages in single for number in range(1, len(pages) + 1)]
    outline = [item.title for item in PdfReader(folder / "signing-folder.pdf").outline if not isinstance(item, list)]
    assert outline == [languages.get(code).words["name"] for code in original.languages]


def test_properties_say_only_what_it_is(folder: Path, original: Original) -> None:
    for path in sorted(folder.glob("*.pdf")):
        metadata = PdfReader(path).metadata
        assert metadata is not None
        assert metadata.author in (None, "")
        assert "work" not in str(metadata.get("/Keywords", ""))
    for path in sorted(folder.glob("*.docx")):
        core = etree.fromstring(docx_text.parts(path)["docProps/core.xml"])
        assert core.findtext("{http://purl.org/dc/elements/1.1/}creator") is None


def _fonts(path: Path) -> str:
    return subprocess.run(["pdffonts", path], capture_output=True, check=True, encoding="utf-8").stdout


def _is_grey(path: Path) -> bool:
    """The judge is the picture: on no page is there a point with a colour."""
    return all(points[0::3] == points[1::3] == points[2::3] for points in pdf_text.pictures(path))


def _has_watermark(path: Path) -> bool:
    """The grey of the watermark (templates/style.toml) covers a good part of every page."""
    shares = [points.count(0xD9) / len(points) for points in pdf_text.pictures(path)]
    return min(shares) > 0.004


def test_a_draft_is_not_plain(tmp_path: Path) -> None:
    """So that the judges above are known to see what they look for."""
    root = madeup.write(tmp_path, place="undecided")
    built("--languages", "ru", "--format", "pdf", cwd=root)
    path = next(root.rglob("friendship.ru.pdf"))
    assert _has_watermark(path)
    assert "Bold" in _fonts(path)
    assert not _is_grey(path)
