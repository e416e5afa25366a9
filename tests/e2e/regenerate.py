"""Writes ``fixtures/faulty.expected.txt`` anew. Read the difference before it is committed: it is what drafters see."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from e2e import faulty
from e2e.shell import paraph

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        done = paraph("check", cwd=faulty.write(Path(folder).resolve() / "workspace"))
    faulty.EXPECTED.write_text(done.stdout, encoding="utf-8", newline="\n")
