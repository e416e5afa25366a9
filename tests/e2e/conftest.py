"""The sample agreement built once by the real command."""

from __future__ import annotations

from pathlib import Path

import pytest

from e2e.shell import REPO, SAMPLE, built
from paraph.model import Instrument
from paraph.writers.json import read_instrument
from support import madeup


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``dist/`` of the sample: draft, internal."""
    out = tmp_path_factory.mktemp("sample")
    built(SAMPLE, "--out", out, cwd=REPO)
    return out


@pytest.fixture(scope="session")
def tree(sample: Path) -> Instrument:
    """The neutral tree that the build wrote beside its files."""
    return read_instrument((sample / SAMPLE / "work/instrument.json").read_bytes())


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A sound workspace of made-up states."""
    return madeup.write(tmp_path / "workspace")
