"""Every instrument says in Word, in every language, what its dump says: no word changes unseen."""

from __future__ import annotations

import difflib

import pytest

from .goldens import GOLDEN, dumps


@pytest.mark.slow
def test_every_instrument_reads_as_its_dump() -> None:
    made = dict(dumps())
    assert sorted(made) == sorted(path.name for path in GOLDEN.glob("*.txt"))
    changed = [
        line
        for name, text in made.items()
        for line in difflib.unified_diff(
            (GOLDEN / name).read_text(encoding="utf-8").splitlines(), text.splitlines(), name, "now", lineterm="", n=0
        )
    ]
    assert changed == [], "read the changes; if they are meant, run python tests/content/goldens.py"
