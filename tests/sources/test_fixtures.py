"""Each folder of fixtures is one fault: what a drafter wrote, and in ``expected.txt`` what is said about it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from paraph.sources import load
from paraph.sources.rules import RULES

from .helpers import FIXTURES, VALID, cases, findings, lines

BY_CODE = {"file-too-large", "outside-workspace", "unreadable-file"}
"""Rules whose files cannot be kept in a repository: see test_files.py."""


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_fault_is_found_where_it_stands(case: Path, tmp_path: Path) -> None:
    assert lines(findings(case, tmp_path)) == (case / "expected.txt").read_text(encoding="utf-8")


def test_a_valid_workspace_has_no_findings() -> None:
    assert lines(load(VALID).findings) == ""


def test_every_rule_has_a_fixture_that_shows_it() -> None:
    shown = set()
    for case in cases():
        expected = (case / "expected.txt").read_text(encoding="utf-8")
        assert expected, f"{case.name} expects nothing"
        shown |= set(re.findall(r"^\S.*?: (?:error|warning|note) ([a-z-]+) ", expected, re.MULTILINE))
    assert shown | BY_CODE == set(RULES)


def test_a_fixture_shows_the_rule_it_is_named_for() -> None:
    for case in cases():
        rule = case.name.removesuffix("-late")
        assert f" {rule} " in (case / "expected.txt").read_text(encoding="utf-8"), case.name
    assert {case.name for case in cases()} - {"missing-passage-late"} <= set(RULES)


def test_fixtures_are_kept_byte_for_byte() -> None:
    assert (FIXTURES / ".gitattributes").read_text(encoding="utf-8") == "* -text\n"
