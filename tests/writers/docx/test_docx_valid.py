"""Every file is one Word opens: schema, package, ids, names."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import ooxml_integrity
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from support.docxdump import document, parts, q
from support.docxfiles import FILES, LAYOUTS, ROOT, name, redline, tiny

AUDIT = OpenXmlValidator()


def written() -> dict[str, bytes]:
    files = {name(dress, layout): tiny(dress, layout) for dress, layout in FILES}
    for layout in LAYOUTS:
        files[name("redline", layout)] = redline(layout)
    return files


@pytest.fixture(scope="module", params=written().items(), ids=lambda item: item[0])
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Path]:
    name_, data = request.param
    path = tmp_path_factory.mktemp("docx") / f"{name_}.docx"
    path.write_bytes(data)
    return data, path


@pytest.mark.slow
def test_schema_and_package_are_clean(file: tuple[bytes, Path]) -> None:
    _, path = file
    assert [str(error) for error in AUDIT.validate(path).errors] == []
    assert [str(finding) for finding in ooxml_integrity.check(path)] == []


def test_ids_are_given_once(file: tuple[bytes, Path]) -> None:
    """No validator looks for doubled ids of controls, bookmarks and changes."""
    root = document(file[0])
    starts = [each for each in root.iter() if each.get(q("id")) is not None and _opens(each)]
    ids = Counter(each.get(q("id")) for each in starts)
    controls = Counter(each.get(q("val")) for each in root.iter(q("id")))
    assert {key for key, count in ids.items() if count > 1} == set()
    assert {key for key, count in controls.items() if count > 1} == set()
    names = Counter(each.get(q("name")) for each in root.iter(q("bookmarkStart")))
    assert {key for key, count in names.items() if count > 1} == set()
    assert all(key.startswith("_") and len(key) <= 40 for key in names)
    assert all(len(each.get(q("val"))) <= 64 for each in root.iter(q("tag")))


def _opens(each: etree._Element) -> bool:
    local = etree.QName(each).localname
    return not local.startswith("comment") and not local.endswith("End")


def test_ranges_close_and_moves_have_two_ends(file: tuple[bytes, Path]) -> None:
    root = document(file[0])
    for kind in ("bookmark", "moveFromRange", "moveToRange", "commentRange"):
        starts = [each.get(q("id")) for each in root.iter(q(f"{kind}Start"))]
        assert starts == [each.get(q("id")) for each in root.iter(q(f"{kind}End"))]
    ends = [[each.get(q("name")) for each in root.iter(q(f"{kind}RangeStart"))] for kind in ("moveFrom", "moveTo")]
    assert sorted(ends[0]) == sorted(ends[1])
    assert len(set(ends[0])) == len(ends[0])


def test_every_reference_shows_the_number_of_its_target(file: tuple[bytes, Path]) -> None:
    from support.docxdump import dump

    assert "≠" not in dump(file[0])


def test_controls_stand_at_rows_and_runs_only(file: tuple[bytes, Path]) -> None:
    """Inside block-level and cell-level controls LibreOffice prints struck words as live text."""
    for control in document(file[0]).iter(q("sdt")):
        held = {etree.QName(each).localname for each in control.find(q("sdtContent"))}
        assert not held & {"p", "tc", "tbl"}


def test_no_field_is_struck(file: tuple[bytes, Path]) -> None:
    root = document(file[0])
    for kind in ("del", "moveFrom"):
        for struck in root.iter(q(kind)):
            assert next(struck.iter(q("fldChar"), q("instrText")), None) is None


def test_parts_hold_no_traces(file: tuple[bytes, Path]) -> None:
    found = parts(file[0])
    kept = ("document", "styles", "settings", "fontTable", "comments", "header", "footer", "theme/theme")
    assert all(
        key in {"[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels"}
        or key.removeprefix("word/").removesuffix(".xml").rstrip("1") in kept
        for key in found
    )
    for data in found.values():
        assert b"rsid" not in data
        assert b"lastModifiedBy" not in data


@pytest.mark.parametrize("language", ["ru", "uz", "kk"])
def test_shipped_templates_are_clean(language: str) -> None:
    path = ROOT / "templates" / language / "agreement.docx"
    assert [str(error) for error in AUDIT.validate(path).errors] == []
    assert [str(finding) for finding in ooxml_integrity.check(path)] == []
