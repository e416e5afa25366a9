"""A clause as it reads in an instrument or in a paper around it, and who uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from paraph.report.filled import Filled, filled
from paraph.report.usage import usage
from paraph.sources import load
from paraph.sources.types import Workspace
from support.paperwork import paperwork


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return load(paperwork(tmp_path)).workspace


def shown(workspace: Workspace, clause: str) -> Filled:
    found = workspace.library[clause]
    values = filled(workspace, found, found.variants[""], ("ru", "uz"))
    assert values is not None
    return values


def test_a_clause_of_papers_is_read_as_the_paper_has_it(workspace: Workspace) -> None:
    note = shown(workspace, "note-need")
    assert (note.agreement, note.placed, note.faults) == ("trade/note", True, ())
    assert [row.cells for row in note.rows] == [("Зачем", "Nega"), ("Нужно (пять)", "Kerak (besh)")]


def test_it_speaks_of_its_maker_and_of_the_other(workspace: Workspace) -> None:
    assert shown(workspace, "letter").rows[-1].cells[0] == (
        "Правительство Северной Республики пишет: Правительство Южной Республики."
    )


def test_a_gap_says_why(tmp_path: Path) -> None:
    root = paperwork(tmp_path)
    (root / "papers/note.yaml").unlink()
    values = shown(load(root).workspace, "title-note")
    assert (values.agreement, values.placed, values.rows[0].cells[0]) == ("trade", False, "***")
    assert {fault.rule for fault in values.faults} == {"about-nothing"}


def test_what_a_paper_places_is_used(workspace: Workspace) -> None:
    used = {name: [use.where for use in uses] for name, uses in usage(workspace).items()}
    assert used["disputes"] == ["trade"]
    assert used["note-need"] == ["trade/note"]
    assert used["letter"] == ["trade/letter"]
