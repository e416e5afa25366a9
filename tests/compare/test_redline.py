"""The first test of every change: accept gives the new tree, reject the old one, exactly."""

from __future__ import annotations

import random

import msgspec
import pytest

from paraph.compare import ChangeList, apply, to_json
from paraph.compare.align import align
from paraph.compare.alignment import Alignment
from paraph.compare.comparison import compare, redline
from paraph.compare.normal import normal
from paraph.compare.redline import accept, draw, reject
from paraph.model import Column, Original, Part, Passage, Run, Runs, Table
from paraph.model.walk import passages

from . import edits
from .edits import ALL, Edit, run_script
from .generate import render, treaty


def check(seed: int, count: int, some: tuple[Edit, ...] = ALL, articles: int = 8) -> None:
    rng = random.Random(seed)
    draft = treaty(rng, articles)
    old = normal(render(draft)[0])
    new = normal(render(run_script(rng, draft, count, some).draft)[0])
    drawn = draw(old, new, align(old, new))
    assert accept(drawn) == new
    assert reject(drawn) == old
    assert accept(reject(drawn)) == old


@pytest.mark.slow
@pytest.mark.parametrize("edit", ALL, ids=lambda edit: edit.__name__)
def test_one_kind_of_edit(edit: Edit) -> None:
    for seed in range(15):
        check(seed, 6, (edit,))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100))
def test_every_kind_together(seed: int) -> None:
    check(seed, 3 + seed % 20)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 1600))
def test_every_kind_together_long(seed: int) -> None:
    check(seed, 3 + seed % 40, articles=2 + seed % 12)


def arbitrary(rng: random.Random, old: Original, new: Original) -> Alignment:
    """A map that follows nothing: pairs dropped, others made at random, pieces of anything."""
    found = align(old, new)
    bodies = [
        [block.id for part in tree.parts for block in part.blocks if isinstance(block, Passage)] for tree in (old, new)
    ]
    parts = dict(found.parts)
    pairs = {node: was for node, was in found.passages.items() if "/r-" in node or rng.random() < 0.7}
    tables = dict(found.tables)
    if rng.random() < 0.3:
        parts = dict(zip(parts, rng.sample(list(parts.values()), len(parts)), strict=True))
        pairs = {node: was for node, was in pairs.items() if "/r-" not in node}
        tables = {}
    free = [node for node in bodies[0] if node not in pairs.values()]
    rng.shuffle(free)
    for node in bodies[1]:
        if free and node not in pairs and rng.random() < 0.5:
            pairs[node] = free.pop()
    split_from = {node: rng.choice(bodies[0]) for node in bodies[1] if node not in pairs and rng.random() < 0.7}
    joined_to = {node: rng.choice(bodies[1]) for node in free if rng.random() < 0.7}
    return Alignment(parts, tables, pairs, split_from, joined_to)


def check_any(seed: int) -> None:
    """The tree comes back, and the change list applied to the old tree gives the new one."""
    rng = random.Random(seed)
    draft = treaty(rng, rng.randrange(1, 6))
    old = normal(render(draft)[0])
    new = normal(render(run_script(rng, draft, rng.randrange(20)).draft)[0])
    comparison = compare(old, new, arbitrary(rng, old, new))
    assert accept(comparison.redline) == new
    assert reject(comparison.redline) == old
    listed = msgspec.json.decode(to_json(comparison.listed), type=ChangeList)
    assert apply(old, listed) == new


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(60))
def test_exact_whatever_the_alignment(seed: int) -> None:
    check_any(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3000, 3500))
def test_exact_whatever_the_alignment_long(seed: int) -> None:
    check_any(seed)


SAMPLE = normal(render(treaty(random.Random(0), 1))[0])
TEXTS: list[dict[str, Runs]] = [{}, {"ru": ()}, {"ru": (Run("Стороны."),)}, {"ru": (Run("Стороны."),), "kk": ()}]


def tree(*passages: Passage) -> Original:
    return Original(header=SAMPLE.header, holder="UZB", parts=(Part("a", "article", passages),))


@pytest.mark.parametrize("old_text", TEXTS)
@pytest.mark.parametrize("new_text", TEXTS)
def test_an_empty_text_is_told_from_one_that_is_not_there(old_text: dict[str, Runs], new_text: dict[str, Runs]) -> None:
    old, new = tree(Passage("a/1", "text", old_text)), tree(Passage("a/1", "text", new_text))
    drawn = draw(old, new, align(old, new))
    assert (accept(drawn), reject(drawn)) == (new, old)


