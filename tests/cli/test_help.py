"""Help, version, completion: in the user's language, and light."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from paraph import __version__
from paraph.cli.app import COMMANDS
from support.ministry import Run

HEAD = {
    "en": """\
Usage: paraph [OPTIONS] [COMMAND] [ARGS]...

  Treaty drafting as source: clauses in, every Party's original out, as Word and
  PDF.

  Without a command it shows where you stand and what to do next.

Options:
  --ui [en|ru|uz|kk]  Language of messages; otherwise PARAPH_UI, then the
                      system's.
""",
    "ru": """\
Использование: paraph [КЛЮЧИ] [КОМАНДА] [СЛОВА]...

  Проекты международных договоров как исходный текст: из положений – экземпляры
  всех Сторон, Word и PDF.

  Без команды показывает, где вы находитесь и что делать дальше.

Ключи:
  --ui [en|ru|uz|kk]  Язык сообщений; иначе PARAPH_UI, затем язык системы.
""",
}
HEAVY = (
    "msgspec",
    "yaml",
    "jinja2",
    "lxml",
    "docx",
    "rich",
    "typst",
    "babel",
    "pypdf",
    "paraph.model",
    "paraph.sources",
)


@pytest.mark.parametrize("ui", ["en", "ru"])
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_speaks_the_language(run: Run, ui: str, flag: str) -> None:
    result = run(flag, ui=ui)
    assert result.exit_code == 0
    assert result.stdout.startswith(HEAD[ui])
    assert all(re.search(rf"^  {name} ", result.stdout, re.MULTILINE) for name in COMMANDS)


@pytest.mark.parametrize("name", [*COMMANDS, "new agreement", "new clause", "new party"])
@pytest.mark.parametrize("ui", ["en", "ru"])
def test_every_command_explains_itself(run: Run, name: str, ui: str) -> None:
    result = run(*name.split(), "-h", ui=ui)
    assert result.exit_code == 0
    assert re.search("[а-я]" if ui == "ru" else "[a-z]", result.stdout)
    if ui == "ru":
        # what stays Latin is what is typed: options, names, values
        prose = re.sub(
            r"`[^`]*`|\S*[-./<>$\[\]{}=|~()\"_]\S*|\b(?:draft|signature|internal|counterpart|public|libreoffice)\b",
            "",
            result.stdout,
        )
        words = set(re.findall(r"\b[a-z]{3,}\b", prose)) - {"paraph", *COMMANDS, "agreement", "clause", "party"}
        assert words <= {
            "bash",
            "zsh",
            "fish",
            "typst",
            "docx",
            "pdf",
            "none",
            "government",
            "state",
            "follows",
            "git",
            "json",
            "minisign",
        }


def test_version(run: Run) -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"paraph {__version__}\n")


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["build", "--help"], ["new", "clause", "--help"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    code = (
        "import sys\nfrom paraph.cli.app import app\n"
        f"try:\n    app({words!r}, prog_name='paraph')\nexcept SystemExit:\n    pass\n"
        f"print(sorted(set(sys.modules) & set({HEAVY!r})), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr == "[]\n"


@pytest.mark.parametrize(
    ("shell", "sign"),
    [
        ("bash", "complete -o nosort"),
        ("zsh", "#compdef paraph"),
        ("fish", "complete --no-files"),
        ("powershell", "Register-ArgumentCompleter"),
    ],
)
def test_completion_scripts(run: Run, shell: str, sign: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert sign in result.stdout
    assert "_PARAPH_COMPLETE" in result.stdout


def test_completion_answers(tmp_path: Path) -> None:
    asked = {
        "_PARAPH_COMPLETE": "bash_complete",
        "COMP_WORDS": "paraph st",
        "COMP_CWORD": "1",
        "PYTHONPATH": ":".join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-c", "from paraph.cli import main; main()"],
        capture_output=True,
        text=True,
        env=asked,
        check=False,
    )
    assert done.stdout.split() == ["plain,stamp", "plain,status"]
