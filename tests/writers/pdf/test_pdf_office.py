"""LibreOffice as a helper: found, called once, ended; its absence explained."""

from __future__ import annotations

import io
import os
import shutil
import stat
import sys
import time
from pathlib import Path

import pytest
from docx import Document

from paraph.errors import EngineError
from paraph.writers.pdf import convert, office
from support.pdftext import raw_pages


def word_file(text: str) -> bytes:
    """A Word file of one paragraph."""
    out = io.BytesIO()
    document = Document()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def stub(folder: Path, body: str) -> Path:
    """A program that stands in for LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\nimport os, subprocess, sys, time\n{body}\n", encoding="utf-8", newline="\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.mark.slow
@pytest.mark.office
def test_several_files_in_one_call(tmp_path: Path) -> None:
    path = tmp_path / "имя с пробелом.docx"
    path.write_bytes(word_file("Қазақстан Республикасы"))
    made = convert([word_file("Oʻzbekiston Respublikasi"), path])
    assert [raw_pages(data)[0].strip() for data in made] == ["Oʻzbekiston Respublikasi", "Қазақстан Республикасы"]


def test_nothing_to_do_needs_no_program() -> None:
    assert convert([]) == ()


def test_absence_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(office, "_USUAL", (Path("/nowhere/soffice"),))
    with pytest.raises(EngineError, match="LibreOffice was not found") as caught:
        convert([b"x"])
    assert caught.value.hint == "install LibreOffice or leave out --pdf-engine libreoffice"


def test_it_is_found_where_installers_put_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_bytes(b"")
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(office, "_USUAL", (tmp_path / "missing", program))
    assert office.find_soffice() == program


def test_one_that_makes_no_file_is_named_with_what_it_said(tmp_path: Path) -> None:
    program = stub(tmp_path, "print('source file could not be loaded')")
    with pytest.raises(EngineError, match="made no PDF: source file could not be loaded"):
        convert([b"x"], soffice=program)


def test_one_that_cannot_start_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="could not be started"):
        convert([b"x"], soffice=tmp_path / "missing")


@pytest.mark.slow
def test_one_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    told = tmp_path / "pids"
    program = stub(
        tmp_path,
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(told)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}')\n"
        "time.sleep(60)",
    )
    with pytest.raises(EngineError, match="took longer than 2 seconds"):
        convert([b"x"], soffice=program, timeout=2)
    for pid in told.read_text(encoding="utf-8").split():
        assert gone(int(pid)), pid


def gone(pid: int) -> bool:
    """True once the process runs no more (one that waits to be buried does not run)."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


def test_each_call_has_a_profile_of_its_own_and_leaves_nothing(tmp_path: Path) -> None:
    """Two builds at once must not wait for each other, and the user's own LibreOffice is not touched."""
    told = tmp_path / "told"
    program = stub(tmp_path, f"open({str(told)!r}, 'a').write(chr(10).join(sys.argv) + chr(10))")
    for _ in range(2):
        with pytest.raises(EngineError):
            convert([b"x", b"y"], soffice=program)
    lines = told.read_text(encoding="utf-8").splitlines()
    profiles = [line for line in lines if line.startswith("-env:UserInstallation=file:")]
    assert len(profiles) == len(set(profiles)) == 2
    assert [os.path.basename(line) for line in lines if line.endswith(".docx")] == ["0001.docx", "0002.docx"] * 2  # noqa: PTH119
    for line in profiles:
        assert not Path(line.partition("file://")[2]).parent.exists()
