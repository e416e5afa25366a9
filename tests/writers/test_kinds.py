"""How each kind of instrument looks: what style.toml says, its templates, and a wide table on its page."""

from __future__ import annotations

import html
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace

from paraph.build.plan import plan
from paraph.build.request import BuildRequest
from paraph.errors import InputError
from paraph.model import Instrument, words
from paraph.writers.base import Dress
from paraph.writers.columns import SMALLEST
from paraph.writers.docx import DocxWriter, check_template
from paraph.writers.html import HtmlWriter
from paraph.writers.metrics import face
from paraph.writers.pdf import PdfWriter
from paraph.writers.pdf.frame import frame
from paraph.writers.pdf.words import words as spoken
from paraph.writers.style import of_kind, parse_style, read_style, templates_of
from support.docxdump import document, parts, q
from support.pdftext import raw_pages, squeeze
from support.roadmap import CELLS, HEADS, roadmap, table

ROOT = Path(__file__).resolve().parents[2]
DRESS = Dress(date="2026-11-22")
LAYOUTS = [("ru",), ("uz",), ("kk",), ("uz", "ru"), ("uz", "kk", "ru")]
PLAIN = ("programme", "roadmap", "minutes", "explanatory-note", "questionnaire")


def workspace(root: Path, style: str) -> Path:
    (root / "templates").mkdir()
    (root / "templates/style.toml").write_text(style, encoding="utf-8", newline="\n")
    return root


# -- style.toml --------------------------------------------------------------------------------------------------


def test_a_kind_without_an_entry_looks_like_an_agreement() -> None:
    style = read_style(ROOT)
    known, unknown = of_kind(style, "agreement"), of_kind(style, "charter")
    assert known == unknown
    assert (known.template, known.landscape, known.signing_folder) == ("agreement", False, True)


def test_a_kind_says_only_what_differs(tmp_path: Path) -> None:
    style = read_style(workspace(tmp_path, "[font]\nsize_pt = 12\n[kind.minutes]\ntable_pt = 8\n"))
    minutes, agreement = of_kind(style, "minutes"), of_kind(style, "agreement")
    assert (minutes.template, minutes.sections["font"]["table_pt"]) == ("minutes", 8)
    assert minutes.sections["font"]["size_pt"] == of_kind(read_style(ROOT), "minutes").sections["font"]["size_pt"]
    assert (agreement.sections["font"]["size_pt"], agreement.sections["font"]["table_pt"]) == (12, 11)
    assert "kind.minutes" not in minutes.sections


@pytest.mark.parametrize(
    ("style", "problem"),
    [
        ("[kind.minutes]\nsiez_pt = 12\n", r"\[kind.minutes\] has the unknown key `siez_pt`"),
        ('[kind.minutes]\ntemplate = "../../secret"\n', "template"),
        ("kind.minutes = 5\n", "`kind.minutes` is no section"),
        ("kind = 5\n", "`kind` is no section"),
        ("page = 5\n", "`page` is no section"),
        ("[kind.minutes]\ntemplate = 5\n", r"template = 5 does not fit: text in quotes is expected"),
        ('[kind.minutes]\nlandscape = "no"\n', r"landscape = no does not fit: true or false is expected"),
        ('[kind.minutes]\nsize_pt = "big"\n', r"size_pt = big does not fit: a number is expected"),
        ("[kind.minutes]\nsize_pt = true\n", r"size_pt = true does not fit: a number is expected"),
        ('[font]\nsize_pt = "big"\n', r"\[font\] size_pt = big does not fit: a number is expected"),
        ('[progress]\ndone = "blue"\n', r'done = blue does not fit: a colour such as "#0072b2" is expected'),
        ("[kind.minutes\n", "cannot be read"),
    ],
)
def test_a_faulty_style_is_named(tmp_path: Path, style: str, problem: str) -> None:
    root = workspace(tmp_path, style)
    with pytest.raises(InputError) as fault:
        of_kind(read_style(root), "minutes")
    assert re.search(problem, str(fault.value))


def test_every_kind_has_its_template_in_every_language() -> None:
    names = templates_of(parse_style(ROOT / "templates/style.toml"))
    assert {"agreement", "protocol", "memorandum", "programme", "roadmap", "minutes", "notes", "paper"} == set(names)
    for code in HEADS:
        shipped = {path.stem for path in (ROOT / "templates" / code).glob("*.docx")}
        assert shipped == set(names)
        assert [check_template(ROOT / "templates" / code / f"{name}.docx", code) for name in names] == [()] * len(names)


