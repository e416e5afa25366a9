"""What has not changed is not touched; what is no longer wanted goes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from e2e.shell import SAMPLE, built, copy_workspace, digests, times

pytestmark = pytest.mark.slow

LAYOUTS = ("--languages", "ru", "--languages", "uz", "--languages", "uz-ru")


def put(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_changed_nothing_touched(small: Path) -> None:
    built(cwd=small)
    before = times(small / "dist")
    done = built("--jobs", "1", cwd=small)
    assert "Nothing has changed" in done.stdout
    assert times(small / "dist") == before


def test_touched_source_with_the_same_words(small: Path) -> None:
    """A file saved without a change is no change."""
    built(*LAYOUTS, cwd=small)
    before = times(small / "dist")
    clause = small / "clauses/legal/bodies.md"
    clause.write_bytes(clause.read_bytes())
    (small / "clauses/legal/~$bodies.md").write_text("замок редактора", encoding="utf-8")
    assert "Nothing has changed" in built(*LAYOUTS, cwd=small).stdout
    assert times(small / "dist") == before


def test_only_files_with_other_bytes_are_written(small: Path) -> None:
    """The Uzbek text changes: the Russian files stay as they are, to the nanosecond."""
    built(*LAYOUTS, cwd=small)
    hashes, moments = digests(small / "dist"), times(small / "dist")
    put(small / "clauses/closing/testimonium.md", "tuzildi", "imzolandi")
    done = built(*LAYOUTS, cwd=small)
    now, then = digests(small / "dist"), times(small / "dist")
    changed = {path for path in now if now[path] != hashes[path]}
    assert {path for path in now if then[path] != moments[path]} == changed
    assert {Path(path).name for path in changed} == {
        ".paraph-state.json", "instrument.json", "friendship.uz.docx", "friendship.uz.pdf",
        "friendship.uz-ru.docx", "friendship.uz-ru.pdf",
    }  # fmt: skip
    assert "9 files written, 4 unchanged" in done.stdout


@pytest.mark.slow
def test_damaged_and_lost_files_come_back(small: Path) -> None:
    built(*LAYOUTS, cwd=small)
    before = digests(small / "dist")
    folder = small / "dist/friendship/work/originals/SEV"
    (folder / "friendship.ru.docx").write_bytes(b"damaged")
    (folder / "friendship.uz.pdf").unlink()
    built(*LAYOUTS, cwd=small)
    assert digests(small / "dist") == before


@pytest.mark.slow
def test_files_of_a_dropped_layout_and_agreement_go(small: Path) -> None:
    """Those that Paraph made; a file somebody put beside them stays."""
    built(cwd=small)
    folder = small / "dist/friendship/work/originals/LAG"
    assert (folder / "friendship.uz-kk-ru.pdf").is_file()
    (folder / "замечания.docx").write_bytes(b"mine")
    file = small / "agreements/friendship/agreement.yaml"
    agreement = yaml.safe_load(file.read_text(encoding="utf-8"))
    file.write_text(yaml.safe_dump({**agreement, "layouts": ["ru", "uz"]}, allow_unicode=True), encoding="utf-8")
    built(cwd=small)
    names = {path.name for path in folder.iterdir()}
    assert names == {
        "friendship.ru.docx", "friendship.ru.pdf", "friendship.uz.docx", "friendship.uz.pdf", "signing-folder.pdf",
        "замечания.docx",
    }  # fmt: skip
    file.unlink()
    file.parent.rmdir()
    built(cwd=small)
    left = {path for path in digests(small / "dist") if not path.endswith(".paraph-state.json")}
    assert left == {"friendship/work/originals/LAG/замечания.docx"}


@pytest.mark.slow
def test_requests_of_other_kinds_stand_side_by_side(small: Path) -> None:
    """Files for the other side do not replace those for the house, nor does a build of one language."""
    built(cwd=small)
    before = digests(small / "dist")
    built("--audience", "counterpart", "--languages", "ru", cwd=small)
    built("--languages", "ru", "--holder", "LAG", "--format", "docx", cwd=small)
    after = digests(small / "dist")
    kept = {path: digest for path, digest in before.items() if not path.endswith(".paraph-state.json")}
    assert {path: after[path] for path in kept} == kept
    assert "Nothing has changed" in built(cwd=small).stdout


@pytest.mark.slow
def test_one_word_of_the_sample(tmp_path: Path) -> None:
    """A word in the Kazakh text of one clause: only files with Kazakh in them, in both originals."""
    workspace = copy_workspace(tmp_path)
    built(SAMPLE, cwd=workspace)
    hashes, moments = digests(workspace / "dist"), times(workspace / "dist")
    put(workspace / "clauses/closing/testimonium.md", "жасалды", "ЖАСАЛДЫ")
    built(SAMPLE, cwd=workspace)
    now, then = digests(workspace / "dist"), times(workspace / "dist")
    changed = {path for path in now if now[path] != hashes[path]}
    assert {path for path in now if then[path] != moments[path]} == changed
    assert len(changed) == 2 + 2 * (3 * 2 + 1), "record and tree; kk, kk-ru and all three as Word and PDF; a folder"
