"""docs/clauses.md says what the library is today."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_table_of_clauses_is_current() -> None:
    spec = importlib.util.spec_from_file_location("clause_table", ROOT / "tools/clause_table.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    assert (ROOT / "docs/clauses.md").read_text(encoding="utf-8") == made.page(ROOT), "run `make clause-table`"
