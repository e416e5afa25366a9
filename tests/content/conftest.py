"""The content of the project itself, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from paraph.sources import load
from paraph.sources.types import Agreement, Workspace

ROOT = Path(__file__).resolve().parents[2]
AGREEMENT = "uz-kz-technical-regulation"
LANGUAGES = ("ru", "uz", "kk")


@pytest.fixture(scope="session")
def workspace() -> Workspace:
    loaded = load(ROOT)
    assert not loaded.findings, [str(finding) for finding in loaded.findings]
    return loaded.workspace


@pytest.fixture(scope="session")
def agreement(workspace: Workspace) -> Agreement:
    return workspace.agreements[AGREEMENT]
