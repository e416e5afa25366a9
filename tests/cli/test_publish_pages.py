"""``paraph publish --pages``: nobody's text is shown to everybody unless two files say so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.ministry import Run

AGREEMENT = "trade"


def settings(workspace: Path, text: str) -> None:
    (workspace / "paraph.toml").write_text(text, encoding="utf-8", newline="\n")


def public(workspace: Path) -> None:
    path = workspace / "agreements" / AGREEMENT / "agreement.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "public: true\n", encoding="utf-8", newline="\n")


@pytest.mark.parametrize("text", ["", "[publish]\n", "[publish]\npages = false\n", "[publish]\npages = []\n"])
def test_nothing_is_public_unless_paraph_toml_says_so(workspace: Path, run: Run, text: str) -> None:
    public(workspace)
    settings(workspace, text)
    done = run("publish", "--pages")
    assert (done.exit_code, done.stdout) == (
        0,
        "Nothing is published: `pages` under `[publish]` in paraph.toml is off.\n",
    )
    assert not (workspace / "public").exists()


def test_the_agreement_must_say_so_too(workspace: Path, run: Run) -> None:
    settings(workspace, "[publish]\npages = true\n")
    done = run("publish", "--pages")
    assert (done.exit_code, done.stdout) == (0, "Nothing is published: no agreement says `public: true`.\n")
    settings(workspace, f'[publish]\npages = ["{AGREEMENT}"]\n')
    done = run("publish", "--pages")
    assert (done.exit_code, done.stderr) == (
        2,
        f"error: `{AGREEMENT}` is not marked as public\n"
        "    `public: true` in its agreement.yaml says that anybody may read it\n",
    )
    assert not (workspace / "public").exists()


@pytest.mark.slow
@pytest.mark.parametrize("pages", ["true", f'["{AGREEMENT}"]'])
def test_what_both_say_is_published_for_the_public(workspace: Path, run: Run, pages: str) -> None:
    public(workspace)
    settings(workspace, f"[publish]\npages = {pages}\n")
    done = run("publish", "--pages", "--jobs", "1")
    assert done.exit_code == 0, done.output
    index = json.loads((workspace / "public/manifest.json").read_bytes())
    assert index["audience"] == "public"
    assert [each["agreement"] for each in index["packages"]] == [AGREEMENT]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[publish]\npages = 1\n", "`pages` under `[publish]` is true, false or a list of agreements"),
        ('[publish]\npages = "trade"\n', "`pages` under `[publish]` is true, false or a list of agreements"),
        ("publish = true\n", "`pages` under `[publish]` is true, false or a list of agreements"),
        ("[publish]\npages = [1]\n", "`pages` under `[publish]` is true, false or a list of agreements"),
        ('[publish]\npages = ["trada"]\n', "did you mean `trade`?"),
        ("[publish\n", "paraph.toml cannot be read"),
    ],
)
def test_settings_that_make_no_sense(workspace: Path, run: Run, text: str, said: str) -> None:
    settings(workspace, text)
    done = run("publish", "--pages")
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())
    assert not (workspace / "public").exists()


@pytest.mark.parametrize("words", [[AGREEMENT], ["--audience", "counterpart"]])
def test_other_wishes_beside_it(workspace: Path, run: Run, words: list[str]) -> None:
    settings(workspace, "[publish]\npages = true\n")
    done = run("publish", "--pages", *words)
    assert done.exit_code == 2
    assert "name no agreements and no audience" in done.stderr


def test_a_workspace_without_the_file_has_nothing_public(workspace: Path, run: Run) -> None:
    (workspace / "paraph.toml").unlink()
    done = run("publish", "--pages")
    assert done.exit_code == 0
    assert "is off" in done.stdout
