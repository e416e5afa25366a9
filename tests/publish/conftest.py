"""A workspace with two drafts, published once for the house and once for the other side; tests spoil copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.published import publication, two_drafts


@pytest.fixture(scope="session")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace. Not to be changed."""
    return two_drafts(tmp_path_factory.mktemp("drafts") / "workspace")


@pytest.fixture(scope="session")
def public(drafts: Path) -> Path:
    """What was published for the house. Not to be changed."""
    publication(drafts)
    return drafts / "public"


@pytest.fixture(scope="session")
def counterpart(drafts: Path) -> Path:
    """What was published for the other side. Not to be changed."""
    publication(drafts, "counterpart", "counterpart")
    return drafts / "counterpart"
