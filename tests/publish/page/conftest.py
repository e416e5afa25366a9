"""One package as a value, for every test of its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from paraph.publish.package.values import Package
from paraph.publish.page.data import Reading
from support import packaged, paged


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three issued drafts. Not to be changed."""
    return paged.three_drafts(tmp_path_factory.mktemp("paged") / "workspace")


@pytest.fixture(scope="session")
def package(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The third draft, for the house."""
    return packaged.package(workspace, tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="session")
def reading(package: Package) -> Reading:
    """What its reader shows."""
    return Reading(package)
