"""Commands that only read: check, show, clauses, status, and `paraph` alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.ministry import Run

FOUND = """\
clauses/final/amendments.md:1:1: note: no uz text of `amendments`, which `trade` needs
    add it
clauses/final/disputes.md:12:1: warning: the uz text does not follow the ru text as it now reads
    compare the two, then run `paraph stamp`
1 warning, 1 note
"""
FOUND_RU = """\
clauses/final/amendments.md:1:1: примечание: нет текста uz у `amendments`, а он нужен соглашению `trade`
    добавьте
clauses/final/disputes.md:12:1: предупреждение: текст uz не соответствует нынешней редакции текста ru
    сверьте оба текста, затем выполните `paraph stamp`
1 предупреждение, 1 примечание
"""


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


@pytest.mark.parametrize(("ui", "said"), [("en", FOUND), ("ru", FOUND_RU)])
@pytest.mark.parametrize("names", [[], ["trade"], ["trade", "trade"]])
def test_check(workspace: Path, run: Run, ui: str, said: str, names: list[str]) -> None:
    result = run("check", *names, ui=ui)
    assert (result.exit_code, result.stdout, result.stderr) == (0, said, "")


def test_check_paths_are_seen_from_here(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace / "clauses" / "opening")
    assert run("check").stdout.startswith("../final/amendments.md:1:1: note: ")


def test_check_fails_on_errors(workspace: Path, run: Run) -> None:
    edit(workspace / "agreements/trade/agreement.yaml", "[disputes, amendments]", "[disptes, amendments]")
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "agreements/trade/agreement.yaml:16:12: error: unknown clause `disptes`\n    did you mean `disputes`?\n"
    )
    assert result.stdout.endswith("\n1 error, 1 warning, 1 note\n")


def test_check_finds_nothing(workspace: Path, run: Run) -> None:
    run("stamp", "disputes")
    with (workspace / "clauses/final/amendments.md").open("a", encoding="utf-8", newline="\n") as file:
        file.write("\n# uz\n## Oʻzgartirishlar\n1. {{ This.nom }} oʻzgartiriladi. {@protocols}\n")
    run("stamp", "amendments")
    assert run("check").stdout == "No findings: 1 agreement checked.\n"
    assert run("check", ui="ru").stdout == "Замечаний нет: проверено 1 соглашение.\n"


def test_check_for_signature(workspace: Path, run: Run) -> None:
    result = run("check", "--profile", "signature")
    assert result.exit_code == 1
    assert "agreements/trade/agreement.yaml: error: the uz text has not been collated\n" in result.stdout


def test_check_as_json(workspace: Path, run: Run) -> None:
    result = run("check", "--format", "json", ui="ru")
    assert result.stdout.isascii()
    said = json.loads(result.stdout)
    assert said["format"] == 1
    assert said["counts"] == {"error": 0, "warning": 1, "note": 1}
    assert said["findings"][1] == {
        "rule": "stale-text",
        "level": "warning",
        "file": "clauses/final/disputes.md",
        "line": 12,
        "column": 1,
        "message": "текст uz не соответствует нынешней редакции текста ru",
        "hint": "сверьте оба текста, затем выполните `paraph stamp`",
    }


SHOWN = """\
disputes
clauses/final/disputes.md
Source: model clause
Note: Арбитраж не принят.
Parameter: period: duration, months, 1..12, = 3 months
Used by: trade

         ru                                  uz (stale)
         ----------------------------------  ----------------------------------
heading  Разрешение споров                   Nizolarni hal etish

talks    1. Споры разрешаются путем          1. Nizolar muzokaralar yoʻli bilan
         переговоров.                        hal etiladi.

period   1. Срок переговоров –               1. Muzokaralar muddati –
         {{ number(period) }}.               {{ number(period) }}.
"""
STACKED = """\

[heading]
ru            Разрешение споров
uz (устарел)  Nizolarni hal etish

[talks]
ru            1. Споры разрешаются путем
              переговоров.
uz (устарел)  1. Nizolar muzokaralar yoʻli bilan hal
              etiladi.

[period]
ru            1. Срок переговоров –
              {{ number(period) }}.
uz (устарел)  1. Muzokaralar muddati –
              {{ number(period) }}.
"""


def test_show(workspace: Path, run: Run) -> None:
    result = run("show", "disputes", "--source")
    assert (result.exit_code, result.stdout) == (0, SHOWN)


def test_show_stacks_in_a_narrow_window(workspace: Path, run: Run) -> None:
    assert run("show", "disputes", "--source", "--width", "52", ui="ru").stdout.endswith(STACKED)


FILLED = """\
Used by: trade

Names and values as in trade
         ru                                  uz (stale)
         ----------------------------------  ----------------------------------
heading  Разрешение споров                   Nizolarni hal etish

