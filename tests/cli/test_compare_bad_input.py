"""``paraph compare`` on whatever people send: refused in a drafter's words at once, nothing written; or compared."""

from __future__ import annotations

import ctypes
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from e2e.shell import digests, environment, paraph, powerless, small_files
from paraph.wordverify import verify
from support.ministry import Run
from wordcompare.files import docx, formula, header_parts, note, p, picture, section, style, table
from wordverify.test_reading import encoded, strict

GOOD = docx(p("Стороны сотрудничают", note(1)), footnotes={1: "сноска"}, styles=style("Normal", "Normal"))
NEW = docx("Стороны тесно сотрудничают")
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
MIB = 1024 * 1024
LAUGHS = (
    b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&c;</w:document>'
)
WIDE_LAUGHS = b'<?xml version="1.0" encoding="UTF-7"?>' + LAUGHS.replace(b"<!", b"+ADwAIQ-")
OUTSIDE = b'<!DOCTYPE w SYSTEM "http://example.org/evil.dtd"><w/>'


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def changed(**parts: bytes | None) -> bytes:
    """The good file with parts replaced, or gone; ``__`` stands for a slash, ``_dot_`` for a dot."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        whole: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    whole.update({name.replace("__", "/").replace("_dot_", "."): data for name, data in parts.items()})
    return zipped({name: data for name, data in whole.items() if data is not None})


def spoilt_in_the_middle() -> bytes:
    """A part whose bytes are not those the zip promises."""
    made = bytearray(docx("Стороны сотрудничают " * 200))
    at = made.index(b"word/document.xml") + 40
    made[at : at + 20] = b"\xff" * 20
    return bytes(made)


def spreadsheet() -> bytes:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{OFFICE}" Target="xl/workbook.xml"/></Relationships>'
    )
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return zipped({"[Content_Types].xml": types, "_rels/.rels": relations.encode(), "xl/workbook.xml": b"<workbook/>"})


MACRO_TYPES = b'<Types xmlns="x"><Default Extension="xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'  # noqa: E501
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "words": ("draft.docx", "Просто слова".encode(), "is not a Word file"),
    "a text file": ("draft.txt", "Просто слова".encode(), "is not a Word file"),
    "pdf": ("draft.docx", b"%PDF-1.7\n", "is a file of the kind PDF"),
    "picture": ("draft.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "is not a Word file"),
    "nothing": ("draft.docx", b"", "is empty"),
    "rtf": ("draft.docx", b"{\\rtf1 text}", "is a file of the kind RTF"),
    "web page": ("draft.doc", b"<html><body>text</body></html>", "is a file of the kind HTML"),
    "OpenDocument": ("draft.odt", zipped({"mimetype": b"x", "content.xml": b"<x/>"}), "is an OpenDocument file"),
    "spreadsheet": ("draft.docx", spreadsheet(), "holds no Word document"),
    "a zip of anything": ("draft.docx", zipped({"a.txt": b"text"}), "is not a Word file"),
    "encrypted": (
        "draft.docx",
        OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "is protected by a password",
    ),
    "the old kind": ("draft.doc", OLE + b"\0" * 600, "is a Word file of the old kind (.doc)"),
    "macros by name": ("draft.docm", GOOD, "is a Word file with macros"),
    "macros inside": ("draft.docx", changed(word__vbaProject_dot_bin=b"macro"), "is a Word file with macros"),
    "macros by type": (
        "draft.docx",
        changed(**{"[Content_Types]_dot_xml": MACRO_TYPES}),
        "is a Word file with macros",
    ),
    "billion laughs": ("draft.docx", changed(word__document_dot_xml=LAUGHS), "declares XML entities"),
    "laughs in UTF-16": (
        "draft.docx",
        changed(word__document_dot_xml=LAUGHS.decode().encode("utf-16")),
        "declares XML entities",
    ),
    "laughs in UTF-7": ("draft.docx", changed(word__document_dot_xml=WIDE_LAUGHS), "declares XML entities"),
    "rules from the network": ("draft.docx", changed(word__document_dot_xml=OUTSIDE), "declares XML entities"),
    "laughs in a note": ("draft.docx", changed(word__footnotes_dot_xml=LAUGHS), "declares XML entities"),
    "laughs in styles": ("draft.docx", changed(word__styles_dot_xml=LAUGHS), "declares XML entities"),
    "laughs in the package": ("draft.docx", changed(_rels___dot_rels=OUTSIDE), "declares XML entities"),
    "half a file": ("draft.docx", GOOD[: len(GOOD) // 2], "is damaged"),
    "damaged in the middle": ("draft.docx", spoilt_in_the_middle(), "is damaged"),
    "no document": ("draft.docx", changed(word__document_dot_xml=None), "holds no Word document"),
    "no content types": ("draft.docx", changed(**{"[Content_Types]_dot_xml": None}), "is not a Word file"),
    "another document": ("draft.docx", changed(word__document_dot_xml=b"<a/>"), "holds no Word document"),
    "a document cut off": ("draft.docx", changed(word__document_dot_xml=b"<w:document"), "cannot be read"),
    "a document of zeros": ("draft.docx", changed(word__document_dot_xml=b"\0" * 500), "cannot be read"),
    "damaged notes": ("draft.docx", changed(word__footnotes_dot_xml=b"<w:footnotes"), "cannot be read"),
    "damaged styles": ("draft.docx", changed(word__styles_dot_xml=b"<w:styles"), "cannot be read"),
    "damaged relationships": ("draft.docx", changed(word___rels__document_dot_xml_dot_rels=b"?"), "cannot be read"),
    "an empty part": ("draft.docx", changed(word__document_dot_xml=b""), "cannot be read"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two good files."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.docx").write_bytes(GOOD)
    (tmp_path / "new.docx").write_bytes(NEW)
    return tmp_path


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_compared_is_refused_on_either_side(run: Run, folder: Path, what: str) -> None:
    name, data, words = REFUSED[what]
    (folder / name).write_bytes(data)
    before = digests(folder)
    for pair in ((name, "new.docx"), ("new.docx", name)):
        result = run("compare", *pair, "-o", "red.docx", "--html", "red.html", "--json", "red.json")
        assert (result.exit_code, type(result.exception)) == (2, SystemExit), result.output
        assert result.output.startswith(f"error: {name}"), result.output
        assert words in result.output
        assert "Traceback" not in result.output
        assert digests(folder) == before


@pytest.mark.parametrize("what", REFUSED)
def test_what_compare_refuses_no_agreement_begins_from(run: Run, workspace: Path, what: str) -> None:
    """`paraph new agreement --from` opens Word files by the same code, and says the same words."""
    name, data, words = REFUSED[what]
    name = "draft.docx" if name == "draft.txt" else name
    (workspace / name).write_bytes(data)
    before = digests(workspace)
    result = run("new", "agreement", "counter", "--from", name)
    assert (result.exit_code, type(result.exception)) == (2, SystemExit), result.output
    assert result.output.startswith(f"error: {name}"), result.output
    assert words in result.output
    assert digests(workspace) == before


def test_a_file_without_relationships_is_compared(run: Run, folder: Path) -> None:
    """Nothing leads to its notes; its text is there."""
    (folder / "bare.docx").write_bytes(
        changed(word___rels__document_dot_xml_dot_rels=None, _rels___dot_rels=None, word__footnotes_dot_xml=None)
    )
    result = run("compare", "bare.docx", "new.docx", "-o", "red.docx")
    assert result.exit_code in (0, 1), result.output
    assert "Traceback" not in result.output
    assert (folder / "red.docx").exists() == (result.exit_code == 0)


@pytest.mark.parametrize(
    "made",
    [strict, lambda data: encoded(data, "utf-16"), lambda data: encoded(strict(data), "utf-16")],
    ids=["strict", "UTF-16", "strict in UTF-16"],
)
def test_strict_files_are_read_and_compared(run: Run, folder: Path, made: Callable[[bytes], bytes]) -> None:
    sect = section('<w:headerReference w:type="default" r:id="h1"/>')

    def file(word: str, said: str) -> bytes:
        body = p(f"Стороны {word} сведениями", note(1)), p("Формула ", formula(said), picture("i"))
        return docx(*body, table("<w:tr><w:tc>" + p(word) + "</w:tc></w:tr>", columns=1), sect=sect,
                    footnotes={1: word}, pictures={"i": b"png"}, **header_parts())  # fmt: skip

    old, new = made(file("обмениваются", "a+b")), made(file("делятся", "a+c"))
    for one, two in ((old, new), (file("обмениваются", "a+b"), new), (old, file("делятся", "a+c"))):
        (folder / "a.docx").write_bytes(one)
        (folder / "b.docx").write_bytes(two)
        result = run("compare", "a.docx", "b.docx", "-o", "red.docx")
        assert result.exit_code == 0, result.output
        assert "{+делятся+}" in result.output
        assert verify(one, two, (folder / "red.docx").read_bytes()) == ()


@pytest.mark.slow
def test_a_zip_bomb_is_refused_without_being_opened(folder: Path) -> None:
    """Nearly a gigabyte of zeros in a file of one megabyte."""
    with zipfile.ZipFile(folder / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as stream:
            for _ in range(60):
                stream.write(b"\0" * 16 * MIB)
    assert (folder / "bomb.docx").stat().st_size < 2 * MIB
    done, seconds, peak = measured("bomb.docx", "new.docx", folder=folder)
    assert (done.returncode, seconds < 5, peak < 150) == (2, True, True)
    assert "bomb.docx looks like a zip bomb: word/document.xml grows more than 500 times" in done.stderr


@pytest.mark.parametrize("size", [500 * MIB, 40 * 1024 * MIB], ids=["500 MB", "40 GB"])
def test_a_huge_file_is_refused_at_once(folder: Path, size: int) -> None:
    with (folder / "huge.docx").open("wb") as stream:
        stream.write(b"PK\x03\x04")
        stream.truncate(size)
    before = {path.name for path in folder.iterdir()}
    done, seconds, peak = measured("huge.docx", "new.docx", "-o", "red.docx", folder=folder)
    assert (done.returncode, seconds < 5, peak < 150) == (2, True, True)
    assert done.stderr.startswith("error: huge.docx is too large to read")
    assert {path.name for path in folder.iterdir()} == before


@pytest.mark.skipif(sys.platform == "win32", reason="no such file there")
def test_a_file_without_an_end_is_refused(folder: Path) -> None:
    done, _, peak = measured("/dev/zero", "new.docx", folder=folder)
    assert (done.returncode, peak < 700) == (2, True)
    assert "zero is too large to read" in done.stderr


@pytest.mark.parametrize(
    "pair",
    [
        ("none.docx", "new.docx"),
        ("good.docx", "none.docx"),
        ("sub", "new.docx"),
        ("good.docx", "sub"),
        ("good.docx/x.docx", "new.docx"),
    ],
)
def test_what_is_no_file_is_named(run: Run, folder: Path, pair: tuple[str, str]) -> None:
    (folder / "sub").mkdir()
    wrong = next(name for name in pair if name not in ("good.docx", "new.docx"))
    said = {
        "none.docx": "there is no such file or folder",
        "sub": "this is a folder, not a file",
        "good.docx/x.docx": "this is a file, not a folder",
    }
    before = digests(folder)
    result = run("compare", *pair, "-o", "red.docx")
    assert (result.exit_code, result.output) == (2, f"error: {wrong}: {said[wrong]}\n")
    assert digests(folder) == before


def blind() -> None:
    """Takes the right to read everything from root as well."""
    powerless()
    drop_from_bounding_set, read_all = 24, 2
    ctypes.CDLL(None).prctl(drop_from_bounding_set, read_all, 0, 0, 0)


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
def test_a_file_that_may_not_be_read_is_named(folder: Path) -> None:
    before = digests(folder)
    (folder / "good.docx").chmod(0)
    done = paraph("compare", "good.docx", "new.docx", "-o", "red.docx", cwd=folder, before=blind)
    (folder / "good.docx").chmod(0o600)
    assert done.returncode == 2
    assert done.stderr == "error: good.docx: no right to read or write it (is it open in another program?)\n"
    assert digests(folder) == before


@pytest.mark.parametrize("option", ["-o", "--html", "--pdf", "--json"])
def test_a_folder_for_the_result_that_is_not_there(run: Run, folder: Path, option: str) -> None:
    before = digests(folder)
    result = run("compare", "good.docx", "new.docx", option, "none/red.docx")
    assert result.exit_code == 2
    assert "none" in result.output
    assert "there is no such file or folder" in result.output
    assert digests(folder) == before


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
def test_a_folder_that_may_not_be_written_in(folder: Path) -> None:
    (folder / "sub").mkdir(mode=0o555)
    before = digests(folder)
    done = paraph("compare", "good.docx", "new.docx", "-o", "sub/red.docx", cwd=folder, before=powerless)
    assert done.returncode == 2
    assert "sub" in done.stderr
    assert "no right to read or write it" in done.stderr
    assert "Traceback" not in done.stderr
    assert digests(folder) == before


def test_a_folder_stands_where_the_result_goes(run: Run, folder: Path) -> None:
    (folder / "red.docx").mkdir()
    before = digests(folder)
    result = run("compare", "good.docx", "new.docx", "-o", "red.docx", "--json", "red.json")
    assert result.exit_code == 2, result.output
    assert "red.docx" in result.output
    assert digests(folder) == before


@pytest.mark.parametrize("way", ["new.docx", "sub/../new.docx", "link.docx"])
def test_the_result_never_goes_over_what_was_given(run: Run, folder: Path, way: str) -> None:
    (folder / "sub").mkdir()
    (folder / "link.docx").symlink_to(folder / "new.docx")
    before = digests(folder)
    result = run("compare", "good.docx", "new.docx", "-o", way)
    assert result.exit_code == 2
    assert f"`{way}` is one of the files to compare: name another file for the result" in " ".join(
        result.output.split()
    )
    assert digests(folder) == before


def test_the_same_file_twice_is_copied_only_if_asked(run: Run, folder: Path) -> None:
    (folder / "same.docx").write_bytes(GOOD)
    result = run("compare", "good.docx", "same.docx")
    assert (result.exit_code, result.output) == (0, "No differences: good.docx → same.docx.\n")
    assert {path.name for path in folder.iterdir()} == {"good.docx", "new.docx", "same.docx"}
    assert run("compare", "good.docx", "same.docx", "-o", "copy.docx").exit_code == 0
    assert (folder / "copy.docx").read_bytes() == GOOD


@pytest.mark.parametrize("limit", [0, 500, 3000])
def test_no_room_on_the_disk(folder: Path, limit: int) -> None:
    """The redline, the page, the list: all or none, and what stood there stays."""
    (folder / "red.docx").write_bytes(b"earlier")
    before = digests(folder)
    done = paraph(
        "compare",
        "good.docx",
        "new.docx",
        "-o",
        "red.docx",
        "--html",
        "red.html",
        cwd=folder,
        before=small_files(limit),
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("error: ")
    assert digests(folder) == before


def deep(levels: int, said: str = "дно") -> bytes:
    inner = p(said)
    for _ in range(levels):
        inner = table(f"<w:tr><w:tc>{inner}<w:p/></w:tc></w:tr>", columns=1)
    return docx(inner)


def test_a_word_changed_fifty_tables_deep(run: Run, folder: Path) -> None:
    old, new = deep(50), deep(50, "дно и крышка")
    (folder / "a.docx").write_bytes(old)
    (folder / "b.docx").write_bytes(new)
    result = run("compare", "a.docx", "b.docx", "-o", "red.docx")
    assert result.exit_code == 0, result.output
    assert verify(old, new, (folder / "red.docx").read_bytes()) == ()


@pytest.mark.parametrize("levels", [120, 3000])
def test_tables_beyond_all_measure_are_refused(run: Run, folder: Path, levels: int) -> None:
    (folder / "a.docx").write_bytes(deep(levels))
    before = digests(folder)
    result = run("compare", "a.docx", "new.docx", "-o", "red.docx")
    assert (result.exit_code, type(result.exception)) == (2, SystemExit), result.output
    assert result.output.startswith("error: a.docx")
    assert digests(folder) == before


@pytest.mark.slow
def test_a_hundred_thousand_paragraphs_in_bounded_time_and_memory(folder: Path) -> None:
    lines = [
        f"{at}. Стороны обмениваются сведениями о сроках исполнения запроса {at * 7 % 1013}." for at in range(100_000)
    ]
    (folder / "a.docx").write_bytes(docx(*lines))
    lines[50_000] = "Совсем новый абзац."
    lines[20_000] = lines[20_000].replace("обмениваются", "делятся")
    del lines[70_000:70_010]
    (folder / "b.docx").write_bytes(docx(*lines))
    done, seconds, peak = measured("a.docx", "b.docx", "-o", "red.docx", folder=folder)
    assert done.returncode == 0, done.stderr
    assert (folder / "red.docx").exists()
    assert (seconds < 120, peak < 900) == (True, True)


SMALL = """
import subprocess, sys
sys.exit(subprocess.run([sys.executable, "-c", *sys.argv[1:]]).returncode)
"""
COSTS = """
import resource, runpy, sys
try:
    runpy.run_module("paraph", run_name="__main__", alter_sys=True)
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    sys.stdout.write(f"\\ncosts {used.ru_utime + used.ru_stime:.2f} {used.ru_maxrss // 1024}")
"""


def measured(*words: str, folder: Path) -> tuple[subprocess.CompletedProcess[str], float, int]:
    """Run the command in a process of its own: how it ended, seconds of work, megabytes at its largest."""
    # Through a small process: Linux counts the size of who starts a process as that process's own.
    call = [sys.executable, "-c", SMALL, COSTS, "compare", *words]
    done = subprocess.run(
        call, cwd=folder, env=environment(), capture_output=True, encoding="utf-8", timeout=600, check=False
    )
    seconds, peak = done.stdout.rsplit("costs ", 1)[1].split()
    return done, float(seconds), int(peak)
