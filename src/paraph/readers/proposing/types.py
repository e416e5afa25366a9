"""What is proposed for a foreign agreement. Proposals change nothing until `draft_files` is told what is accepted."""

from __future__ import annotations

from msgspec import Struct, field

from paraph.model import Finding, Language, PartyId


class Candidate(Struct, frozen=True, kw_only=True):
    """A library clause that says the same as a part of the text. ``score`` is 1 where all telling words agree."""

    part: str
    clause: str
    variant: str
    score: float
    shared: tuple[str, ...]
    """The most telling words both have."""
    matched: int
    of: int

    @property
    def name(self) -> str:
        """``disputes``, or ``disputes/staged`` where the clause has variants: what ``accept`` takes."""
        return f"{self.clause}/{self.variant}" if self.variant else self.clause

    @property
    def reason(self) -> str:
        """Why, in English: how many words of the clause stand in the text, and which tell most."""
        return f"{self.matched} of {self.of} words are the same, among them {', '.join(self.shared)}"


class LibraryClause(Struct, frozen=True):
    """What accepting a clause needs to know of it."""

    variants: tuple[str, ...]
    needed: tuple[str, ...]
    """Parameters without a default."""


class Edit(Struct, frozen=True, kw_only=True):
    """Words of one passage that become a value: characters ``start`` to ``end`` of its text in ``language``."""

    part: str
    passage: int
    language: Language
    start: int
    end: int
    original: str
    expression: str = ""
    """What stands in ``{{ }}``; empty for a reference, which is written when the ids are known."""
    target: str = ""
    """The part a reference names."""
    target_passage: int | None = None
    label: str = ""
    """The label its passage needs."""
    case: str = ""
    of_this: bool = False


class Proposal(Struct, frozen=True, kw_only=True):
    """All that was found out about an agreement beside its words."""

    kind: str
    parties: tuple[PartyId, ...] = ()
    """In the order of the text."""
    signatories: dict[PartyId, str] = field(default_factory=dict)
    languages: tuple[Language, ...] = ()
    """The languages of signature: those of the text and those its closing words name."""
    prevailing: Language | None = None
    candidates: tuple[Candidate, ...] = ()
    """For each part the likeliest first."""
    edits: tuple[Edit, ...] = ()
    plain_references: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Part to references whose target is not certain: left as words, with a drafting note."""
    nouns: dict[Language, dict[str, str]] = field(default_factory=dict)
    """The noun of the kind in every case."""
    owners: dict[Language, tuple[PartyId, ...]] = field(default_factory=dict)
    """Which Parties own the text of a language of signature."""
    newest: str = ""
    """The day from which the newest names of the registry hold (ISO)."""
    signs_exactly: bool = False
    """The signatures are the usual line for each Party and nothing else."""
    library: dict[str, LibraryClause] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
