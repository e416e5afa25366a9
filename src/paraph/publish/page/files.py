"""The files of a package in, lists to download from out: by Party, by the languages on the page, by format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from paraph.publish.package.manifest import File, Manifest
from paraph.publish.page.words import names, say, table
from paraph.writers.html.markup import el, escape

_FORMATS = (("docx", "Word"), ("pdf", "PDF"), ("html", ""))
"""Suffix and name; a page for the browser is named in the reader's language."""
_DATA = ("draft", "tree", "changes", "redline-data", "other")


def downloads(manifest: Manifest) -> Iterator[str]:
    """Everything, the originals first."""
    files = manifest.files
    yield from _originals(manifest, [file for file in files if file.what in ("original", "signing-folder")])
    for old in _olds(manifest):
        found = [file for file in files if file.old == old and file.what in ("redline", "table")]
        yield from _redlines(manifest, old, found)
    for what, key in (("paper", "files.papers"), ("follow-up", "files.follow-up")):
        yield from _papers(manifest, [file for file in files if file.what == what], key)
    yield from _data(manifest)


def _olds(manifest: Manifest) -> list[str]:
    """The editions that this one was drawn over, the nearest first."""
    found = {file.old for file in manifest.files if file.what in ("redline", "table") and file.old is not None}
    return sorted(found, reverse=True)


def _originals(manifest: Manifest, files: Sequence[File]) -> Iterator[str]:
    if files:
        yield say("files.originals", "h3")
    yield from _by_party(manifest, files)


def _by_party(manifest: Manifest, files: Sequence[File]) -> Iterator[str]:
    order = {party: at for at, party in enumerate(manifest.agreement.parties)}
    ranked = sorted(files, key=lambda file: (order.get(file.holder or "", len(order)), file.path))
    tables = []
    for holder, group in groupby(ranked, key=lambda file: file.holder or ""):
        found = list(group)
        caption = _caption(manifest, holder)
        tables.append(_table(found, caption, _layout))
    yield el("div", *tables, class_="parties")


def _caption(manifest: Manifest, holder: str) -> str:
    about = manifest.agreement
    if not holder:
        return ""
    party = names(about.party_names.get(holder, {"en": holder}), about.prevailing)
    return el("caption", say("files.original-of"), ": ", party)


def _redlines(manifest: Manifest, old: str, files: Sequence[File]) -> Iterator[str]:
    drawn = [file for file in files if file.what == "redline"]
    tables = [file for file in files if file.what == "table"]
    title = el("summary", say("files.redlines", "h3", old=old, new=manifest.edition))
    body = "".join(_by_party(manifest, drawn)) if drawn else ""
    if tables:
        body += _table(tables, say("files.tables", "caption"), _layout)
    first = old == _olds(manifest)[0]
    yield el("details", title, body, class_="redlines", open="open" if first else None)


def _papers(manifest: Manifest, files: Sequence[File], key: str) -> Iterator[str]:
    if files:
        caption = say(key, "caption")
        yield _table(files, caption, lambda file: _paper(manifest, file), "files.one")


def _paper(manifest: Manifest, file: File) -> str:
    """Whose it is, what, in which language."""
    about = manifest.agreement
    shown = [names(about.party_names[file.holder], about.prevailing)] if file.holder in about.party_names else []
    shown.append(_called(manifest, file))
    shown += [_languages(file.languages)] if file.languages else []
    return " · ".join(shown)


def _called(manifest: Manifest, file: File) -> str:
    """A paper of ours in all languages of the pages, another as its form calls it; a report by its path."""
    base = file.path.rpartition("/")[2].removeprefix(f"{manifest.agreement.id}.")
    paper = file.paper or base.partition(".")[0]
    if f"paper.{paper}" in table():
        return say(f"paper.{paper}")
    return names(file.name, manifest.agreement.prevailing) if file.name else escape(paper.replace("-", " "))


def _layout(file: File) -> str:
    if file.what == "signing-folder":
        return say("files.signing-folder")
    return _languages(file.languages)


def _languages(codes: Iterable[str]) -> str:
    return el("span", *_named(codes), class_="layout")


def _named(codes: Iterable[str]) -> Iterator[str]:
    for at, code in enumerate(codes):
        yield (" + " if at else "") + say("one-language", language=code)


def _table(files: Sequence[File], caption: str, name: Callable[[File], str], head: str = "files.layout") -> str:
    """A row for each layout, a column for each format; short ones first, as they are looked for."""
    formats = [(suffix, called) for suffix, called in _FORMATS if any(_suffix(file) == suffix for file in files)]
    titles = [
        say(head, "th"),
        *(el("th", escape(called)) if called else say("files.page", "th") for _, called in formats),
    ]
    rows: dict[str, dict[str, File]] = {}
    for file in sorted(files, key=lambda file: (file.what == "signing-folder", len(file.languages), file.path)):
        rows.setdefault(name(file), {})[_suffix(file)] = file
    body = (
        el("tr", el("th", shown, scope="row"), *(_cell(found.get(suffix)) for suffix, _ in formats))
        for shown, found in rows.items()
    )
    heads = (title.replace("<th", '<th scope="col"', 1) for title in titles)
    return el("table", caption, el("thead", el("tr", *heads)), "\n", el("tbody", *body), class_="files") + "\n"


def _cell(file: File | None) -> str:
    return el("td", link(file)) if file is not None else el("td")


def link(file: File) -> str:
    """The file by its format, and how large it is."""
    called = next((name for suffix, name in _FORMATS if suffix == _suffix(file)), "") or _suffix(file)
    shown = say("files.page") if _suffix(file) == "html" else escape(called)
    told = el("span", escape(f" {file.path.rsplit('/', 1)[-1]}"), class_="vh")
    return el("a", shown, told, href=file.path) + " " + say("size", class_="size", size=file.size)


def _data(manifest: Manifest) -> Iterator[str]:
    items = [
        el("li", el("a", _data_name(manifest, file), href=file.path), " ", say("size", class_="size", size=file.size))
        for what in _DATA
        for file in manifest.files
        if file.what == what
    ]
    if items:
        yield el("details", say("files.data", "summary"), el("ul", *items))


def _data_name(manifest: Manifest, file: File) -> str:
    if file.what == "other":
        return say("data.other") + escape(f": {file.path}")
    if file.old is not None:
        return say(f"data.{file.what}", old=file.old, new=manifest.edition)
    return say(f"data.{file.what}")


def _suffix(file: File) -> str:
    return file.path.rpartition(".")[2]
