"""Promise 8: nothing half-written, the last good output stays."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from paraph.build.disk import Staging, remove, same_on_disk, sha256
from paraph.errors import OutputError


def test_files_come_into_place_together(tmp_path: Path) -> None:
    with Staging(tmp_path / "dist") as staging:
        staging.add("a/b.txt", b"new")
        assert not (tmp_path / "dist/a").exists()
        staging.commit()
    assert (tmp_path / "dist/a/b.txt").read_bytes() == b"new"
    assert [path.name for path in (tmp_path / "dist").iterdir()] == ["a"]


def test_an_interruption_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")

    def interrupted() -> None:
        with Staging(tmp_path) as staging:
            staging.add("a.txt", b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.txt", b"old")]


def test_a_full_disk_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="the disk is full") as caught, Staging(tmp_path) as staging:
        staging.add("a.txt", b"new")
    assert caught.value.hint == "make room and run again"
    assert list(tmp_path.iterdir()) == []


def test_a_file_held_open_stops_before_the_first_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"old")
    real = Path.open

    def held(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "b.txt" and args and "+" in str(args[0]):
            raise PermissionError(errno.EACCES, "in use")
        return real(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", held)

    def attempt() -> None:
        with Staging(tmp_path) as staging:
            staging.add("a.txt", b"new")
            staging.add("b.txt", b"new")
            staging.commit()

    with pytest.raises(OutputError, match=r"b\.txt: no right to, or it is open in another program"):
        attempt()
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_digests_tell_a_changed_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    assert same_on_disk(tmp_path, {"a.txt": sha256(b"text")})
    assert not same_on_disk(tmp_path, {"a.txt": sha256(b"other")})
    assert not same_on_disk(tmp_path, {"b.txt": sha256(b"text")})


def test_removing_takes_empty_folders_along(tmp_path: Path) -> None:
    (tmp_path / "x/y").mkdir(parents=True)
    (tmp_path / "x/y/a.txt").write_bytes(b"")
    (tmp_path / "x/b.txt").write_bytes(b"")
    assert remove(tmp_path, "x/y/a.txt")
    assert not remove(tmp_path, "x/y/a.txt")
    assert [path.name for path in (tmp_path / "x").iterdir()] == ["b.txt"]