talks    1. Споры разрешаются путем          1. Nizolar muzokaralar yoʻli bilan
         переговоров.                        hal etiladi.

period   2. Срок переговоров – три месяца.   2. Muzokaralar muddati – uch oy.
"""


def test_show_fills_the_values_in(workspace: Path, run: Run) -> None:
    result = run("show", "disputes")
    assert (result.exit_code, result.stdout[-len(FILLED) :]) == (0, FILLED)


def test_show_takes_the_values_of_the_agreement_asked_for(workspace: Path, run: Run) -> None:
    other = workspace / "agreements/transit/agreement.yaml"
    other.parent.mkdir()
    text = (workspace / "agreements/trade/agreement.yaml").read_text(encoding="utf-8")
    other.write_text(text.replace("[disputes,", "[{clause: disputes, with: {period: 11}},"), encoding="utf-8")
    assert "одиннадцать" in run("show", "disputes", "--agreement", "transit").stdout
    assert "три месяца" in run("show", "disputes", "--agreement", "trade").stdout
    assert "Used by: trade, transit" in run("show", "disputes").stdout


def test_a_wording_nobody_uses_borrows_names(workspace: Path, run: Run) -> None:
    head = "---\nparameters:\n  term: {type: duration, unit: years}\n---\n"
    text = head + "# ru\nСрок {{ this.gen }} – {{ number(term) }}.\n"
    (workspace / "clauses/final/term.md").write_text(text, encoding="utf-8")
    shown = run("show", "term").stdout
    assert "Names lent by trade" in shown
    assert "{{" not in shown
    assert run("clauses", "--used-by").stdout.count("used by trade") == 3
    assert "used by none" in run("clauses", "--used-by").stdout


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("спором", "disputes"),
        ("переговоры спор", "disputes"),
        ("muzokaralarga", "disputes"),
        ("низоларнинг", "disputes"),
        ("СОГЛАШЕНИЯМ", "title-trade"),
        ("изменению", "amendments"),
    ],
)
def test_search_finds_inflected_forms(workspace: Path, run: Run, sought: str, found: str) -> None:
    lines = run("clauses", "--search", sought).stdout.splitlines()
    assert [line.partition(":")[0] for line in lines[:-1]] == [found]


@pytest.mark.parametrize("sought", ["number", "period", "this", "nom"])
def test_search_does_not_read_what_is_filled_in(workspace: Path, run: Run, sought: str) -> None:
    assert run("clauses", "--search", sought).stdout == "0 clauses found\n"


def test_search_for_a_value_as_it_is_written(workspace: Path, run: Run) -> None:
    assert run("clauses", "--search", "{{ this").stdout.startswith("amendments: ")


def test_search_wants_every_word(workspace: Path, run: Run) -> None:
    assert run("clauses", "--search", "споры арбитраж").stdout == "0 clauses found\n"


def test_show_one_language(workspace: Path, run: Run) -> None:
    shown = run("show", "disputes", "--language", "uz").stdout
    assert "Nizolar" in shown
    assert "Споры" not in shown


def test_show_names_a_faulty_clause(workspace: Path, run: Run) -> None:
    (workspace / "clauses/final/disputes.md").write_text("# ру\nТекст.\n", encoding="utf-8")
    result = run("show", "disputes")
    assert result.exit_code == 1
    assert result.stderr.startswith("clauses/final/disputes.md:1:1: error: cannot read this line as a section\n")


def test_own_clause_not_used_yet(workspace: Path, run: Run) -> None:
    own = workspace / "agreements/trade/clauses/transit.md"
    own.parent.mkdir()
    own.write_text("# ru\nТранзит свободен.\n", encoding="utf-8")
    assert "agreements/trade/clauses/transit.md\n" in run("show", "transit").stdout


def test_clause_of_several_agreements(workspace: Path, run: Run) -> None:
    for name in ("trade", "visas"):
        own = workspace / f"agreements/{name}/clauses/transit.md"
        own.parent.mkdir(parents=True)
        own.write_text(f"# ru\nТранзит: {name}.\n", encoding="utf-8")
    text = (workspace / "agreements/trade/agreement.yaml").read_text(encoding="utf-8")
    (workspace / "agreements/visas/agreement.yaml").write_text(text, encoding="utf-8")
    result = run("show", "transit")
    assert result.exit_code == 2
    assert result.stderr == (
        "error: several agreements have a clause `transit`: "
        "agreements/trade/clauses/transit.md, agreements/visas/clauses/transit.md\n    say which with `--agreement`\n"
    )
    assert "Транзит: visas." in run("show", "transit", "--agreement", "visas").stdout


LISTED = """\
final
  amendments   ru      Изменения
  disputes     ru uz*  Разрешение споров
opening
  title-trade  ru uz   СОГЛАШЕНИЕ о торговле
