"""Promise 6: frozen means frozen. The register, the chain, the pinned clauses."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from paraph.drafts import Issue, Unchanged, carry_out, freeze, plan_issue, read_draft, read_register, thaw
from paraph.drafts.pinning import origin, original_of
from paraph.errors import ContentError, InputError, OutputError
from support import madeup

DAY = "2026-11-23"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return madeup.write(tmp_path)


def issue(root: Path, note: str = "") -> Issue:
    planned = plan_issue(root, "friendship", DAY, note)
    assert isinstance(planned, Issue)
    carry_out(root, planned)
    return planned


def change(root: Path, old: str = "три", new: str = "четыре") -> None:
    """Change the agreement's own copy of a clause."""
    path = root / "agreements/friendship/clauses/term.md"
    text = path.read_text(encoding="utf-8")
    assert "действует, пока" in text
    path.write_text(text.replace("действует, пока", f"действует {new}, пока"), encoding="utf-8", newline="\n")


def drafts(root: Path) -> Path:
    return root / "agreements/friendship/drafts"


def faults(root: Path) -> list[tuple[str, str]]:
    return [(item.rule, item.place.file.rpartition("/")[2]) for item in read_register(root, "friendship").faults]


def test_the_first_draft_and_its_list(workspace: Path) -> None:
    made = issue(workspace, "к первому раунду")
    data = (drafts(workspace) / "01.json").read_bytes()
    assert (drafts(workspace) / "SHA256SUMS").read_text() == f"{hashlib.sha256(data).hexdigest()}  01.json\n"
    assert made.draft.previous is None
    assert made.draft.note == "к первому раунду"
    assert made.draft.instrument.header.edition == "draft-01"
    assert freeze(thaw(data, "01.json")) == data
    assert b"\r" not in data
    assert str(workspace).encode() not in data


def test_sha256sum_proves_a_draft_without_paraph(workspace: Path) -> None:
    issue(workspace)
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=drafts(workspace), capture_output=True, check=False)
    assert done.returncode == 0


