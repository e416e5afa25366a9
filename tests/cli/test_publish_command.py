"""``paraph publish`` and ``paraph verify`` as their users meet them: words on the screen, exit codes."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from support import madeup
from support.keys import minisign_pair
from support.ministry import Run


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A small workspace, the current folder, published."""
    root = madeup.write(tmp_path / "workspace")
    monkeypatch.chdir(root)
    assert run("publish", "--jobs", "1").exit_code == 0
    return root


def test_what_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.chdir(madeup.write(tmp_path / "workspace"))
    done = run("publish", "--jobs", "1")
    assert done.exit_code == 0, done.stderr
    assert done.stdout == "public: audience internal; 1 package made\n  friendship: work\n"
    assert done.stderr == "No draft issued yet, the working text was published: friendship\n"
    again = run("publish", "--jobs", "1")
    assert again.stdout == "public: audience internal; nothing has changed\n  friendship: work\n"


def test_a_release_without_git(published: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(published.parent))
    done = run("publish", "--release")
    assert done.exit_code == 2
    assert "a release needs a git repository" in done.stderr


def test_nothing_is_public(published: Path, run: Run) -> None:
    done = run("publish", "--audience", "public", "--out", "site")
    assert done.exit_code == 2
    assert "no agreement says `public: true`" in done.stderr
    assert not Path("site").exists()


def test_a_folder_of_somebody_else(published: Path, run: Run) -> None:
    done = run("publish", "--out", "clauses")
    assert done.exit_code == 2
    assert "was not made by `paraph publish`" in done.stderr


def test_verify_in_words(published: Path, run: Run) -> None:
    done = run("verify", "public")
    assert done.exit_code == 0
    assert done.stdout == (
        "public: exactly as issued\n    friendship: working text, not issued of 2026-11-22; audience: internal\n"
    )
    shutil.copy("public/friendship/work/originals/LAG/friendship.uz-ru.docx", "letter.docx")
    assert run("verify", "letter.docx").stdout == (
        "letter.docx: exactly as issued\n"
        "    Соглашение о дружбе (friendship)\n"
        "    working text, not issued of 2026-11-22; audience: internal\n"
        "    text, original of LAG, uz-ru\n"
        "    in its package: originals/LAG/friendship.uz-ru.docx\n"
    )


def test_each_verdict_has_its_exit_code(published: Path, run: Run) -> None:
    Path("public/friendship/work/instrument.json").unlink()
    done = run("verify", "public/friendship/work", "public/manifest.json")
    assert done.exit_code == 20
    assert "instrument.json: it is not there" in done.stdout
    Path("public/friendship/work/more.txt").write_text("\x1b[31mx")
    assert run("verify", "public/friendship/work").exit_code == 21
    Path("letter.txt").write_text("Совсем другой текст.", encoding="utf-8")
    assert run("verify", "letter.txt").exit_code == 14
    assert run("verify", "nothing.pdf").exit_code == 30


def test_words_that_differ_are_shown(published: Path, run: Run) -> None:
    text = Path("public/friendship/work/originals/LAG/friendship.ru.docx")
    with zipfile.ZipFile(text) as old, zipfile.ZipFile("letter.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace("продлевается".encode(), "\u202eне продлевается".encode()))
    done = run("verify", "letter.docx")
    assert done.exit_code == 13
    assert (
        "  Статья 2, 2., ru: 2. Срок, указанный в пункте 1 настоящей статьи, {+\ufffdне +}продлевается.\n"
        in done.stdout
    )


def test_for_programs(published: Path, run: Run) -> None:
    done = run("verify", "public", "--format", "json")
    (found,) = json.loads(done.stdout)
    assert (found["verdict"], found["code"], found["packages"][0]["edition"]) == ("issued", 0, "work")


def test_keys_from_a_file_and_from_the_environment(
    published: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = minisign_pair(tmp_path / "keys")
    assert run("verify", "public", "--key", str(pair.public)).exit_code == 15
    assert run("publish", "--jobs", "1", "--sign", str(pair.secret)).exit_code == 0
    done = run("verify", "public", "--key", str(pair.public))
    assert done.exit_code == 0
    assert "    signed by ministry (key " in done.stdout
    assert "which was not named as trusted" in run("verify", "public").stdout
    monkeypatch.setenv("PARAPH_SIGN_KEY", pair.secret.read_text())
    monkeypatch.setenv("PARAPH_VERIFY_KEY", pair.public.read_text())
    assert run("publish", "--jobs", "1").exit_code == 0
    assert run("verify", "public").exit_code == 0
    done = run("verify", "public", "--key", str(pair.secret))
    assert done.exit_code == 2
    assert "is not a minisign public key" in done.stderr


def test_in_russian(published: Path, run: Run) -> None:
    assert "в точности как выпущено" in run("verify", "public", ui="ru").stdout
    assert "ничего не изменилось" in run("publish", "--jobs", "1", ui="ru").stdout.lower()
