"""docs/schema/ says what the program writes."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def tool() -> ModuleType:
    """tools/schemas.py as a module."""
    spec = importlib.util.spec_from_file_location("schemas_tool", ROOT / "tools" / "schemas.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_schemas_are_current() -> None:
    stale = [path.name for path, data in tool().made().items() if not path.is_file() or path.read_bytes() != data]
    assert stale == [], "run tools/schemas.py"


def test_every_kind_of_change_is_in_the_schema() -> None:
    import json

    found = json.loads((ROOT / "docs/schema/comparison.schema.json").read_text(encoding="utf-8"))
    kinds = found["$defs"]["Change"]["properties"]["kind"]["enum"]
    assert {"added", "deleted", "changed", "moved", "split", "joined", "renumbered", "heading"} <= set(kinds)
