"""A package in, the page of one edition out: what it is, what changed, every file, its proof."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.publish.close.closing import archive_name
from paraph.publish.package.manifest import Manifest
from paraph.publish.package.values import Package, Pair
from paraph.publish.page.changes import READER, changes_list
from paraph.publish.page.data import Reading
from paraph.publish.page.files import downloads
from paraph.publish.page.frame import document, notice, section, way
from paraph.publish.page.proof import proof
from paraph.publish.page.standing import standing
from paraph.publish.page.words import edition, label, names, say
from paraph.writers.html.markup import el, escape

ASSETS = "page"
SCRIPTS = ("base.js", "words.js", "page.js")


def edition_page(package: Package, reading: Reading) -> bytes:
    """``index.html`` of a package."""
    manifest = package.manifest
    content = "\n".join(_content(package, reading))
    return document(
        title=say("title.edition", "title", name=plain_name(manifest), edition=manifest.edition),
        audience=manifest.audience,
        version=manifest.tools.paraph,
        assets=ASSETS,
        styles=("page.css",),
        scripts=SCRIPTS,
        content=content,
        way=way(
            el("a", say("all-agreements"), href="../../index.html", class_="up", data_up="site", hidden="hidden"),
            el("a", say("all-drafts"), href="../index.html", class_="up", data_up="shelf", hidden="hidden"),
        ),
        kind="edition",
    )


def plain_name(manifest: Manifest) -> str:
    """The short name in the language that prevails."""
    about = manifest.agreement
    return about.name.get(about.prevailing or "") or next(iter(about.name.values()), about.id)


def heading(manifest: Manifest, tag: str = "h1") -> str:
    """The short name, in the language of the page if it has one."""
    return names(manifest.agreement.name or {"en": manifest.agreement.id}, manifest.agreement.prevailing, tag)


def facts(manifest: Manifest) -> str:
    """Edition, day, stage, Parties; for the house also why it was issued and what it was made from."""
    return el("dl", *(el("div", say(key, "dt"), el("dd", shown)) for key, shown in _facts(manifest)), class_="facts")


def warnings(manifest: Manifest) -> Iterator[str]:
    """What must not be missed."""
    if not manifest.issued:
        yield notice(say("not-issued"), kind="warn")
    if manifest.sources is not None and manifest.sources.clean is False:
        yield notice(say("unclean"), kind="warn")


def _facts(manifest: Manifest) -> Iterator[tuple[str, str]]:
    about = manifest.agreement
    yield "edition", edition(manifest.edition)
    yield "date", say("day", date=manifest.date)
    yield "stage", say(f"stage.{about.stage}")
    yield (
        "parties",
        ", ".join(names(about.party_names.get(each, {"en": each}), about.prevailing) for each in about.parties),
    )
    if manifest.note:
        yield "why-issued", escape(manifest.note)
    if manifest.sources is not None and manifest.sources.revision:
        yield "revision", el("code", escape(manifest.sources.revision), class_="hash")


def _content(package: Package, reading: Reading) -> Iterator[str]:
    manifest = package.manifest
    yield heading(manifest)
    yield from warnings(manifest)
    yield facts(manifest)
    yield _invitation(package)
    yield _contents()
    yield section("changes", *_changes(package, reading))
    yield section("files", *downloads(manifest))
    yield section("standing", *standing(manifest, reading))
    archive = archive_name(manifest.agreement.id, manifest.edition, manifest.audience)
    yield section("proof", *proof(manifest, archive))


def last_pair(package: Package) -> Pair | None:
    """The edition before and this one."""
    found = [pair for pair in package.pairs if pair.new == package.manifest.edition]
    return found[-1] if found else None


def _invitation(package: Package) -> str:
    """The way into the reader."""
    key, hint = ("read.changes", "read.hint") if last_pair(package) else ("read.text", "read.only")
    link = el("a", say(key), href=READER, class_="call")
    return el("p", link, " ", say(hint, class_="hint"), class_="invitation")


def _contents() -> str:
    links = (el("li", el("a", say(key), href=f"#{key}")) for key in ("changes", "files", "standing", "proof"))
    return el("nav", el("ul", *links), class_="contents", **label("on-page"))


def _changes(package: Package, reading: Reading) -> Iterator[str]:
    pair = last_pair(package)
    if pair is None:
        yield say("changes.first", "p")
        return
    yield say("changes.between", "p", class_="between", old=pair.old, new=pair.new)
    yield changes_list(reading, pair)
