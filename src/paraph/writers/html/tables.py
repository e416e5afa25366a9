"""Tables of annexes: head cells that name their columns, the languages of a cell one under the other."""

from __future__ import annotations

from collections.abc import Mapping

from paraph.model import Change, Column, Language, Part, Passage, Runs, Table
from paraph.model.runs import words as plain
from paraph.writers.html.markup import classes, el
from paraph.writers.html.passages import altered, ghost_class, lang, notices
from paraph.writers.html.scene import Scene, is_ghost
from paraph.writers.html.segments import Scope, markup, segments


def annex_table(scene: Scene, part: Part, table: Table) -> str:
    """``table`` at the full width of the page."""
    above = table.change or part.change
    head = _row(scene, table, table.head, above, "th")
    rows = [_row(scene, table, row, above, "td") for row in table.rows]
    key = table.id if above not in ("deleted", "moved-from") else f"was:{table.id}"
    drawn = el("table", el("thead", head), el("tbody", *rows), id=key, class_=classes("annex", ghost_class(above)))
    return el("div", drawn, class_="wide")


def _row(scene: Scene, table: Table, row: Passage, above: Change | None, tag: str) -> str:
    change = row.change or above
    cells = (
        _cell(scene, row, texts, change, column, tag) for texts, column in zip(row.cells, table.columns, strict=True)
    )
    anchor = f"was:{row.id}" if is_ghost(row, above) else row.id
    marked = change is not None or altered(row) or any(column.change for column in table.columns)
    return el("tr", *cells, id=anchor, class_=classes("row", "c" if marked else None, ghost_class(change)))


def _cell(
    scene: Scene, row: Passage, texts: Mapping[Language, Runs], change: Change | None, column: Column, tag: str
) -> str:
    fate = change or column.change
    inner = "".join(
        el("p", _said(scene, row, texts, code, fate), lang=lang(scene, code)) for code in _shown(scene, texts)
    )
    gone = ghost_class(column.change) if change is None else None
    return el(tag, inner, scope="col" if tag == "th" else None, class_=gone)


def _said(scene: Scene, row: Passage, texts: Mapping[Language, Runs], code: Language, fate: Change | None) -> str:
    scope = Scope(scene=scene, language=code, change=fate, ghost=is_ghost(row, fate))
    return markup(segments(texts.get(code, ()), scope), scene, code) + notices(scene, row, texts, code)


def _shown(scene: Scene, texts: Mapping[Language, Runs]) -> tuple[Language, ...]:
    """A number or a code that reads the same in every language stands once; an empty cell is one."""
    if not any(plain(runs) for runs in texts.values()):
        return ()
    given = [texts.get(code) for code in scene.languages]
    same = all(each == given[0] for each in given)
    return scene.languages[:1] if same else scene.languages
