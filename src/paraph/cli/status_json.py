"""What ``paraph status`` says, for another program: one object, keys sorted, ASCII only so that any pipe carries it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from paraph.follow_up import STATES, Agenda, Standing, Task, standing
from paraph.report.standing import Standing as TextStanding


def text_json(text: TextStanding) -> dict[str, Any]:
    """Where the text of one agreement stands."""
    return {
        "stage": text.stage,
        "articles": text.articles,
        "undecided": list(text.undecided),
        "brackets": list(text.brackets),
        "languages": {
            each.language: {
                "total": each.total,
                "complete": each.complete,
                "missing": list(each.missing),
                "stale": list(each.stale),
                "owners": list(each.owners),
                "collated_on": each.collated_on,
            }
            for each in text.languages
        },
    }


def follow_up_json(agenda: Agenda, tasks: Sequence[Task]) -> dict[str, Any]:
    """What became of its decisions: counts, what is late, what is due soon, and every task."""
    return {
        "on": agenda.day.isoformat(),
        "until": agenda.until.isoformat(),
        "counts": dict(zip(STATES, agenda.counts.counts, strict=True)),
        "overdue": [due.record.id for due in agenda.overdue],
        "soon": [due.record.id for due in agenda.soon],
        "tasks": [_task(task, standing(task.record, agenda.day)) for task in tasks],
    }


def _task(task: Task, now: Standing) -> dict[str, Any]:
    record = task.record
    return {
        "id": record.id,
        "passage": record.passage,
        "row": record.row,
        "grade": record.grade,
        "state": now.state,
        "since": now.since.isoformat() if now.since else None,
        "by": now.by,
        "deadline": str(now.deadline) if now.deadline else None,
        "last_day": now.deadline.last.isoformat() if now.deadline else None,
        "days_late": now.days_late,
        "responsible": {party: [body.id for body in bodies] for party, bodies in task.responsible.items()},
        "file": record.place.file,
        "line": record.place.line,
    }


def as_json(agreements: dict[str, dict[str, Any]]) -> str:
    """The whole answer."""
    return json.dumps({"format": 1, "agreements": agreements}, indent=2, sort_keys=True)
