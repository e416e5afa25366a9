"""Writes docs/schema/: the JSON Schemas of what Paraph gives to other programs. `--check` only says what is behind."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from paraph.compare.changes import schema
from paraph.publish.package import manifest, redline_data
from paraph.wordcompare.listing.changes import schema as word_schema
from paraph.writers.json import instrument_schema

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "schema"


def main() -> int:
    """Write what changed; with ``--check`` name it and return 1."""
    check = "--check" in sys.argv[1:]
    stale = [path for path, data in made().items() if not path.is_file() or path.read_bytes() != data]
    for path in stale:
        sys.stdout.write(f"{path.relative_to(ROOT).as_posix()}\n")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made()[path])
    return int(check and bool(stale))


def made() -> dict[Path, bytes]:
    """Path to bytes of every schema as it should be."""
    titled = {
        "comparison": ("changes.json: the changes between two editions", schema()),
        "manifest": ("manifest.json: a package, or the list of all packages", manifest.schema()),
        "redline": ("redline.json: a redline as data, without anything of the house", redline_data.schema()),
        "word-comparison": ("paraph compare --json: the changes between two Word files", word_schema()),
        "instrument": ("instrument.json: the neutral tree of an instrument", instrument_schema()),
    }
    return {FOLDER / f"{name}.schema.json": _bytes(title, found) for name, (title, found) in titled.items()}


def _bytes(title: str, found: dict[str, Any]) -> bytes:
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **found}
    return (json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


if __name__ == "__main__":
    sys.exit(main())
