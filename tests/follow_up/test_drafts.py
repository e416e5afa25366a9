"""Frozen drafts hold the words of records and name the files they were made from; nothing else of them."""

from __future__ import annotations

from pathlib import Path

from paraph.drafts.issuing import plan_issue
from support import followed

PROTOCOL = "agreements/talks-again/tables/previous.yaml"


def sources(root: Path, name: str) -> set[str]:
    issue = plan_issue(root, name, "2021-07-02")
    assert hasattr(issue, "draft")
    return {file for file in issue.draft.sources if not file.startswith(("registry/", "clauses/"))}


def test_a_draft_names_the_records_its_words_come_from(tmp_path: Path) -> None:
    root = followed.workspace(tmp_path)
    own = {f"agreements/plan/{name}" for name in ("agreement.yaml", "records.yaml", "tables/farm.yaml")}
    assert own <= sources(root, "plan")
    talks = {f"agreements/talks/{name}" for name in ("agreement.yaml", "records.yaml", "clauses/trade.md")}
    assert {*talks, PROTOCOL} <= sources(root, "talks-again")
    assert "agreements/talks/records.yaml" not in sources(root, "talks"), "no table of the talks shows its records"


def test_a_change_that_shows_in_no_word_makes_no_new_draft(tmp_path: Path) -> None:
    root = followed.workspace(tmp_path)
    before = plan_issue(root, "plan", "2021-07-02")
    records = root / "agreements/plan/records.yaml"
    records.write_text(records.read_text(encoding="utf-8").replace("еще месяц", "еще год"), encoding="utf-8")
    after = plan_issue(root, "plan", "2021-07-02")
    assert hasattr(before, "draft")
    assert hasattr(after, "draft")
    assert before.draft.instrument == after.draft.instrument
