"""The old folder serves until the new one is whole, whatever the system can do and whatever happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from paraph.errors import OutputError
from paraph.publish.place import swap
from paraph.publish.place.state import intact, seen, strangers
from paraph.publish.place.swap import Swap, take_over


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text)
    return path


def replaced(out: Path, text: str) -> None:
    with Swap(out) as new:
        (new.folder / "index.html").write_text(text)
        new.commit()


@pytest.mark.parametrize("exchange", [True, False])
def test_the_new_in_place_of_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool) -> None:
    """At one stroke where the system can, else in two steps."""
    if not exchange:
        monkeypatch.setattr(swap, "_exchanged", lambda *_: False)
    out = folder(tmp_path / "public", "old")
    replaced(out, "new")
    assert (out / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_there_was_nothing(tmp_path: Path) -> None:
    replaced(tmp_path / "a/b/public", "new")
    assert (tmp_path / "a/b/public/index.html").read_text() == "new"


def test_a_fault_before_the_end(tmp_path: Path) -> None:
    out = folder(tmp_path / "public", "old")

    def interrupted() -> None:
        with Swap(out) as new:
            (new.folder / "index.html").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert (out / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_a_fault_between_the_two_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file held open on Windows: the second step is refused, and the first is undone."""
    monkeypatch.setattr(swap, "_exchanged", lambda *_: False)
    out = folder(tmp_path / "public", "old")
    real = Path.rename

    def refused(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError(13, "open in another program")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(OutputError, match="no right to"):
        replaced(out, "new")
    assert (out / "index.html").read_text() == "old"


def stale(parent: Path, *folders: str) -> Path:
    """What a run leaves that was killed: nobody holds its lock."""
    aside = parent / ".public-abcdefgh"
    aside.mkdir()
    (aside / swap.LOCK).touch()
    for name in folders:
        folder(aside / name, name)
    return aside


def test_what_a_killed_run_left_goes_with_the_next(tmp_path: Path) -> None:
    out = folder(tmp_path / "public", "old")
    stale(tmp_path, "new")
    folder(tmp_path / ".public-notes", "mine")
    replaced(out, "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".public-notes", "public"]


def test_a_run_killed_between_the_two_steps_is_undone(tmp_path: Path) -> None:
    """Where the system has no exchange, there may be no folder for a moment."""
    stale(tmp_path, "new", "old")
    with Swap(tmp_path / "public"):
        assert (tmp_path / "public/index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_another_run_at_work_is_left_alone(tmp_path: Path) -> None:
    out = folder(tmp_path / "public", "old")
    with Swap(out) as first:
        (first.folder / "index.html").write_text("first")
        replaced(out, "second")
        assert (first.folder / "index.html").read_text() == "first"
        first.commit()
    assert (out / "index.html").read_text() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_a_disk_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(1, "no links here")

    source = folder(tmp_path / "a", "text") / "index.html"
    take_over(source, tmp_path / "b/index.html")
    assert (tmp_path / "b/index.html").samefile(source)
    monkeypatch.setattr("os.link", refused)
    take_over(source, tmp_path / "c/index.html")
    assert (tmp_path / "c/index.html").read_text() == "text"
    assert not (tmp_path / "c/index.html").samefile(source)


def test_what_was_seen(tmp_path: Path) -> None:
    import hashlib
    import os

    path = folder(tmp_path / "a", "text") / "index.html"
    known = seen(path.parent, {"index.html": hashlib.sha256(b"text").hexdigest()})
    assert intact(path.parent, known)
    os.utime(path, ns=(0, 0))
    assert intact(path.parent, known)
    path.write_text("tent")
    assert not intact(path.parent, known)
    path.unlink()
    assert not intact(path.parent, known)
    (tmp_path / "a/sub").mkdir()
    (tmp_path / "a/.DS_Store").write_text("x")
    (tmp_path / "a/b.txt").write_text("x")
    assert strangers(tmp_path / "a", ["index.html"]) == ["b.txt", "sub/"]
