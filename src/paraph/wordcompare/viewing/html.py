"""A `Scene` in, the page out: one file without scripts that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import paraph.writers.html.markup as markup
from paraph.wordcompare.viewing.scene import OLD, Block, Cell, Fate, Paragraph, Row, Scene, Table, Words
from paraph.writers.html.markup import classes, el, escape, extra, void

_OWN = (
    ".cont{border-top-color:transparent}.num{margin-right:.4em}"
    ".i1{margin-left:1em}.i2{margin-left:2em}.i3{margin-left:3em}.i4{margin-left:4em}"
    ".center{text-align:center}.right{text-align:right}aside.run{color:var(--n);font-size:.85rem}"
)
_TAGS: dict[Fate, tuple[str, str]] = {
    "inserted": ("ins", ""),
    "deleted": ("del", ""),
    "moved-to": ("ins", "mv"),
    "moved-from": ("del", "mv"),
    "number-inserted": ("ins", "n"),
    "number-deleted": ("del", "n"),
}
_MARK = "\u00b6"
_MOST = 4


def to_html(scene: Scene, title: str, labels: Mapping[str, str], notices: Sequence[str] = ()) -> bytes:
    """The page of ``scene``; ``labels`` as in `LABELS`, ``notices`` stand before all."""
    main = el("main", _told(notices, labels), el("article", *_content(scene, labels)))
    head = el("header", el("p", extra(title)))
    body = el("body", head, _controls(labels), main, class_="redline of2")
    page = el("html", el("head", *_head(title)), "\n", body, lang=labels["language"])
    return ("<!doctype html>\n" + page).encode("utf-8")


def _head(title: str) -> Iterator[str]:
    style = Path(markup.__file__).with_name("style.css").read_text(encoding="utf-8") + _OWN
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield '<meta charset="utf-8">'
    yield void("meta", http_equiv="Content-Security-Policy", content=policy)
    yield void("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield void("meta", name="color-scheme", content="light dark")
    yield el("title", escape(title))
    yield f"<style>{style}</style>"


def _controls(labels: Mapping[str, str]) -> str:
    """Switches without a script: each is a box or a button that the style looks at."""
    boxes = (("vb", "both"), ("vn", "new"), ("vo", "old"))
    inputs = [
        void("input", type="radio", name="view", id=key, checked="checked" if key == "vb" else None) for key, _ in boxes
    ]
    inputs += [void("input", type="checkbox", id=key) for key in ("quiet", "only")]
    told = [el("label", extra(labels[name]), for_=key) for key, name in (*boxes, ("quiet", "quiet"), ("only", "only"))]
    legend = " ".join(
        el(tag, extra(labels[name]), class_=kind or None)
        for name, (tag, kind) in (
            *((name, _TAGS[name]) for name in ("inserted", "deleted", "moved-from", "moved-to")),
            ("renumbered", ("ins", "n")),
        )
    )
    bar = el("div", *told, role="group", aria_label=labels["show"], class_="bar")
    return "".join(inputs) + bar + el("p", legend, class_="legend")


def _told(notices: Sequence[str], labels: Mapping[str, str]) -> str:
    if not notices:
        return ""
    lines = [el("li", "<br>".join(map(escape, each.split("\n")))) for each in notices]
    return el("section", el("h2", extra(labels["look"])), el("ul", *lines), class_="told")


def _content(scene: Scene, labels: Mapping[str, str]) -> Iterator[str]:
    if scene.headers:
        yield el("aside", extra(labels["header"]), *map(_block, scene.headers), class_="run")
    yield el("section", *map(_block, scene.body), class_="c first")
    if scene.notes:
        notes = [el("div", el("sup", note.sign), *map(_block, note.blocks), class_="note-text") for note in scene.notes]
        yield el("section", el("h2", extra(labels["notes"]), class_="row hd"), *notes, class_="c")
    if scene.footers:
        yield el("aside", extra(labels["footer"]), *map(_block, scene.footers), class_="run")


def _block(block: Block) -> str:
    return _paragraph(block) if isinstance(block, Paragraph) else _table(block)


def _paragraph(paragraph: Paragraph) -> str:
    words = "".join(map(_words, paragraph.words))
    if paragraph.number:
        words = el("span", escape(paragraph.number), class_="num") + words
    if paragraph.fate and not _whole(paragraph):
        words += _words(Words(_MARK, paragraph.fate))
    tag = f"h{min(paragraph.heading, 3)}" if paragraph.heading and paragraph.words else "p"
    name = classes(
        "row",
        "c" if paragraph.changed else None,
        _side(paragraph),
        paragraph.align if paragraph.align in ("center", "right") else None,
        f"i{min(paragraph.indent, _MOST)}" if paragraph.indent else None,
    )
    return el(tag, words, class_=name) + "\n"


def _whole(paragraph: Paragraph) -> bool:
    """Everything in it shares the side of its mark: no need to show the mark."""
    old = paragraph.fate in OLD
    return all(each.fate and (each.fate in OLD) == old for each in paragraph.words)


def _side(paragraph: Paragraph) -> str | None:
    if not paragraph.fate or not _whole(paragraph):
        return None
    return "gone" if paragraph.fate in OLD else "come"


def _words(words: Words) -> str:
    text = markup.words(words.text)
    if words.bold:
        text = el("b", text)
    if words.italic:
        text = el("i", text)
    if words.raised:
        text = el("sup", text)
    if not words.fate:
        return text
    tag, kind = _TAGS[words.fate]
    return el(tag, text, class_=kind or None, title=words.by or None)


def _table(table: Table) -> str:
    return el("div", el("table", el("tbody", *map(_row, table.rows)), class_="annex"), class_="wide") + "\n"


def _row(row: Row) -> str:
    changed = bool(row.fate) or any(_cell_changed(cell) for cell in row.cells)
    side = None if not row.fate else "gone" if row.fate in OLD else "come"
    return el("tr", *map(_cell, row.cells), class_=classes("row", "c" if changed else None, side)) + "\n"


def _cell_changed(cell: Cell) -> bool:
    return bool(cell.fate) or any(block.changed if isinstance(block, Paragraph) else True for block in cell.blocks)


def _cell(cell: Cell) -> str:
    side = None if not cell.fate else "gone" if cell.fate in OLD else "come"
    span = str(cell.span) if cell.span > 1 else None
    return el("td", *map(_block, cell.blocks), colspan=span, class_=classes("cont" if cell.continued else None, side))
