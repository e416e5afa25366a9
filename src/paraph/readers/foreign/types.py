"""A foreign agreement as understood: parts, passages in every language, what was set aside and why."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct, field

from paraph.model import Finding, Language, Place

PartRole: TypeAlias = Literal[
    "title", "opening", "recitals", "enacting", "article", "testimonium", "signatures", "annex"
]
ForeignKind: TypeAlias = Literal["numbered", "dash", "text"]
Scheme: TypeAlias = Literal["", "1.", "1)", "(1)", "а)", "-"]


class ForeignPassage(Struct, frozen=True, kw_only=True):
    """One paragraph or item in every language it was found in.

    ``numbers`` are the numbers as they stood in the text; ``scheme`` is the numbering they belong to. A line break
    that was meant is ``\\n`` in ``texts``.
    """

    kind: ForeignKind
    texts: dict[Language, str]
    numbers: dict[Language, str] = field(default_factory=dict)
    scheme: Scheme = ""
    level: int = 0
    at: int = 0
    """The paragraph or line of the file it begins in, in the first language."""


class ForeignTable(Struct, frozen=True):
    """A table of an annex: rows of cells, each a text per language."""

    rows: tuple[tuple[dict[Language, str], ...], ...]
    at: int = 0


class ForeignPart(Struct, frozen=True, kw_only=True):
    """The title, a piece of the preamble, an article, the closing, the signatures, an annex."""

    id: str
    """Its role (``title``, ``opening``, ``testimonium`` ...), with a number ``article-5``, ``annex-1``."""
    role: PartRole
    number: str = ""
    """As printed in the source, without its word: ``5``, ``5-1``, ``IV``."""
    headings: dict[Language, str] = field(default_factory=dict)
    passages: tuple[ForeignPassage, ...] = ()
    tables: tuple[ForeignTable, ...] = ()
    at: int = 0


class SetAside(Struct, frozen=True, kw_only=True):
    """Words of the source that stand in no clause. ``reason`` is a stable id, ``why`` says it in English."""

    text: str
    reason: str
    why: str
    place: Place
    language: Language | None = None


class ForeignAgreement(Struct, frozen=True, kw_only=True):
    """What `understand` makes of a text. ``languages``: the fullest first, Russian first where it is there."""

    name: str
    languages: tuple[Language, ...]
    parts: tuple[ForeignPart, ...]
    numbering: tuple[str, ...] = ("1.", "1)", "а)")
    """What the levels of passages print, as `agreement.yaml` takes it."""
    set_aside: tuple[SetAside, ...] = ()
    findings: tuple[Finding, ...] = ()
