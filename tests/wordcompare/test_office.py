"""LibreOffice opens the redlines, lists as many changes as were written, and its own accept and reject agree."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from paraph.wordcompare.engine import compare
from paraph.wordcompare.result import Options
from paraph.wordcompare.threeway.compare import compare_answers
from support.office import both_sides
from wordcompare import judge
from wordcompare.corpus import corpus
from wordcompare.files import docx, note, p, r, row, table
from wordcompare.office_count import listed
from wordcompare.treaty import ARTICLES, LAYOUTS, cited, rows

A = "Договаривающиеся Стороны сотрудничают в области метрологии"
B = "Министерства юстиции Сторон обмениваются сведениями по уголовным делам каждый год"
MOVED = (ARTICLES[0], ARTICLES[2], ARTICLES[3], ARTICLES[1], ARTICLES[4])
SAMPLE: dict[str, tuple[bytes, bytes]] = {
    "words": (docx(A), docx(A + " и торговли")),
    "paragraph-at-end": (docx(A), docx(A, B)),
    "paragraph-at-start": (docx(B, A), docx(A)),
    "split": (docx(A + ". " + B, "конец"), docx(A + ".", B, "конец")),
    "join": (docx(A + ".", B, "конец"), docx(A + ". " + B, "конец")),
    "bold": (docx(p(A, " ", B)), docx(p(A, " ", r(B, "b")))),
    "rows": (docx(table(row("а", "б"), row("в", "г")), "x"), docx(table(row("н", "н"), row("а", "б")), "x")),
    "cell": (docx(table(row("а б в", "где"))), docx(table(row("а к в", "где")))),
    "note": (
        docx(p("Текст", note(1), " конец", note(2)), footnotes={1: "первая", 2: "вторая"}),
        docx(p("Текст", " конец", note(1)), footnotes={1: "вторая"}),
    ),
    **{
        f"moved-{name}": (layout(rows(ARTICLES)), layout(cited(rows(MOVED), {2: 4, 4: 3})))
        for name, layout in LAYOUTS.items()
    },
}


CORPUS = (
    "words inserted in the middle",
    "words deleted at the end",
    "words changed at the start",
    "HYPERLINK field changed in the middle",
    "HYPERLINK field inserted in the middle",
    "link changed in the middle",
    "picture changed in the middle",
    "formula inserted in the middle",
    "footnote inserted in the middle",
    "endnote deleted in the middle",
    "text box changed in the middle",
    "content control changed in the middle",
    "tab changed in the middle",
    "words changed in a cell",
    "words changed in a nested table",
    "words changed in a footnote",
    "words changed in a header",
    "run made bold",
    "paragraph centred",
    "paragraph made a list item",
    "list item inserted at the end",
    "table inserted in the middle",
    "paragraph moved down",
    "paragraphs joined in the body",
    "row moved",
    "column inserted",
    "cells merged across",
    "page turned",
    "section break inserted",
    "everything replaced",
    "article inserted, the rest renumbered",
    "article moved and edited",
)
"""One of every kind. In all of them LibreOffice must list what was written, and its accept and reject must agree.

Not among them, for it goes its own ways there: results of REF and PAGE (it computes them itself), and a control around
whole paragraphs that comes or goes (LibreOffice 7.4 keeps the words of a control that it should drop).
"""


def sample() -> dict[str, tuple[bytes, bytes]]:
    named = {pair.name: (pair.old, pair.new) for pair in corpus()}
    return {**SAMPLE, **{name: named[name] for name in CORPUS}}


def two_answers() -> tuple[bytes, bytes]:
    """A treaty, and two sides' changes to it in one file."""

    def file(old: str, new: str) -> bytes:
        return LAYOUTS["bilingual"]([(ru.replace(old, new), kk) for ru, kk in rows(ARTICLES)])

    base = file("", "")
    first, second = file("тридцати", "сорока"), file("путем переговоров", "путем прямых переговоров")
    names = ("base", "one", "two")
    return base, compare_answers(base, first, second, Options(), names=names, authors=("A", "B")).redline


def said(data: bytes) -> list[str]:
    """The words of the body, paragraph by paragraph, empty ones left out; text boxes once, after their paragraph."""
    root = judge.File(data).root("word/document.xml")
    for each in list(root.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")):
        judge.drop(each)
    found = (
        "".join(t.text or "" for t in each.iter(judge.W + "t") if next(t.iterancestors(judge.W + "p")) is each)
        for each in root.iter(judge.W + "p")
    )
    return [text for text in found if text.strip()]


@pytest.mark.slow
@pytest.mark.office
def test_libreoffice_agrees(tmp_path: Path) -> None:
    pairs = sample()
    made = {name: compare(old, new, Options(date="2026-11-22")) for name, (old, new) in pairs.items()}
    base, both = two_answers()
    sides = both_sides(tmp_path, {**made, "both": both})
    assert said(sides["both"].rejected.read_bytes()) == said(base)
    assert Counter(sides["both"].changes) == listed(both)
    for name, (old, new) in pairs.items():
        assert said(sides[name].accepted.read_bytes()) == said(new), name
        assert said(sides[name].rejected.read_bytes()) == said(old), name
        assert Counter(sides[name].changes) == listed(made[name]), name
    assert sum(len(side.changes) for side in sides.values()) > 2 * len(pairs)
