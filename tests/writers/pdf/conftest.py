"""One writer over the shipped templates."""

from __future__ import annotations

from pathlib import Path

import pytest

from paraph.writers.pdf import PdfWriter


@pytest.fixture(scope="session")
def writer(tmp_path_factory: pytest.TempPathFactory) -> PdfWriter:
    """A workspace without templates of its own takes the shipped ones."""
    empty: Path = tmp_path_factory.mktemp("workspace")
    return PdfWriter(empty)
