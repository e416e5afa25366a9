"""`paraph init`: a whole workspace or none; from a checkout and from an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from paraph.cli import new_workspace
from paraph.sources import load
from support.ministry import Run, ministry

SHIPPED = {
    "clauses/final/disputes.md": "# ru\nСпоры.\n",
    "clauses/.keep": "",
    "registry/kinds.yaml": "",
    "agreements/sample/agreement.yaml": "",
    "templates/ru/agreement.docx": "PK",
    "templates/ru/~$agreement.docx": "lock",
    "docs/format.md": "formats",
    "docs/plans.md": "not for drafters",
    "src/secret.py": "",
}
MADE = [
    ".gitattributes",
    ".gitignore",
    "README.md",
    "agreements/sample/agreement.yaml",
    "clauses/final/disputes.md",
    "docs/format.md",
    "paraph.toml",
    "registry/kinds.yaml",
    "templates/ru/agreement.docx",
]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and a small shipped workspace that stands for the installed one."""
    shipped = tmp_path / "shipped"
    for name, text in SHIPPED.items():
        path = shipped / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(new_workspace, "starter", lambda: shipped)
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def files(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


@pytest.mark.parametrize("place", ["ministry", "a/b/ministry", "Министерство юстиции"])
def test_init(desk: Path, run: Run, place: str) -> None:
    result = run("init", place)
    cd = f'cd "{place}"' if " " in place else f"cd {place}"
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"A new workspace in {place}: 9 files.\nNext: {cd}\nNext: paraph build\n"
    assert files(desk / place) == MADE


def test_init_in_russian(desk: Path, run: Run) -> None:
    result = run("init", "m", ui="ru")
    assert result.stdout == "Новая рабочая папка m: 9 файлов.\nДальше: cd m\nДальше: paraph build\n"
    assert (desk / "m/README.md").read_text(encoding="utf-8").startswith("# Работа с Paraph\n")
    assert "рабочую папку" in (desk / "m/paraph.toml").read_text(encoding="utf-8")


def test_init_fills_an_empty_folder(desk: Path, run: Run) -> None:
    assert run("init", ".").exit_code == 0
    assert files(desk) == MADE


@pytest.mark.parametrize("place", ["full", "full/notes.txt"])
def test_init_touches_nothing_that_is_there(desk: Path, run: Run, place: str) -> None:
    (desk / "full").mkdir()
    (desk / "full/notes.txt").write_text("mine", encoding="utf-8")
    result = run("init", place)
    assert (result.exit_code, result.stdout) == (2, "")
    fault = "is a file" if place.endswith("txt") else "is not empty; nothing was written"
    assert result.stderr == f"error: `{place}` {fault}\n    name a new folder\n"
    assert files(desk) == ["full/notes.txt"]


def test_init_needs_a_name(desk: Path, run: Run) -> None:
    assert run("init").stderr == "error: name the folder: `paraph init DIR`\n"


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("at", ["copy", "place", "last"])
@pytest.mark.parametrize("fault", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_an_interrupted_init_leaves_nothing(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch, at: str, there: bool, fault: BaseException
) -> None:
    if there:
        (desk / "new").mkdir()
    copyfile, rename = new_workspace.shutil.copyfile, Path.rename
    moves = 0

    def copy(source: Path, target: Path) -> object:
        if at == "copy" and source.name == "agreement.docx":
            raise fault
        return copyfile(source, target)

    def move(self: Path, target: Path) -> Path:
        nonlocal moves
        moves += 1
        if (at == "place" and moves == 3) or (at == "last" and target.name == "paraph.toml"):
            raise fault
        return rename(self, target)

    monkeypatch.setattr(new_workspace.shutil, "copyfile", copy)
    monkeypatch.setattr(Path, "rename", move)
    result = run("init", "new" if there else "deep/new")
    assert result.exit_code == (130 if isinstance(fault, KeyboardInterrupt) else 2)
    assert [path.name for path in desk.rglob("*")] == (["new"] if there else [])


def test_the_marker_comes_last(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    rename = Path.rename
    monkeypatch.setattr(Path, "rename", lambda self, target: order.append(target.name) or rename(self, target))
    run("init", "m")
    assert order[-1] == "paraph.toml"


@pytest.mark.slow
def test_the_real_workspace_has_no_findings_of_level_error(tmp_path: Path, run: Run) -> None:
    run("init", str(tmp_path / "ministry"))
    loaded = load(tmp_path / "ministry")
    assert loaded.workspace.library
    assert loaded.workspace.agreements
    assert [finding for finding in loaded.findings if finding.level == "error"] == []


@pytest.mark.slow
def test_a_workspace_inside_a_workspace_is_its_own(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    root = ministry(tmp_path / "outer")
    monkeypatch.chdir(root)
    run("init", "inner")
    monkeypatch.chdir(root / "inner")
    assert f"Workspace: {root / 'inner'}\n" in run().stdout
