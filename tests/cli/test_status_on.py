"""``paraph status --on``: what is overdue on a day, what is due soon, who is responsible."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest
import yaml

from support import followed
from support.ministry import Run


@pytest.fixture
def talks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two talks and a road map; the current folder."""
    root = followed.workspace(tmp_path / "talks")
    monkeypatch.chdir(root)
    return root


ON = """\
plan
  Follow-up on 2021-05-10: 1 done, 2 open, 1 overdue, 1 postponed
  Overdue:
    spare-parts  II.2  2021-04-15  25 days late  LAG: Ведомство Лагории; SEV: Ведомство Северии
  Due by 2021-06-09:
    storage  I.3  2021-06-01  in 22 days  LAG: Ведомство Лагории; SEV: Ведомство Северии

talks
  Follow-up on 2021-05-10: 2 open, 1 postponed
  Due by 2021-06-09:
    list  trade/decision-list  2021-06-01  in 22 days  LAG: Ведомство Лагории; SEV: Ведомство Северии
"""
ON_RU = """\
talks
  Исполнение на 2022-01-01: 1 выполнено, 2 просрочено
  Просрочено:
    list    trade/decision-list    2021-06-01  просрочено на 214 дней  LAG: Ведомство Лагории; SEV: Ведомство Северии
    repair  roads/decision-repair  2021-12     просрочено на 1 день    LAG: Ведомство Лагории; SEV: Ведомство Северии
"""
NOTHING = """\
talks
  Follow-up on 2020-12-01: 3 open
  Nothing is overdue, nothing is due by 2020-12-31.
"""


@pytest.mark.parametrize("day", ["", "soon", "2021-5-1", "2021-02-30", "２０２１-01-01", "20210501", "-5", "2021"])
def test_what_is_no_day_is_refused(talks: Path, run: Run, day: str) -> None:
    result = run("status", "--on", day)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"`{day}` is no date: write year, month, day, such as 2026-11-22" in result.stderr


def test_all_agreements_on_a_day(talks: Path, run: Run) -> None:
    result = run("status", "--on", "2021-05-10")
    assert (result.exit_code, result.stdout, result.stderr) == (0, ON, "")


@pytest.mark.parametrize(("ui", "on", "said"), [("ru", "2022-01-01", ON_RU), ("en", "2020-12-01", NOTHING)])
def test_one_agreement(talks: Path, run: Run, ui: str, on: str, said: str) -> None:
    result = run("status", "talks", "--on", on, ui=ui)
    assert (result.exit_code, result.stdout, result.stderr) == (0, said, "")


def test_names_are_in_the_users_language(talks: Path, run: Run) -> None:
    assert (
        "LAG: Lagoriya idorasi; SEV: Severiya idorasi" in run("status", "talks", "--on", "2021-06-02", ui="uz").stdout
    )


def test_names_are_in_a_language_of_the_agreement_where_none_prevails(talks: Path, run: Run) -> None:
    card = talks / "agreements/talks/agreement.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("prevailing: ru\n", ""), encoding="utf-8")
    first = next(iter(yaml.safe_load(card.read_text(encoding="utf-8"))["languages"]))
    assert first == "uz"
    assert "LAG: Lagoriya idorasi" in run("status", "talks", "--on", "2022-01-01").stdout


def test_without_a_day_the_newest_of_the_sources_counts(talks: Path, run: Run) -> None:
    shown = run("status", "talks").stdout
    assert shown.startswith("talks\n  Stage: negotiating text; 2 articles\n")
    assert shown.endswith("\n  Follow-up on 2021-05-20: 1 done, 1 open, 1 postponed\n")
    assert "Follow-up" not in run("status", "talks-again").stdout


def test_today_is_the_clocks(talks: Path, run: Run) -> None:
    shown = run("status", "talks", "--on", "today").stdout
    assert f"Follow-up on {datetime.date.today().isoformat()}: 1 done, 2 overdue" in shown


def test_a_day_that_is_none(talks: Path, run: Run) -> None:
    result = run("status", "--on", "tomorrow")
    assert result.exit_code == 2
    assert "`tomorrow` is no date" in result.stderr


def test_nothing_to_follow_up(workspace: Path, run: Run) -> None:
    result = run("status", "--on", "2021-05-10")
    said = "There is nothing to follow up: no agreement has tasks in its records.yaml.\n"
    assert (result.exit_code, result.stdout) == (0, said)


def test_on_a_terminal_a_table(talks: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from paraph.cli import follow_up_view

    monkeypatch.setattr(follow_up_view, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    shown = run("status", "plan", "--on", "2021-05-10", ui="ru").stdout
    heads = next(line for line in shown.splitlines() if "Ответственные" in line)
    assert heads.split() == ["Идентификатор", "Где", "Срок", "Дни", "Ответственные"]
    assert re.search(
        r"^ *spare-parts +II\.2 +2021-04-15 +просрочено на 25 дней +LAG: Ведомство Лагории *$", shown, re.MULTILINE
    )


def test_as_json(talks: Path, run: Run) -> None:
    result = run("status", "--on", "2021-06-02", "--format", "json", ui="ru")
    assert result.exit_code == 0
    assert result.stdout.isascii()
    said = json.loads(result.stdout)
    assert said["format"] == 1
    assert sorted(said["agreements"]) == ["friendship", "plan", "talks", "talks-again"]
    assert "follow_up" not in said["agreements"]["friendship"]
    told = said["agreements"]["talks"]["follow_up"]
    assert (told["on"], told["until"]) == ("2021-06-02", "2021-07-02")
    assert told["counts"] == {"done": 1, "open": 1, "overdue": 1, "postponed": 0, "dropped": 0}
    assert (told["overdue"], told["soon"]) == (["list"], [])
    assert told["tasks"][0] == {
        "id": "list",
        "passage": "trade/decision-list",
        "row": None,
        "grade": "agreed",
        "state": "overdue",
        "since": "2021-06-02",
        "by": "talks-again/previous-decisions",
        "deadline": "2021-06-01",
        "last_day": "2021-06-01",
        "days_late": 1,
        "responsible": {"LAG": ["lag-office"], "SEV": ["sev-office"]},
        "file": "agreements/talks/records.yaml",
        "line": 4,
    }
    assert said["agreements"]["talks"]["stage"] == "negotiating"
    assert said["agreements"]["talks"]["languages"]["uz"]["total"] == 13


def test_a_fault_in_the_records_is_shown_beside_the_rest(talks: Path, run: Run) -> None:
    records = talks / "agreements/talks/records.yaml"
    records.write_text(
        records.read_text(encoding="utf-8").replace("grade: approved", "grade: solemn"), encoding="utf-8"
    )
    result = run("status", "talks", "--on", "2022-01-01")
    assert result.exit_code == 1
    assert "1 done, 1 overdue" in result.stdout
    assert "records.yaml:23:10: error: `solemn` cannot stand here" in result.stderr
