"""What every page has around its content: head, banner of the audience, switches of language and look, foot."""

from __future__ import annotations

from collections.abc import Sequence

from paraph.model import Audience
from paraph.publish.page.words import OWN_NAMES, SPOKEN, label, say
from paraph.writers.html.markup import classes, el, escape, void

POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; "
    "base-uri 'none'; form-action 'none'"
)
"""Nothing but files beside the page; ``file:`` for browsers to which a page opened from a folder is no origin."""
LOOKS = ("auto", "light", "dark")


def document(
    *,
    title: str,
    audience: Audience,
    version: str,
    assets: str,
    styles: Sequence[str],
    scripts: Sequence[str],
    content: str,
    way: str = "",
    kind: str = "",
) -> bytes:
    """A whole page. ``assets``: the folder of styles and scripts, relative to it; ``title``: the element."""
    head = [
        '<meta charset="utf-8">',
        void("meta", http_equiv="Content-Security-Policy", content=POLICY),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="color-scheme", content="light dark"),
        void("meta", name="referrer", content="no-referrer"),
        title,
        void("link", rel="icon", type="image/svg+xml", href=f"{assets}/icon.svg"),
        *(void("link", rel="stylesheet", href=f"{assets}/{name}") for name in styles),
        el("script", src=f"{assets}/early.js"),
        *(_deferred(f"{assets}/{name}") for name in scripts),
    ]
    body = [
        say("skip", "a").replace("<a ", '<a class="skip" href="#main" ', 1),
        el(
            "header",
            _banner(audience),
            el("div", way, el("div", _languages(), _looks(), class_="switches needs-script"), class_="top"),
        ),
        el("main", content, id="main", tabindex="-1"),
        el("footer", el("p", say("made-with", version=version))),
    ]
    inner = el("head", "\n", "\n".join(head), "\n") + "\n" + el("body", "\n", "\n".join(body), "\n", class_=kind)
    return f'<!doctype html>\n<html lang="en">{inner}</html>\n'.encode()


def section(key: str, *children: str, class_: str | None = None) -> str:
    """A part of a page under a heading of its own, which the list at the top leads to."""
    heading = say(key, "h2").replace("<h2 ", f'<h2 id="{key}-h" ', 1)
    return el("section", heading, "\n", *children, id=key, class_=class_, aria_labelledby=f"{key}-h")


def way(*links: str) -> str:
    """Where one is; the pages above are offered only to those who came from there: a package alone has none."""
    return el("nav", *links, class_="way", **label("way"))


def notice(*children: str, kind: str = "") -> str:
    """A line that must not be missed."""
    return el("p", *children, class_=classes("notice", kind))


def _deferred(source: str) -> str:
    return el("script", src=source).replace("<script ", "<script defer ", 1)


def _banner(audience: Audience) -> str:
    """For whom it is: in words and on every page."""
    return el(
        "p",
        say("audience", class_="vh"),
        el("span", ": ", class_="vh"),
        say(f"audience.{audience}"),
        class_=f"banner {audience}",
    )


def _languages() -> str:
    buttons = (
        el("button", escape(OWN_NAMES[code]), type="button", lang=code, data_speak=code, aria_pressed="false")
        for code in SPOKEN
    )
    return el("div", *buttons, class_="speak", role="group", **label("page-language"))


def _looks() -> str:
    options = (say(f"look.{each}", "option").replace("<option ", f'<option value="{each}" ', 1) for each in LOOKS)
    return el("label", say("look"), " ", el("select", *options, id="look"), class_="look")
