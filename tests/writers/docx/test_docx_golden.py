"""Whole files as readable text. Regenerate with regenerate_golden.py and read what changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.docxdump import dump
from support.docxfiles import named

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))


def test_there_are_golden_files() -> None:
    assert {path.stem for path in GOLDEN} >= {"draft-ru", "draft-kk-ru", "signature-uz", "redline-ru"}


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_file_reads_as_it_should(path: Path) -> None:
    dress, *layout = path.stem.split("-")
    assert dump(named(dress, tuple(layout))) == path.read_text(encoding="utf-8")
