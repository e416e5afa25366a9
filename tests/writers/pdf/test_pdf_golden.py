"""The pages as text, as they look. When a change of look is wanted: `python tests/writers/pdf/regenerate_golden.py`."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from paraph.model import Original
from paraph.writers.base import Dress
from paraph.writers.pdf import PdfWriter
from support.pdftext import layout
from support.waters import redlined, treaty, unfinished

GOLDEN = Path(__file__).with_name("golden")
DRAFT = Dress(edition="draft-03", date="2026-11-22")
CASES: dict[str, tuple[Original, tuple[str, ...], Dress]] = {
    "ru.draft": (treaty(4), ("ru",), DRAFT),
    "ru.signature": (treaty(4), ("ru",), Dress(profile="signature", date="2026-11-22")),
    "uz.unfinished": (treaty(1, (unfinished(),)), ("uz",), DRAFT),
    "ru.redline": (treaty(1, (redlined(),)), ("ru",), DRAFT),
    "uz.lines": (treaty(1), ("uz",), replace(DRAFT, line_numbers=True)),
    "uz-ru.draft": (treaty(3), ("uz", "ru"), DRAFT),
    "uz-kk-ru.unfinished": (treaty(1, (unfinished(), redlined())), ("uz", "kk", "ru"), DRAFT),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_golden(writer: PdfWriter, name: str) -> None:
    original, languages, dress = CASES[name]
    expected = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert layout(writer.write(original, languages, dress)) == expected
