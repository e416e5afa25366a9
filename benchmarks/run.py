"""Runs every benchmark and writes the table in docs/benchmarks.md. usage: run.py [NAME ...]"""

from __future__ import annotations

import importlib
import platform
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
GROUPS = {
    "build": "Building the originals",
    "diff": "Drafts and redlines",
    "quiet": "How quiet a comparison is",
    "word": "Any two Word files",
    "publish": "Packages and their proof",
}
HEAD = """# Figures

Written by `make bench`. Whole processes, medians; the peer runs in the same minutes on the same machine.
Shared machines are noisy: differences under 20 % mean nothing.
"""


def main(names: list[str]) -> None:
    """Measure ``names`` (all, if none is given) and rewrite their sections of the page."""
    sections = _sections(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
    for name in names or GROUPS:
        rows = list(importlib.import_module(name).rows())
        table = ["| what | asked | reached |", "| --- | --- | --- |", *(f"| {' | '.join(row)} |" for row in rows)]
        machine = f"{platform.system()}, Python {platform.python_version()}"
        sections[GROUPS[name]] = "\n".join([*table, "", machine])
        print(f"## {GROUPS[name]}\n\n{sections[GROUPS[name]]}\n")
    body = "".join(f"\n## {title}\n\n{sections[title]}\n" for title in GROUPS.values() if title in sections)
    PAGE.write_text(HEAD + body, encoding="utf-8", newline="\n")


def _sections(text: str) -> dict[str, str]:
    parts = text.split("\n## ")[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2].strip() for part in parts}


if __name__ == "__main__":
    main(sys.argv[1:])
