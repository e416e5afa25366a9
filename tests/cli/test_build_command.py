"""`paraph build`: what is typed becomes a request, what comes back is said in a few words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import paraph.build
from paraph.build import BuildReport, BuildRequest, Step
from paraph.model import Finding, Place
from support.ministry import Run


@pytest.fixture
def building(monkeypatch: pytest.MonkeyPatch) -> Callable[[BuildReport], list[BuildRequest]]:
    """A build that only reports; what it was asked for is collected."""

    def answer(report: BuildReport) -> list[BuildRequest]:
        asked: list[BuildRequest] = []

        def build(request: BuildRequest, progress: Callable[[Step], None] | None = None) -> BuildReport:
            asked.append(request)
            assert progress is None, "in a pipe nothing moves"
            return report

        monkeypatch.setattr(paraph.build, "build", build)
        return asked

    return answer


def test_without_options(workspace: Path, run: Run, building: Callable[[BuildReport], list[BuildRequest]]) -> None:
    asked = building(BuildReport(written=("a", "b"), kept=("c",)))
    result = run("build")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "dist: 2 files written, 1 unchanged\n", "")
    assert asked == [BuildRequest(root=workspace, out=workspace / "dist")]


def test_every_option(workspace: Path, run: Run, building: Callable[[BuildReport], list[BuildRequest]]) -> None:
    asked = building(BuildReport(written=("a",)))
    result = run(
        *("build", "trade", "--out", "elsewhere", "--holder", "NOR", "--languages", "uz-ru", "--languages", "uz-Cyrl"),
        *("--format", "docx", "--profile", "signature", "--audience", "counterpart", "--jobs", "3", "--line-numbers"),
        *("--pdf-engine", "libreoffice", "--date", "2026-11-22"),
    )
    assert (result.exit_code, result.stdout) == (0, "elsewhere: 1 file written\n")
    assert asked == [
        BuildRequest(
            root=workspace,
            out=workspace / "elsewhere",
            agreements=("trade",),
            holders=("NOR",),
            languages=(("uz", "ru"), ("uz-Cyrl",)),
            formats=("docx",),
            profile="signature",
            audience="counterpart",
            jobs=3,
            line_numbers=True,
            pdf_engine="libreoffice",
            date="2026-11-22",
        )
    ]


def test_nothing_to_do(workspace: Path, run: Run, building: Callable[[BuildReport], list[BuildRequest]]) -> None:
    building(BuildReport(kept=("a",), up_to_date=True))
    assert run("build", ui="ru").stdout == "Ничего не изменилось: файлы в dist в порядке.\n"


def test_findings(workspace: Path, run: Run, building: Callable[[BuildReport], list[BuildRequest]]) -> None:
    found = tuple(
        Finding("r", level, Place("clauses/a.md", line, 1), "bad")
        for line, level in ((3, "error"), (1, "warning"), (2, "note"))
    )
    building(BuildReport(findings=found))
    result = run("build", ui="ru")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "clauses/a.md:1:1: предупреждение: bad\nclauses/a.md:3:1: ошибка: bad\n1 ошибка, 1 предупреждение\n"
        "1 примечание: см. `paraph check`\n"
        "Из-за ошибок часть файлов не подготовлена; прежние файлы остались как были.\n"
    )


@pytest.mark.parametrize(("setting", "folder"), [('output = "out/files"', "out/files"), ("", "dist")])
def test_output_folder_of_the_workspace(
    workspace: Path, run: Run, building: Callable[[BuildReport], list[BuildRequest]], setting: str, folder: str
) -> None:
    (workspace / "paraph.toml").write_text(setting, encoding="utf-8")
    asked = building(BuildReport())
    run("build")
    assert asked[0].out == workspace / folder


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("output = 3", "error: paraph.toml: `output` is the name of a folder, in quotes\n"),
        ("output = dist", "error: paraph.toml cannot be read: Invalid value (at line 1, column 10)\n"),
    ],
)
def test_faulty_settings(workspace: Path, run: Run, setting: str, said: str) -> None:
    (workspace / "paraph.toml").write_text(setting, encoding="utf-8")
    result = run("build")
    assert (result.exit_code, result.stderr) == (2, said)


def test_a_real_build(workspace: Path, run: Run) -> None:
    result = run("build", "--format", "docx", "--languages", "ru", "--holder", "NOR")
    assert result.exit_code == 0, result.stderr
    assert (workspace / "dist/trade/work/originals/NOR/trade.ru.docx").is_file()
    assert run("build", "--format", "docx", "--languages", "ru", "--holder", "NOR").stdout == (
        "Nothing has changed: the files in dist are up to date.\n"
    )
