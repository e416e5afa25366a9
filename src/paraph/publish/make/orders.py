"""What is asked of those who make a package, and what they answer. Plain values: they travel between processes."""

from __future__ import annotations

from msgspec import Struct

from paraph.model import Audience, Finding
from paraph.publish.gather.editions import Planned
from paraph.publish.package.manifest import About, File, LanguageStatus, Open, Sources, Tools
from paraph.publish.request import Keys


class Task(Struct, frozen=True, kw_only=True):
    """What is the same for every order of one publication."""

    root: str
    dist: str
    audience: Audience
    tools: Tools
    sources: Sources
    keys: Keys = Keys()
    pages: str = ""
    """The stage of pages as ``module:name``; empty: none."""


class EditionOrder(Struct, frozen=True, kw_only=True):
    """Make the files of one edition below ``folder``."""

    edition: Planned
    folder: str
    older: tuple[str, ...] = ()
    """Every earlier edition to be laid beside it, the oldest first."""
    newest: bool = False
    """The papers around the text and what became of its tasks stand with the newest edition."""
    ready_made: dict[str, str] = {}
    """Files in ``dist/`` that a build made from the very same input: path to SHA-256."""


class ContentOrder(Struct, frozen=True, kw_only=True, tag="content"):
    """Make the files of editions of one agreement. Together, since most of their pages are alike."""

    task: Task
    editions: tuple[EditionOrder, ...]
    threads: int = 1


class Made(Struct, frozen=True, kw_only=True):
    """The files of one edition, and what its manifest says."""

    about: About
    date: str
    languages: tuple[LanguageStatus, ...]
    open: Open
    files: tuple[File, ...]
    house: tuple[str, ...] = ()
    """Texts of the house met on the way: they must not be in a package for others."""
    said: tuple[str, ...] = ()
    """What papers and follow-up that are meant for this audience say, besides the text itself."""
    findings: tuple[Finding, ...] = ()


class Contents(Struct, frozen=True, kw_only=True, tag="contents"):
    """The editions that were made, in the order in which they were asked for."""

    made: tuple[Made, ...]


class Neighbour(Struct, frozen=True, kw_only=True):
    """An edition up to this one: where its files are now."""

    edition: str
    date: str
    issued: bool
    folder: str


class ClosingOrder(Struct, frozen=True, kw_only=True, tag="closing"):
    """Add pages, search for leaks, write manifest, sums, signature and archive."""

    task: Task
    edition: Planned
    made: Made
    folder: str
    archive: str
    """Where the archive is written."""
    neighbours: tuple[Neighbour, ...]
    """The oldest first; the edition itself last."""
    house: tuple[str, ...] = ()
    """Texts that must not be in a package for others, beyond those its own tree holds."""
    names: tuple[str, ...] = ()
    """Names, paths and revisions likewise."""


class Closed(Struct, frozen=True, kw_only=True, tag="closed"):
    """A package that is whole."""

    manifest: str
    """SHA-256 of ``manifest.json``."""
    archive: File
    """Its ``path`` is the file's name."""
    written: tuple[File, ...]
    """What was added to the folder: pages, manifest, sums, signature."""


class Failed(Struct, frozen=True, kw_only=True, tag="failed"):
    """An exception as a value: processes of their own hand it back."""

    kind: str
    message: str
    hint: str = ""
    args: dict[str, str | int] = {}
    findings: tuple[Finding, ...] = ()
    trace: str = ""
