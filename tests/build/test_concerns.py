"""Whose faults keep an agreement from being built: its own, those of its clauses and tables, of what it follows up."""

from __future__ import annotations

from pathlib import Path

from paraph.build.conductor import prepare
from paraph.build.request import BuildRequest
from support import followed, madeup


def built(root: Path, *agreements: str) -> list[str]:
    request = BuildRequest(root=root, out=root / "dist", agreements=agreements)
    return [item.instrument.header.id for item in prepare(request)[0]]


def test_minutes_wait_for_the_records_of_the_talks_they_follow_up(tmp_path: Path) -> None:
    root = followed.workspace(tmp_path)
    assert built(root) == ["friendship", "plan", "talks", "talks-again"]
    records = root / "agreements/talks/records.yaml"
    records.write_text(records.read_text(encoding="utf-8").replace("grade: agreed", "grade: agreeable"), "utf-8")
    assert built(root) == ["friendship", "plan"]
    assert built(root, "talks-again") == []


FORM = "columns:\n  - {key: name, heading: {ru: Название, uz: Nomi, kk: Атауы}}\nrows: []\n"
ANNEX = "# ru\n## Формуляр\nФорма.\n"


def test_an_agreement_waits_for_its_library_table_and_others_do_not(tmp_path: Path) -> None:
    clauses = {"annexes/form": ANNEX}
    madeup.write(tmp_path, clauses=clauses, annexes=[{"clause": "form", "table": "form"}])
    (tmp_path / "agreements/friendship").rename(tmp_path / "agreements/annexed")
    madeup.write(tmp_path, clauses=clauses)
    table = tmp_path / "clauses/annexes/form.table.yaml"
    table.write_text(FORM, encoding="utf-8", newline="\n")
    assert built(tmp_path) == ["annexed", "friendship"]
    table.write_text(FORM + "colour: red\n", encoding="utf-8", newline="\n")
    assert built(tmp_path) == ["friendship"]
