"""Random files, random edits: every construct beside every other. Two judges, neither of which knows the engine."""

from __future__ import annotations

import pytest

from paraph.wordcompare.engine import compare
from paraph.wordcompare.result import Options
from paraph.wordverify import verify
from wordcompare import judge
from wordcompare.scripts import pair


def check(seed: int) -> None:
    old, new = pair(seed)
    redline = compare(old, new, Options())
    assert judge.differences(old, new, redline) == [], seed
    assert verify(old, new, redline) == (), seed


@pytest.mark.parametrize("seed", range(25))
def test_a_script_is_exact(seed: int) -> None:
    check(seed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(10))
def test_scripts_are_exact(block: int) -> None:
    for seed in range(1000 + 50 * block, 1050 + 50 * block):
        check(seed)


@pytest.mark.parametrize("seed", range(5))
def test_without_moves_too(seed: int) -> None:
    old, new = pair(seed)
    assert verify(old, new, compare(old, new, Options(moves=False))) == ()


def test_the_same_script_gives_the_same_bytes() -> None:
    old, new = pair(3)
    assert compare(old, new, Options()) == compare(old, new, Options())
