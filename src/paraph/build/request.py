"""What a build is asked for, and what it answers."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct

from paraph.model import Audience, Finding, Language, PartyId
from paraph.writers.base import Profile

Format: TypeAlias = Literal["docx", "pdf"]
PdfEngine: TypeAlias = Literal["typst", "libreoffice"]


class BuildRequest(Struct, frozen=True, kw_only=True):
    """Everything that decides the bytes of a build. Empty tuples mean: all, or the default."""

    root: Path
    out: Path
    agreements: tuple[str, ...] = ()
    holders: tuple[PartyId, ...] = ()
    languages: tuple[tuple[Language, ...], ...] = ()
    """Layouts asked for, each a set of languages; the holder's order is applied to each."""
    formats: tuple[Format, ...] = ("docx", "pdf")
    profile: Profile = "draft"
    audience: Audience = "internal"
    line_numbers: bool = False
    pdf_engine: PdfEngine = "typst"
    date: str = ""
    """ISO date shown in the header of a draft and in properties; empty: the instrument's ``as_of``."""
    draft: int | None = None
    """Rebuild this issued draft from its frozen file alone; the sources are not read."""
    jobs: int = 0
    """How many PDFs are set at once; 0: as many as the machine has processors."""


class Step(Struct, frozen=True):
    """Progress: one more file of ``total`` is ready."""

    done: int
    total: int
    path: str


class BuildReport(Struct, frozen=True, kw_only=True):
    """``written`` and ``kept`` are paths relative to the output folder; ``findings`` those of all agreements."""

    written: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    up_to_date: bool = False
    """Nothing had changed since the last build: nothing was made, no file was touched."""

    @property
    def failed(self) -> bool:
        """True if a finding of level error kept something from being built."""
        return any(finding.level == "error" for finding in self.findings)
