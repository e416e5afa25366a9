"""Writes the golden page texts anew. Read the difference before you commit it."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from test_pdf_golden import CASES, GOLDEN  # noqa: E402

from paraph.writers.pdf import PdfWriter  # noqa: E402
from support.pdftext import layout  # noqa: E402

GOLDEN.mkdir(exist_ok=True)
writer = PdfWriter(HERE / "no-workspace")
for name, (original, languages, dress) in CASES.items():
    text = layout(writer.write(original, languages, dress))
    (GOLDEN / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")
