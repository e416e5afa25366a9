"""The Word files the tests look at: every layout in both dresses, each written once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from paraph.writers.base import Dress
from paraph.writers.docx import DocxWriter
from support.docxredline import REDLINE
from support.tiny import TINY

ROOT = Path(__file__).resolve().parents[2]
LAYOUTS = (("ru",), ("uz",), ("kk",), ("uz", "ru"), ("kk", "ru"), ("uz", "kk", "ru"))
DRAFT = Dress(edition="draft-03", date="2026-11-22", author="A. Author")
DRESSES = {
    "draft": DRAFT,
    "numbered": Dress(date="2026-11-22", line_numbers=True, audience="counterpart"),
    "signature": Dress(profile="signature", date="2026-11-22"),
}
FILES = [(dress, layout) for dress in DRESSES for layout in LAYOUTS]


def name(dress: str, layout: tuple[str, ...]) -> str:
    """How a file is called in test output and golden folder."""
    return f"{dress}-{'-'.join(layout)}"


@cache
def writer() -> DocxWriter:
    """One writer for all tests: frames are made once."""
    return DocxWriter.of_workspace(ROOT)


@cache
def tiny(dress: str, layout: tuple[str, ...]) -> bytes:
    """The tiny treaty in one layout and dress."""
    return writer().write(TINY, layout, DRESSES[dress])


@cache
def redline(layout: tuple[str, ...]) -> bytes:
    """The redline of the small treaty."""
    return writer().write(REDLINE, layout, DRAFT)


def named(dress: str, layout: tuple[str, ...]) -> bytes:
    """A file by the name of its dress, ``redline`` among them."""
    return redline(layout) if dress == "redline" else tiny(dress, layout)
