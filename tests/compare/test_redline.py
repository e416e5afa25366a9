"""The first test of every change: accept gives the new tree, reject the old one, exactly."""

from __future__ import annotations

import random

import pytest

from paraph.compare.align import align
from paraph.compare.normal import normal
from paraph.compare.redline import accept, draw, reject

from .edits import ALL, Edit, run_script
from .generate import render, treaty


def check(seed: int, count: int, edits: tuple[Edit, ...] = ALL, articles: int = 8) -> None:
    rng = random.Random(seed)
    draft = treaty(rng, articles)
    old = normal(render(draft)[0])
    new = normal(render(run_script(rng, draft, count, edits).draft)[0])
    redline = draw(old, new, align(old, new))
    assert accept(redline) == new
    assert reject(redline) == old
    assert accept(reject(redline)) == old


@pytest.mark.parametrize("edit", ALL, ids=lambda edit: edit.__name__)
def test_one_kind_of_edit(edit: Edit) -> None:
    for seed in range(15):
        check(seed, 6, (edit,))


@pytest.mark.parametrize("seed", range(100))
def test_every_kind_together(seed: int) -> None:
    check(seed, 3 + seed % 20)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 1600))
def test_every_kind_together_long(seed: int) -> None:
    check(seed, 3 + seed % 40, articles=2 + seed % 12)
