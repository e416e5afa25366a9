"""A manifest in, its proof for the eye out: the chain of drafts, every file with its hash, how to check them."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.publish.package.manifest import MANIFEST, SUMS, File, Link, Manifest
from paraph.publish.page.words import edition, say
from paraph.writers.html.markup import el, escape


def proof(manifest: Manifest, archive: str) -> Iterator[str]:
    """Everything, the commands first. ``archive``: the name of the package as one file."""
    yield say("proof.lead", "p")
    yield el("dl", *_commands(manifest, archive), class_="commands")
    yield el(
        "p",
        el("a", say("proof.manifest"), href=MANIFEST),
        " · ",
        el("a", say("proof.sums-file"), href=SUMS),
        class_="sums",
    )
    if manifest.chain:
        yield say("proof.chain", "h3") + say("proof.chain-lead", "p")
        yield el("ol", *(_link(each, manifest) for each in reversed(manifest.chain)), class_="chain") + "\n"
    files = el("tbody", *(_file(file) for file in manifest.files))
    heads = (say(key, "th").replace("<th", '<th scope="col"', 1) for key in ("proof.file", "proof.size"))
    head = el("thead", el("tr", *heads, el("th", "SHA-256", scope="col")))
    table = el("div", el("table", head, "\n", files, class_="hashes"), class_="wide")
    yield el("details", say("proof.files", "summary", n=len(manifest.files)), table) + "\n"
    yield el("details", say("proof.tools", "summary"), el("ul", *_tools(manifest)))


def _commands(manifest: Manifest, archive: str) -> Iterator[str]:
    first = manifest.files[0].path if manifest.files else MANIFEST
    commands = (
        ("proof.paraph", f"paraph verify {archive}"),
        ("proof.sums", f"sha256sum -c {SUMS}"),
        ("proof.windows", f'certutil -hashfile "{first.replace("/", chr(92))}" SHA256'),
    )
    for key, line in commands:
        yield say(key, "dt") + el("dd", el("code", escape(line)))


def _link(link: Link, manifest: Manifest) -> str:
    name = f"draft-{link.edition:02d}"
    here = "here" if name == manifest.edition else None
    told = [edition(name), say("dated", date=link.date), el("code", escape(link.sha256), class_="hash")]
    return el("li", " ".join(told), class_=here)


def _file(file: File) -> str:
    # A long name may break after each step of its path.
    path = escape(file.path).replace("/", "/<wbr>")
    cells = (el("td", say("size", size=file.size), class_="number"), el("td", el("code", file.sha256, class_="hash")))
    return el("tr", el("th", el("a", path, href=file.path), scope="row"), *cells) + "\n"


def _tools(manifest: Manifest) -> Iterator[str]:
    tools = manifest.tools
    yield el("li", escape(f"Paraph {tools.paraph}"))
    yield from (el("li", escape(f"{name} {version}")) for name, version in sorted(tools.engines.items()))
    for name, digest in sorted(tools.fonts.items()):
        yield el("li", escape(name), " ", el("code", escape(digest), class_="hash"))
