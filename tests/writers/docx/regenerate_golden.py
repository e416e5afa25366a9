"""Writes the golden dumps anew: ``python tests/writers/docx/regenerate_golden.py``. Then read the difference in git."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))


def main() -> None:
    """One file for each golden name."""
    from support.docxdump import dump
    from support.docxfiles import named

    for file in sorted((HERE / "golden").glob("*.txt")):
        dress, *layout = file.stem.split("-")
        file.write_text(dump(named(dress, tuple(layout))), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
