"""Everything published in, the page that lists all texts out."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.publish.package.values import Line, Site
from paraph.publish.page.edition import SCRIPTS
from paraph.publish.page.frame import document, notice
from paraph.publish.page.words import edition, label, names, say
from paraph.writers.html.markup import el, void

ASSETS = "page"
MANY = 8
"""From so many texts on there is a field to find one."""


def site_page(site: Site) -> bytes:
    """``index.html`` of the published folder."""
    return document(
        title=say("site.title", "title"),
        audience=site.audience,
        version=site.tools.paraph,
        assets=ASSETS,
        styles=("page.css",),
        scripts=SCRIPTS,
        content="\n".join(_content(site)),
        kind="site",
    )


def _content(site: Site) -> Iterator[str]:
    yield say("site.title", "h1")
    if site.sources is not None and site.sources.clean is False:
        yield notice(say("unclean"), kind="warn")
    count = say("site.count", n=len(site.agreements))
    if len(site.agreements) >= MANY:
        field = void("input", type="search", id="find", autocomplete="off", **label("site.find"))
        yield el("p", el("label", say("site.find"), " ", field, class_="needs-script"), " ", count, class_="find")
    else:
        yield el("p", count, class_="find")
    yield el("ul", "\n", *(_line(each) for each in site.agreements), class_="texts")


def _line(line: Line) -> str:
    newest = line.packages[0]
    first = line.prevailing
    name = names(line.name or {"en": line.agreement}, first)
    parties = " – ".join(names(each or {"en": party}, first) for party, each in line.parties.items())
    tags = [say(f"stage.{line.stage}", class_="tag")]
    tags += [] if newest.issued else [say("not-issued.short", class_="tag warn")]
    last = el("a", edition(newest.edition), href=f"{newest.folder}/index.html?from=site", class_="newest")
    packed = el("a", "ZIP", href=newest.archive.path) + " " + say("size", class_="size", size=newest.archive.size)
    all_of_them = say("site.all", n=len(line.packages))
    return el(
        "li",
        el("h2", el("a", name, href=f"{line.agreement}/index.html?from=site")),
        el("p", parties, " · ", " ".join(tags)),
        el("p", last, " ", say("dated", date=newest.date), " · ", packed, " · ", all_of_them),
        "\n",
    )
