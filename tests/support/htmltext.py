"""What an HTML page says: its words with changes accepted or rejected, without what the writer added."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from lxml import html

ENDS = {True: "del", False: "ins"}
"""The element that goes when changes are accepted, when they are rejected."""


class Line(NamedTuple):
    """A passage in one language. ``tied``: made of pieces that a split or a join ties."""

    text: str
    tied: bool = False


def root(page: bytes) -> html.HtmlElement:
    """The page parsed as a browser would."""
    return html.document_fromstring(page.decode("utf-8"))


def lines(page: bytes, *, accept: bool) -> list[Line]:
    """Every passage, one language after the other, then the cells of tables.

    A cell that reads the same in all languages says it once or in each, so repeats are dropped.
    """
    tree = root(page)
    article = next(tree.iter("article"))
    rows = article.xpath(".//table[contains(@class, 'rows')]/tbody/tr")
    columns = [[row[at] for row in rows] for at in range(len(rows[0]) if rows else 0)]
    alone = [each for each in article.iter("p", "h1", "h2", "h3") if _row(each) and each.getparent().tag != "td"]
    out: list[Line] = []
    for stream in (alone, *([each for cell in column for each in cell] for column in columns)):
        out += _joined([_said(each, accept) for each in stream])
    cells = article.xpath(".//table[contains(@class, 'annex')]//p")
    out += [line for line, _ in groupby(Line(_said(each, accept)[0]) for each in cells)]
    return [line for line in out if line.text]


def same(found: list[Line], wanted: list[Line]) -> bool:
    """The number of a tied passage stands at the piece that keeps its identity: there only the letters must agree."""
    return len(found) == len(wanted) and all(
        sorted(one.text) == sorted(other.text) if one.tied else one.text == other.text
        for one, other in zip(found, wanted, strict=True)
    )


def _row(element: html.HtmlElement) -> bool:
    return "row" in (element.get("class") or "").split()


def _said(element: html.HtmlElement, accept: bool) -> tuple[str, bool]:
    """The words that stay, and whether the end of this passage goes."""
    gone = ENDS[accept]
    tied = any(each.text_content().strip().endswith("¶]") for each in element.iter(gone))
    for line_break in list(element.iter("br")):
        line_break.tail = "\n" + (line_break.tail or "")
    for each in [e for e in element.iter() if e.tag == gone or "x" in (e.get("class") or "").split()]:
        if each.getparent() is not None:
            each.drop_tree()
    return element.text_content(), tied


def _joined(texts: list[tuple[str, bool]]) -> list[Line]:
    out: list[Line] = []
    for at, (text, _) in enumerate(texts):
        if at and texts[at - 1][1]:
            out[-1] = Line(out[-1].text + text, True)
        else:
            out.append(Line(text))
    return out
