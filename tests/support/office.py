"""Redlines through LibreOffice's own "accept all" and "reject all"."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from paraph.writers.pdf.office import find_soffice

SCRIPT = Path(__file__).with_name("officeside.py")


@dataclass(frozen=True)
class Sides:
    """One file as LibreOffice leaves it, and its tracked changes as LibreOffice lists them: kind, author."""

    accepted: Path
    rejected: Path
    changes: tuple[tuple[str, str], ...]


def python_with_uno(soffice: Path) -> str:
    """A Python that can talk to LibreOffice: the system's, or the one that comes with LibreOffice."""
    beside = [soffice.resolve().parent / name for name in ("python", "python.exe", "python.bin")]
    on_path = [shutil.which(name) for name in ("python3", "python")]
    for each in ("/usr/bin/python3", *on_path, *beside, sys.executable):
        if each is None or not Path(each).is_file():
            continue
        command = [str(each), "-c", "import uno; from com.sun.star.beans import PropertyValue"]
        if subprocess.run(command, capture_output=True, check=False, timeout=60).returncode == 0:
            return str(each)
    raise AssertionError("no Python here has uno: install python3-uno")


def both_sides(folder: Path, files: Mapping[str, bytes], seconds: float = 300) -> dict[str, Sides]:
    """All ``files`` through one LibreOffice with a profile of its own; nothing of it is left running."""
    soffice = find_soffice()
    for stem, data in files.items():
        (folder / f"{stem}.docx").write_bytes(data)
    command = [python_with_uno(soffice), str(SCRIPT), str(soffice), str(folder)]
    with (folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, start_new_session=True)
        try:
            code = process.wait(seconds)
        finally:
            _end(process)
    assert code == 0, (folder / "said.txt").read_text(encoding="utf-8", errors="replace")
    listed = json.loads((folder / "changes.json").read_text(encoding="utf-8"))
    return {
        stem: Sides(
            folder / "accepted" / f"{stem}.docx",
            folder / "rejected" / f"{stem}.docx",
            tuple((each["kind"], each["author"]) for each in listed[stem]),
        )
        for stem in files
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the script with the LibreOffice that it started: they are one session of processes."""
    if sys.platform == "win32":
        process.kill()
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait(30)
