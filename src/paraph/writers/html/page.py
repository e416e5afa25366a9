"""The page around the text: head, what it is, how to look at it, the list of articles."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

from paraph.languages.edition import edition_name
from paraph.model import Header, Part, Passage, Table
from paraph.model.runs import Runs
from paraph.writers.html.body import body
from paraph.writers.html.markup import classes, el, escape, extra, void
from paraph.writers.html.passages import altered, ghost_class
from paraph.writers.html.scene import GONE, Scene

_STYLE = Path(__file__).with_name("style.css")


def page(scene: Scene) -> str:
    """The whole file."""
    content = _controls(scene) + el("main", _listed(scene), el("article", _untitled(scene), body(scene)))
    kind = classes("redline" if scene.redline else None, f"of{len(scene.languages)}")
    return "<!doctype html>\n" + el(
        "html",
        el("head", *_head(scene)),
        "\n",
        el("body", _banner(scene), content, class_=kind),
        lang=scene.locales[scene.first],
    )


def _head(scene: Scene) -> Iterator[str]:
    style = _STYLE.read_text(encoding="utf-8")
    if len(scene.languages) > 2 or scene.dress.landscape:
        style += "@page{size:A4 landscape}\n"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield '<meta charset="utf-8">'
    yield void("meta", http_equiv="Content-Security-Policy", content=policy)
    yield void("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield void("meta", name="color-scheme", content="light dark")
    yield el("title", escape(_title(scene)))
    if scene.dress.stamp:
        yield void("meta", name="dcterms.identifier", content=scene.dress.stamp)
    yield f"<style>{style}</style>"


def _title(scene: Scene) -> str:
    name = scene.original.header.name.get(scene.first, scene.original.header.id)
    return f"{name}: {_edition(scene, scene.original.header.edition)}" if scene.dress.profile == "draft" else name


def _edition(scene: Scene, edition: str) -> str:
    return edition_name(scene.words[scene.first], edition)


def _banner(scene: Scene) -> str:
    """Whose text this is, which edition, compared with which."""
    if scene.dress.profile != "draft":
        return ""
    header: Header = scene.original.header
    was = scene.original.was
    editions = _edition(scene, header.edition)
    if scene.redline and was is not None:
        editions = f"{_edition(scene, was.edition)} → {editions}"
    date = ".".join(reversed(scene.dress.date.split("-")))
    derived = [scene.say("derived", code) for code in scene.languages if "-" in code]
    lines = [
        " · ".join([scene.say("draft"), header.name.get(scene.first, header.id)]),
        " · ".join([editions, date, *derived]),
    ]
    return el("header", *(el("p", extra(line)) for line in lines))


def _controls(scene: Scene) -> str:
    """Switches without a script: each is a box or a button that the style looks at."""
    if not scene.redline:
        return ""
    boxes = [("vb", "show.both"), ("vn", "show.new"), ("vo", "show.old")]
    inputs = [
        void("input", type="radio", name="view", id=key, checked="checked" if key == "vb" else None) for key, _ in boxes
    ]
    inputs += [void("input", type="checkbox", id=key) for key in ("quiet", "only")]
    labels = [el("label", extra(scene.say(name)), for_=key) for key, name in boxes]
    labels += [
        el("label", extra(scene.say("hide-numbering")), for_="quiet"),
        el("label", extra(scene.say("changes-only")), for_="only"),
    ]
    legend = " ".join(
        el(tag, extra(scene.say(word)), class_=kind)
        for tag, word, kind in (
            ("ins", "inserted", None),
            ("del", "deleted", None),
            ("del", "moved-from", "mv"),
            ("ins", "moved-to", "mv"),
            ("ins", "kind.renumbered", "n"),
        )
    )
    told = el("div", *labels, role="group", aria_label=scene.say("show"), class_="bar")
    return "".join(inputs) + told + el("p", legend, class_="legend")


def _untitled(scene: Scene) -> str:
    """A heading for those who listen, where the instrument has no title."""
    for part in scene.original.parts:
        for block in part.blocks:
            if isinstance(block, Passage) and block.kind == "title":
                return ""
    header = scene.original.header
    return el("h1", extra(header.name.get(scene.first, header.id)), class_="vh")


def _listed(scene: Scene) -> str:
    """The articles and annexes, each a link; what became of it beside it."""
    items = [item for part in scene.original.parts if part.role in ("article", "annex") for item in _entry(scene, part)]
    if not items:
        return ""
    contents = scene.say("contents")
    summary = el("summary", extra(contents))
    return el("nav", el("details", summary, el("ol", *items), open="open"), aria_label=contents)


def _entry(scene: Scene, part: Part) -> Iterator[str]:
    code = scene.first
    head = next((b for b in part.blocks if isinstance(b, Passage) and b.kind == "heading"), None)
    shown = [_clean(each.get(code, ()), part) for each in ((head.label, head.text) if head is not None else ())]
    shown[:1] = [label.rstrip(".") for label in shown[:1]]
    if part.role == "annex":
        # Its label cites the whole agreement by name: its own words are enough.
        shown = [f"{scene.say('role.annex')} {part.number or ''}".strip(), *shown]
    name = ". ".join(text for text in shown if text) or part.id
    anchor = f"was:{part.id}" if part.change in GONE else part.id
    became = {"inserted": "kind.added", "deleted": "kind.deleted", "moved-to": "moved-to", "moved-from": "moved-from"}
    key = became.get(part.change or "") or ("kind.changed" if _changed(part) else "")
    badge = " " + extra(scene.say(key), f"badge {ghost_class(part.change) or ''}".strip()) if key else ""
    yield el("li", el("a", extra(name), href=f"#{anchor}"), badge, class_=ghost_class(part.change))


def _clean(runs: Runs, part: Part) -> str:
    gone = part.change in GONE
    kept = (run.text for run in runs if run.change != ("inserted" if gone else "deleted"))
    return " ".join("".join(kept).split())


def _changed(part: Part) -> bool:
    """True if something besides a number changed in it."""
    for block in part.blocks:
        rows = (block,) if isinstance(block, Passage) else (block.head, *block.rows) if isinstance(block, Table) else ()
        for row in rows:
            if row.change or row.break_ or (altered(row) and _words_changed(row)):
                return True
    return False


def _words_changed(passage: Passage) -> bool:
    texts = (passage.text, *passage.cells)
    marked = any(run.change and not run.renumbered for each in texts for runs in each.values() for run in runs)
    return marked or passage.was is not None