@pytest.mark.parametrize(("kind", "paper", "folder"), [
    ("agreement", "treaty", True),
    ("protocol", "treaty", True),
    ("exchange-of-notes", "treaty", False),
    *((kind, "plain", False) for kind in PLAIN),
])  # fmt: skip
def test_only_treaties_have_a_signing_folder(kind: str, paper: str, folder: bool) -> None:
    original = roadmap()
    header = replace(original.header, kind=kind, paper=paper)
    for profile in ("draft", "signature"):
        request = BuildRequest(root=ROOT, out=ROOT / "dist", profile=profile)
        targets = plan(Instrument(header=header, parts=original.parts), None, request)
        assert any(target.form == "folder" for target in targets) == folder


@pytest.mark.parametrize("paper", ["treaty", "plain"])
def test_only_a_treaty_leaves_room_for_initials(paper: str) -> None:
    original = roadmap(3, "agreement")
    original = replace(original, header=replace(original.header, paper=paper))

    def foot(profile: str) -> int:
        docx = DocxWriter.of_workspace(ROOT).write(original, ("ru",), replace(DRESS, profile=profile))
        return int(next(iter(document(docx).iter(q("pgMar")))).get(q("bottom"), "0"))

    assert (foot("signature") > foot("draft")) == (paper == "treaty")
    page = frame(original, (spoken("ru"),), replace(DRESS, profile="signature"))
    assert page.initials == (paper == "treaty")
    assert not frame(original, (spoken("ru"),), DRESS).initials


# -- a table of ten columns --------------------------------------------------------------------------------------


def boxes(pdf: Path) -> list[tuple[int, str, tuple[float, ...]]]:
    """Every word with its page and its box, as poppler sees it; the size of the page comes first."""
    said = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    out = []
    for number, page in enumerate(said.split("<page ")[1:]):
        size = re.match(r'width="([\d.]+)" height="([\d.]+)"', page)
        assert size is not None
        for found in re.finditer(r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<', page):
            place = tuple(float(found[at]) for at in range(1, 5))
            out.append((number, html.unescape(found[5]), (*place, float(size[1]), float(size[2]))))
    return out


def check_page(pdf: Path, layout: tuple[str, ...], *, hyphens: bool) -> None:
    """Words whole, nothing outside the text, head rows on every page, rows on one page each."""
    found = boxes(pdf)
    assert {(page[4], page[5]) for _, _, page in found if page[4] > page[5]}, "the page lies across"
    right, foot = max(box[2] / box[4] for _, _, box in found), max(box[3] / box[5] for _, _, box in found)
    assert right < 1 - 8 / 297
    assert foot < 1 - 4 / 210
    pages = max(page for page, _, _ in found) + 1
    said = Counter(squeeze(word) for _, word, _ in found)
    for code in layout if not hyphens else [code for code in layout if code != "ru"]:
        for cells, times in ((HEADS[code], pages), (CELLS[code], 22)):
            for word in (word for cell in cells for word in re.findall(r"[^\s-]{9,}", cell)):
                assert sum(count for token, count in said.items() if word in token) >= times, f"{word} is broken"
    first = HEADS[layout[0]][1].split()[0]
    assert pages > 1
    assert {page for page, word, _ in found if word == first} == set(range(pages)), "the head row comes again"


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS, ids="-".join)
def test_a_road_map_in_pdf(tmp_path: Path, layout: tuple[str, ...]) -> None:
    path = tmp_path / "map.pdf"
    data = PdfWriter(ROOT).write(roadmap(), layout, DRESS)
    path.write_bytes(data)
    check_page(path, layout, hyphens=True)
    rows_whole(raw_pages(data), layout)


def rows_whole(pages: list[str], layout: tuple[str, ...]) -> None:
    """Each row stands on one page: its last word follows its first before the page ends."""
    opening, closing = (squeeze(CELLS[layout[0]][at]) for at in (1, 9))
    for page in map(squeeze, pages):
        assert page.count(opening) == page.count(closing)


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.parametrize("layout", [("ru",), ("uz",), ("kk",), ("uz", "kk", "ru")], ids="-".join)
def test_a_road_map_in_word(tmp_path: Path, layout: tuple[str, ...]) -> None:
    (tmp_path / "map.docx").write_bytes(DocxWriter.of_workspace(ROOT).write(roadmap(), layout, DRESS))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "map.docx"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=240)
    check_page(tmp_path / "map.pdf", layout, hyphens=False)


