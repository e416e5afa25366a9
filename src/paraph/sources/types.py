"""The typed sources: what the files say, before anything is put together. Frozen; every node knows its place."""

from __future__ import annotations

import datetime
from typing import Literal, TypeAlias

from msgspec import Struct, field

from paraph.follow_up.types import FollowUp
from paraph.model import Audience, BlankKind, Division, Language, Paper, PartyId, Place, Stage
from paraph.sources.conditions import Condition
from paraph.sources.table_types import TableSource

Forms: TypeAlias = dict[str, str]
"""Case (``nom``, ``gen`` ..., for adjectives ``f.nom``) to the written form; ``nom`` is always there."""

Text: TypeAlias = dict[Language, Forms]

Binding: TypeAlias = Literal["yes", "no", "asked"]
"""Whether a kind of instrument binds: always, never, or as the agreement's file says."""

ParameterType: TypeAlias = Literal[
    "duration", "integer", "boolean", "choice", "date", "text", "term", "body", "bodies", "place", "treaty", "article"
]
Unit: TypeAlias = Literal["years", "months", "days"]


class Duration(Struct, frozen=True):
    """A length of time as the text states it: a count and its unit."""

    count: int
    unit: Unit


ParameterValue: TypeAlias = bool | int | str | tuple[str, ...] | Duration | datetime.date | Text | BlankKind
"""The value of a parameter. Which it is follows from the parameter's type (a tuple: ids of bodies); ``undecided`` and
``at-signature`` may stand for any (then it is that string)."""


class Parameter(Struct, frozen=True, kw_only=True):
    """A typed slot declared in a clause's front matter. ``default`` is ``None`` where a value must be given."""

    name: str
    type: ParameterType
    place: Place
    unit: Unit | None = None
    of: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    default: ParameterValue | None = None
    table: bool = False
    """It is for the table that follows the clause: the clause's own words need not use it."""


class SourceBracket(Struct, frozen=True):
    """A ``:::`` block around whole passages: which block (counted in the section), which alternative, whose text."""

    block: int
    alternative: int
    by: PartyId | None


class SourceBlock(Struct, frozen=True, kw_only=True):
    """One authored passage of one section, ids fixed, nothing rendered.

    ``text`` is the raw text without its mark (``1.``, ``-``, ``##``), its label and its indent, lines joined by
    ``\\n`` so that line n of the text is line ``place.line + n`` of the file.
    """

    kind: Literal["heading", "numbered", "dash", "text"]
    text: str
    place: Place
    columns: tuple[int, ...] = ()
    """Where each line of the text begins in its line of the file, counted from 1."""
    level: int = 0
    address: str = ""
    """``heading``, the label, or the place among all authored siblings: ``2``, ``2.1``."""
    position: str = ""
    """The place among all authored siblings even where there is a label."""
    label: str | None = None
    guards: tuple[Condition, ...] = ()
    """All must hold for the passage to stand (``elif`` and ``else`` carry the negated earlier branches)."""
    per_party: bool = False
    """Stands inside ``{% for party in parties %}``."""
    loop: int | None = None
    """Which loop of the section: passages of one loop are repeated together."""
    bracket: SourceBracket | None = None


class Section(Struct, frozen=True, kw_only=True):
    """One language of one variant."""

    language: Language
    blocks: tuple[SourceBlock, ...]
    place: Place
    hash: str
    """First 8 hex digits of SHA-256 over the section's body as docs/format.md defines it."""
    follows: str | None = None


class Variant(Struct, frozen=True, kw_only=True):
    """One wording of a clause. ``paired[language][i]`` is the block that renders skeleton block ``i``, or ``None``."""

    name: str
    skeleton: Language
    sections: dict[Language, Section]
    paired: dict[Language, tuple[SourceBlock | None, ...]]

    def stale(self, language: Language) -> bool:
        """True if this language's section does not follow the skeleton as it now reads."""
        return language != self.skeleton and self.sections[language].follows != self.sections[self.skeleton].hash


