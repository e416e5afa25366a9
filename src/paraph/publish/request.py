"""What a publication is asked for, and what it answers."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct

from paraph.model import Audience, Finding

Act: TypeAlias = Literal["made", "kept"]


class Keys(Struct, frozen=True, kw_only=True):
    """Where keys are read from: files, or variables of the environment. Never the keys themselves."""

    manifest: str = ""
    """A minisign secret key: its file, or ``env:NAME``."""
    pdf: str = ""
    """A PKCS#12 store with key and certificate: its file, or ``env:NAME`` (in base64)."""
    signed_at: str = ""
    """ISO moment written into PDF signatures."""

    @property
    def any(self) -> bool:
        """Something is to be signed."""
        return bool(self.manifest or self.pdf)


class PublishRequest(Struct, frozen=True, kw_only=True):
    """Everything that decides the bytes of a publication. ``agreements``: empty means all."""

    root: Path
    out: Path
    dist: Path
    """Where `paraph build` puts its files (what is there and fits is not made again), and where we remember."""
    agreements: tuple[str, ...] = ()
    audience: Audience = "internal"
    release: bool = False
    work: bool = False
    """The working text too, beside the issued drafts."""
    jobs: int = 0
    keys: Keys = Keys()


class Told(Struct, frozen=True, kw_only=True):
    """One package of the report."""

    agreement: str
    edition: str
    act: Act
    issued: bool
    files: int
    archive: str
    """Path below the published folder."""


class PublishReport(Struct, frozen=True, kw_only=True):
    """What stands in the published folder now."""

    packages: tuple[Told, ...] = ()
    removed: tuple[str, ...] = ()
    """Folders of packages that were there before and are no more."""
    findings: tuple[Finding, ...] = ()
    up_to_date: bool = False
    """Nothing had changed: no file was touched."""
    revision: str | None = None
    clean: bool | None = None
