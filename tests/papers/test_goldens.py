"""Every paper of the project's own agreement says what its dump says, in each language of its maker."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from .goldens import GOLDEN, dumps

FORMS = {path.stem for path in (Path(__file__).resolve().parents[2] / "papers").glob("*.yaml")}


@pytest.mark.slow
def test_every_paper_reads_as_its_dump(tmp_path: Path) -> None:
    made = dict(dumps(tmp_path))
    assert {name.partition(".")[0] for name in made} == FORMS
    assert sorted(made) == sorted(path.name for path in GOLDEN.glob("*.txt"))
    changed = [
        line
        for name, text in made.items()
        for line in difflib.unified_diff(
            (GOLDEN / name).read_text(encoding="utf-8").splitlines(), text.splitlines(), name, "now", lineterm="", n=0
        )
    ]
    assert changed == [], "read the changes; if they are meant, run python tests/papers/goldens.py"
