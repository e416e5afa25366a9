"""ci/publish.sh in a bare environment (``env -i PATH HOME LANG``): what each step of the recipes leaves behind."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from support import scratch
from support.keys import minisign_pair
from support.scratch import AGREEMENT, done, git, run, step

pytestmark = pytest.mark.slow


def index(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "manifest.json").read_bytes())
    return found


def proved(folder: Path) -> str:
    """``sha256sum -c`` and ``paraph verify``, asked by the test itself."""
    env = scratch.bare(folder.parents[1].parent / "home")
    sums = run("sha256sum", "-c", "SHA256SUMS", cwd=folder, env=env)
    assert sums.returncode == 0, sums.stdout
    lines = sums.stdout.splitlines()
    assert len(lines) == sum(path.is_file() for path in folder.rglob("*")) - 1
    verified = run(str(scratch.BIN / "paraph"), "--ui", "en", "verify", str(folder), cwd=folder, env=env)
    assert verified.returncode == 0, verified.stdout
    return verified.stdout


def test_a_push_is_checked_and_built(repository: Path) -> None:
    assert done(repository, "check") == "No findings: 1 agreement checked.\n"
    assert done(repository, "build").startswith("dist: ")
    assert (repository / f"dist/{AGREEMENT}/work/originals/LAG/{AGREEMENT}.uz-ru.docx").is_file()


def test_main_keeps_the_packages_of_the_house_signed(repository: Path, tmp_path: Path) -> None:
    pair = minisign_pair(tmp_path, password="locked")
    keys = {
        "PARAPH_SIGN_KEY": pair.secret.read_text(),
        "PARAPH_SIGN_PASSWORD": "locked",
        "PARAPH_VERIFY_KEY": pair.public.read_text(),
    }
    said = done(repository, "package", **keys)
    assert "audience internal; 2 packages made" in said
    assert "signed by" in said
    folder = repository / "packages/internal"
    assert "draft 2 of 2026-11-21; audience: internal" in proved(folder)
    found = index(folder)
    assert found["sources"] == {"revision": git(repository, "rev-parse", "HEAD").strip(), "clean": True}
    assert sorted(path.name for path in folder.glob("*/*.zip")) == [
        f"{AGREEMENT}-draft-01-internal.zip",
        f"{AGREEMENT}-draft-02-internal.zip",
    ]
    assert (folder / "manifest.json.minisig").is_file()
    assert (folder / AGREEMENT / "draft-02/redlines/draft-01--draft-02/tables").is_dir()
    secret = pair.secret.read_text().splitlines()[1]
    assert not any(secret.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_laptop_makes_the_same_bytes(repository: Path, copy: Path) -> None:
    """From the same commit, at another place, in another zone and language, one file after the other."""
    done(repository, "package")
    env = scratch.bare(copy.parent / "home", TZ="Asia/Tashkent", LANG="ru_RU.UTF-8", PARAPH_UI="ru")
    words = [str(scratch.BIN / "paraph"), "publish", "--out", "elsewhere/public", "--jobs", "1"]
    made = run("sh", "-c", 'umask 027; exec "$@"', "sh", *words, cwd=copy, env=env)
    assert made.returncode == 0, made.stderr
    here, there = repository / "packages/internal", copy / "elsewhere/public"
    assert (there / "SHA256SUMS").read_bytes() == (here / "SHA256SUMS").read_bytes()


def test_pages_are_off(repository: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    said = done(repository, "pages", GITHUB_OUTPUT=str(output))
    assert said == "Nothing is published: `pages` under `[publish]` in paraph.toml is off.\n"
    assert output.read_text() == "ready=false\n"
    assert not (repository / "packages/public").exists()
    assert step(repository, "pages", "--strict").returncode == 3


def test_pages_show_what_two_files_call_public(copy: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    scratch.set_pages(copy, "true")
    assert "no agreement says `public: true`" in done(copy, "pages")
    scratch.mark_public(copy)
    scratch.commit(copy, "public")
    said = done(copy, "pages", "--strict", GITHUB_OUTPUT=str(output))
    assert "audience public; 2 packages made" in said
    assert output.read_text() == "ready=true\n"
    folder = copy / "packages/public"
    assert "audience: public" in proved(folder)
    assert "sources" not in index(folder) or index(folder)["sources"] is None
    revision = git(copy, "rev-parse", "HEAD").strip().encode()
    assert not any(revision in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    # Switched off again: what was there goes.
    scratch.set_pages(copy, "false")
    done(copy, "pages", GITHUB_OUTPUT=str(output))
    assert output.read_text() == "ready=true\nready=false\n"
    assert not folder.exists()


def test_a_tag_makes_a_release_of_what_is_committed(copy: Path) -> None:
    done(copy, "release", PARAPH_RELEASE_AUDIENCE="counterpart")
    folder = copy / "packages/release"
    assert "audience: counterpart" in proved(folder)
    before = (folder / "SHA256SUMS").read_bytes()
    archive = folder / AGREEMENT / f"{AGREEMENT}-draft-02-counterpart.zip"
    with zipfile.ZipFile(archive) as opened:
        assert {"manifest.json", "SHA256SUMS"} <= {Path(name).name for name in opened.namelist()}
    scratch.notice(copy, 9)
    refused = step(copy, "release", PARAPH_RELEASE_AUDIENCE="counterpart")
    assert refused.returncode == 2
    assert "there are changes that are not committed" in refused.stderr
    assert (folder / "SHA256SUMS").read_bytes() == before


def test_faults_stop_a_push(copy: Path) -> None:
    scratch.notice(copy, 900)
    found = step(copy, "check")
    assert found.returncode == 1
    assert f"agreements/{AGREEMENT}/agreement.yaml" in found.stdout + found.stderr
    assert step(copy, "build").returncode == 1
    assert not (copy / f"dist/{AGREEMENT}").exists()


def test_an_altered_draft_stops_a_push(copy: Path) -> None:
    draft = copy / f"agreements/{AGREEMENT}/drafts/01.json"
    draft.write_bytes(draft.read_bytes().replace("Споры".encode(), "споры".encode()))
    assert step(copy, "check").returncode == 1
    assert step(copy, "package").returncode == 1
    assert not (copy / "packages").exists()


@pytest.mark.parametrize("words", [[], ["packages"], ["publish"], ["--help"]])
def test_a_step_that_is_none(repository: Path, words: list[str]) -> None:
    found = step(repository, *words)
    assert (found.returncode, found.stdout) == (2, "")
    assert "name one step" in found.stderr
