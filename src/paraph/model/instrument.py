"""The neutral Instrument, which knows no holder, and its projection, the Original of one Party."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct, field

from paraph.model.nodes import Part
from paraph.model.projection import holder_order, project
from paraph.model.runs import Language, PartyId

Stage: TypeAlias = Literal["negotiating", "own-language", "collated", "signature"]
"""How far the text has come; a missing state-language text is a note first and an error from ``collated`` on."""

Audience: TypeAlias = Literal["internal", "counterpart", "public"]

Division: TypeAlias = Literal["article", "point", "section", "item", "none"]
"""What the placements under ``articles:`` are: Статья 5, Пункт 5, II. (a section), 2. (an item), or not numbered."""

Paper: TypeAlias = Literal["treaty", "plain"]
"""``plain``: no treaty. No signing folder, and planning language where something is planned."""


class Header(Struct, frozen=True, kw_only=True):
    """What is said of the instrument as a whole. ``name`` is its short name, for page headers and properties.

    Every field is written out: msgspec leaves a string default out only if it is the very same object, so leaving
    defaults out would make the bytes depend on where the string came from.
    """

    id: str
    kind: str
    division: Division = "article"
    binding: bool = True
    paper: Paper = "treaty"
    name: dict[Language, str]
    parties: tuple[PartyId, ...]
    """In the order of the agreement file; each original puts its holder first and keeps the rest in this order."""
    party_names: dict[PartyId, dict[Language, str]] = field(default_factory=dict)
    """Short state names for captions."""
    party_sides: dict[PartyId, dict[Language, dict[str, str]]] = field(default_factory=dict)
    """The sides with their case forms, for captions such as "Экземпляр Узбекской Стороны"."""
    languages: tuple[Language, ...]
    state_languages: dict[PartyId, tuple[Language, ...]] = field(default_factory=dict)
    prevailing: Language | None = None
    stage: Stage = "negotiating"
    date: str | None = None
    """ISO date of the instrument, when it is decided."""
    collated: dict[Language, str] = field(default_factory=dict)
    """Language to ISO date of its collation."""
    headings: bool = True
    edition: str = "work"
    """``work``, or ``draft-03``."""
    orthography: dict[Language, str] = field(default_factory=dict)


class Instrument(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The neutral tree: slots and groups stand where the order of the Parties shows."""

    format: int = 1
    header: Header
    parts: tuple[Part, ...]

    def original(self, holder: PartyId) -> Original:
        """The original kept by ``holder``: a pure projection. Raises ``ValueError`` if it is not a Party."""
        order = holder_order(self.header.parties, holder)
        return Original(header=self.header, holder=holder, parts=project(self.parts, order))


class Original(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One Party's original: no slots, no groups; the holder first wherever order shows."""

    header: Header
    holder: PartyId
    parts: tuple[Part, ...]
    was: Header | None = None
    """In a redline: the header of the older tree, where it differs."""

    @property
    def parties(self) -> tuple[PartyId, ...]:
        """The Parties in the order of this original: the holder first."""
        return holder_order(self.header.parties, self.holder)

    @property
    def languages(self) -> tuple[Language, ...]:
        """All languages in this original's order: the holder's, the other Parties', then third languages."""
        first = [code for party in self.parties for code in self.header.state_languages.get(party, ())]
        rest = [code for code in self.header.languages if code not in first]
        return tuple(dict.fromkeys(code for code in [*first, *rest] if code in self.header.languages))
