"""The files of a report on progress: which there are, what they say, what they keep to themselves."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pdfua import validate
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from paraph.build import BuildReport, BuildRequest, build
from paraph.build.conductor import prepare
from paraph.build.follow_up import sheets
from support import followed
from support.pdftext import raw_pages, squeeze

NOTE = "Подрядчик"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return followed.workspace(tmp_path_factory.mktemp("followed"))


def made(root: Path, out: Path, **asked: Any) -> BuildReport:
    return build(BuildRequest(root=root, out=out, agreements=("plan",), **asked))


@pytest.fixture(scope="module")
def dist(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    report = made(root, out, date="2021-06-10")
    assert not report.findings
    return out


def reports(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*.progress.*"))}


def pdf_text(data: bytes) -> str:
    return "\n".join(raw_pages(data))


def docx_xml(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(
            package.read(name).decode("utf-8") for name in package.namelist() if name.endswith((".xml", ".rels"))
        )


@pytest.mark.slow
def test_the_files_of_a_report(dist: Path) -> None:
    assert list(reports(dist)) == [
        f"plan/work/follow-up/plan.progress.{code}.{form}"
        for code in ("kk", "ru", "uz")
        for form in ("docx", "html", "pdf")
    ]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (
            {"formats": ("pdf",)},
            ["follow-up/plan.progress.uz.pdf", "follow-up/plan.progress.kk.pdf", "follow-up/plan.progress.ru.pdf"],
        ),
        (
            {"languages": (("uz", "ru"),), "formats": ("docx",)},
            ["follow-up/plan.progress.uz.docx", "follow-up/plan.progress.ru.docx"],
        ),
        ({"languages": (("uz-Cyrl",),), "formats": ("docx",)}, ["follow-up/plan.progress.uz-Cyrl.docx"]),
        (
            {"audience": "counterpart", "languages": (("ru",),), "formats": ("docx",)},
            ["counterpart/follow-up/plan.progress.ru.docx"],
        ),
        ({"profile": "signature"}, []),
    ],
)
def test_which_files_a_request_asks_for(root: Path, asked: dict[str, Any], names: list[str]) -> None:
    request = BuildRequest(root=root, out=root / "dist", agreements=("plan",), **asked)
    ready, _ = prepare(request)
    found = [sheet.path for item in ready for sheet in sheets(item.follow_up, request)]
    assert found == [f"plan/work/{name}" for name in names]


def test_the_day_of_a_report_is_the_newest_of_the_sources(root: Path) -> None:
    request = BuildRequest(root=root, out=root / "dist", agreements=("plan",))
    (ready,) = prepare(request)[0]
    assert ready.follow_up is not None
    assert ready.follow_up.day == datetime.date(2021, 5, 15)
    assert ready.follow_up.start == datetime.date(2020, 12, 15)


def test_an_instrument_without_tasks_has_no_report(root: Path) -> None:
    request = BuildRequest(root=root, out=root / "dist", agreements=("friendship",))
    (ready,) = prepare(request)[0]
    assert ready.follow_up is None


def test_a_page_says_what_the_pdf_says(dist: Path) -> None:
    files = reports(dist)
    for code, said in (
        ("ru", "по состоянию на 10 июня 2021 года"),
        ("uz", "muddatdan 56 kun kech"),
        ("kk", "мерзімі өтті"),
    ):
        page = files[f"plan/work/follow-up/plan.progress.{code}.html"].decode("utf-8")
        pdf = pdf_text(files[f"plan/work/follow-up/plan.progress.{code}.pdf"])
        word = docx_xml(files[f"plan/work/follow-up/plan.progress.{code}.docx"])
        assert squeeze(said) in squeeze(page)
        assert squeeze(said) in squeeze(pdf)
        assert squeeze(said) in squeeze(re.sub(r"<[^>]*>", "", word))


def test_a_page_needs_nothing_else(dist: Path) -> None:
    page = reports(dist)["plan/work/follow-up/plan.progress.ru.html"].decode("utf-8")
    assert page.count("<svg") == 2
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|url\((?!#)|\sstyle=", page.partition("</style>")[2])
    for svg in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
        root = etree.fromstring(svg)
        assert root.get("role") == "img"
        assert root.get("aria-label") == root.findtext("{*}desc")
        known = {each.get("id") for each in root.iter("{*}pattern")}
        assert {fill[5:-1] for each in root.iter() if (fill := each.get("fill") or "").startswith("url(#")} <= known


def figures(node: Any) -> Iterator[DictionaryObject]:
    element = node.get_object()
    if isinstance(element, DictionaryObject):
        if element.get("/S") == "/Figure":
            yield element
        kids = element.get("/K")
        for kid in [] if kids is None else kids.get_object() if isinstance(kids.get_object(), list) else [kids]:
            yield from figures(kid)


def test_pictures_of_a_pdf_are_told_in_words(dist: Path, tmp_path: Path) -> None:
    data = reports(dist)["plan/work/follow-up/plan.progress.ru.pdf"]
    told = [str(each["/Alt"]) for each in figures(PdfReader(io.BytesIO(data)).root_object["/StructTreeRoot"])]
    assert len(told) == 2
    assert "Машиностроение: просрочено 1, перенесено 1." in told[0]
    assert "II.1: I квартал 2022 года, перенесено." in told[1]
    path = tmp_path / "it.pdf"
    path.write_bytes(data)
    outcomes = validate(str(path)).outcomes
    assert [finding for outcome in outcomes for finding in outcome.findings] == []


def test_a_report_is_no_draft(dist: Path) -> None:
    files = reports(dist)
    assert "ПРОЕКТ" not in pdf_text(files["plan/work/follow-up/plan.progress.ru.pdf"])
    assert "Ход исполнения · Дорожная карта" in pdf_text(files["plan/work/follow-up/plan.progress.ru.pdf"])
    word = docx_xml(files["plan/work/follow-up/plan.progress.ru.docx"])
    assert "ПРОЕКТ" not in word
    assert "textpath" not in word
    assert "Ход исполнения, рабочая редакция, 10.06.2021" in re.sub(r"<[^>]*>", "", word)
    assert "Проект · " not in files["plan/work/follow-up/plan.progress.ru.html"].decode("utf-8")


def test_the_word_file_has_its_tables_across_the_page(dist: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(reports(dist)["plan/work/follow-up/plan.progress.uz.docx"])) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    assert len(list(document.iter(f"{W}tbl"))) == 3
    (size,) = document.iter(f"{W}pgSz")
    assert size.get(f"{W}orient") == "landscape"


@pytest.mark.slow
def test_the_same_bytes_wherever_it_is_made(root: Path, dist: Path, tmp_path: Path) -> None:
    other = followed.workspace(tmp_path / "elsewhere")
    made(other, tmp_path / "dist", date="2021-06-10", jobs=1)
    assert reports(tmp_path / "dist") == reports(dist)


@pytest.mark.slow
def test_a_changed_note_changes_the_report_alone(tmp_path: Path) -> None:
    root = followed.workspace(tmp_path / "work")
    first = made(root, tmp_path / "dist")
    assert made(root, tmp_path / "dist").up_to_date
    records = root / "agreements/plan/records.yaml"
    records.write_text(
        records.read_text(encoding="utf-8").replace("еще месяц", "еще год"), encoding="utf-8", newline="\n"
    )
    second = made(root, tmp_path / "dist")
    assert second.written
    assert all("/follow-up/" in path for path in second.written)
    records.unlink()
    for table in ("farm", "machines"):
        path = root / f"agreements/plan/tables/{table}.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(
            "".join(line for line in text.splitlines(True) if "from:" not in line and 'uz: "{{' not in line),
            encoding="utf-8",
        )
    third = made(root, tmp_path / "dist")
    assert not third.findings
    gone = [path for path in first.written if "/follow-up/" in path]
    assert sorted(third.removed) == sorted(gone)


@pytest.mark.slow
def test_nothing_of_the_house_goes_out(root: Path, tmp_path: Path) -> None:
    made(root, tmp_path, audience="counterpart")
    files = reports(tmp_path)
    assert len(files) == 9
    assert all(path.startswith("plan/work/counterpart/follow-up/") for path in files)
    for path, data in files.items():
        said = (
            docx_xml(data)
            if path.endswith("docx")
            else pdf_text(data)
            if path.endswith("pdf")
            else data.decode("utf-8")
        )
        assert NOTE not in said
        assert "records.yaml" not in said
        assert "Paraph" not in said
        if path.endswith("pdf"):
            assert not (PdfReader(io.BytesIO(data)).metadata or {}).get("/Author")
