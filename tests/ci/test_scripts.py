"""The scripts by themselves: no slip that ShellCheck knows, any POSIX shell; and the container image by its text."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHELLCHECK = Path(sys.executable).with_name("shellcheck")


@pytest.mark.parametrize("name", ["ci/publish.sh", ".ci/run"])
def test_shellcheck(name: str) -> None:
    done = subprocess.run([SHELLCHECK, ROOT / name], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_shellcheck_finds_something(tmp_path: Path) -> None:
    script = tmp_path / "wrong.sh"
    script.write_text("#!/bin/sh\nrm -rf $1/*\n", encoding="utf-8")
    assert subprocess.run([SHELLCHECK, script], capture_output=True, check=False).returncode == 1


def test_the_script_is_plain() -> None:
    path = ROOT / "ci/publish.sh"
    text = path.read_text(encoding="utf-8")
    assert text.startswith("#!/bin/sh\n")
    assert "\nset -eu\n" in text
    assert path.stat().st_mode & 0o111
    assert not re.search(r"\b(curl|wget|eval|sudo|https?://)", text)
    assert max(map(len, text.splitlines())) <= 125


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile, continued lines joined: word and rest."""
    text = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(word, " ".join(rest.split())) for word, _, rest in (line.partition(" ") for line in lines)]


def values(word: str) -> list[str]:
    return [rest for each, rest in instructions() if each == word]


def test_the_image_stands_on_a_named_python() -> None:
    assert [each.split()[0] for each in values("FROM")] == ["python:3.11-slim-bookworm"] * 2
    assert "ADD" not in {word for word, _ in instructions()}


def test_the_image_takes_wheels_with_known_digests_only() -> None:
    installs = [each for each in values("RUN") if "pip install" in each]
    assert len(installs) == 2
    assert "--only-binary :all: --require-hashes -r requirements/sign.lock" in installs[0]
    assert "--no-deps --no-index --no-build-isolation ." in installs[1]
    assert values("COPY")[0] == "requirements/sign.lock requirements/"
    assert not [each for each in values("RUN") if re.search(r"curl|wget|https?:|\| *(ba)?sh\b", each)]
    (packages,) = [each for each in values("RUN") if "apt-get" in each]
    assert "--no-install-recommends git && rm -rf /var/lib/apt/lists/*" in packages


def test_the_image_runs_as_nobody_special() -> None:
    words = [word for word, _ in instructions()]
    assert values("USER") == ["paraph"]
    assert words.index("USER") > max(at for at, word in enumerate(words) if word == "RUN")
    assert values("ENTRYPOINT") == ['["paraph"]']
    assert values("WORKDIR")[-1] == "/texts"


def test_the_image_gets_what_the_wheel_is_made_of_and_no_more() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_in = {line[1:] for line in lines if line.startswith("!")}
    assert "*" in lines
    assert all((ROOT / name).exists() for name in let_in)
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    carried = set(re.findall(r'^"([^"]+)" = "paraph/workspace/', project, re.MULTILINE))
    assert carried <= let_in
    assert not let_in & {".git", "tests", "dist", "packages", "public"}


@pytest.mark.slow
def test_the_wheel_of_the_image_is_whole(tmp_path: Path) -> None:
    """What .dockerignore lets in is enough to make the wheel, without a network as in the image."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for name in (line[1:] for line in lines if line.startswith("!")):
        source, target = ROOT / name, tmp_path / "context" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    made = [*pip, "wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", str(tmp_path), "."]
    done = subprocess.run(
        made, cwd=tmp_path / "context", env={**os.environ, "PIP_NO_INDEX": "1"}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("paraph-*.whl")
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
    assert {"paraph/cli/publish.py", "paraph/workspace/paraph.toml", "paraph/workspace/docs/format.md"} <= names
