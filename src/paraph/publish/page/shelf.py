"""All packages of one agreement in, the page that leads to each of them out."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.publish.package.manifest import Manifest, Published
from paraph.publish.package.values import Shelf
from paraph.publish.page.edition import ASSETS, SCRIPTS, facts, heading, plain_name, warnings
from paraph.publish.page.frame import document, section, way
from paraph.publish.page.words import edition, say
from paraph.writers.html.markup import el, escape


def shelf_page(shelf: Shelf) -> bytes:
    """``index.html`` of an agreement; its look and scripts are those of the newest package beside it."""
    newest = shelf.manifests[0]
    return document(
        title=say("title.shelf", "title", name=plain_name(newest)),
        audience=shelf.audience,
        version=newest.tools.paraph,
        assets=f"{newest.edition}/{ASSETS}",
        styles=("page.css",),
        scripts=SCRIPTS,
        content="\n".join(_content(shelf)),
        way=way(el("a", say("all-agreements"), href="../index.html", class_="up", data_up="site", hidden="hidden")),
        kind="shelf",
    )


def _content(shelf: Shelf) -> Iterator[str]:
    newest = shelf.manifests[0]
    yield heading(newest)
    yield from warnings(newest)
    yield facts(newest)
    if len(shelf.manifests) > 1:
        link = el(
            "a", say("shelf.compare"), href=f"{newest.edition}/redline.html?from=shelf", class_="call", data_keep="1"
        )
        yield el("p", link, class_="invitation")
    pairs = zip(shelf.manifests, shelf.published, strict=True)
    yield section("shelf.title", el("ol", "\n", *(_edition(*each) for each in pairs), class_="editions"))


def _edition(manifest: Manifest, published: Published) -> str:
    archive = published.archive
    file = archive.path.rpartition("/")[2]
    named = [
        el("h3", el("a", edition(manifest.edition), href=f"{manifest.edition}/index.html?from=shelf", data_keep="1"))
    ]
    tags = [say("dated", date=manifest.date)]
    tags += [say("shelf.current", class_="tag")] if published.current else []
    tags += [] if manifest.issued else [say("not-issued.short", class_="tag warn")]
    packed = el("a", say("shelf.archive"), href=file) + " " + say("size", class_="size", size=archive.size)
    return el(
        "li",
        *named,
        el("p", " ".join(tags)),
        el("p", escape(manifest.note), class_="note") if manifest.note else "",
        el("p", packed),
        el("p", el("code", escape(f"{archive.sha256}"), class_="hash"), " ", escape(file), class_="sum"),
        "\n",
    )
