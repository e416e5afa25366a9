"""What a reader hands on: paragraphs and tables in order, as plain values. No file, no XML, no Word behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from paraph.model import Finding

Align: TypeAlias = Literal["left", "center", "right", "both"]
RevisionKind: TypeAlias = Literal["inserted", "deleted", "moved-from", "moved-to"]


class Revision(Struct, frozen=True):
    """A tracked change found in a Word file. ``text`` is ``\\n`` where the paragraph mark itself was changed."""

    kind: RevisionKind
    author: str
    date: str
    text: str


class Paragraph(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="node", tag="paragraph"):
    """One paragraph of a Word file, one line of a text file.

    ``text`` has ``\\t`` for tabs and ``\\n`` for line breaks, tracked changes accepted. ``at`` counts the paragraphs of
    the file (the lines of a text file) from 1, for places in messages.
    """

    text: str
    at: int = 0
    number: str = ""
    """The automatic number as Word prints it: ``1.``, ``а)``, ``Статья 5``, ``•``; empty where there is none."""
    level: int | None = None
    """The level of the automatic list, from 0."""
    style: str = ""
    outline: int | None = None
    """The level of a heading, from 0."""
    align: Align = "left"
    bold: bool = False
    """All its letters are bold."""
    box: bool = False
    """It stands in a text box anchored in the paragraph before."""
    notes: tuple[str, ...] = ()
    """Ids of the foot- and endnotes it cites."""
    revisions: tuple[Revision, ...] = ()
    hidden: str = ""
    """Text with the attribute *hidden*, left out of ``text``."""


class Cell(Struct, frozen=True, omit_defaults=True):
    """A cell of a table. ``continued`` is true under a vertically merged cell: nothing of its own is shown there."""

    blocks: tuple[Block, ...] = ()
    span: int = 1
    continued: bool = False


class Row(Struct, frozen=True):
    """A row of a table."""

    cells: tuple[Cell, ...]


class Table(Struct, frozen=True, tag_field="node", tag="table"):
    """A table, nested ones inside its cells."""

    rows: tuple[Row, ...]


Block: TypeAlias = Paragraph | Table


class Endnote(Struct, frozen=True):
    """A foot- or endnote: its id (as in ``Paragraph.notes``) and what it says."""

    id: str
    blocks: tuple[Block, ...]


class ReadText(Struct, frozen=True, kw_only=True):
    """A file as text. ``name`` is the file name alone; ``findings`` say what the reader saw, mended or left out."""

    name: str
    kind: Literal["docx", "txt"]
    blocks: tuple[Block, ...]
    notes: tuple[Endnote, ...] = ()
    headers: tuple[Block, ...] = ()
    footers: tuple[Block, ...] = ()
    findings: tuple[Finding, ...] = ()


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Every paragraph in reading order, those in cells row by row."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)