@pytest.mark.parametrize("old_text", TEXTS)
@pytest.mark.parametrize("first", TEXTS)
@pytest.mark.parametrize("second", TEXTS)
def test_also_in_a_split_and_a_join(old_text: dict[str, Runs], first: dict[str, Runs], second: dict[str, Runs]) -> None:
    one = tree(Passage("a/1", "text", old_text, state={"kk": "stale"}))
    two = tree(Passage("a/1", "text", first), Passage("a/2", "text", second, level=1))
    for heir, piece in (("a/1", "a/2"), ("a/2", "a/1")):
        split = draw(one, two, Alignment({"a": "a"}, {}, {heir: "a/1"}, {piece: "a/1"}))
        assert [block.break_ for block in split.parts[0].blocks if isinstance(block, Passage)] == ["inserted", None]
        assert (accept(split), reject(split)) == (two, one)
        join = draw(two, one, Alignment({"a": "a"}, {}, {"a/1": heir}, {}, {piece: "a/1"}))
        assert [block.break_ for block in join.parts[0].blocks if isinstance(block, Passage)] == ["deleted", None]
        assert (accept(join), reject(join)) == (one, two)
        assert sum(block.ghost for block in join.parts[0].blocks if isinstance(block, Passage)) == 1


@pytest.mark.parametrize("seed", range(10))
def test_without_breaks_for_rows_of_a_table(seed: int) -> None:
    rng = random.Random(seed)
    draft = treaty(rng)
    old = normal(render(draft)[0])
    new = normal(render(run_script(rng, draft, 5, (edits.split, edits.join)).draft)[0])
    comparison = compare(old, new)
    rows = redline(comparison, breaks=False)
    drawn = [[one.break_ for _, one in passages(tree.parts) if one.break_] for tree in (redline(comparison), rows)]
    assert drawn[0]
    assert not drawn[1]
    assert (accept(rows), reject(rows)) == (new, old)


def test_a_ghost_stands_after_the_nearest_earlier_survivor() -> None:
    passages = [Passage(f"a/{at}", "text", {"ru": (Run(text),)}, mark=f"m{at}") for at, text in enumerate(WORDS)]
    old = tree(*passages[:4])
    new = tree(passages[0], passages[4], passages[3], passages[1])
    drawn = draw(old, new, align(old, new)).parts[0].blocks
    assert [(block.id, block.change) for block in drawn if isinstance(block, Passage)] == [
        ("a/0", None),
        ("a/1", "moved-from"),
        ("a/2", "deleted"),
        ("a/4", "inserted"),
        ("a/3", None),
        ("a/1", "moved-to"),
    ]


WORDS = [
    "Стороны.",
    "Уполномоченные органы.",
    "Расходы.",
    "Споры разрешаются путем консультаций.",
    "Конфиденциальность.",
]


def test_an_irregular_table_is_replaced_as_a_whole() -> None:
    cell = {"ru": (Run("1"),)}
    columns = (Column("a"), Column("b"))
    head = Passage("a/r-head", "row", cells=(cell, cell))
    old = Part("a", "annex", (Table("a/t", columns, head, (Passage("a/r-1", "row", mark="1", cells=(cell,)),)),))
    new = Part("a", "annex", (Table("a/t", columns, head, (Passage("a/r-1", "row", mark="1", cells=(cell, cell)),)),))
    trees = [Original(header=SAMPLE.header, holder="UZB", parts=(part,)) for part in (old, new)]
    drawn = draw(*trees, align(*trees))
    assert [block.change for block in drawn.parts[0].blocks if isinstance(block, Table)] == ["deleted", "inserted"]
    assert (accept(drawn), reject(drawn)) == (trees[1], trees[0])


def test_normal_form_merges_and_refuses_redlines() -> None:
    loose = tree(Passage("a/1", "text", {"ru": (Run("Сто"), Run(""), Run("роны."))}))
    assert normal(loose) == tree(Passage("a/1", "text", {"ru": (Run("Стороны."),)}))
    with pytest.raises(ValueError, match="a redline cannot be compared"):
        normal(draw(SAMPLE, tree(), align(SAMPLE, tree())))
