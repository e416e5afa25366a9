"""What a stranger's mistakes get: a sentence, a way out, code 2; never a traceback."""

from __future__ import annotations

import errno
import io
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from paraph.cli.app import app
from paraph.cli.console import lenient_streams
from paraph.cli.guard import BUG, guarded
from paraph.errors import ContentError, OutputError, UsageError
from paraph.i18n import session
from paraph.model import Finding, Place
from support.ministry import Run

MISTAKES = [
    (
        ["chek"],
        "error: there is no command `chek`\n    did you mean `check`?\n",
        "ошибка: нет команды `chek`\n    возможно, вы имели в виду `check`?\n",
    ),
    (
        ["new", "agrement"],
        "error: there is no command `agrement`\n    did you mean `agreement`?\n",
        "ошибка: нет команды `agrement`\n    возможно, вы имели в виду `agreement`?\n",
    ),
    (
        ["check", "trede"],
        "error: there is no agreement `trede`\n    did you mean `trade`?\n",
        "ошибка: нет соглашения `trede`\n    возможно, вы имели в виду `trade`?\n",
    ),
    (
        ["build", "customs"],
        "error: there is no agreement `customs`\n    known: trade\n",
        "ошибка: нет соглашения `customs`\n    известны: trade\n",
    ),
    (
        ["show", "disptes"],
        "error: there is no clause `disptes`\n    did you mean `disputes`?\n",
        "ошибка: нет положения `disptes`\n    возможно, вы имели в виду `disputes`?\n",
    ),
    (
        ["show", "disputes", "--language", "kk"],
        "error: the clause has no text in `kk`\n    known: ru, uz\n",
        "ошибка: у положения нет текста на языке `kk`\n    известны: ru, uz\n",
    ),
    (
        ["show", "disputes", "--agreement", "trde"],
        "error: there is no agreement `trde`\n    did you mean `trade`?\n",
        "ошибка: нет соглашения `trde`\n    возможно, вы имели в виду `trade`?\n",
    ),
    (
        ["clauses", "--theme", "finale"],
        "error: there is no theme `finale`\n    did you mean `final`?\n",
        "ошибка: нет раздела библиотеки `finale`\n    возможно, вы имели в виду `final`?\n",
    ),
    (
        ["stamp"],
        "error: name one clause, or give `--all`\n",
        "ошибка: назовите одно положение или укажите `--all`\n",
    ),
    (
        ["stamp", "disputes", "ru"],
        "error: the ru section is the one the others follow\n",
        "ошибка: раздел ru – тот, которому следуют остальные\n",
    ),
    (
        ["build", "--languages", "ru-xx"],
        "error: `ru-xx` is not a set of languages\n"
        "    write codes joined by hyphens, such as uz-ru; known are: kk, ru, uz, uz-Cyrl, uz-Latn-2026\n",
        "ошибка: `ru-xx` – не набор языков\n"
        "    пишите коды через дефис, например uz-ru; известны: kk, ru, uz, uz-Cyrl, uz-Latn-2026\n",
    ),
    (
        ["build", "--date", "22.11.2026"],
        "error: Invalid value for '--date': `22.11.2026` is no date: write year, month, day, such as 2026-11-22\n"
        "    help: `paraph build --help`\n",
        "ошибка: '--date': `22.11.2026` – не дата: пишите год, месяц, день, например 2026-11-22\n"
        "    справка: `paraph build --help`\n",
    ),
    (
        ["build", "--format", "odt"],
        "error: Invalid value for '--format': 'odt' is not one of 'docx', 'pdf'.\n    help: `paraph build --help`\n",
        "ошибка: '--format': 'odt' не подходит; нужно одно из: 'docx', 'pdf'\n    справка: `paraph build --help`\n",
    ),
    (
        ["build", "--jobs", "0"],
        "error: Invalid value for '--jobs': `0` is no whole number, 1 or more\n    help: `paraph build --help`\n",
        "ошибка: '--jobs': `0` – не целое число от 1\n    справка: `paraph build --help`\n",
    ),
    (
        ["show", "disputes", "--width", "wide"],
        "error: Invalid value for '--width': `wide` is no whole number, 40 or more\n    help: `paraph show --help`\n",
        "ошибка: '--width': `wide` – не целое число от 40\n    справка: `paraph show --help`\n",
    ),
    (
        ["check", "--workspace", "nowhere"],
        "error: there is no folder `nowhere`\n",
        "ошибка: нет папки `nowhere`\n",
    ),
]


