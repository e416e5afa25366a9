"""The text itself: a section for each part; one language as paragraphs, several as rows of a table, in step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from paraph.model import Part, Passage, Table
from paraph.writers.html.markup import classes, el, escape, extra
from paraph.writers.html.passages import Told, altered, ghost_class, lang, outline, said, step, told
from paraph.writers.html.scene import GONE, Scene
from paraph.writers.html.tables import annex_table


class Line(Struct, frozen=True):
    """A passage with what it carries."""

    passage: Passage
    facts: Told


def body(scene: Scene) -> str:
    """Every part in order."""
    out: list[str] = []
    headed = False
    for number, part in enumerate(scene.original.parts):
        lines, headed = _lines(scene, part, headed)
        out.append(_section(scene, part, lines, number))
    return "".join(out)


def _lines(scene: Scene, part: Part, titled: bool) -> tuple[list[Line | Table], bool]:
    """The blocks of a part; ``titled``: the page has its first heading."""
    out: list[Line | Table] = []
    headed = False
    for block in part.blocks:
        if isinstance(block, Table):
            out.append(block)
        elif isinstance(block, Passage):
            level = outline(block, part, headed or (titled and block.kind == "title"))
            headed = headed or level > 0
            titled = titled or level == 1
            out.append(Line(block, told(scene, part, block, first=not out, level=level)))
    return out, titled


def _section(scene: Scene, part: Part, lines: Sequence[Line | Table], number: int) -> str:
    change = part.change or (part.was is not None and "changed") or any(_altered(line) for line in lines)
    note = _note(scene, part)
    inner = "".join(_group(scene, part, kind, list(group)) for kind, group in groupby(lines, key=_kind))
    anchor = f"was:{part.id}" if part.change in GONE else part.id
    return el(
        "section",
        note,
        inner,
        scene.figures.get(part.id, ""),
        id=anchor,
        class_=classes(part.role, "c" if change else None, ghost_class(part.change), "first" if not number else None),
    )


def _altered(line: Line | Table) -> bool:
    if isinstance(line, Line):
        return "c" in (line.facts.classes or "").split()
    return bool(line.change or line.was) or any(row.change or altered(row) for row in (line.head, *line.rows))


def _kind(line: Line | Table) -> str:
    if isinstance(line, Table):
        return line.id
    return "signatures" if line.passage.kind == "signature" else ""


def _group(scene: Scene, part: Part, kind: str, group: Sequence[Line | Table]) -> str:
    if isinstance(group[0], Table):
        return "".join(annex_table(scene, part, each) for each in group if isinstance(each, Table))
    lines = [each for each in group if isinstance(each, Line)]
    if not scene.in_rows:
        drawn = "".join(_paragraph(scene, part, line) for line in lines)
        return el("div", drawn, class_="signatures") if kind == "signatures" else drawn
    rows = [_signatures(scene, part, lines)] if kind == "signatures" else [_row(scene, part, line) for line in lines]
    return el("div", el("table", _languages(scene), el("tbody", *rows), class_="rows"), class_="wide")


def _paragraph(scene: Scene, part: Part, line: Line) -> str:
    code = scene.first
    inner = said(scene, line.passage, code, part.change) + line.facts.links + step(scene, line.facts, code)
    tag = f"h{line.facts.level}" if line.facts.level else "p"
    return el(tag, inner, id=line.facts.anchor, class_=classes("row", line.facts.classes))


def _languages(scene: Scene) -> str:
    named = (el("th", escape(scene.say("name", code)), scope="col", lang=lang(scene, code)) for code in scene.languages)
    return el("thead", el("tr", *named))


def _row(scene: Scene, part: Part, line: Line) -> str:
    cells = []
    for at, code in enumerate(scene.languages):
        inner = said(scene, line.passage, code, part.change) + (line.facts.links if at == 0 else "")
        inner += step(scene, line.facts, code)
        # One language is enough for the outline that a screen reader jumps along.
        tag = f"h{line.facts.level}" if line.facts.level and at == 0 else "p"
        inner = el(tag, inner, class_=f"h{line.facts.level}" if line.facts.level else None)
        mark = "still" if code in line.facts.unchanged else None
        cells.append(el("td", inner, lang=lang(scene, code), class_=mark))
    return el("tr", *cells, id=line.facts.anchor, class_=classes("row", line.facts.classes))


def _signatures(scene: Scene, part: Part, lines: Sequence[Line]) -> str:
    """In each language the Parties one under the other."""
    cells = []
    for at, code in enumerate(scene.languages):
        inner = "".join(
            el(
                "p",
                said(scene, line.passage, code, part.change),
                id=line.facts.anchor if at == 0 else None,
                class_=classes("row", line.facts.classes),
            )
            for line in lines
        )
        cells.append(el("td", inner, lang=lang(scene, code)))
    return el("tr", *cells)


def _note(scene: Scene, part: Part) -> str:
    """The drafting note and the source, for the house only (promise 10); folded, so that the text comes first."""
    if scene.dress.audience != "internal" or scene.dress.profile != "draft" or part.change in GONE:
        return ""
    source = [f"{scene.say('source')}: {part.source}"] if part.source else []
    lines: Iterator[str] = (line for line in [part.note or "", *source] if line)
    drawn = "".join(el("p", extra(line)) for line in lines)
    summary = el("summary", extra(scene.say("note")))
    return el("aside", el("details", summary, drawn), class_="note") if drawn else ""
