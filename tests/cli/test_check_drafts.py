"""``paraph check`` says too when an issued draft is not what was issued."""

from __future__ import annotations

from pathlib import Path

from support.ministry import Run


def test_an_altered_draft(workspace: Path, run: Run) -> None:
    assert run("issue", "trade", "--date", "2026-11-22").exit_code == 0
    before = run("check")
    assert before.exit_code == 0
    draft = workspace / "agreements/trade/drafts/01.json"
    draft.write_bytes(draft.read_bytes().replace("Споры".encode(), "споры".encode()))
    done = run("check")
    assert done.exit_code == 1
    assert "agreements/trade/drafts/01.json: error: it was altered after it was issued" in done.stdout


def test_a_missing_draft(workspace: Path, run: Run) -> None:
    assert run("issue", "trade", "--date", "2026-11-22").exit_code == 0
    (workspace / "agreements/trade/drafts/01.json").unlink()
    done = run("check")
    assert done.exit_code == 1
    assert "agreements/trade/drafts/01.json: error" in done.stdout
