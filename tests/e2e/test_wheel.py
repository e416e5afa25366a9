"""Installed from a wheel, away from the checkout, without a network: two commands give a workspace that builds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from e2e.shell import REPO, SAMPLE, digests, environment

pytestmark = pytest.mark.slow
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "dist", "*.egg-info", "tests", "benchmarks")


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``paraph`` of a fresh environment into which only the wheel was put; its dependencies are lent by this one."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(REPO, folder / "source", ignore=LEFT_OUT)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    offline = {"PIP_NO_INDEX": "1", "PYTHONPATH": "", "PIP_NO_CACHE_DIR": "1"}
    made = [*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(folder), str(folder / "source")]
    subprocess.run(made, check=True, env={**os.environ, **offline}, capture_output=True)
    (wheel,) = folder.glob("paraph-*.whl")
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    purelib = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        check=True,
        text=True,
    )
    site = Path(purelib.stdout.strip())
    put = [*pip, "--python", str(python), "install", "--no-deps", "--no-compile", str(wheel)]
    subprocess.run(put, check=True, env={**os.environ, **offline}, capture_output=True)
    # Appended, so that the wheel comes before an editable install among the lent packages.
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return scripts / "paraph"


def run(command: Path, *args: str, cwd: Path) -> str:
    env = {**environment(), "PYTHONPATH": ""}
    done = subprocess.run([command, *args], cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def test_it_is_the_wheel_that_runs(command: Path, tmp_path: Path) -> None:
    where = [command.parent / "python", "-c", "import paraph; print(paraph.__file__)"]
    done = subprocess.run(where, cwd=tmp_path, env={**environment(), "PYTHONPATH": ""}, capture_output=True, text=True)
    assert Path(done.stdout.strip()).is_relative_to(command.parents[1])


def test_init_then_build(command: Path, sample: Path, tmp_path: Path) -> None:
    """`paraph init my-ministry && cd my-ministry && paraph build AGREEMENT`: the same files as in the checkout."""
    said = run(command, "init", "my-ministry", cwd=tmp_path)
    assert "my-ministry" in said
    home = tmp_path / "my-ministry"
    assert {"agreements", "clauses", "paraph.toml", "registry", "templates"} <= {path.name for path in home.iterdir()}
    assert "71 files written" in run(command, "build", SAMPLE, cwd=home)
    made, meant = digests(home / "dist"), digests(sample)
    record = ".paraph-state.json"
    assert {path: made[path] for path in made if path != record} == {
        path: meant[path] for path in meant if path != record
    }
    assert "Nothing has changed" in run(command, "build", SAMPLE, cwd=home)
    assert SAMPLE in run(command, "status", cwd=home)
    assert "error" not in run(command, "check", cwd=home)


def test_the_wheel_carries_what_it_needs_and_no_more(command: Path) -> None:
    packages = next((command.parents[1] / "lib").glob("python*/site-packages/paraph"))
    names = {path.name for path in (packages / "workspace").iterdir()}
    assert names >= {"agreements", "clauses", "paraph.toml", "registry", "templates"}
    assert names <= {"agreements", "clauses", "docs", "papers", "paraph.toml", "registry", "templates"}
    assert (packages / "py.typed").is_file()
    assert {path.suffix for path in (packages / "i18n").rglob("*.mo")} == {".mo"}
    assert sorted(path.name for path in (packages / "writers/pdf/fonts").glob("*.ttf"))
    assert (packages / "writers/pdf/fonts/OFL.txt").is_file()
    assert [path for path in packages.rglob("*") if path.name.startswith(("~", "."))] == []
