"""LibreOffice opens the redlines, lists as many changes as were written, and its own accept and reject agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from paraph.wordcompare.engine import compare
from paraph.wordcompare.result import Options
from support.office import both_sides
from wordcompare import judge
from wordcompare.files import docx, note, p, r, row, table
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


def said(data: bytes) -> list[str]:
    """The words of the body, paragraph by paragraph, empty ones left out."""
    root = judge.File(data).root("word/document.xml")
    found = ("".join(each.itertext(judge.W + "t")) for each in root.iter(judge.W + "p"))
    return [text for text in found if text.strip()]


@pytest.mark.slow
@pytest.mark.office
def test_libreoffice_agrees(tmp_path: Path) -> None:
    made = {name: compare(old, new, Options(date="2026-11-22")) for name, (old, new) in SAMPLE.items()}
    sides = both_sides(tmp_path, made)
    for name, (old, new) in SAMPLE.items():
        assert said(sides[name].accepted.read_bytes()) == said(new), name
        assert said(sides[name].rejected.read_bytes()) == said(old), name
        assert sides[name].changes, name
        assert {author for _, author in sides[name].changes} <= {"Paraph", "Paraph: numbering"}, name
