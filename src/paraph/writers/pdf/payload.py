"""What the Typst templates are given: words with marks, cells, items, the frame. Values only, encoded as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from paraph.writers.style import Style

Mark: TypeAlias = Literal[
    "inserted",
    "deleted",
    "moved-to",
    "moved-from",
    "number-inserted",  # a changed number is not a changed word: drawn quietly
    "number-deleted",
    "bracket",  # the brackets themselves and whose text they hold
    "undecided",
    "missing",
    "stale",
]


class Segment(Struct, frozen=True, omit_defaults=True):
    """Words drawn alike. ``to`` is the anchor they lead to."""

    t: str
    m: tuple[Mark, ...] = ()
    to: str = ""


class Cell(Struct, frozen=True, omit_defaults=True):
    """One passage in one language: its label, its words, its anchor and what the bookmark says."""

    label: tuple[Segment, ...] = ()
    text: tuple[Segment, ...] = ()
    anchor: str = ""
    bookmark: str = ""


class Item(Struct, frozen=True, omit_defaults=True):
    """One thing on the page.

    ``kind`` is the passage's kind, or ``signatures`` (``members``: one per Party), ``table`` (``members``: head row
    and rows, each row's ``members`` its cells), ``page-break``, or ``keep`` (``members``: what must stand together;
    ``lead`` of them may break if all is too tall for a page). ``cells`` holds one cell for each language.
    """

    kind: str
    id: str = ""
    """The passage's id: for messages only, never drawn."""
    cells: tuple[Cell, ...] = ()
    level: int = 0
    outline: int = 0
    inline: bool = False
    """A heading on one line with its number."""
    bar: bool = False
    whole: bool = False
    """A table row short enough never to be broken over two pages."""
    ends: bool = False
    """The last before a ``keep``: where it ends decides where the closing may go."""
    members: tuple[Item, ...] = ()
    widths: tuple[float, ...] = ()
    """Of a table's columns, in points."""
    size: float = 0
    """The type a table is set in, in points."""
    kept: int = 0
    """How many of a table's last rows stay with a closing that follows."""
    continues: bool = False
    """A table whose last rows stand in the next one."""
    continued: bool = False
    """A table that goes on from the one before it: without its head."""
    lead: int = 0


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """Every item with all its members; a table's cells carry the id of their row."""
    for item in items:
        yield item
        yield from walk(replace(each, id=each.id or item.id) for each in item.members)


class Tongue(Struct, frozen=True):
    """How a language is told to the PDF and set in type. ``name`` heads its column."""

    lang: str
    region: str
    script: str
    name: str
    hyphenate: bool
    justify: bool


class Frame(Struct, frozen=True, kw_only=True):
    """Page, properties, running lines."""

    landscape: bool
    draft: bool
    running: bool
    """A draft says so above its text, and counts its pages."""
    initials: bool
    """Room at the foot for the initials: the signature copy of a treaty."""
    line_numbers: bool
    tongues: tuple[Tongue, ...]
    title: str
    author: str
    keywords: tuple[str, ...]
    header: tuple[str, str]
    derived: tuple[str, ...]
    page: tuple[tuple[str, str], ...]
    """For each language: what stands before the page's number, and between it and their count."""
    watermark: str


class Payload(Struct, frozen=True):
    """All of it. ``style`` is templates/style.toml as it is for the kind of instrument."""

    style: Style
    frame: Frame
    items: tuple[Item, ...]
