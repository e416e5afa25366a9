"""One scratch repository for all steps; whoever changes it takes a clone."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import scratch


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three commits, two issued drafts. Steps may write into its packages/ and dist/, its texts stay."""
    return scratch.repository(tmp_path_factory.mktemp("scratch") / "repository")


@pytest.fixture
def copy(repository: Path, tmp_path: Path) -> Path:
    """A clone to be changed."""
    return scratch.clone(repository, tmp_path / "clone")
