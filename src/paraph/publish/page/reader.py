"""The frame of the reader of redlines: everything inside is drawn by its scripts from the data files."""

from __future__ import annotations

from paraph.publish.package.values import Package
from paraph.publish.page.data import Reading
from paraph.publish.page.edition import ASSETS, SCRIPTS, heading, plain_name
from paraph.publish.page.frame import document, way
from paraph.publish.page.words import english, label, names, say
from paraph.writers.html.markup import el, void

MODULES = (
    "reader-store.js",
    "data/about.js",
    "reader-draw.js",
    "reader-rows.js",
    "reader-fill.js",
    "reader-steps.js",
    "reader-list.js",
    "reader-search.js",
    "reader-tools.js",
    "reader.js",
)

_LINK = (
    '<svg aria-hidden="true" width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" '
    'stroke-width="1.7" stroke-linecap="round"><path d="M7.5 10.5l3-3M8 5l2-2a3.5 3.5 0 0 1 5 5l-2 2M10 13l-2 2a3.5 '
    '3.5 0 0 1-5-5l2-2"/></svg>'
)
"""Two links of a chain: a letter for it is missing in many fonts."""


def reader_page(package: Package, reading: Reading) -> bytes:
    """``redline.html`` of a package."""
    manifest = package.manifest
    content = "\n".join(
        (
            heading(manifest),
            el("noscript", say("no-script", "p", class_="notice warn")),
            _tools(),
            el(
                "div",
                el(
                    "nav",
                    el("details", say("reader.articles", "summary"), el("ol", id="articles")),
                    id="list",
                    **label("reader.articles"),
                ),
                el("div", _holder(manifest.agreement.party_names, reading), el("div", id="text"), id="paper"),
                class_="reader needs-script",
            ),
            el("p", id="told", class_="told", role="status", aria_live="polite"),
            _help(),
        )
    )
    return document(
        title=say("title.reader", "title", name=plain_name(manifest)),
        audience=manifest.audience,
        version=manifest.tools.paraph,
        assets=ASSETS,
        styles=("page.css", "reader.css"),
        scripts=(*SCRIPTS, *MODULES),
        content=content,
        way=way(el("a", say("reader.package"), href="index.html", data_keep="1")),
        kind="reading",
    )


def _holder(party_names: dict[str, dict[str, str]], reading: Reading) -> str:
    holder = reading.newest.holder
    party = names(party_names.get(holder, {"en": holder}), reading.newest.header.prevailing)
    compared = el("p", id="compared", class_="compared")
    return compared + el("p", say("reader.original"), ": ", party, class_="holder")


def _tools() -> str:
    """The bar that stays in sight: what is compared, how it is shown, the way from change to change."""
    pair = el(
        "div", _choice("old"), el("span", "→", class_="arrow", aria_hidden="true"), _choice("new"), class_="drafts"
    )
    views = el("div", _radio("inline"), _radio("sides"), class_="views", role="radiogroup", **label("reader.view"))
    languages = el("div", id="languages", class_="languages", role="group", **label("languages"))
    only = el("label", void("input", type="checkbox", id="only"), " ", say("reader.only"), class_="only")
    settings = el(
        "details",
        say("reader.settings", "summary"),
        el("div", pair, views, languages, only, class_="settings"),
        id="settings",
        open="open",
    )
    return el("div", settings, el("div", _search(), _steps(), class_="moves"), id="tools", class_="needs-script")


def _choice(which: str) -> str:
    return el("select", id=which, **label(f"reader.{which}"))


def _radio(view: str) -> str:
    box = void("input", type="radio", name="view", value=view, id=f"view-{view}")
    return el("label", box, " ", say(f"reader.{view}"))


def _search() -> str:
    hint = {"placeholder": english("reader.search"), "data-t-placeholder": "reader.search"}
    field = void(
        "input", type="search", id="search", autocomplete="off", spellcheck="false", **label("reader.search"), **hint
    )
    return el(
        "div",
        field,
        el("output", id="found", for_="search"),
        _button("found-previous", "↑"),
        _button("found-next", "↓"),
        class_="search",
        role="search",
    )


def _steps() -> str:
    return el(
        "div",
        _button("previous", "◀"),
        el("span", id="at", class_="at"),
        _button("next", "▶"),
        _button("copy", _LINK),
        el("button", "?", type="button", id="help-open", **label("help")),
        class_="steps",
    )


def _button(key: str, sign: str) -> str:
    named = {**label(f"reader.{key}"), **{k: v for k, v in label(f"reader.{key}", "title").items() if k != "data-a"}}
    drawn = sign if sign.startswith("<") else el("span", sign, aria_hidden="true")
    return el("button", drawn, type="button", id=key, **named)


def _help() -> str:
    """What the marks mean and what the keys do."""
    marks = (
        ("help.inserted", el("ins", "abc")),
        ("help.deleted", el("del", "abc")),
        ("help.moved", el("ins", "abc", class_="mv")),
        ("help.number", el("del", "5", class_="n") + el("ins", "6", class_="n")),
        ("help.stayed", el("span", "abc", class_="still")),
        ("help.bracket", el("span", "[abc]", class_="bracket")),
    )
    keys = (
        ("help.change", ("n", "p")),
        ("help.passage", ("j", "k")),
        ("help.only", ("o",)),
        ("help.search", ("/",)),
        ("help.this", ("?",)),
    )
    drawn = (el("dt", sign, aria_hidden="true") + say(key, "dd") for key, sign in marks)
    pressed = (el("dt", " ".join(el("kbd", each) for each in sign)) + say(key, "dd") for key, sign in keys)
    switch = el("label", void("input", type="checkbox", id="keys-on"), " ", say("help.keys-on"))
    return el(
        "dialog",
        say("help", "h2"),
        say("help.marks", "h3"),
        el("dl", *drawn, class_="marks"),
        say("help.keys", "h3"),
        el("p", switch),
        el("dl", *pressed, class_="keys"),
        el("button", say("close"), type="button", id="help-close"),
        id="help",
        **label("help"),
    )
