"""The typed source of a table: columns, rows, and what its rows are made of where nobody writes them."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct, field

from paraph.model import Language, PartyId, Place


class CellText(Struct, frozen=True):
    """Raw inline text with its place, in one language."""

    text: str
    place: Place


Taken: TypeAlias = Literal[
    "responsible", "deadline", "status", "evidence", "number", "decision",
    "label", "heading", "language", "owner", "collated", "body",
]  # fmt: skip
"""What a column may take from a record, or (``number`` and all that follow) from what the rows are made of."""


class TableColumn(Struct, frozen=True, kw_only=True):
    """A column as written; ``per_party`` makes one for each Party."""

    key: str
    width: int
    heading: dict[Language, CellText]
    per_party: bool = False
    number: bool = False
    per_language: bool = False
    """One for each language of the agreement; with ``per_party`` one for each language and Party."""
    taken: Taken | None = None
    """``from:``: its cells are made from the record whose id is the row's key."""
    place: Place


class TableRow(Struct, frozen=True, kw_only=True):
    """A row as written: column key to text; for a paired column ``(key, party)`` -> text."""

    key: str
    cells: dict[str, dict[Language, CellText]]
    party_cells: dict[tuple[str, PartyId], dict[Language, CellText]] = field(default_factory=dict)
    group: str | None = None
    """The term under which a report on progress counts the row: its branch."""
    place: Place


class Followed(Struct, frozen=True):
    """The agreement whose tasks are the rows of a table."""

    agreement: str
    place: Place


class TableSource(Struct, frozen=True, kw_only=True):
    """A ``*.table.yaml`` of the library, or ``tables/<id>.yaml`` of an agreement."""

    id: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    place: Place
    own: bool = False
    follow_up: Followed | None = None
    lists: str | None = None
    """What the rows are made of: ``articles``, ``parts`` or ``languages`` of the agreement that the instrument is
    about, or the bodies of a parameter of the clause that the table follows."""
