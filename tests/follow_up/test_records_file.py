"""``records.yaml`` as it is read: what a lawyer writes, and what is said about mistakes."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from paraph.follow_up import STATUSES, Deadline, FollowUp
from paraph.model import Finding
from paraph.sources import load
from support import followed

PLAN = "agreements/plan/records.yaml"
TASK = """orchard:
  row: orchard
  grade: approved
  responsible: {LAG: lag-office, SEV: [sev-office]}
  deadline: 2021-03-01
"""


def read(root: Path, text: str) -> tuple[dict[str, FollowUp], list[Finding]]:
    """The records of the road map, and the findings in their file; rows without a record are left aside."""
    (root / PLAN).write_text(text, encoding="utf-8", newline="\n")
    loaded = load(root, ["plan"])
    found = [item for item in loaded.findings if item.rule != "row-without-record"]
    return loaded.workspace.agreements["plan"].records, found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return followed.workspace(tmp_path)


def said(found: list[Finding]) -> list[str]:
    return [f"{item.place.line}:{item.place.column} {item.rule} {item.message.format(**item.args)}" for item in found]


def test_a_whole_record(root: Path) -> None:
    text = (
        TASK
        + """  status: postponed
  evidence: {ru: Письмо, uz: Xat, kk: Хат}
  note: Для себя.
  history:
    - {on: 2021-04-01, status: done, by: talks/trade/decision-list, evidence: {ru: Акт, uz: Dalolatnoma, kk: Акт}}
"""
    )
    records, found = read(root, text)
    assert said(found) == []
    record = records["orchard"]
    assert (record.row, record.passage, record.grade, record.status) == ("orchard", None, "approved", "postponed")
    assert record.responsible == {"LAG": ("lag-office",), "SEV": ("sev-office",)}
    assert record.evidence["uz"] == "Xat"
    assert record.note == "Для себя."
    assert (record.place.file, record.place.line) == (PLAN, 1)
    (step,) = record.history
    assert (step.on, step.status, step.by) == (datetime.date(2021, 4, 1), "done", "talks/trade/decision-list")


@pytest.mark.parametrize(
    ("written", "deadline"),
    [
        ("2021-03-01", Deadline(datetime.date(2021, 3, 1))),
        ("2021-03", Deadline.of("month", 2021, 3)),
        ("2021-Q4", Deadline.of("quarter", 2021, 4)),
        ("2021", Deadline.of("year", 2021)),
    ],
)
def test_deadlines_as_they_are_set(root: Path, written: str, deadline: Deadline) -> None:
    records, found = read(root, TASK.replace("2021-03-01", written))
    assert said(found) == []
    assert records["orchard"].deadline == deadline
    assert str(deadline) == written


@pytest.mark.parametrize(
    "written", ["2021-02-30", "2021-13", "2021-Q5", "0000", "soon", "21", "2021-3", "'01.03.2021'", "２０２１"]
)
def test_what_is_no_deadline(root: Path, written: str) -> None:
    records, found = read(root, TASK.replace("2021-03-01", written))
    assert [item.rule for item in found] == ["bad-date"]
    assert found[0].hint == "a day, a month, a quarter or a year: 2021-03-01, 2021-03, 2021-Q1, 2021"
    assert records["orchard"].deadline is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "grade: approved",
            "grade: solemn",
            ["3:10 bad-value `solemn` cannot stand here: noted, discussed, interested, agreed, approved is expected"],
        ),
        ("grade: approved", "", ["1:1 missing-key `grade` is missing"]),
        ("lag-office", "lag-ofice", ["4:22 unknown-body unknown body `lag-ofice`"]),
        (
            "LAG:",
            "ARK:",
            ["4:17 unknown-party unknown Party `ARK`"],
        ),
        (
            "deadline: 2021-03-01",
            "deadline: 2021-03-01\n  status: overdue",
            [f"6:11 bad-value `overdue` cannot stand here: {', '.join(STATUSES)} is expected"],
        ),
        ("row: orchard", "row: orchad", ["1:1 unknown-row there is no row `orchad` in the tables of this agreement"]),
        (
            "row: orchard",
            "row: orchard\n  passage: farm/heading",
            ["1:1 record-target the record `orchard` must say what it is about, once"],
        ),
        ("orchard:", "Orchard:", ["1:1 bad-id `Orchard` is no id"]),
        (
            "row: orchard",
            "rows: orchard",
            ["2:3 unknown-key unknown key `rows`"],
        ),
    ],
)
def test_mistakes(root: Path, old: str, new: str, expected: list[str]) -> None:
    _, found = read(root, TASK.replace(old, new, 1))
    assert said(found) == expected


def test_a_record_out_of_reading_is_told_once_and_the_rest_is_read(root: Path) -> None:
    text = TASK.replace("approved", "solemn") + TASK.replace("orchard", "greenhouse").replace("2021-03-01", "2021-09")
    records, found = read(root, text)
    assert [item.rule for item in found] == ["bad-value"]
    assert list(records) == ["greenhouse"]


def test_a_file_that_cannot_be_read_whole_is_not_said_to_lack_records(root: Path) -> None:
    (root / PLAN).write_text(TASK.replace("approved", "solemn"), encoding="utf-8", newline="\n")
    assert [item.rule for item in load(root, ["plan"]).findings] == ["bad-value"]
    (root / PLAN).write_text("- orchard\n", encoding="utf-8", newline="\n")
    assert [item.rule for item in load(root, ["plan"]).findings] == ["wrong-type"]


def test_nothing_but_a_comment_is_no_record(root: Path) -> None:
    records, found = read(root, "# still empty\n")
    assert records == {}
    assert [item.rule for item in found] == ["empty-file"]


def test_an_agreement_that_names_no_row_of_its_own_has_no_faults_for_another(root: Path) -> None:
    """A road map beside it may be faulty: only what is asked for, and what it follows up, is read."""
    (root / PLAN).write_text("nonsense: [", encoding="utf-8")
    assert load(root, ["talks-again"]).findings == ()
