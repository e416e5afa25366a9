"""A long document is set in a process of its own: the same bytes, the same words for a fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from paraph.errors import EngineError
from paraph.writers.base import Dress
from paraph.writers.pdf import PdfWriter, engine
from paraph.writers.pdf.typesetter import Job, typeset_apart
from support.waters import treaty

DRAFT = Dress(edition="draft-03", date="2026-11-22")


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "LONG", 0)


def test_the_same_bytes(writer: PdfWriter, monkeypatch: pytest.MonkeyPatch) -> None:
    here = writer.write(treaty(3), ("uz", "ru"), DRAFT)
    monkeypatch.setattr(engine, "LONG", 0)
    assert writer.write(treaty(3), ("uz", "ru"), DRAFT) == here


@pytest.mark.usefixtures("apart")
def test_a_letter_the_font_lacks_is_named_from_there_too(writer: PdfWriter) -> None:
    original = treaty(1)
    header = replace(original.header, name=dict.fromkeys(original.header.name, "漢"))
    with pytest.raises(EngineError, match=r"U\+6F22"):
        writer.write(replace(original, header=header), ("ru",), DRAFT)


def test_a_process_that_fails_says_why(tmp_path: Path) -> None:
    outcome = typeset_apart(Job(b"", b"\xff", 0, str(tmp_path)))
    assert outcome.pdf == b""
    assert outcome.message
