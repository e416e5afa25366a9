"""Quiet: little more is marked than must be, a move is a move, a renumbering is never a change of words."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from paraph.compare.align import align
from paraph.compare.normal import normal
from paraph.compare.redline import draw
from paraph.model import Original

from . import edits
from .edits import ALL, Edit, Script, run_script
from .generate import render, treaty
from .measure import least, marks, nodes

Case = tuple[Script, Original, Original, Original, dict[int, str], dict[int, str]]


def case(seed: int, count: int, some: tuple[Edit, ...], articles: int = 8) -> Case:
    rng = random.Random(seed)
    draft = treaty(rng, articles)
    old, old_ids = render(draft)
    script = run_script(rng, draft, count, some)
    new, new_ids = render(script.draft)
    old, new = normal(old), normal(new)
    return script, old, new, draw(old, new, align(old, new)), old_ids, new_ids


def cases(seeds: range, count: int, some: tuple[Edit, ...]) -> Iterator[Case]:
    for seed in seeds:
        yield case(seed, count, some)


@pytest.mark.slow
def test_little_more_is_marked_than_must_be() -> None:
    marked = needed = 0
    for script, old, new, redline, old_ids, new_ids in cases(range(20), 8, ALL):
        marked += marks(redline).changed
        needed += least(script, old, new, old_ids, new_ids)
    assert needed > 30_000
    assert marked <= 1.05 * needed


@pytest.mark.slow
def test_little_more_is_marked_in_edited_passages_alone() -> None:
    marked = needed = 0
    for script, old, new, redline, old_ids, new_ids in cases(range(8), 12, (edits.edit_lightly, edits.edit_heavily)):
        marked += marks(redline).changed
        needed += least(script, old, new, old_ids, new_ids)
    assert marked <= 1.05 * needed


@pytest.mark.slow
def test_little_more_is_marked_in_a_long_treaty() -> None:
    script, old, new, redline, old_ids, new_ids = case(1, 60, ALL, articles=120)
    assert marks(redline).changed <= 1.05 * least(script, old, new, old_ids, new_ids)


MOVES = (edits.move_inside, edits.move_across, edits.move_article)


@pytest.mark.slow
def test_moved_text_is_shown_as_moved() -> None:
    """Nothing is marked but moves; and what moved shows at both ends."""
    moved = 0
    for script, _, _, redline, _, _ in cases(range(40), 4, MOVES):
        assert marks(redline).changed == 0, script.log
        ends = [(one.move, change) for one, change, _ in nodes(redline) if one.move is not None]
        assert sum(change == "moved-to" for _, change in ends) == sum(change == "moved-from" for _, change in ends)
        moved += marks(redline).moved
    assert moved > 10_000


@pytest.mark.slow
def test_an_article_moves_as_one() -> None:
    for script, _, _, redline, _, _ in cases(range(20), 1, (edits.move_article,)):
        parts = [(part.change, part.id) for part in redline.parts if part.change is not None]
        assert sorted(change for change, _ in parts if change) == ["moved-from", "moved-to"], script.log
        assert not [one.id for one, change, _ in nodes(redline) if change is not None and one.change is not None]


@pytest.mark.slow
def test_renumbering_is_never_a_change_of_words() -> None:
    numbers = 0
    for script, _, _, redline, old_ids, _ in cases(range(40), 3, (edits.insert_article, edits.move_article)):
        known = set(old_ids.values())
        for passage, change, _ in nodes(redline):
            if change is None and passage.id in known:
                words = [run for runs in passage.text.values() for run in runs if run.change is not None]
                assert all(run.renumbered and run.number is not None for run in words), script.log
                labels = [run for runs in passage.label.values() for run in runs if run.change is not None]
                assert all(run.renumbered for run in labels)
                numbers += len(words) + len(labels)
    assert numbers > 100


def test_every_language_is_drawn_by_itself() -> None:
    for script, _, _, redline, _, _ in cases(range(20), 4, (edits.edit_lightly,)):
        assert script.log
        for passage, _, _ in nodes(redline):
            changed = [code for code, runs in passage.text.items() if any(run.change for run in runs)]
            assert len(changed) in (0, 1, 3)