class Clause(Struct, frozen=True, kw_only=True):
    """A clause file. ``own`` marks an agreement's own clause; ``theme`` is its folder in the library."""

    id: str
    place: Place
    variants: dict[str, Variant]
    parameters: dict[str, Parameter] = field(default_factory=dict)
    theme: str = ""
    own: bool = False
    source: str | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    copied_from: str | None = None
    """``from:`` of an own clause that was copied out of the library: ``<path>@<hash>``."""
    hash: str = ""
    """SHA-256 (hex) of the file's bytes."""


class Placement(Struct, frozen=True, kw_only=True):
    """A clause put in its place, parameters typed and checked. ``table`` only under ``articles:`` and ``annexes:``."""

    id: str
    clause: str
    place: Place
    variant: str
    values: dict[str, ParameterValue] = field(default_factory=dict)
    """Every parameter of the clause: given or default."""
    given: dict[str, Place] = field(default_factory=dict)
    """Where a value was given."""
    table: str | None = None


class LanguageRecord(Struct, frozen=True):
    """Who owns a language text, and whether and when it was collated."""

    owners: tuple[PartyId, ...]
    collated_on: str | None = None
    collated_by: str | None = None


class PartialDate(Struct, frozen=True):
    """A date known in part: the year is typed, day and month are filled in by hand at signature."""

    year: int


DateValue: TypeAlias = datetime.date | PartialDate | BlankKind


class Cited(Struct, frozen=True, kw_only=True):
    """What another agreement must know of one to cite it: a protocol of the agreement it is about."""

    id: str
    kind: str
    titles: Text
    """Its ``cited``: patterns with ``{signatories:case}``, ``{states:case}``, ``{date:form}``."""
    parties: tuple[PartyId, ...]
    signatories: dict[PartyId, str]
    date: DateValue
    as_of: datetime.date


class Agreement(Struct, frozen=True, kw_only=True):
    """``agreement.yaml``, typed and checked against library and registry."""

    id: str
    kind: str
    place: Place
    division: Division = "article"
    binding: bool = True
    paper: Paper = "treaty"
    about: Cited | None = None
    """The agreement that this protocol, these minutes, this paper is about."""
    name: Text
    cited: Text
    undated: Text = field(default_factory=dict)
    """How the papers around the draft cite it: without a date, which it has not yet."""
    parties: tuple[PartyId, ...]
    signatories: dict[PartyId, str]
    authorities: dict[PartyId, tuple[str, ...]] = field(default_factory=dict)
    languages: dict[Language, LanguageRecord]
    prevailing: Language | None = None
    stage: Stage = "negotiating"
    signing_place: str = "at-signature"
    date: DateValue = "at-signature"
    as_of: datetime.date
    ratification: dict[PartyId, bool] = field(default_factory=dict)
    numbering: tuple[str, ...] = ("1.", "1)", "а)")
    headings: bool = True
    orthography: dict[Language, dict[str, str | bool]] = field(default_factory=dict)
    title: Placement | None = None
    preamble: tuple[Placement, ...] = ()
    articles: tuple[Placement, ...] = ()
    closing: tuple[Placement, ...] = ()
    signatures: tuple[Placement, ...] = ()
    annexes: tuple[Placement, ...] = ()
    layouts: tuple[tuple[Language, ...], ...] | None = None
    public: bool = False
    clauses: dict[str, Clause] = field(default_factory=dict)
    """Every clause this instrument uses: its own first, then the library's."""
    tables: dict[str, TableSource] = field(default_factory=dict)
    records: dict[str, FollowUp] = field(default_factory=dict)
    """``records.yaml``: what was decided and what became of it."""
    papers: tuple[AgreementPaper, ...] = ()
    """The papers around the draft, each an instrument of its own that is about this one."""
    maker: PartyId | None = None
    """Of a paper: the Party that makes it. Of an instrument ``None``: every Party keeps an original."""
    made_in: tuple[Language, ...] | None = None
    """Of a paper: the languages it is made in, some of those of the agreement."""

    @property
    def keepers(self) -> tuple[PartyId, ...]:
        """Whose words are made: of every Party, or of the one whose paper it is."""
        return self.parties if self.maker is None else (self.maker,)

    @property
    def written(self) -> tuple[Language, ...]:
        """The languages it is written in."""
        return tuple(self.languages) if self.made_in is None else self.made_in

    @property
    def made_from(self) -> frozenset[str]:
        """The files of its clauses and tables."""
        clauses = (clause.place.file for clause in self.clauses.values())
        return frozenset([*clauses, *(table.place.file for table in self.tables.values())])

    @property
    def day(self) -> datetime.date:
        """The day of the instrument: its date where that is decided, else the day whose names hold."""
        return self.date if isinstance(self.date, datetime.date) else self.as_of


