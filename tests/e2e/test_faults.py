"""Promise 8: every fault of a workspace in one run, each with its place and a hint; `fixtures/faulty.expected.txt`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from e2e import faulty
from e2e.shell import digests, paraph

PROMISED = {
    "bad-yaml", "duplicate-key", "unknown-key", "wrong-type", "unknown-clause", "unknown-variant", "missing-language",
    "missing-passage", "extra-passage", "passage-label", "parameter-range", "unknown-name", "template-syntax",
    "joined-values", "broken-reference", "reference-to-unlabelled", "unknown-party", "unknown-form", "duplicate-id",
    "duplicate-placement", "duplicate-label", "tab", "byte-order-mark", "private-use-character", "encoding",
    "template-marker", "template-style", "template-code", "outside-workspace", "bad-id", "file-too-large",
}  # fmt: skip
"""The list of the issue, by the ids of its rules. Windows line ends are no fault: they are read alike."""
SELF_EXPLAINED = {"duplicate-section", "wrong-type", "parameter-type", "parameter-range"}
"""Their messages say what is expected."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return faulty.write(tmp_path_factory.mktemp("faulty") / "workspace")


@pytest.mark.slow
def test_every_fault_at_once(workspace: Path) -> None:
    """As a drafter sees it. After a change of wording: read what it says now, then `python tests/e2e/regenerate.py`."""
    done = paraph("check", cwd=workspace)
    assert done.returncode == 1
    assert done.stderr == ""
    assert done.stdout == faulty.EXPECTED.read_text(encoding="utf-8")


@pytest.mark.slow
def test_every_promised_fault_is_among_them(workspace: Path) -> None:
    findings = json.loads(paraph("check", "--format", "json", cwd=workspace).stdout)["findings"]
    assert {each["rule"] for each in findings} >= PROMISED
    for each in findings:
        assert each["file"], each
        about_files = each["rule"].startswith(("template-", "outside", "file-", "stray", "duplicate-id"))
        assert each["line"] or about_files or each["file"].endswith(".docx"), each
    errors = [each for each in findings if each["level"] == "error"]
    assert {each["rule"] for each in errors if not each["hint"]} <= SELF_EXPLAINED
    assert not [each for each in findings if each["file"].endswith("windows-lines.md")]


@pytest.mark.slow
def test_undefined_name_has_its_line_and_column(workspace: Path) -> None:
    """Counted by hand in the clause file."""
    file = "clauses/tests/values.md"
    lines = (workspace / file).read_text(encoding="utf-8").splitlines()
    findings = json.loads(paraph("check", "--format", "json", cwd=workspace).stdout)["findings"]
    placed = {(each["line"], each["column"]) for each in findings if each["file"] == file}
    for word in ("signatoreis", "nobody", "~", "|", "kat", "disptes", "bodies/grop", "thang", "__class__", "peroid"):
        line = next(number for number, text in enumerate(lines, 1) if word in text)
        column = lines[line - 1].index(word) + 1
        assert (line, column) in placed, word


@pytest.mark.slow
def test_what_lies_outside_is_not_told(workspace: Path) -> None:
    for command in (["check"], ["build", "--out", "out"], ["clauses"], ["status"], ["show", "link"]):
        done = paraph(*command, cwd=workspace)
        assert "СЕКРЕТ" not in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    assert not list((workspace / "out").rglob("*secret*"))


@pytest.mark.slow
def test_build_tells_the_same_errors_and_makes_only_what_is_sound(workspace: Path, tmp_path: Path) -> None:
    """The registry and the templates are everybody's: with a fault in them nothing is made."""
    done = paraph("build", "--out", tmp_path, cwd=workspace)
    errors = re.findall(r"^(\S+): error: ", faulty.EXPECTED.read_text(encoding="utf-8"), re.MULTILINE)
    assert done.returncode == 1
    assert re.findall(r"^(\S+): error: ", done.stderr, re.MULTILINE) == errors
    assert "Traceback" not in done.stderr
    assert digests(tmp_path) == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["build", "freindship"], "did you mean `friendship`?"),
        (["build", "--holder", "UZB"], "its Parties are: LAG, SEV"),
        (["build", "--languages", "ru-en"], "write codes joined by hyphens"),
        (["build", "--date", "tomorrow"], "--date"),
        (["build", "--jobs", "0"], "--jobs"),
        (["biuld"], "did you mean `build`?"),
        (["show", "boddies"], "did you mean `bodies`?"),
        (["check", "../outside"], "there is no agreement"),
        (["build", "--workspace", "nowhere"], "there is no folder `nowhere`"),
    ],
)
def test_wrong_use_says_what_is_right(small: Path, command: list[str], said: str) -> None:
    done = paraph(*command, cwd=small)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_no_workspace(tmp_path: Path) -> None:
    done = paraph("build", cwd=tmp_path)
    assert done.returncode == 2
    assert "is not inside a workspace" in done.stderr
    assert "paraph init" in done.stderr
