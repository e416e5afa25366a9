"""``manifest.json`` of a package: what it is, what it was made of and with, and every file with size and digest.

docs/package.md explains it, docs/schema/manifest.schema.json is its schema. No field carries a clock or a path outside.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import Struct

from paraph.model import Audience, Language, PartyId, Stage

FORMAT = 1
MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
SIGNATURE = "manifest.json.minisig"

What: TypeAlias = Literal[
    "original",  # one Party's original: Word, PDF
    "signing-folder",  # all languages of an original in one PDF
    "redline",  # new text drawn over old
    "table",  # comparison table
    "changes",  # changes.json: the list of changes; for the house
    "redline-data",  # redline.json: redline and list of changes as data, without anything of the house
    "tree",  # instrument.json: the text as data
    "draft",  # the frozen draft itself; for the house
    "paper",  # a paper around the draft
    "follow-up",  # tasks and their standing
    "page",  # pages for the browser and what they need
    "other",
]


class File(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One file. ``path`` is relative to the folder of the manifest, with forward slashes."""

    path: str
    size: int
    sha256: str
    what: What = "other"
    holder: PartyId | None = None
    """Whose original it is."""
    languages: tuple[Language, ...] = ()
    """In the order of the page."""
    old: str | None = None
    """Of a redline or comparison: the edition it is compared with."""
    paper: str | None = None
    """Of a paper: the id of its form, as the agreement's ``papers:`` names it."""
    name: dict[Language, str] = {}
    """Of a paper: what it is called, in each language."""
    stamp: str = ""
    """What the file's own properties say, so that a renamed or re-saved copy is known again."""


class Link(Struct, frozen=True, kw_only=True):
    """One link of the chain of issued drafts: the digest of its file, and that of the draft before."""

    edition: int
    date: str
    sha256: str
    previous: str | None


class LanguageStatus(Struct, frozen=True, kw_only=True):
    """One language: passages in all, how many have no text; for the house also how many follow an older wording."""

    language: Language
    passages: int
    missing: int
    stale: int | None = None
    collated: str | None = None
    """The day of its collation; for the house."""


class Open(Struct, frozen=True, kw_only=True):
    """What is not settled: ids of passages. ``at_signature`` counts those with blanks filled by hand."""

    undecided: tuple[str, ...]
    brackets: tuple[str, ...]
    at_signature: int


class Tools(Struct, frozen=True, kw_only=True):
    """What the files were made with. ``fonts``: file name to SHA-256."""

    paraph: str
    engines: dict[str, str]
    fonts: dict[str, str]


class Sources(Struct, frozen=True, kw_only=True):
    """Where the texts come from: the git revision, and whether all inputs were committed. ``None``: no git."""

    revision: str | None = None
    clean: bool | None = None


class About(Struct, frozen=True, kw_only=True):
    """Which instrument it is. ``name``: its short name in each language."""

    id: str
    kind: str
    name: dict[Language, str]
    parties: tuple[PartyId, ...]
    party_names: dict[PartyId, dict[Language, str]]
    languages: tuple[Language, ...]
    prevailing: Language | None
    stage: Stage


class Manifest(Struct, frozen=True, kw_only=True):
    """One package: one edition of one agreement for one audience. ``issued``: false where it is the working text."""

    format: int = FORMAT
    what: Literal["package"] = "package"
    agreement: About
    edition: str
    issued: bool
    date: str
    note: str | None = None
    """Why the draft was issued; for the house."""
    audience: Audience
    chain: tuple[Link, ...]
    """Every issued draft up to this one, the oldest first; empty for a working text without drafts."""
    languages: tuple[LanguageStatus, ...]
    open: Open
    tools: Tools
    sources: Sources | None = None
    """For the house."""
    files: tuple[File, ...]


class Published(Struct, frozen=True, kw_only=True):
    """One package of a published folder. ``folder`` and ``archive`` are relative to it; ``current``: the newest."""

    agreement: str
    edition: str
    date: str
    issued: bool
    current: bool
    folder: str
    manifest: str
    """SHA-256 of its ``manifest.json``."""
    archive: File


class Index(Struct, frozen=True, kw_only=True):
    """``manifest.json`` of the published folder as a whole: its packages, and the files that belong to none."""

    format: int = FORMAT
    what: Literal["index"] = "index"
    audience: Audience
    tools: Tools
    sources: Sources | None = None
    packages: tuple[Published, ...]
    files: tuple[File, ...] = ()


class Head(Struct, frozen=True):
    """What is read first, whatever the format."""

    format: int
    what: str


def manifest_bytes(manifest: Manifest | Index) -> bytes:
    """The file: UTF-8, LF, the same bytes for the same value."""
    return msgspec.json.format(msgspec.json.encode(manifest, order="deterministic"), indent=1) + b"\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of both kinds of ``manifest.json``."""
    (package, index), found = msgspec.json.schema_components([Manifest, Index], ref_template="#/$defs/{name}")
    return {"anyOf": [package, index], "$defs": found}