class AgreementPaper(Struct, frozen=True, kw_only=True):
    """A paper around a draft: a form of ``papers/`` filled with an agreement's data."""

    id: str
    """Of the form."""
    audience: Audience
    holder: PartyId
    """Who makes it: a paper that each Party makes is one for each of them."""
    languages: tuple[Language, ...]
    """In which languages it is made, one file for each."""
    when: Condition | None = None
    """Of the agreement; a paper whose condition does not hold is not made."""
    agreement: Agreement
    place: Place


class DatedNames(Struct, frozen=True, kw_only=True):
    """A name valid from a day to a day (both may be open, ``to`` is exclusive)."""

    names: Text
    start: datetime.date | None = None
    end: datetime.date | None = None
    source: str | None = None


class Party(Struct, frozen=True, kw_only=True):
    """A Party in the registry."""

    id: PartyId
    place: Place
    languages: tuple[Language, ...]
    state: Text
    country: Text
    government: Text
    side: Text
    adjective: Text
    capital: str | None = None


class Named(Struct, frozen=True, kw_only=True):
    """A body or a place with dated names."""

    id: str
    place: Place
    names: tuple[DatedNames, ...]
    party: PartyId | None = None

    def at(self, day: datetime.date) -> Text | None:
        """The names in force on ``day``, or ``None`` if the record knows none for it."""
        for dated in self.names:
            if (dated.start is None or dated.start <= day) and (dated.end is None or day < dated.end):
                return dated.names
        return None


class Term(Struct, frozen=True, kw_only=True):
    """One notion: its term in each language, allowed forms or stems, and what must not stand for it."""

    id: str
    place: Place
    forms: Text
    allowed: dict[Language, tuple[str, ...]] = field(default_factory=dict)
    forbidden: dict[Language, tuple[str, ...]] = field(default_factory=dict)
    source: str | None = None
    note: str | None = None


class Treaty(Struct, frozen=True, kw_only=True):
    """A dated record of a treaty or law that texts cite; forms may hold ``{parties:case}`` and ``{date:form}``."""

    id: str
    place: Place
    date: datetime.date
    title: Text
    parties: tuple[PartyId, ...] = ()
    side: Literal["state", "government"] = "state"
    lapsed: datetime.date | None = None
    """The first day on which it was no longer in force."""
    source: str | None = None


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of instrument: how it speaks of itself, how it is divided, whether it binds."""

    id: str
    place: Place
    this: Text
    noun: Text
    division: Division = "article"
    """How placements under ``articles:`` are labelled."""
    division_not_binding: Division | None = None
    """The same for an instrument that is not meant to bind, where that differs."""
    binding: Binding = "yes"
    paper: Paper = "treaty"


class Registry(Struct, frozen=True, kw_only=True):
    """Everything in ``registry/``."""

    parties: dict[PartyId, Party] = field(default_factory=dict)
    bodies: dict[str, Named] = field(default_factory=dict)
    places: dict[str, Named] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    treaties: dict[str, Treaty] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)
    languages: dict[Language, Text] = field(default_factory=dict)
    """Language code to its name in each language."""


class Workspace(Struct, frozen=True, kw_only=True):
    """All sources of a workspace. ``files`` maps each file read to the SHA-256 (hex) of its bytes."""

    registry: Registry
    library: dict[str, Clause] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
