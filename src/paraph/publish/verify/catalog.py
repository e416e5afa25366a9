"""The packages at hand, and the search in them: by digest, by stamp. Manifests are read when they are needed."""

from __future__ import annotations

import contextlib
import mmap
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from paraph.errors import InputError, UsageError
from paraph.publish.package.manifest import MANIFEST, SUMS, File, Index, Manifest
from paraph.publish.verify.manifests import parse, read_manifest
from paraph.publish.verify.store import Archive, Folder, Part, Store, read

_ABOVE = 5
_BESIDE = 20
_NAMES = ("*-draft-*.zip", "*-work-*.zip")


class Hit(Struct, frozen=True):
    """An issued file: the package it stands in, and what its manifest says of it."""

    store: Store
    manifest: Manifest
    file: File


class Catalog:
    """Packages to look in, in order. ``tops``: published folders, folders of packages, archives."""

    def __init__(self, tops: Sequence[Path]) -> None:
        self.tops = tuple(tops)
        self._open: dict[Path, Store] = {}
        self._listed: dict[Path, list[tuple[Store, Manifest]]] = {}

    def by_digest(self, digest: str) -> Iterator[Hit]:
        """Every place where a file with this digest was issued."""
        for top in self.tops:
            if _may_hold(top, digest):
                for store, manifest in self.packages(top):
                    for file in manifest.files:
                        if file.sha256 == digest:
                            yield Hit(store, manifest, file)

    def by_stamp(self, stamps: Sequence[str]) -> Iterator[Hit]:
        """Every issued file with one of these stamps."""
        wanted = set(stamps)
        for store, manifest in self.all():
            for file in manifest.files:
                if file.stamp in wanted:
                    yield Hit(store, manifest, file)

    def all(self) -> Iterator[tuple[Store, Manifest]]:
        """Every package."""
        for top in self.tops:
            yield from self.packages(top)

    def packages(self, top: Path) -> list[tuple[Store, Manifest]]:
        """The packages of one place; none where it holds nothing that can be read."""
        if top not in self._listed:
            found: list[tuple[Store, Manifest]] = []
            with contextlib.suppress(InputError):
                store: Store = Folder(top) if top.is_dir() else Archive(top)
                if all(each.path for each in store.problems):
                    manifest, _ = read_manifest(store)
                    found.extend(_inside(store, manifest))
            self._listed[top] = found
        return self._listed[top]


def _inside(store: Store, manifest: Manifest | Index) -> Iterator[tuple[Store, Manifest]]:
    if isinstance(manifest, Manifest):
        yield store, manifest
        return
    for package in manifest.packages:
        part = Part(store, package.folder)
        with contextlib.suppress(InputError, KeyError):
            found = parse(read(part, MANIFEST))
            if isinstance(found, Manifest):
                yield part, found


def _may_hold(top: Path, digest: str) -> bool:
    """A look into the list of digests, without reading any manifest: it may have 100,000 lines."""
    sums = top / SUMS
    if not sums.is_file():
        return True
    try:
        with sums.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return data.find(digest.encode("ascii")) >= 0
    except (OSError, ValueError):
        return True


def given(paths: Sequence[str]) -> Catalog:
    """The packages that were named. Raises ``UsageError`` for one that is not there."""
    tops = []
    for name in paths:
        path = Path(name)
        if not path.exists():
            raise UsageError("there is no package {path}", path=name)
        tops.append(path.parent if path.name == MANIFEST else path)
    return Catalog(tops)


def near(file: Path, workspace: Path | None) -> Catalog:
    """What lies near a loose file: the package it stands in, archives beside it, the workspace's ``public``."""
    folder = file.resolve().parent
    tops = [each for each in (folder, *folder.parents[:_ABOVE]) if (each / MANIFEST).is_file()]
    for place in dict.fromkeys((folder, Path.cwd())):
        beside = sorted(path for pattern in _NAMES for path in place.glob(pattern))
        tops += beside[:_BESIDE]
        if (place / "public" / MANIFEST).is_file():
            tops.append(place / "public")
    if workspace is not None and (workspace / "public" / MANIFEST).is_file():
        tops.append(workspace / "public")
    return Catalog(list(dict.fromkeys(tops)))