@pytest.mark.parametrize("layout", LAYOUTS, ids="-".join)
def test_columns_in_word_hold_their_longest_word(layout: tuple[str, ...]) -> None:
    root = document(DocxWriter.of_workspace(ROOT).write(roadmap(), layout, DRESS))
    size = next(iter(root.iter(q("pgSz"))))
    assert int(size.get(q("w"), "0")) > int(size.get(q("h"), "0"))
    grid = next(each for each in root.iter(q("tblGrid")) if len(each) == 10)
    widths = [int(each.get(q("w"), "0")) / 20 for each in grid]
    margins = next(iter(root.iter(q("pgMar"))))
    room = sum(int(margins.get(q(side), "0")) for side in ("left", "right"))
    assert abs(sum(widths) - (int(size.get(q("w"), "0")) - room) / 20) < 0.1
    for at, width in enumerate(widths):
        for row, bold in ((HEADS, True), (CELLS, False)):
            for code in layout:
                longest = max((face(bold=bold).width(word, 9) for word in re.split(r"[\s-]", row[code][at])), default=0)
                assert width >= longest + 2 * 5.3, (code, row[code][at])


def test_rows_in_word_stay_whole_and_the_head_comes_again() -> None:
    root = document(DocxWriter.of_workspace(ROOT).write(roadmap(), ("uz", "kk", "ru"), DRESS))
    rows = [row for row in root.iter(q("tr")) if len(row.findall(f".//{q('tc')}")) == 10]
    assert len(rows) == 23
    assert [row.find(f"{q('trPr')}/{q('tblHeader')}") is not None for row in rows] == [True] + [False] * 22
    assert all(row.find(f"{q('trPr')}/{q('cantSplit')}") is not None for row in rows)


def test_a_table_too_wide_for_its_page_is_set_smaller() -> None:
    docx = DocxWriter.of_workspace(ROOT).write(roadmap(kind="agreement"), ("ru",), DRESS)
    root = document(docx)
    used = {each.get(q("val"), "") for each in root.iter(q("pStyle"))}
    smaller = {int(name.removeprefix("TableCell")) / 10 for name in used if re.fullmatch(r"TableCell\d+", name)}
    assert smaller == {SMALLEST}
    assert b'w:styleId="TableCell70"' in parts(docx)["word/styles.xml"]
    fits = document(DocxWriter.of_workspace(ROOT).write(roadmap(), ("ru",), DRESS))
    assert "TableCell" in {each.get(q("val")) for each in fits.iter(q("pStyle"))}


# -- headings and closings ---------------------------------------------------------------------------------------


def test_a_section_stands_on_one_line_with_its_number() -> None:
    original = roadmap(3)
    assert "I. Проекты" in raw_pages(PdfWriter(ROOT).write(original, ("ru",), DRESS))[0].replace("\u00a0", " ")
    assert ">I</a>" not in HtmlWriter().write(original, ("ru",), DRESS).decode()
    assert "I.\u00a0Проекты" in re.sub(r"<[^>]+>", "", HtmlWriter().write(original, ("ru",), DRESS).decode())
    heading = next(p for p in document(DocxWriter.of_workspace(ROOT).write(original, ("ru",), DRESS)).iter(q("p"))
                   if "Проекты" in "".join(p.itertext()))  # fmt: skip
    assert heading.find(f".//{q('br')}") is None
    assert "".join(heading.itertext()) == "I.\u00a0Проекты"


def test_a_page_across_is_printed_across() -> None:
    style = read_style(ROOT)
    page = HtmlWriter(style=style).write(roadmap(3), ("ru",), DRESS).decode()
    assert "size:A4 landscape" in page
    assert "size:A4 landscape" not in HtmlWriter(style=style).write(roadmap(3, "minutes"), ("ru",), DRESS).decode()


@pytest.mark.slow
@pytest.mark.parametrize("rows", [1, 2, 5, 9, 14, 22])
def test_the_closing_takes_the_last_row_along(rows: int) -> None:
    original = roadmap(rows, signed=True)
    pages = [squeeze(page) for page in raw_pages(PdfWriter(ROOT).write(original, ("uz",), DRESS))]
    assert "Imzolandi." in pages[-1]
    last = squeeze(CELLS["uz"][9])
    assert last in pages[-1]
    assert sum(page.count(last) for page in pages) == rows
    heads = [page.count(squeeze(HEADS["uz"][5])) for page in pages]
    assert heads == [1] * len(pages)


def test_the_words_of_the_sample_are_those_of_its_table() -> None:
    assert [words(cell["uz"]) for cell in table(1).rows[0].cells[1:]] == list(CELLS["uz"][1:])