3 clauses
"""


def test_clauses(workspace: Path, run: Run) -> None:
    assert run("clauses").stdout == LISTED
    assert run("clauses", "--theme", "opening").stdout == (
        "opening\n  title-trade  ru uz  СОГЛАШЕНИЕ о торговле\n1 clause\n"
    )


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("DISPUT", ["disputes"]),
        ("разрешение", ["disputes: Разрешение споров (ru)"]),
        ("yo'li", ["disputes: Nizolar muzokaralar yoʻli bilan hal etiladi. (uz)"]),
        ("йўли", ["disputes: Nizolar muzokaralar yoʻli bilan hal etiladi. (uz)"]),
        ("toʼgʼrisida bitim", ["title-trade: Savdo toʻgʻrisida BITIM (uz)"]),
        ("final", ["amendments", "disputes"]),
        ("арбитраж", []),
    ],
)
def test_search(workspace: Path, run: Run, query: str, lines: list[str]) -> None:
    count = {0: "0 clauses found", 1: "1 clause found", 2: "2 clauses found"}[len(lines)]
    assert run("clauses", "--search", query).stdout.splitlines() == [*lines, count]


STANDS = """\
trade
  Stage: negotiating text; 2 articles
  ru  6 of 6 texts complete  missing: 0  stale: 0  owner: NOR  collated on 2026-11-20 by отдел переводов
  uz  1 of 6 texts complete  missing: 2  stale: 3  owner: SUD  not collated
  Missing in uz: amendments/heading, amendments/protocols
  Stale in uz: disputes/heading, disputes/talks, disputes/period
"""
STANDS_RU = """\
trade
  Стадия: переговорный текст; 2 статьи
  ru  готово 6 из 6  нет: 0  устарело: 0  ведет: NOR  сверен 2026-11-20: отдел переводов
  uz  готово 1 из 6  нет: 2  устарело: 3  ведет: SUD  не сверен
  Нет текста uz: amendments/heading, amendments/protocols
  Устарел текст uz: disputes/heading, disputes/talks, disputes/period
"""


@pytest.mark.parametrize(("ui", "said"), [("en", STANDS), ("ru", STANDS_RU)])
def test_status(workspace: Path, run: Run, ui: str, said: str) -> None:
    result = run("status", ui=ui)
    assert (result.exit_code, result.stdout, result.stderr) == (0, said, "")


def test_status_names_gaps_and_brackets(workspace: Path, run: Run) -> None:
    own = workspace / "agreements/trade/clauses/disputes.md"
    own.parent.mkdir()
    own.write_text(
        '# ru\n1. Срок – [NOR: год | SUD: месяц]. {@term}\n1. Место – {{ undecided("место") }}. {@place}\n',
        encoding="utf-8",
    )
    shown = run("status", "trade").stdout
    assert "  Undecided: disputes/place\n  In brackets: disputes/term\n" in shown


ALONE = """\
Workspace: {root}
Library: 3 clauses
Agreements:
  trade  negotiating text
Findings: 1 warning, 1 note (see `paraph check`)

Next: paraph build  (makes the Word and PDF files in dist/)
All commands: paraph --help
"""
ALONE_RU = """\
Рабочая папка: {root}
Библиотека: 3 положения
Соглашения:
  trade  переговорный текст
Замечания: 1 предупреждение, 1 примечание (см. `paraph check`)

Дальше: paraph build  (готовит файлы Word и PDF в папке dist/)
Все команды: paraph --help
"""


@pytest.mark.parametrize(("ui", "said"), [("en", ALONE), ("ru", ALONE_RU)])
def test_alone(workspace: Path, run: Run, ui: str, said: str) -> None:
    result = run(ui=ui)
    assert (result.exit_code, result.stdout) == (0, said.format(root=workspace))


def test_alone_after_a_build(workspace: Path, run: Run) -> None:
    (workspace / "dist").mkdir()
    assert "Next: paraph status  (" in run().stdout


def test_alone_with_errors(workspace: Path, run: Run) -> None:
    (workspace / "agreements/trade/agreement.yaml").write_text("kind: [\n", encoding="utf-8")
    shown = run().stdout
    assert "  trade  cannot be read\n" in shown
    assert "Next: paraph check  (shows every error with its place)\n" in shown


def test_alone_without_agreements(workspace: Path, run: Run) -> None:
    (workspace / "agreements/trade/agreement.yaml").unlink()
    (workspace / "agreements/trade").rmdir()
    assert "Next: paraph new agreement  (begins an agreement)\n" in run().stdout


def test_alone_outside_a_workspace(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(ui="ru")
    assert result.exit_code == 0
    assert result.stdout == (
        "Это не рабочая папка Paraph.\n"
        "Дальше: paraph init DIR  (создает рабочую папку с библиотекой, шаблонами и образцом соглашения)\n"
        "Все команды: paraph --help\n"
    )