def test_the_same_text_makes_the_same_bytes(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = madeup.write(tmp_path_factory.mktemp("elsewhere"))
    assert issue(workspace).data == issue(other).data


def test_a_change_in_the_library_does_not_reach_an_issued_agreement(workspace: Path) -> None:
    issue(workspace)
    library = workspace / "clauses/final/term.md"
    copy = workspace / "agreements/friendship/clauses/term.md"
    assert original_of(copy.read_bytes()) == library.read_bytes()
    found = origin(copy.read_bytes())
    assert found is not None
    assert found.source == "clauses/final/term.md"
    library.write_text(library.read_text(encoding="utf-8").replace("действует", "не действует"), encoding="utf-8")
    assert plan_issue(workspace, "friendship", DAY) == Unchanged(1)


def test_issuing_twice_without_a_change_does_nothing(workspace: Path) -> None:
    issue(workspace)
    before = sorted((path, path.stat().st_mtime_ns) for path in drafts(workspace).iterdir())
    assert plan_issue(workspace, "friendship", "2026-12-01") == Unchanged(1)
    assert sorted((path, path.stat().st_mtime_ns) for path in drafts(workspace).iterdir()) == before


def test_the_chain(workspace: Path) -> None:
    first = issue(workspace)
    change(workspace)
    second = issue(workspace)
    assert second.draft.previous == first.entry.sha256
    assert faults(workspace) == []
    assert read_draft(workspace, read_register(workspace, "friendship"), 1) == first.draft


ALTERED = {
    "words": (
        lambda data: data.replace("действует".encode(), "прекращается".encode(), 1),
        "altered after it was issued",
    ),
    "autocrlf": (lambda data: data.replace(b"\n", b"\r\n"), "line ends were changed"),
    "byte order mark": (lambda data: b"\xef\xbb\xbf" + data, "byte order mark"),
    "cut short": (lambda data: data[: len(data) // 2], "cut short"),
    "git conflict": (lambda data: b"<<<<<<< ours\n" + data, "git conflict"),
    "another draft's bytes": (lambda _data: None, "those of 02.json"),
}


@pytest.mark.parametrize("how", ALTERED)
def test_an_altered_draft_is_refused_by_name(workspace: Path, how: str) -> None:
    issue(workspace)
    change(workspace)
    issue(workspace)
    alter, said = ALTERED[how]
    path = drafts(workspace) / "01.json"
    path.write_bytes(alter(path.read_bytes()) or (drafts(workspace) / "02.json").read_bytes())
    register = read_register(workspace, "friendship")
    assert [(item.rule, item.place.file.rpartition("/")[2]) for item in register.faults] == [
        ("draft-altered", "01.json")
    ]
    assert said in register.faults[0].message.format(**register.faults[0].args)
    with pytest.raises(InputError, match=r"drafts/01\.json was altered"):
        read_draft(workspace, register, 1)
    with pytest.raises(ContentError):
        plan_issue(workspace, "friendship", DAY)


@pytest.mark.slow
def test_a_missing_file_a_missing_line_and_a_missing_list(workspace: Path) -> None:
    issue(workspace)
    change(workspace)
    issue(workspace)
    folder = drafts(workspace)
    sums = (folder / "SHA256SUMS").read_text()
    (folder / "SHA256SUMS").write_text(sums.splitlines(keepends=True)[1])
    assert faults(workspace) == [("drafts-gap", "SHA256SUMS"), ("draft-chain", "02.json")]
    (folder / "SHA256SUMS").unlink()
    assert faults(workspace) == [("drafts-unlisted", "SHA256SUMS")]
    (folder / "SHA256SUMS").write_text(sums)
    (folder / "01.json").unlink()
    assert faults(workspace) == [("draft-missing", "01.json")]


def test_a_draft_of_a_newer_paraph_is_named(workspace: Path) -> None:
    data = issue(workspace).data.replace(b'"format": 1', b'"format": 9', 1)
    with pytest.raises(InputError, match=r"03\.json was issued by a newer Paraph \(paraph .*, format 9\)"):
        thaw(data, "03.json")


def test_two_people_issue_on_two_branches(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    issue(workspace)
    theirs = tmp_path_factory.mktemp("theirs") / "w"
    shutil.copytree(workspace, theirs)
    change(workspace)
    issue(workspace)
    change(theirs, new="пять")
    issue(theirs)
    ours_line = (drafts(workspace) / "SHA256SUMS").read_text().splitlines()[1]
    theirs_line = (drafts(theirs) / "SHA256SUMS").read_text().splitlines()[1]
    with (drafts(workspace) / "SHA256SUMS").open("a") as stream:
        stream.write(theirs_line + "\n")
    assert faults(workspace) == [("drafts-clash", "SHA256SUMS")]
    conflict = f"<<<<<<< HEAD\n{ours_line}\n=======\n{theirs_line}\n>>>>>>> theirs\n"
    (drafts(workspace) / "SHA256SUMS").write_text(conflict)
    found = read_register(workspace, "friendship").faults
    assert "two drafts were issued on two git branches" in {item.message for item in found}


def test_an_interrupted_issue_leaves_no_draft(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planned = plan_issue(workspace, "friendship", DAY)
    assert isinstance(planned, Issue)
    real = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        if target.name == "SHA256SUMS" and self.read_bytes():
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        carry_out(workspace, planned)
    monkeypatch.undo()
    register = read_register(workspace, "friendship")
    assert (register.entries, register.unfinished) == ((), ("01.json",))
    assert sorted(path.name for path in drafts(workspace).iterdir()) == ["01.json", "SHA256SUMS"]
    assert issue(workspace).entry.number == 1
    assert faults(workspace) == []


def test_somebody_issued_meanwhile(workspace: Path) -> None:
    late = plan_issue(workspace, "friendship", DAY)
    assert isinstance(late, Issue)
    issue(workspace)
    with pytest.raises(OutputError, match="issued meanwhile"):
        carry_out(workspace, late)


def test_a_text_with_faults_is_not_issued(tmp_path: Path) -> None:
    madeup.write(tmp_path, articles=["bodies", "term", "nowhere"])
    with pytest.raises(ContentError) as caught:
        plan_issue(tmp_path, "friendship", DAY)
    assert [item.rule for item in caught.value.findings] == ["unknown-clause"]
    assert not drafts(tmp_path).exists()
