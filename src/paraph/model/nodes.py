"""The nodes of the tree: passages, groups repeated per Party, tables, parts."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import UNSET, Struct, UnsetType, field

from paraph.model.runs import Bracket, Language, PartyId, Runs

PassageKind: TypeAlias = Literal[
    "title",  # the title of the instrument
    "recital",  # one motive of the preamble, and the opening line that names the Parties
    "formula",  # the enacting words
    "heading",  # label "Статья 5" and the heading words (none when headings are off)
    "paragraph",  # numbered
    "text",  # unnumbered
    "dash",  # a dash item
    "testimonium",
    "signature",  # one Party's place in the signature block
    "annex-label",  # "Приложение 1 к Соглашению ..."
    "row",  # a table row: see cells
]
Role: TypeAlias = Literal["title", "preamble", "article", "closing", "signatures", "annex"]
Change: TypeAlias = Literal["inserted", "deleted", "moved-from", "moved-to"]
Break: TypeAlias = Literal["inserted", "deleted"]
TextState: TypeAlias = Literal["missing", "stale"]

__all__ = [
    "Block",
    "Bracket",
    "Break",
    "Change",
    "Column",
    "Part",
    "PartyGroup",
    "Passage",
    "Role",
    "Table",
    "Was",
]


class Was(Struct, frozen=True, omit_defaults=True):
    """What a node was in the older tree, where a redline shows that it differs.

    ``None`` (or unset, where ``None`` is itself a value) means: as now. With the words' marks this is enough to give
    the older node back exactly. ``note`` and ``source`` are for the house only, as on the part itself.
    """

    id: str | None = None
    level: int | None = None
    number: str | None = None
    """Of a part; empty: it had none."""
    kind: PassageKind | None = None
    mark: str | UnsetType | None = UNSET
    party: PartyId | UnsetType | None = UNSET
    bracket: Bracket | UnsetType | None = UNSET
    state: dict[Language, TextState] | UnsetType = UNSET
    role: Role | None = None
    clause: str | UnsetType | None = UNSET
    variant: str | UnsetType | None = UNSET
    parameters: dict[str, str] | UnsetType = UNSET
    note: str | UnsetType | None = UNSET
    source: str | UnsetType | None = UNSET
    part_of: str | None = None
    """After a split: these words belonged to the passage with this old id, which another passage inherits."""
    joined_to: str | None = None
    """After a join: these words became part of the passage with this new id; the node itself is a ghost."""


class Passage(Struct, frozen=True, omit_defaults=True, tag_field="node", tag="passage"):
    """The atom: one heading, recital, paragraph, item or table row, in every language.

    ``text`` maps a language to its runs; a language that is absent has no text (see ``state``).
    ``label`` holds the computed number as it is printed ("Статья 5", "5-бап", "1.", "а)"): words around one run whose
    ``number`` is this passage's own target id. ``level`` is the depth of nesting, 0 for a paragraph.
    """

    id: str
    kind: PassageKind
    text: dict[Language, Runs] = field(default_factory=dict)
    label: dict[Language, Runs] = field(default_factory=dict)
    level: int = 0
    mark: str | None = None
    """The author's label ``{@notice}``, or the row key: unique in its part, never reused."""
    party: PartyId | None = None
    """The Party of a passage that is repeated per Party (its id ends in ``@UZB``)."""
    state: dict[Language, TextState] = field(default_factory=dict)
    cells: tuple[dict[Language, Runs], ...] = ()
    """For ``row``: one text per column of the table; ``text`` is empty then."""
    bracket: Bracket | None = None
    """The whole passage stands in brackets."""
    change: Change | None = None
    move: str | None = None
    was: Was | None = None
    break_: Break | None = field(default=None, name="break")
    """In a redline, the end of this passage: ``inserted``: split off from the next; ``deleted``: joined to the next."""

    @property
    def ghost(self) -> bool:
        """Stands in a redline for what is no longer there: no bookmark, no anchor, its id is an old one."""
        return self.change in ("deleted", "moved-from") or (self.was is not None and self.was.joined_to is not None)


class PartyGroup(Struct, frozen=True, omit_defaults=True, tag_field="node", tag="party-group"):
    """Passages repeated per Party; their order is the holder's. Only in the neutral tree: a projection dissolves it."""

    by_party: dict[PartyId, tuple[Passage, ...]]


class Column(Struct, frozen=True, omit_defaults=True):
    """One column of a table. Neighbouring columns with one ``pair`` key are permuted: the holder's stands first."""

    key: str
    width: int = 10
    """Relative width: share of the sum over all columns."""
    pair: str | None = None
    party: PartyId | None = None
    change: Change | None = None
    """In a redline: the whole column is ``inserted`` or ``deleted``; its cells carry no marks of their own."""
    was: Column | None = None
    """In a redline: the column in the older tree, where it differs."""


class Table(Struct, frozen=True, omit_defaults=True, tag_field="node", tag="table"):
    """A table that ends an article or an annex: ``head`` is a passage of kind ``row``, repeated on each page."""

    id: str
    columns: tuple[Column, ...]
    head: Passage
    rows: tuple[Passage, ...] = ()
    change: Change | None = None
    move: str | None = None
    was: Was | None = None


Block: TypeAlias = Passage | PartyGroup | Table


class Part(Struct, frozen=True, omit_defaults=True):
    """A clause placed in the instrument: the title, the preamble, an article, the closing, the signatures, an annex."""

    id: str
    role: Role
    blocks: tuple[Block, ...]
    number: str | None = None
    """The number as computed, without its words: ``5``, ``5-1``."""
    clause: str | None = None
    variant: str | None = None
    parameters: dict[str, str] = field(default_factory=dict)
    """The values in force, as the drafter would write them."""
    note: str | None = None
    """A drafting note: for the house only (promise 10)."""
    source: str | None = None
    """Where the wording comes from: for the house only."""
    change: Change | None = None
    move: str | None = None
    was: Was | None = None
