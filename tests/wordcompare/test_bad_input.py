"""Word files nobody should have to open: `compare_word` opens them by the code of the readers, within their limits."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from paraph.errors import InputError
from paraph.readers import read_docx
from paraph.readers.word import package
from paraph.wordcompare.checked import compare_word
from paraph.wordcompare.package import Parts
from paraph.wordcompare.result import Options
from wordcompare.files import docx, field, p

GOOD = docx("Стороны сотрудничают")


@pytest.mark.parametrize("limit", ["ENTRY_LIMIT", "PART_LIMIT", "TOTAL_LIMIT", "FILE_LIMIT"])
@pytest.mark.parametrize("side", [0, 1], ids=["old", "new"])
def test_every_limit_of_the_readers_holds_for_both_files(
    limit: str, side: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = docx(
        *["Стороны обмениваются сведениями"] * 40, parts={f"customXml/item{at}.xml": "<a/>" for at in range(9)}
    )
    small = {"ENTRY_LIMIT": 8, "PART_LIMIT": 3000, "TOTAL_LIMIT": 5000, "FILE_LIMIT": 2500}[limit]
    monkeypatch.setattr(package, limit, small)
    names = ("large.docx", "good.docx") if side == 0 else ("good.docx", "large.docx")
    pair = (large, GOOD) if side == 0 else (GOOD, large)
    with pytest.raises(InputError, match=r"large\.docx .*too (many|large)") as refusal:
        compare_word(*pair, Options(), names=names)
    with pytest.raises(InputError) as read:
        read_docx(large, "large.docx")
    assert str(refusal.value) == str(read.value)


def test_a_part_that_says_it_is_small_is_not_read_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The size in the zip is only what somebody wrote there."""
    monkeypatch.setattr(package, "PART_LIMIT", 1000)
    made = bytearray(docx("слово " * 2000))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        true = archive.getinfo("word/document.xml").file_size
    lying = bytes(made).replace(true.to_bytes(4, "little"), (900).to_bytes(4, "little"))
    assert lying != made
    with pytest.raises(InputError):
        compare_word(lying, GOOD, Options(), names=("lying.docx", "good.docx"))


def test_no_more_of_a_file_is_held_than_may_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "FILE_LIMIT", 10)
    for size, refused in ((10, False), (11, True)):
        (tmp_path / "file.docx").write_bytes(b"P" * size)
        if refused:
            with pytest.raises(InputError, match=r"file\.docx is too large to read"):
                package.load(tmp_path / "file.docx")
        else:
            assert package.load(tmp_path / "file.docx") == b"P" * size


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_part_in_another_encoding_says_the_same(encoding: str) -> None:
    out = io.BytesIO()
    mark = "" if encoding in ("utf-8", "utf-16") else "\ufeff"
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                text = f'{mark}<?xml version="1.0" encoding="{encoding[:6]}"?>{text.decode()}'.encode(encoding)
            new.writestr(name, text)
    made = compare_word(out.getvalue(), docx("Стороны тесно сотрудничают"), Options())
    assert [change.kind for change in made.listed.changes] == ["words"]


def test_names_that_lead_out_of_the_file_lead_nowhere(tmp_path: Path) -> None:
    """Nothing is unpacked: such a part is carried along as a name, no more."""
    new = docx("Стороны тесно сотрудничают", parts={"../../evil.xml": "<a/>", "/etc/evil": "x"})
    made = compare_word(GOOD, new, Options()).redline
    assert Parts(made, "red.docx").read("../../evil.xml") == b"<a/>"
    assert not list(tmp_path.parent.glob("evil*"))


def test_a_field_that_never_ends_gives_a_redline_or_a_refusal_by_name() -> None:
    open_ = field("REF a", "5").rpartition("<w:r>")[0]
    old, new = docx(p("См. ", open_), "конец"), docx(p("Смотри ", open_), "конец")
    made = compare_word(old, new, Options())
    assert made.listed.changes
