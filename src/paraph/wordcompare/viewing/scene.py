"""The redline as a reader sees it: paragraphs and tables of words with their fates. Plain values, no XML."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Fate: TypeAlias = Literal["", "inserted", "deleted", "moved-from", "moved-to", "number-inserted", "number-deleted"]
Align: TypeAlias = Literal["", "center", "right", "both"]
OLD: frozenset[Fate] = frozenset(("deleted", "moved-from", "number-deleted"))


class Words(Struct, frozen=True, omit_defaults=True):
    """Words that look alike and share a fate. ``note``: they are the sign of that note."""

    text: str
    fate: Fate = ""
    bold: bool = False
    italic: bool = False
    raised: bool = False
    by: str = ""
    """Who changed them, where it is told."""


class Paragraph(Struct, frozen=True, omit_defaults=True, tag="p"):
    """One paragraph. ``fate`` is that of its mark; ``number`` what an automatic list prints."""

    words: tuple[Words, ...] = ()
    fate: Fate = ""
    align: Align = ""
    heading: int = 0
    indent: int = 0
    number: str = ""

    @property
    def changed(self) -> bool:
        """Whether anything in it came, went or moved."""
        return bool(self.fate) or any(each.fate for each in self.words)


class Cell(Struct, frozen=True, omit_defaults=True):
    """A cell; ``continued``: it goes on the one above."""

    blocks: tuple[Block, ...] = ()
    span: int = 1
    continued: bool = False
    fate: Fate = ""


class Row(Struct, frozen=True, omit_defaults=True):
    """A row; ``fate``: it came, went or moved as a whole."""

    cells: tuple[Cell, ...] = ()
    fate: Fate = ""


class Table(Struct, frozen=True, omit_defaults=True, tag="table"):
    """A table; ``widths`` of its columns, in any unit."""

    rows: tuple[Row, ...] = ()
    widths: tuple[int, ...] = ()


Block: TypeAlias = Paragraph | Table


class Note(Struct, frozen=True, omit_defaults=True):
    """A foot- or endnote under the sign that cites it."""

    sign: str
    blocks: tuple[Block, ...] = ()


class Scene(Struct, frozen=True):
    """Everything to be drawn. ``headers`` and ``footers`` as they stand in the first section that has them."""

    body: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    headers: tuple[Block, ...] = ()
    footers: tuple[Block, ...] = ()
