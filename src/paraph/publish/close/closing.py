"""Everything that comes after the files: what makes them a package that proves itself."""

from __future__ import annotations

import hashlib
from itertools import combinations
from pathlib import Path

from msgspec.structs import replace

from paraph.drafts.overrides import pair_name
from paraph.publish.close.archive import write_archive
from paraph.publish.close.pages import load_pages, page_words
from paraph.publish.close.sums import sums_text
from paraph.publish.make.orders import Closed, ClosingOrder
from paraph.publish.make.shelf import Shelf
from paraph.publish.package.manifest import MANIFEST, SIGNATURE, SUMS, File, Manifest, manifest_bytes
from paraph.publish.package.values import Package, Pair, Text
from paraph.publish.scan.allowed import said
from paraph.publish.scan.scan import refuse_leaks
from paraph.publish.scan.secrets import Secrets


def archive_name(agreement: str, edition: str, audience: str) -> str:
    """An archive travels alone: its name says for whom it is."""
    return f"{agreement}-{edition}-{audience}.zip"


def close(order: ClosingOrder) -> Closed:
    """Close the package. Raises ``ContentError`` with every leak; then nothing of it may be published."""
    shelf = Shelf(Path(order.folder))
    manifest = _manifest(order)
    pages = load_pages(order.task.pages)
    if pages is not None:
        for path, data in sorted(pages.edition(_package(order, manifest)).items()):
            shelf.put(path, data, what="page")
    files = tuple(sorted((*order.made.files, *shelf.files), key=lambda file: file.path))
    manifest = replace(manifest, files=files)
    data = manifest_bytes(manifest)
    shelf.put(MANIFEST, data)
    if order.task.audience != "internal":
        _refuse_leaks(order, (*files, *(file for file in shelf.files if file.path == MANIFEST)))
    if order.task.keys.manifest:
        from paraph.publish.sign.keys import sign_manifest

        signature = sign_manifest(order.task.keys.manifest, data, _comment(manifest))
        shelf.put(SIGNATURE, signature)
    own = [file for file in shelf.files if file.path in (MANIFEST, SIGNATURE)]
    shelf.put(SUMS, sums_text((*files, *own)).encode())
    return Closed(manifest=hashlib.sha256(data).hexdigest(), archive=_archive(order, shelf, files), written=shelf.files)


def _manifest(order: ClosingOrder) -> Manifest:
    """The manifest without pages."""
    house = order.task.audience == "internal"
    return Manifest(
        agreement=order.made.about,
        edition=order.edition.edition,
        issued=order.edition.number is not None,
        date=order.made.date,
        note=order.edition.note if house else None,
        audience=order.task.audience,
        chain=order.edition.chain,
        languages=order.made.languages,
        open=order.made.open,
        tools=order.task.tools,
        sources=order.task.sources if house else None,
        files=order.made.files,
    )


def _comment(manifest: Manifest) -> str:
    return f"{manifest.agreement.id} {manifest.edition} {manifest.audience}"


def _package(order: ClosingOrder, manifest: Manifest) -> Package:
    texts = tuple(
        Text(each.edition, each.date, each.issued, Path(each.folder) / "instrument.json") for each in order.neighbours
    )
    folders = {each.edition: Path(each.folder) for each in order.neighbours}
    pairs = tuple(
        Pair(old.edition, new.edition, folders[new.edition] / _redline(old.edition, new.edition))
        for old, new in combinations(texts, 2)
    )
    return Package(manifest=manifest, folder=Path(order.folder), texts=texts, pairs=pairs)


def _redline(old: str, new: str) -> str:
    return f"redlines/{pair_name(old, new)}/redline.json"


def _refuse_leaks(order: ClosingOrder, files: tuple[File, ...]) -> None:
    """Promise 10, for every file as it stands on disk."""
    allowed = [text for each in order.neighbours for text in said(Path(each.folder) / "instrument.json")]
    allowed += [*order.made.said, *page_words(order.task.pages)]
    notes = [order.edition.note] if order.edition.note else []
    secrets = Secrets((*order.house, *order.made.house, *notes), order.names, allowed)
    refuse_leaks(Path(order.folder), files, secrets, allowed, f"{order.edition.agreement}/{order.edition.edition}")


def _archive(order: ClosingOrder, shelf: Shelf, files: tuple[File, ...]) -> File:
    """The package as one file; what proves it stands first."""
    edition = order.edition
    target = Path(order.archive)
    own = [file.path for file in shelf.files if file.path in (MANIFEST, SUMS, SIGNATURE)]
    write_archive(target, shelf.folder, f"{edition.agreement}-{edition.edition}", (*own, *(f.path for f in files)))
    data = target.read_bytes()
    return File(path=target.name, size=len(data), sha256=hashlib.sha256(data).hexdigest())
