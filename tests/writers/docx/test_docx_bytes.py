"""Same input, same bytes: on any machine, in any order of work, under any settings of the day."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from paraph.writers.docx import DocxWriter
from support.docxfiles import DRESSES, FILES, ROOT, name, tiny
from support.tiny import TINY

HERE = Path(__file__).resolve().parent
PROGRAM = """
import sys, json, hashlib
sys.path.insert(0, {path!r})
from support.docxfiles import FILES, name, tiny
files = list(reversed(FILES)) if {reverse} else FILES
print(json.dumps({{name(*each): hashlib.sha256(tiny(*each)).hexdigest() for each in files}}))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("zone", "locale", "seed", "reverse"),
    [("UTC", "C", "0", False), ("Asia/Almaty", "C.UTF-8", "1", True), ("Pacific/Kiritimati", "POSIX", "77", False)],
)
def test_other_surroundings_give_the_same_bytes(
    zone: str, locale: str, seed: str, reverse: bool, tmp_path: Path
) -> None:
    program = PROGRAM.format(path=str(HERE.parents[1]), reverse=reverse)
    environment = dict(os.environ, TZ=zone, LC_ALL=locale, PYTHONHASHSEED=seed, PYTHONIOENCODING="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, cwd=tmp_path, env=environment, text=True
    )
    here = {name(*each): hashlib.sha256(tiny(*each)).hexdigest() for each in FILES}
    assert json.loads(done.stdout) == here


def test_a_new_writer_gives_the_same_bytes() -> None:
    for dress, layout in reversed(FILES):
        assert DocxWriter.of_workspace(ROOT).write(TINY, layout, DRESSES[dress]) == tiny(dress, layout)


def test_the_package_names_no_day_and_no_machine() -> None:
    with zipfile.ZipFile(BytesIO(tiny("draft", ("ru",)))) as archive:
        for info in archive.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert (info.create_system, info.external_attr, info.extra) == (0, 0o600 << 16, b"")


def test_templates_are_made_alike_each_time(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "style.toml").write_bytes((ROOT / "templates" / "style.toml").read_bytes())
    subprocess.run([sys.executable, str(ROOT / "tools" / "make_templates.py"), str(tmp_path)], check=True)
    for language in ("ru", "uz", "kk"):
        made = (tmp_path / "templates" / language / "agreement.docx").read_bytes()
        assert made == (ROOT / "templates" / language / "agreement.docx").read_bytes()
