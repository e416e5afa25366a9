"""Packages as values without their Word and PDF files: all that pages are made of, and quickly made."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from paraph.build.redlines import RedlineRequest, compared_editions
from paraph.drafts.editions import resolve
from paraph.model import Audience
from paraph.publish.gather.standing import about, language_status, open_matters
from paraph.publish.package.manifest import File, Link, Manifest, Sources, Tools
from paraph.publish.package.redline_data import redline_bytes, redline_data
from paraph.publish.package.values import Package, Pair, Text
from paraph.writers.json import instrument_json

NAME = "friendship"
TOOLS = Tools(paraph="1.0", engines={"typst": "0.15.2"}, fonts={"Tinos-Regular.ttf": "a" * 64})
_OWN: dict[str, Any] = {"what": "paper", "holder": "LAG", "languages": ("ru",)}
_LISTED: tuple[tuple[str, int, dict[str, Any]], ...] = (
    ("drafts/03.json", 900, {"what": "draft"}),
    ("instrument.json", 2048, {"what": "tree"}),
    ("originals/LAG/friendship.uz-ru.docx", 5, {"what": "original", "holder": "LAG", "languages": ("uz", "ru")}),
    ("originals/SEV/friendship.ru.pdf", 3_000_000, {"what": "original", "holder": "SEV", "languages": ("ru",)}),
    ("originals/SEV/signing-folder.pdf", 7, {"what": "signing-folder", "holder": "SEV", "languages": ("kk", "ru")}),
    ("papers/LAG/note-verbale.uz.docx", 8, {**_OWN, "languages": ("uz",), "paper": "note-verbale"}),
    ("papers/LAG/own-form.ru.docx", 8, {**_OWN, "paper": "own-form", "name": {"ru": "Своя форма"}}),
    ("redlines/draft-02--draft-03/tables/friendship.ru.pdf", 9, {"what": "table", "old": "draft-02"}),
)
FILES = tuple(
    File(path=path, size=size, sha256=str(number) * 64, **more) for number, (path, size, more) in enumerate(_LISTED, 1)
)


def package(root: Path, folder: Path, audience: Audience = "internal", upto: int = 3) -> Package:
    """The package of the draft ``upto`` of the workspace at ``root``; data files are written into ``folder``."""
    names = [f"draft-{number:02d}" for number in range(1, upto + 1)]
    editions = [resolve(root, NAME, name) for name in names]
    texts = []
    for edition in editions:
        file = folder / f"{edition.name}.json"
        file.write_bytes(instrument_json(edition.instrument))
        texts.append(Text(edition.name, edition.date, True, file))
    newest = editions[-1]
    house = audience == "internal"
    manifest = Manifest(
        agreement=about(newest.instrument),
        edition=newest.name,
        issued=True,
        date=newest.date,
        note="К третьему раунду" if house else None,
        audience=audience,
        chain=_chain(texts),
        languages=language_status(newest.instrument, audience),
        open=open_matters(newest.instrument),
        tools=TOOLS,
        sources=Sources(revision="b" * 40, clean=False) if house else None,
        files=FILES,
    )
    return Package(manifest=manifest, folder=folder, texts=tuple(texts), pairs=_pairs(root, folder, names))


def _chain(texts: Sequence[Text]) -> tuple[Link, ...]:
    return tuple(
        Link(
            edition=number,
            date=text.date,
            sha256=str(number) * 64,
            previous=str(number - 1) * 64 if number > 1 else None,
        )
        for number, text in enumerate(texts, 1)
    )


def _pairs(root: Path, folder: Path, names: Sequence[str]) -> tuple[Pair, ...]:
    out = []
    for old, new in combinations(names, 2):
        request = RedlineRequest(root=root, out=folder, agreement=NAME, old=old, new=new, formats=())
        found = compared_editions(request, resolve(root, NAME, old), resolve(root, NAME, new))
        file = folder / f"{old}--{new}.json"
        file.write_bytes(redline_bytes(redline_data(found.comparison, NAME, old, new)))
        out.append(Pair(old, new, file))
    return tuple(out)
