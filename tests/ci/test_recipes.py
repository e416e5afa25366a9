"""The recipes: right by the forges' own schemas, and nothing in them but steps of ci/publish.sh."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github/workflows/drafts.yml"
GITLAB = ROOT / ".gitlab-ci.yml"
SCRIPT = ROOT / "ci/publish.sh"
KEYWORDS = {"workflow", "variables", "stages", "default"}
STEP = re.compile(r"ci/publish\.sh ([a-z]+)( --strict)?")
# The commits of these releases, as their projects tag them.
PINNED = {
    "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8",
    "actions/setup-python@e797f83bcb11b83ae66e0230d6156d7c80228e7c",
    "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02",
    "actions/upload-pages-artifact@56afc609e74202658d3ffba0e8f6dda462b719fa",
    "actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e",
}


def read(path: Path) -> dict[str, Any]:
    """Strings only: so `on` is a word."""
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return found


def github_jobs() -> dict[str, Any]:
    jobs: dict[str, Any] = read(GITHUB)["jobs"]
    return jobs


def gitlab_jobs() -> dict[str, Any]:
    return {name: job for name, job in read(GITLAB).items() if name not in KEYWORDS}


def steps(job: dict[str, Any]) -> list[str]:
    """What a job runs, in order."""
    return job["script"] if "script" in job else [each["run"] for each in job["steps"] if "run" in each]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schema", "more", "path"),
    [("vendor.github-workflows", [], GITHUB), ("vendor.gitlab-ci", ["--data-transform", "gitlab-ci"], GITLAB)],
)
def test_the_schema_of_the_forge(schema: str, more: list[str], path: Path, tmp_path: Path) -> None:
    checker = str(Path(sys.executable).with_name("check-jsonschema"))
    words = [checker, "--builtin-schema", schema, *more]
    good = subprocess.run([*words, str(path)], capture_output=True, text=True, check=False)
    assert good.returncode == 0, good.stdout
    wrong = tmp_path / path.name
    text = path.read_text(encoding="utf-8")
    wrong.write_text(text.replace("runs-on:", "run-on:").replace("script:", "scripts:"), encoding="utf-8")
    assert subprocess.run([*words, str(wrong)], capture_output=True, check=False).returncode == 1


def test_recipes_only_call_the_script() -> None:
    called = [line for job in [*github_jobs().values(), *gitlab_jobs().values()] for line in steps(job)]
    called += read(GITLAB)["default"]["before_script"]
    assert len(called) > 15
    assert [line for line in called if not STEP.fullmatch(line)] == []


def test_every_step_is_used_by_both_and_explained() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    known = set(re.findall(r"^  ([a-z]+)\) ", script, re.MULTILINE))
    explained = set(re.findall(r"^#   ([a-z]+) ", script, re.MULTILINE))
    first = read(GITLAB)["default"]["before_script"]
    github = {STEP.fullmatch(line)[1] for job in github_jobs().values() for line in steps(job)}  # type: ignore[index]
    gitlab = {STEP.fullmatch(line)[1] for job in gitlab_jobs().values() for line in [*first, *steps(job)]}  # type: ignore[index]
    assert known == explained == github == gitlab
    for page in ("docs/guide/ci.en.md", "docs/guide/ci.ru.md"):
        assert known == set(re.findall(r"^\| `([a-z]+)` \|", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE))


def test_both_do_the_same_on_the_same_occasion() -> None:
    github = {name: [line.split()[1] for line in steps(job)] for name, job in github_jobs().items()}
    assert github == {
        "check": ["setup", "check", "build"],
        "package": ["setup", "package", "pages"],
        "deploy": [],
        "release": ["setup", "release", "attach"],
        "changes": ["setup", "changes", "post"],
    }
    gitlab = {name: [line.split()[1] for line in steps(job)] for name, job in gitlab_jobs().items()}
    assert gitlab == {
        "check": ["check", "build"],
        "package": ["package"],
        "changes": ["changes", "post"],
        "pages": ["pages"],
        "release": ["release", "attach"],
    }
    assert gitlab_jobs()["release"]["rules"] == [{"if": "$CI_COMMIT_TAG"}]
    assert gitlab_jobs()["changes"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    for name in ("package", "pages"):
        assert gitlab_jobs()[name]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert "github.ref_type == 'tag'" in github_jobs()["release"]["if"]
    assert "github.event.repository.default_branch" in github_jobs()["package"]["if"]
    assert github_jobs()["changes"]["if"] == "github.event_name == 'pull_request'"


def test_nothing_reaches_the_pages_unasked() -> None:
    jobs = github_jobs()
    assert jobs["deploy"]["if"] == "needs.package.outputs.pages == 'true'"
    (upload,) = [each for each in jobs["package"]["steps"] if "upload-pages" in each.get("uses", "")]
    assert upload["if"] == "steps.pages.outputs.ready == 'true'"
    assert upload["with"]["path"] == "packages/public"
    pages = gitlab_jobs()["pages"]
    assert pages["script"] == ["ci/publish.sh pages --strict"]
    assert pages["allow_failure"] == {"exit_codes": "3"}
    assert pages["pages"] == {"publish": "packages/public"}
    assert pages["artifacts"]["paths"] == ["packages/public"]


def test_what_runs_is_pinned_and_may_do_little() -> None:
    found = read(GITHUB)
    used = {each["uses"] for job in found["jobs"].values() for each in job["steps"] if "uses" in each}
    assert used == PINNED
    assert found["permissions"] == {"contents": "read"}
    more = {name: job["permissions"] for name, job in found["jobs"].items() if "permissions" in job}
    assert more == {
        "deploy": {"pages": "write", "id-token": "write"},
        "release": {"contents": "write"},
        "changes": {"contents": "read", "pull-requests": "write"},
    }
    for job in found["jobs"].values():
        for each in job["steps"]:
            if "checkout" in each.get("uses", ""):
                assert each["with"] == {"fetch-depth": "0", "persist-credentials": "false"}
    assert re.fullmatch(r"python:3\.11-[a-z]+", read(GITLAB)["default"]["image"])


def test_no_words_of_others_get_into_a_command_and_no_key_to_a_stranger() -> None:
    """A branch may be called ``$(curl ...)``; a merge request from outside sees no secret."""
    text = GITHUB.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert not [line for job in github_jobs().values() for line in steps(job) if "${{" in line]
    with_keys = {name for name, job in github_jobs().items() if "secrets." in str(job)}
    assert with_keys == {"package", "release"}
    assert all(github_jobs()[name]["if"].startswith("github.event_name == 'push' && ") for name in with_keys)
    for name in ("package", "changes"):
        assert gitlab_jobs()[name]["artifacts"]["access"] == "developer"
