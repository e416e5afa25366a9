"""The command line in a test: the small workspace as current folder, and a way to call ``paraph``."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from paraph.cli.app import app
from support.ministry import Run, ministry


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small workspace; it is the current folder."""
    root = ministry(tmp_path / "ministry")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command as a process would see it, on a screen of 80 columns, in English unless ``ui`` says otherwise."""
    for name in ("PARAPH_UI", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def invoke(*words: str, ui: str = "en", text: str | None = None) -> Result:
        return CliRunner().invoke(app, ["--ui", ui, *words], input=text, prog_name="paraph")

    return invoke
