"""The sample agreement, edited at random: exact there too, where real words, slots and tables meet."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest
from msgspec.structs import replace

from paraph.assemble import assemble
from paraph.compare import ChangeList, accept, apply, compare, normal, reject, to_json
from paraph.model import Block, Original, Part, Passage, Run, Runs, Table
from paraph.sources import load

from .phrases import FRESH

ROOT = Path(__file__).resolve().parents[2]
T = TypeVar("T")


@cache
def samples() -> tuple[Original, ...]:
    """Every original of every agreement that comes with the project."""
    workspace = load(ROOT).workspace
    made = [assemble(workspace, agreement).instrument for agreement in sorted(workspace.agreements)]
    return tuple(normal(one.original(party)) for one in made for party in one.header.parties)


def shuffled(rng: random.Random, some: Sequence[T], share: float) -> list[T]:
    """Some go, some change places."""
    out = [one for one in some if rng.random() > share]
    for _ in range(int(len(out) * share)):
        out.insert(rng.randrange(len(out)), out.pop(rng.randrange(len(out))))
    return out


def rewritten(rng: random.Random, code: str, runs: Runs) -> Runs:
    """Words changed inside runs; marks stay or go."""
    out = []
    for run in runs:
        if run.number is None and rng.random() < 0.3:
            words = run.text.split(" ")
            words[rng.randrange(len(words))] = rng.choice([*FRESH.get(code, FRESH["uz"]), ""])
            run = replace(run, text=" ".join(words), party_order=rng.random() < 0.5)
        out.append(run)
    return tuple(out)


def edited(rng: random.Random, original: Original) -> Original:
    """``original`` after many edits that keep ids: passages and articles go, move, and are reworded."""
    share = rng.choice((0.02, 0.1, 0.3))

    def passage(one: Passage) -> Passage:
        if rng.random() > share:
            return one
        text = {code: rewritten(rng, code, runs) for code, runs in one.text.items() if rng.random() < 0.95}
        cells = tuple({code: rewritten(rng, code, runs) for code, runs in cell.items()} for cell in one.cells)
        return replace(one, text=text, cells=cells, level=rng.choice((one.level, 1)))

    def block(one: Block) -> Block:
        if isinstance(one, Table):
            return replace(one, rows=tuple(passage(row) for row in shuffled(rng, one.rows, share)))
        return passage(one) if isinstance(one, Passage) else one

    def part(one: Part) -> Part:
        blocks = tuple(block(other) for other in shuffled(rng, one.blocks, share))
        return replace(one, blocks=blocks, parameters={**one.parameters, "notice": str(rng.randrange(20))})

    parts = tuple(part(one) for one in shuffled(rng, original.parts, share / 2))
    return normal(replace(original, parts=parts, header=replace(original.header, stage="collated")))


def check(seed: int) -> None:
    rng = random.Random(seed)
    old = rng.choice(samples())
    new = edited(rng, old)
    if rng.random() < 0.5:
        old, new = new, old
    comparison = compare(old, new)
    assert accept(comparison.redline) == new
    assert reject(comparison.redline) == old
    listed = msgspec.json.decode(to_json(comparison.listed), type=ChangeList)
    assert apply(old, listed) == new


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_the_sample_agreement_edited_at_random(seed: int) -> None:
    check(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 1500))
def test_the_sample_agreement_edited_at_random_long(seed: int) -> None:
    check(seed)


def test_an_agreement_against_itself_has_no_changes() -> None:
    for original in samples():
        assert compare(original, original).changes == ()


def test_one_word_is_one_mark() -> None:
    """A real sentence: what a reader sees of one changed word is that word, and a warning for the other languages."""
    old = samples()[0]
    passage = next(
        one
        for part in old.parts
        for one in part.blocks
        if isinstance(one, Passage) and one.kind == "paragraph" and len(one.text.get("ru", ())) == 1
    )
    text = passage.text["ru"][0].text
    first = text.split(" ")[0]
    changed = replace(passage, text={**passage.text, "ru": (Run(text.replace(first, "Правительства", 1)),)})
    parts = tuple(replace(p, blocks=tuple(changed if b is passage else b for b in p.blocks)) for p in old.parts)
    (change,) = compare(old, replace(old, parts=parts)).changes
    marked = [(run.change, run.text) for run in change.words["ru"].runs if run.change is not None]
    assert marked == [("deleted", first), ("inserted", "Правительства")]
    assert (change.changed, change.in_step, set(change.unchanged)) == (("ru",), False, set(passage.text) - {"ru"})
