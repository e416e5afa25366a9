"""An agreement whose packages are whole in, its own pages, digests and line in the list of all out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from paraph.build.disk import sha256
from paraph.model import Finding
from paraph.publish.close.closing import archive_name
from paraph.publish.close.pages import load_pages, page_words
from paraph.publish.make.orders import Made, Task
from paraph.publish.make.shelf import Shelf as Filling
from paraph.publish.package.manifest import MANIFEST, SUMS, File, Manifest, Published
from paraph.publish.package.values import Line, Shelf
from paraph.publish.place.state import Memory, Remembered, seen
from paraph.publish.plan import AgreementPlan, EditionPlan
from paraph.publish.request import Told
from paraph.publish.scan.allowed import said
from paraph.publish.scan.scan import refuse_leaks
from paraph.publish.scan.secrets import Secrets


class Finished(Struct, frozen=True, kw_only=True):
    """An agreement that is whole: its line for the list of all, the digest of every file, what was done."""

    line: Line
    digests: dict[str, str]
    """Path below the published folder to SHA-256."""
    told: tuple[Told, ...]
    pages: tuple[File, ...]
    """Its own pages, below the published folder."""
    findings: tuple[Finding, ...]
    memory: Memory


class Notes:
    """Notes of one agreement, whose files stand in ``folder``."""

    def __init__(
        self,
        plan: AgreementPlan,
        task: Task,
        folder: Path,
        made: Mapping[str, Made],
        archives: Mapping[str, str],
    ) -> None:
        self.plan = plan
        self.task = task
        self.folder = folder
        self.made = made
        self.archives = archives
        """Edition to the SHA-256 of its archive."""
        self.newest = tuple(reversed(plan.editions))

    def finished(self) -> Finished:
        """Everything noted. Raises ``ContentError`` for leaks in its own pages."""
        remembered = {each.edition.edition: self._remembered(each) for each in self.plan.editions}
        manifests = tuple(read_manifest(self.folder / each.edition.edition) for each in self.newest)
        published = tuple(
            self._published(each, manifest, remembered[manifest.edition])
            for each, manifest in zip(self.newest, manifests, strict=True)
        )
        pages = self._pages(manifests, published)
        page_digests = {file.path: file.sha256 for file in pages}
        about = manifests[0].agreement
        return Finished(
            line=Line(
                agreement=self.plan.name,
                kind=about.kind,
                name=about.name,
                prevailing=about.prevailing,
                parties={party: about.party_names.get(party, {}) for party in about.parties},
                stage=about.stage,
                packages=published,
            ),
            digests=dict(self._digests(remembered, page_digests)),
            pages=tuple(replace(file, path=f"{self.plan.name}/{file.path}") for file in pages),
            told=tuple(self._told(each, remembered) for each in self.newest),
            findings=tuple(finding for made in self.made.values() for finding in made.findings),
            memory=Memory(editions=remembered, pages=seen(self.folder, page_digests)),
        )

    def _remembered(self, each: EditionPlan) -> Remembered:
        name = each.edition.edition
        made = self.made[name]
        archive = archive_name(self.plan.name, name, self.task.audience)
        return Remembered(
            content=each.content,
            closing=each.closing,
            files=seen(self.folder / name, _sums(self.folder / name)),
            made=tuple(file.path for file in made.files),
            archive=archive,
            archive_seen=seen(self.folder, {archive: self.archives[name]})[archive],
            house=made.house,
            said=made.said,
            findings=made.findings,
        )

    def _published(self, each: EditionPlan, manifest: Manifest, found: Remembered) -> Published:
        size, _, digest = found.archive_seen
        return Published(
            agreement=self.plan.name,
            edition=manifest.edition,
            date=manifest.date,
            issued=manifest.issued,
            current=each is self.newest[0],
            folder=f"{self.plan.name}/{manifest.edition}",
            manifest=found.files[MANIFEST][2],
            archive=File(path=f"{self.plan.name}/{found.archive}", size=size, sha256=digest),
        )

    def _pages(self, manifests: tuple[Manifest, ...], published: tuple[Published, ...]) -> tuple[File, ...]:
        """Its own pages, searched like every other file."""
        pages = load_pages(self.task.pages)
        if pages is None:
            return ()
        house = self.task.sources if self.task.audience == "internal" else None
        shelf = Shelf(audience=self.task.audience, sources=house, manifests=manifests, published=published)
        filling = Filling(self.folder)
        for path, data in sorted(pages.shelf(shelf).items()):
            filling.put(path, data, what="page")
        if self.task.audience != "internal":
            trees = [self.folder / each.edition.edition / "instrument.json" for each in self.plan.editions]
            allowed = [*(text for tree in trees for text in said(tree)), *page_words(self.task.pages)]
            allowed += [text for made in self.made.values() for text in made.said]
            texts = (*self.plan.house, *(text for made in self.made.values() for text in made.house))
            refuse_leaks(self.folder, filling.files, Secrets(texts, self.plan.names, allowed), allowed, self.plan.name)
        return filling.files

    def _digests(self, remembered: dict[str, Remembered], pages: dict[str, str]) -> Iterator[tuple[str, str]]:
        top = self.plan.name
        yield from ((f"{top}/{path}", digest) for path, digest in pages.items())
        for name, found in remembered.items():
            yield f"{top}/{found.archive}", found.archive_seen[2]
            yield from ((f"{top}/{name}/{path}", digest) for path, (_, _, digest) in found.files.items())

    def _told(self, each: EditionPlan, remembered: dict[str, Remembered]) -> Told:
        found = remembered[each.edition.edition]
        return Told(
            agreement=self.plan.name,
            edition=each.edition.edition,
            act="kept" if each.keep == "all" else "made",
            issued=each.edition.number is not None,
            files=len(found.files),
            archive=f"{self.plan.name}/{found.archive}",
        )


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a package that was just made or taken over."""
    return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)


def _sums(folder: Path) -> dict[str, str]:
    """Path to SHA-256 of every file of a package, its list of digests too."""
    data = (folder / SUMS).read_bytes()
    found = {line[66:]: line[:64] for line in data.decode("utf-8").splitlines()}
    return {**found, SUMS: sha256(data)}
