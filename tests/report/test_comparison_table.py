"""The comparison table: every change of words in a row, the old and the new text as they are, in step."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from compare.edits import ALL, run_script
from compare.generate import render, treaty
from paraph.compare.changes import Change, Comparison, Number
from paraph.compare.comparison import compare
from paraph.compare.normal import normal
from paraph.model import Original, Passage, Table, words
from paraph.report.comparison_table import NOTHING, comparison_table, flat, span
from paraph.writers.base import Dress
from paraph.writers.docx import DocxWriter
from support.docxdump import document, q
from support.docxfiles import ROOT

CODES = ("ru", "kk", "uz")


def made(seed: int) -> Comparison:
    rng = random.Random(seed)
    draft = treaty(rng, 3 + seed % 5)
    old = normal(render(draft)[0])
    return compare(old, normal(render(run_script(rng, draft, 2 + seed % 9, ALL).draft)[0]))


def rows(original: Original) -> tuple[Passage, ...]:
    (table,) = (block for part in original.parts for block in part.blocks if isinstance(block, Table))
    return table.rows


def worded(comparison: Comparison) -> Iterator[Change]:
    return (change for change in flat(comparison.changes) if change.words)


@pytest.mark.parametrize("seed", range(25))
def test_every_change_of_words_has_its_row(seed: int) -> None:
    comparison = made(seed)
    found = rows(comparison_table(comparison, CODES, "internal"))
    for code in CODES:
        said = [tuple(words(row.cells[at].get(code, ())) for at in (2, 3)) for row in found]
        for change in worded(comparison):
            if code in change.words and any(each.old or each.new for each in change.words.values()):
                pair = (change.words[code].old or NOTHING, change.words[code].new or NOTHING)
                some = {tuple(text or NOTHING for text in each) for each in said}
                assert pair in some, (change.kind, change.passage, pair)


@pytest.mark.parametrize("seed", range(5))
def test_marks_stand_on_their_own_side(seed: int) -> None:
    for row in rows(comparison_table(made(seed), CODES, "internal")):
        assert {run.change for runs in row.cells[2].values() for run in runs} <= {None, "deleted"}
        assert {run.change for runs in row.cells[3].values() for run in runs} <= {None, "inserted"}


def test_numbers_are_one_row() -> None:
    assert span([Number("a", "6", "7"), Number("b", "7", "8"), Number("c", "20", "21")]) == ("6–20", "7–21")
    assert span([Number("a", "6", "7")]) == ("6", "7")
    assert span([Number("a", "", "1.")]) == (NOTHING, "1.")


def test_parameters_and_states_are_for_the_house() -> None:
    for seed in range(40):
        comparison = made(seed)
        if any(value.name == "parameters.notice" for change in flat(comparison.changes) for value in change.values):
            break
    shown = [
        " ".join(
            words(row.cells[at]["ru"]) for row in rows(comparison_table(comparison, ("ru",), audience)) for at in (2, 3)
        )
        for audience in ("internal", "counterpart")
    ]
    assert "notice: " in shown[0]
    assert "notice: " not in shown[1]


def test_in_word_the_old_words_stay_whatever_is_accepted() -> None:
    comparison = made(6)
    dress = Dress(date="2026-11-23", landscape=True, tracked=False)
    table = comparison_table(comparison, ("ru",), "internal")
    root = document(DocxWriter.of_workspace(ROOT).write(table, ("ru",), dress))
    assert list(root.iter(q("ins"), q("del"), q("moveFrom"), q("moveTo"), q("delText"))) == []
    struck = "".join(
        each.text or "" for run in root.iter(q("r")) if run.find(f".//{q('strike')}") is not None for each in run
    )
    wanted = "".join(run.text for row in rows(table) for run in row.cells[2]["ru"] if run.change == "deleted")
    assert struck == wanted
    assert wanted
    size = root.find(f".//{q('pgSz')}")
    assert int(size.get(q("w"))) > int(size.get(q("h")))


def test_a_change_in_one_language_says_which_stayed() -> None:
    for seed in range(60):
        comparison = made(seed)
        apart = [change for change in worded(comparison) if not change.in_step and change.unchanged and change.changed]
        if apart:
            break
    said = " ".join(words(row.cells[4]["ru"]) for row in rows(comparison_table(comparison, ("ru",), "internal")))
    assert "без изменений" in said
