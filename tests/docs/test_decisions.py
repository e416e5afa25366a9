"""The list of decisions names every decision, once, under its number and title."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "docs/decisions"


def test_every_decision_stands_in_the_list() -> None:
    expected = []
    for file in sorted(FOLDER.glob("[0-9]*.md")):
        number, _, title = file.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ").partition(". ")
        assert file.name.startswith(f"{int(number):04}-"), file.name
        expected.append(f"* [{number}]({file.name}) {title}")
    lines = (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("* ")] == expected


def test_no_two_decisions_share_a_number() -> None:
    numbers = [file.name[:4] for file in FOLDER.glob("[0-9]*.md")]
    assert len(numbers) == len(set(numbers))
