"""What a page is made of: a package, the shelf of an agreement, the whole published folder. Values in, pages out.

The pages are a stage of their own (`Pages`): they are asked for files when everything else of a package is on disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import msgspec
from msgspec import Struct

from paraph import model
from paraph.model import Audience, Language
from paraph.publish.package.manifest import Manifest, Published, Sources, Tools
from paraph.publish.package.redline_data import RedlineData, read_redline


class Pair(Struct, frozen=True):
    """Two editions that can be laid side by side, and the file that holds their ``redline.json``."""

    old: str
    new: str
    file: Path


class Text(Struct, frozen=True):
    """One edition's text as data: ``instrument.json`` of its package."""

    edition: str
    date: str
    issued: bool
    file: Path


class Package(Struct, frozen=True, kw_only=True):
    """One edition of one agreement, complete but for its pages and its manifest.

    ``manifest`` is what will stand in ``manifest.json``, without the pages. ``folder`` holds the files at the paths it
    lists. ``texts`` are the editions up to this one, the oldest first; ``pairs`` every two of them, in that order.
    """

    manifest: Manifest
    folder: Path
    texts: tuple[Text, ...]
    pairs: tuple[Pair, ...]

    def redline(self, pair: Pair) -> RedlineData:
        """The redline of two editions: the tree with marks in the first Party's original, and the list of changes."""
        return read_redline(pair.file.read_bytes())

    def tree(self, text: Text) -> model.Instrument:
        """The text of an edition, for every holder. For the house it still has its notes: show none of them."""
        return msgspec.json.decode(text.file.read_bytes(), type=model.Instrument)


class Shelf(Struct, frozen=True, kw_only=True):
    """All packages of one agreement, the newest first. ``published``: where each stands, in the same order."""

    audience: Audience
    sources: Sources | None
    manifests: tuple[Manifest, ...]
    published: tuple[Published, ...]


class Line(Struct, frozen=True, kw_only=True):
    """One agreement in the list of all. ``packages``: the newest first."""

    agreement: str
    kind: str
    name: dict[Language, str]
    prevailing: Language | None = None
    parties: dict[str, dict[Language, str]]
    """Their short names, in the order of the agreement."""
    stage: str
    packages: tuple[Published, ...]


class Site(Struct, frozen=True, kw_only=True):
    """Everything published, one line for each agreement."""

    audience: Audience
    tools: Tools
    sources: Sources | None
    agreements: tuple[Line, ...]


class Pages(Protocol):
    """The stage that makes pages. Each answer maps a path to bytes; equal values must give equal bytes.

    It is named as ``module:class`` and made anew in each process that works on the packages.
    """

    def edition(self, package: Package) -> Mapping[str, bytes]:
        """Pages of one package, relative to its folder; they go into its manifest and its archive."""

    def shelf(self, shelf: Shelf) -> Mapping[str, bytes]:
        """Pages of one agreement, relative to its folder, such as ``index.html``."""

    def site(self, site: Site) -> Mapping[str, bytes]:
        """Pages of the whole, relative to the published folder."""
