"""The folders that are opened: a real publication, and readers of texts of a given length."""

from __future__ import annotations

from pathlib import Path

from paraph.model import Instrument, Original
from paraph.publish.package.manifest import About, File, Manifest, Open, Tools
from paraph.publish.package.redline_data import redline_bytes
from paraph.publish.package.values import Package, Pair, Text
from paraph.publish.page.pages import PageWriter
from paraph.publish.request import PublishRequest
from paraph.writers.json import instrument_json
from support import paged

PAGES = "paraph.publish.page.pages:PageWriter"


def published(folder: Path) -> Path:
    """Three issued drafts of the made-up agreement, published for the house."""
    from paraph.publish import publish

    root = paged.three_drafts(folder / "workspace")
    publish(PublishRequest(root=root, out=folder / "public", dist=root / "dist", jobs=2), None, PAGES)
    return folder / "public"


def long_folder(folder: Path) -> Path:
    """Readers of 20 and of 1,000 articles, nothing else."""
    for articles, points in ((20, 6), (1000, 3)):
        _long(folder / str(articles), articles, points)
    return folder


def _long(folder: Path, articles: int, points: int) -> None:
    folder.mkdir()
    old, new, data = paged.long_pair(articles, points)
    texts = tuple(_text(folder, original) for original in (old, new))
    pair = Pair("draft-01", "draft-02", folder / "redline.json")
    pair.file.write_bytes(redline_bytes(data))
    package = Package(manifest=_manifest(new), folder=folder, texts=texts, pairs=(pair,))
    for path, content in PageWriter().edition(package).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _text(folder: Path, original: Original) -> Text:
    edition = original.header.edition
    file = folder / f"{edition}.json"
    file.write_bytes(instrument_json(Instrument(header=original.header, parts=original.parts)))
    return Text(edition, "2026-11-22", True, file)


def _manifest(original: Original) -> Manifest:
    header = original.header
    return Manifest(
        agreement=About(
            id=header.id,
            kind=header.kind,
            name=header.name,
            parties=header.parties,
            party_names=header.party_names,
            languages=header.languages,
            prevailing=header.prevailing,
            stage=header.stage,
        ),
        edition=header.edition,
        issued=True,
        date="2026-11-22",
        audience="internal",
        chain=(),
        languages=(),
        open=Open(undecided=(), brackets=(), at_signature=0),
        tools=Tools(paraph="0", engines={}, fonts={}),
        files=(File(path="manifest.json", size=1, sha256="0" * 64),),
    )
