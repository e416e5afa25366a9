"""The stage that makes pages, as `paraph publish` asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from paraph.publish.package.values import Package, Shelf, Site
from paraph.publish.page.data import Reading
from paraph.publish.page.edition import edition_page
from paraph.publish.page.reader import reader_page
from paraph.publish.page.shelf import shelf_page
from paraph.publish.page.site import site_page
from paraph.publish.page.words import table_script

_ASSETS = Path(__file__).parent / "assets"
_OF_SITE = ("early.js", "base.js", "page.js", "page.css", "icon.svg")
"""What the list of all texts needs; a package holds everything, for it travels alone."""


class PageWriter:
    """Values in, pages out. See `paraph.publish.package.values.Pages`."""

    def edition(self, package: Package) -> Mapping[str, bytes]:
        """The page of an edition, the reader of redlines, its data."""
        reading = Reading(package)
        out = {"index.html": edition_page(package, reading), "redline.html": reader_page(package, reading)}
        out |= {f"page/{name}": data for name, data in _assets()}
        return out | {f"page/data/{name}": data for name, data in reading.files()}

    def shelf(self, shelf: Shelf) -> Mapping[str, bytes]:
        """The page of an agreement."""
        return {"index.html": shelf_page(shelf)}

    def site(self, site: Site) -> Mapping[str, bytes]:
        """The list of all texts, and what it needs."""
        assets = {f"page/{name}": data for name, data in _assets() if name in (*_OF_SITE, "words.js")}
        return {"index.html": site_page(site), **assets}


def _assets() -> Iterator[tuple[str, bytes]]:
    for path in sorted(_ASSETS.iterdir()):
        if path.suffix in (".css", ".js", ".svg"):
            yield path.name, path.read_bytes()
    yield "words.js", table_script()
