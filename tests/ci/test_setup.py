"""``ci/publish.sh setup`` beside a ministry's texts: Paraph comes from a wheel that lies there, or is there already."""

from __future__ import annotations

import base64
import hashlib
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from support import scratch
from support.scratch import bare, run

pytestmark = pytest.mark.slow
FILES = {
    "paraph_standin.py": "def main():\n    print('paraph stands in')\n",
    "paraph-0.0.1.dist-info/METADATA": "Metadata-Version: 2.1\nName: paraph\nVersion: 0.0.1\n",
    "paraph-0.0.1.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "paraph-0.0.1.dist-info/entry_points.txt": "[console_scripts]\nparaph = paraph_standin:main\n",
}


def put_wheel(folder: Path) -> None:
    """A wheel called Paraph that needs nothing."""
    folder.mkdir()
    record = ""
    with zipfile.ZipFile(folder / "paraph-0.0.1-py3-none-any.whl", "w") as wheel:
        for name, text in FILES.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record += f"{name},sha256={digest},{len(text)}\n"
            wheel.writestr(name, text)
        wheel.writestr("paraph-0.0.1.dist-info/RECORD", record + "paraph-0.0.1.dist-info/RECORD,,\n")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with the recipes and nothing else."""
    root = tmp_path / "texts"
    scratch.put_recipes(root)
    (root / "requirements").mkdir()
    return root


def system(home: Path, **more: str) -> dict[str, str]:
    """Without any Paraph on the path."""
    return {**bare(home), "PATH": f"{sys.base_prefix}/bin:/usr/bin:/bin", **more}


def test_a_wheel_beside_the_texts(texts: Path, tmp_path: Path) -> None:
    put_wheel(texts / "wheels")
    (texts / "requirements/runtime.lock").write_text("# nothing\n", encoding="utf-8")
    for _again in range(2):
        done = run("ci/publish.sh", "setup", cwd=texts, env=system(tmp_path / "home"))
        assert (done.returncode, done.stdout) == (0, "paraph stands in\n"), done.stderr
    done = run("ci/publish.sh", "check", cwd=texts, env=system(tmp_path / "home"))
    assert done.stdout == "paraph stands in\n"


def test_signing_wants_its_own_lock(texts: Path, tmp_path: Path) -> None:
    put_wheel(texts / "wheels")
    (texts / "requirements/runtime.lock").write_text("# nothing\n", encoding="utf-8")
    done = run("ci/publish.sh", "setup", cwd=texts, env=system(tmp_path / "home", PARAPH_SIGN_KEY="key"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "requirements/sign.lock is missing" in done.stderr


def test_what_has_no_digest_is_not_installed(texts: Path, tmp_path: Path) -> None:
    put_wheel(texts / "wheels")
    (texts / "requirements/runtime.lock").write_text("./wheels/paraph-0.0.1-py3-none-any.whl\n", encoding="utf-8")
    done = run("ci/publish.sh", "setup", cwd=texts, env=system(tmp_path / "home"))
    assert done.returncode != 0
    assert "hash" in done.stderr.lower()
    assert not (texts / ".venv/bin/paraph").exists()


def test_paraph_that_is_there_already(texts: Path, tmp_path: Path) -> None:
    done = run("ci/publish.sh", "setup", cwd=texts, env=bare(tmp_path / "home"))
    assert done.returncode == 0
    assert done.stdout.startswith("paraph ")
    named = str(shutil.which("paraph", path=str(scratch.BIN)))
    done = run("ci/publish.sh", "setup", cwd=texts, env=system(tmp_path / "home", PARAPH=named))
    assert done.stdout.startswith("paraph ")
    assert not (texts / ".venv").exists()


def test_no_paraph_at_all(texts: Path, tmp_path: Path) -> None:
    done = run("ci/publish.sh", "setup", cwd=texts, env=system(tmp_path / "home"))
    assert done.returncode == 2
    assert "put its wheel into wheels/" in done.stderr
