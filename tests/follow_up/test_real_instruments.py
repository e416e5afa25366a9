"""The road map and the two talks of the workspace itself: counted by branch, followed from one to the next."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from paraph.assemble import assemble
from paraph.model import Table
from paraph.report.progress import Progress
from paraph.sources import load

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_every_project_of_the_road_map_is_counted_under_its_branch() -> None:
    workspace = load(ROOT, ["uz-kz-industrial-roadmap"]).workspace
    assembly = assemble(workspace, "uz-kz-industrial-roadmap")
    report = Progress(header=assembly.instrument.header, day=datetime.date(2026, 11, 22), tasks=assembly.tasks)
    assert (report.total.total, report.kind) == (22, "branch")
    assert len(report.groups) == 6
    for counted in report.groups:
        assert set(counted.group.names) == {"ru", "uz", "kk"}


def test_the_next_talks_open_with_every_task_of_the_first() -> None:
    workspace = load(ROOT, ["uz-kz-talks-next"]).workspace
    tasks = assemble(workspace, "uz-kz-talks-2020-11-27").tasks
    assembly = assemble(workspace, "uz-kz-talks-next")
    first = assembly.instrument.parts[:4]
    table = next(block for part in first for block in part.blocks if isinstance(block, Table))
    assert tasks
    assert [row.mark for row in table.rows] == [f"r-{task.record.id}" for task in tasks]
    assert all(not row.state for row in table.rows), "each cell is there in every language"
