"""Files that cannot be kept as fixtures: too large, links, folders in the place of files, other line ends."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from paraph.errors import InputError, UsageError
from paraph.sources import find_root, load, parse_clause
from paraph.sources.text import MAX_BYTES

from .helpers import VALID, lines

LATE = "agreements/avr-bor-trade"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the valid workspace to be spoilt."""
    return Path(shutil.copytree(VALID, tmp_path / "workspace"))


def test_a_huge_clause_is_refused_unread(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (workspace / "clauses/final/huge.md").write_bytes(b"# ru\n" + b"x" * 10_000_000)
    opened: list[str] = []
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: (opened.append(path.name), real(path))[1])
    assert lines(load(workspace).findings) == (
        "clauses/final/huge.md: error file-too-large "
        f"the file has 10000005 bytes: more than {MAX_BYTES}, it is not read\n"
    )
    assert "disputes.md" in opened
    assert "huge.md" not in opened


def test_faults_of_one_endless_passage_are_not_counted_out() -> None:
    text = "# ru\n" + "{{ a }} [ ** \\x " * 100_000
    _, findings = parse_clause(text, "long.md")
    assert 0 < len(findings) < 100


@pytest.mark.parametrize("target", ["outside.md", "nowhere.md"])
def test_a_link_out_of_the_workspace_is_not_followed(workspace: Path, target: str) -> None:
    (workspace.parent / "outside.md").write_text("# ru\nТайное.\n", encoding="utf-8")
    (workspace / "clauses/final/secret.md").symlink_to(workspace.parent / target)
    loaded = load(workspace)
    assert [finding.rule for finding in loaded.findings] == ["outside-workspace"]
    assert "secret" not in loaded.workspace.library


def test_linked_folders_are_treated_like_linked_files(workspace: Path) -> None:
    outside = workspace.parent / "outside"
    shutil.move(workspace / LATE / "clauses", outside)
    (workspace / LATE / "clauses").symlink_to(outside)
    rules = [(finding.place.file, finding.rule) for finding in load(workspace).findings]
    assert (f"{LATE}/clauses", "outside-workspace") in rules
    assert (f"{LATE}/agreement.yaml", "unknown-clause") in rules


def test_a_linked_registry_is_not_followed(workspace: Path) -> None:
    outside = workspace.parent / "outside.yaml"
    shutil.move(workspace / "registry/terms.yaml", outside)
    (workspace / "registry/terms.yaml").symlink_to(outside)
    loaded = load(workspace)
    assert "outside-workspace" in [finding.rule for finding in loaded.findings]
    assert not loaded.workspace.registry.terms


def test_a_link_inside_the_workspace_is_followed(workspace: Path) -> None:
    (workspace / "clauses/opening/arbitration.md").symlink_to(workspace / "clauses/final/disputes.md")
    loaded = load(workspace)
    assert lines(loaded.findings) == ""
    assert loaded.workspace.library["arbitration"].theme == "opening"


def test_a_link_to_itself_is_a_finding(workspace: Path) -> None:
    link = workspace / "clauses/final/loop.md"
    link.symlink_to(link)
    assert {finding.rule for finding in load(workspace).findings} <= {"outside-workspace", "unreadable-file"}
    assert load(workspace).findings


def test_a_folder_named_like_a_registry_file_is_said(workspace: Path) -> None:
    (workspace / "registry/terms.yaml").unlink()
    (workspace / "registry/terms.yaml").mkdir()
    assert ("registry/terms.yaml", "stray-file") in [(f.place.file, f.rule) for f in load(workspace).findings]


def test_a_file_that_cannot_be_opened_is_a_finding(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "disputes.md":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert lines(load(workspace).findings) == (
        "clauses/final/disputes.md: error unreadable-file the file cannot be read: Permission denied\n"
    )


def test_a_file_where_a_folder_should_be_is_a_finding(workspace: Path) -> None:
    shutil.rmtree(workspace / "registry/parties")
    (workspace / "registry/parties").write_text("x", encoding="utf-8")
    found = [(finding.place.file, finding.rule) for finding in load(workspace).findings]
    assert ("registry/parties", "unreadable-file") in found


def test_crlf_is_read_like_lf(workspace: Path) -> None:
    for path in workspace.rglob("*"):
        if path.suffix in (".md", ".yaml"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    here, there = load(workspace), load(VALID)
    assert lines(here.findings) == ""
    assert here.workspace.registry == there.workspace.registry
    for id_, clause in there.workspace.library.items():
        assert here.workspace.library[id_].variants == clause.variants


def test_files_are_named_with_the_hash_of_their_bytes() -> None:
    files = load(VALID).workspace.files
    on_disk = {
        path.relative_to(VALID).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VALID.rglob("*")
        if path.suffix in (".md", ".yaml")
    }
    assert files == on_disk
    assert list(files) == sorted(files)


def test_only_what_an_agreement_uses_is_read_if_it_is_named(workspace: Path) -> None:
    (workspace / "clauses/final/unused.md").write_text("Ничего\n", encoding="utf-8")
    assert [finding.rule for finding in load(workspace).findings] == ["no-section"]
    some = load(workspace, ["avr-bor-trade"])
    assert lines(some.findings) == ""
    assert set(some.workspace.agreements) == {"avr-bor-trade"}
    assert some.workspace.agreements == load(workspace).workspace.agreements
    assert "unused" not in some.workspace.library


def test_an_unknown_agreement_is_misuse() -> None:
    with pytest.raises(UsageError, match="avr-bor-trad") as caught:
        load(VALID, ["avr-bor-trad"])
    assert caught.value.hint == "did you mean `avr-bor-trade`?"


def test_a_folder_that_is_no_workspace_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(InputError):
            load(folder)
    with pytest.raises(InputError):
        find_root(tmp_path)


def test_the_root_is_found_from_below(workspace: Path) -> None:
    assert find_root(workspace / LATE / "clauses") == workspace
    (workspace / "paraph.toml").unlink()
    assert find_root(workspace / LATE) == workspace


def test_an_empty_workspace_is_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "paraph.toml").touch()
    loaded = load(tmp_path)
    assert loaded.findings == ()
    assert loaded.workspace.library == {}