@pytest.mark.parametrize(("words", "english", "russian"), MISTAKES, ids=[" ".join(words) for words, *_ in MISTAKES])
def test_mistakes(workspace: Path, run: Run, words: list[str], english: str, russian: str) -> None:
    for ui, said in (("en", english), ("ru", russian)):
        result = run(*words, ui=ui)
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", said)


def test_outside_a_workspace(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    result = run("check")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: desk is not inside a workspace\n    `paraph init` makes one\n"


def test_a_group_without_a_command_explains_itself(run: Run) -> None:
    result = run("new")
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: paraph new [OPTIONS] COMMAND [ARGS]...\n")


def test_global_options_stand_anywhere(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace.parent)
    for words in (["--workspace", "ministry", "clauses"], ["clauses", "--workspace", "ministry", "--debug"]):
        result = run(*words)
        assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "3 clauses")
    late = CliRunner().invoke(app, ["check", "--workspace", "ministry", "--ui", "ru"])
    assert late.stdout.splitlines()[-1] == "1 предупреждение, 1 примечание"


def test_the_environment_chooses_the_language(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARAPH_UI", "kk")
    assert CliRunner().invoke(app, ["clauses"]).stdout.splitlines()[-1] == "3 ереже"


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (UsageError("no `{name}`", hint="try {other}", name="x", other="y"), 2, "error: no `x`\n    try y\n"),
        (OutputError("no {room} here"), 2, "error: no {room} here\n"),
        (
            PermissionError(errno.EACCES, "denied", "a.docx"),
            2,
            "error: a.docx: no right to read or write it (is it open in another program?)\n",
        ),
        (OSError(errno.ENOSPC, "full", "a.docx"), 2, "error: a.docx: no room left on the disk\n"),
        (OSError(errno.EIO, "Input/output error", "a"), 2, "error: a: Input/output error\n"),
        (OSError("odd"), 2, "error: odd\n"),
        (KeyboardInterrupt(), 130, "interrupted; nothing half-written was left behind\n"),
        (click.Abort(), 130, "interrupted; nothing half-written was left behind\n"),
        (
            ContentError([Finding("r", "error", Place("a.md", 3, 1), "bad `{x}`", "mend {{it}}", {"x": "y"})]),
            1,
            "a.md:3:1: error: bad `y`\n    mend {it}\n1 error\n",
        ),
        (
            ZeroDivisionError("division by zero"),
            BUG,
            "error: Paraph itself has failed: ZeroDivisionError: division by zero\n"
            "    this is a fault of the program, not of your texts: "
            "run it again with `--debug` and report the output\n",
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_every_exception_becomes_a_message(
    error: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise error

    with session("en"):
        assert guarded(fail, debug=False) == code
    assert capsys.readouterr().err == said


def test_debug_shows_the_place(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise OSError(errno.ENOSPC, "full", "a.docx")

    with session("ru"):
        assert guarded(fail, debug=True) == 2
    shown = capsys.readouterr().err
    assert shown.startswith("Traceback (most recent call last):\n")
    assert shown.endswith("ошибка: a.docx: на диске нет места\n")


@pytest.mark.parametrize(
    ("encoding", "printed"),
    [
        ("utf-8", "Oʻzbek – «қазақ» №5…"),
        ("cp1251", "O'zbek – «?аза?» №5…"),
        ("cp866", 'O\'zbek - "?аза?" №5...'),
        ("ascii", 'O\'zbek - "?????" No.5...'),
    ],
)
def test_no_letter_stops_the_console(encoding: str, printed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(screen, encoding=encoding, newline="\n"))
    with lenient_streams():
        print("Oʻzbek – «қазақ» №5…")
        sys.stdout.flush()
    assert screen.getvalue().decode(encoding) == printed + "\n"
    with pytest.raises(UnicodeEncodeError) if encoding != "utf-8" else session("en"):
        print("қ")
        sys.stdout.flush()


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colours_on_a_terminal_only(no_color: str, coloured: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("NO_COLOR", no_color)
    for screen, wanted in ((Terminal(), coloured), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", screen)
        with session("en"):
            guarded(lambda: (_ for _ in ()).throw(UsageError("no")), debug=False)
        assert ("\x1b[31m" in screen.getvalue()) is wanted
