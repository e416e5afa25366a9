"""Redlines of the sample agreement: valid, exact in every file, and what a real client shows of them."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator

from e2e.shell import SAMPLE, copy_workspace, paraph
from support.docxdump import document, resolved
from support.htmltext import lines
from writers.docx.test_docx_office import converted, letters, seen, words

pytestmark = pytest.mark.slow

ARTICLE = """# ru
## Встречи
1. Представители Сторон встречаются не реже одного раза в год. {@meetings}

# uz
## Uchrashuvlar
1. Tomonlarning vakillari yiliga kamida bir marta uchrashadilar. {@meetings}

# kk
## Кездесулер
1. Тараптардың өкілдері жылына кемінде бір рет кездеседі. {@meetings}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two drafts of the sample and all files of their comparison: an article came, one moved, one was reworded."""
    root = copy_workspace(tmp_path_factory.mktemp("sample"))
    own = root / "agreements" / SAMPLE
    run(root, "issue", SAMPLE, "--date", "2026-11-20")
    text = (own / "agreement.yaml").read_text(encoding="utf-8")
    text = text.replace("  - metrology\n", "  - meetings\n").replace("  - expenses\n", "  - metrology\n  - expenses\n")
    (own / "agreement.yaml").write_text(text, encoding="utf-8", newline="\n")
    (own / "clauses/meetings.md").write_text(ARTICLE, encoding="utf-8", newline="\n")
    path = own / "clauses/disputes.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Споры", "Все споры").replace("diplomatik ", ""), encoding="utf-8", newline="\n")
    run(root, "issue", SAMPLE, "--date", "2026-11-23")
    run(root, "diff", SAMPLE, "1", "2", "--write")
    for number in ("1", "2"):
        run(root, "build", SAMPLE, "--draft", number, "--format", "docx", "--out", f"plain-{number}")
    return root


def run(root: Path, *args: str) -> None:
    done = paraph(*args, cwd=root)
    assert done.returncode == 0, done.stderr


def redlines(root: Path, suffix: str) -> list[Path]:
    found = root / f"dist/{SAMPLE}/draft-02/redlines/draft-01--draft-02"
    return sorted(path for path in found.rglob(f"*.{suffix}") if path.parent.name != "tables")


def plain(root: Path, path: Path, number: int) -> Path:
    """The same layout of one draft alone."""
    return root / f"plain-{number}/{SAMPLE}/draft-{number:02d}/originals/{path.parent.name}/{path.stem}.docx"


def test_the_files(folder: Path) -> None:
    assert [len(redlines(folder, suffix)) for suffix in ("docx", "pdf", "html")] == [12, 12, 12]
    assert len(list((folder / "dist").rglob("tables/*"))) == 12


def test_both_validators_are_content(folder: Path) -> None:
    for path in sorted((folder / "dist").rglob("*.docx")):
        assert [str(error) for error in OpenXmlValidator().validate(path).errors] == [], path
        assert [str(finding) for finding in ooxml_integrity.check(path)] == [], path


def test_word_gives_both_drafts_back(folder: Path) -> None:
    for path in redlines(folder, "docx"):
        for accept, number in ((True, 2), (False, 1)):
            found = resolved(path.read_bytes(), accept=accept, decorated=False)
            wanted = resolved(plain(folder, path, number).read_bytes(), accept=True, decorated=False)
            assert _once(found) == _once(wanted), (path, number)


def _once(text: list[str]) -> list[str]:
    return [line for line, _ in groupby(text)]


def test_the_page_says_what_word_says(folder: Path) -> None:
    """Letter for letter, whichever way the changes go; Word puts signatures in rows, so order is not compared."""
    alone = [path for path in redlines(folder, "html") if "-" not in path.stem.partition(".")[2]]
    assert len(alone) == 6
    for path in alone:
        for accept, number in ((True, 2), (False, 1)):
            said = "".join(line.text for line in lines(path.read_bytes(), accept=accept))
            file = plain(folder, path, number).read_bytes()
            wanted = "".join(resolved(file, accept=True, decorated=False))
            assert letters(said) == letters(wanted), (path, number)


@pytest.mark.office
def test_libreoffice_shows_every_changed_letter(folder: Path, tmp_path: Path) -> None:
    """In files for the other side: what is noted in the margin would be counted with what was put in."""
    run(folder, "diff", SAMPLE, "1", "2", "--format", "docx", "--audience", "counterpart", "--out", "theirs")
    paths = sorted((folder / "theirs").rglob("*.docx"))
    files = {f"{path.parent.name}.{path.stem}": path.read_bytes() for path in paths[::4]}
    for stem, odt in converted(tmp_path, files, "odt").items():
        gone, come = seen(odt)
        root = document(files[stem])
        for shown, kinds in ((gone, ("del", "moveFrom")), (come, ("ins", "moveTo"))):
            wrote = "".join(each.text or "" for kind in kinds for each in words(root, kind))
            assert letters(shown) == letters(wrote), stem
            assert letters(shown), stem
