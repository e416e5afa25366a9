"""Redlines in Word, edited at random: accepted they say what the new tree says, rejected what the old one says.

The file is read without the writer and the tree is told without it, so neither side can repeat a fault of the other.
"""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from compare.edits import ALL, run_script
from compare.generate import render, treaty
from compare.test_sample import edited, samples
from paraph.compare import compare, normal, redline
from paraph.compare.align import align
from paraph.compare.redline import draw
from paraph.model import Block, Language, Original, Part, Passage, Run
from support.docxdump import rows_left
from support.docxfiles import DRAFT, writer
from support.docxsides import kept, meant
from support.tiny import TINY

ALONE: tuple[tuple[Language, ...], ...] = (("ru",), ("kk",), ("uz",))
ROWS: tuple[tuple[Language, ...], ...] = (("kk", "ru"), ("uz", "ru"), ("uz", "kk", "ru"))
SEEDS = range(5000, 5500)
CHUNK = 20


def treaties(seed: int) -> tuple[Original, Original]:
    """A small random treaty before and after random edits."""
    rng = random.Random(seed)
    draft = treaty(rng, 1 + seed % 3, 2)
    return normal(render(draft)[0]), normal(render(run_script(rng, draft, 1 + seed % 7, ALL).draft)[0])


def agreements(seed: int) -> tuple[Original, Original]:
    """The sample agreement, every tenth time whole, else some of its parts, before and after random edits.

    The signatures stay between the articles and the annexes: that is where Word files have them, wherever a tree might.
    """
    rng = random.Random(seed)
    old = rng.choice(samples())
    if seed % 10:
        some = sorted(rng.sample(range(len(old.parts)), 5))
        old = replace(old, parts=tuple(old.parts[at] for at in some))
    new = edited(rng, old)
    if seed % 2:
        old, new = new, old
    return _closed(old), _closed(new)


def _closed(original: Original) -> Original:
    return replace(original, parts=tuple(sorted(original.parts, key=_place)))


def _place(part: Part) -> int:
    return {"signatures": 1, "annex": 2}.get(part.role, 0)


def check(old: Original, new: Original, layout: tuple[Language, ...]) -> None:
    docx = writer().write(redline(compare(old, new)), layout, DRAFT)
    for accept, side in ((True, new), (False, old)):
        assert kept(docx, layout, accept=accept) == meant(side, layout)


def check_rows(old: Original, new: Original, layout: tuple[Language, ...]) -> None:
    """No row stays behind empty."""
    docx = writer().write(redline(compare(old, new)), layout, DRAFT)
    for accept, side in ((True, new), (False, old)):
        assert rows_left(docx, accept=accept) == rows_left(writer().write(side, layout, DRAFT), accept=True)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_both_texts_come_back(seed: int) -> None:
    for layout in (ALONE[seed % 3], ROWS[seed % 3]):
        check(*treaties(seed), layout)
        check(*agreements(seed), layout)


@pytest.mark.slow
@pytest.mark.parametrize("start", SEEDS[::CHUNK])
def test_both_texts_of_a_treaty_come_back_many_times(start: int) -> None:
    """500 scripts, each in one language and in rows."""
    for seed in range(start, start + CHUNK):
        for layout in (ALONE[seed % 3], ROWS[seed // 3 % 3]):
            check(*treaties(seed), layout)


@pytest.mark.slow
@pytest.mark.parametrize("start", SEEDS[::CHUNK])
def test_both_texts_of_the_sample_come_back_many_times(start: int) -> None:
    """500 scripts, in one language and in rows by turns."""
    for seed in range(start, start + CHUNK):
        check(*agreements(seed), (ALONE + ROWS)[seed // 2 % 6])


@pytest.mark.slow
@pytest.mark.parametrize("start", range(5000, 5100, CHUNK))
def test_tables_keep_as_many_rows(start: int) -> None:
    for seed in range(start, start + CHUNK):
        check_rows(*treaties(seed), ROWS[seed % 3])
        check_rows(*agreements(seed), (ALONE + ROWS)[seed // 2 % 6])


@pytest.mark.slow
@pytest.mark.parametrize("layout", ALONE + ROWS)
@pytest.mark.parametrize("role", ["annex", "signatures"])
def test_a_table_that_came_leaves_nothing_behind(role: str, layout: tuple[Language, ...]) -> None:
    """Nor the names of the languages over an annex, nor an empty place to sign."""
    whole = normal(TINY)
    without = replace(whole, parts=tuple(part for part in whole.parts if part.role != role))
    assert without != whole
    check_rows(without, whole, layout)
    check_rows(whole, without, layout)


@pytest.mark.parametrize("layout", ALONE + ROWS)
def test_signatures_that_moved_stand_once_on_each_side(layout: tuple[Language, ...]) -> None:
    """Before, an article followed them by mistake; in rows both their places are in one table."""
    body = [part for part in TINY.parts if part.role == "article"]
    signatures = next(part for part in TINY.parts if part.role == "signatures")
    new = normal(replace(TINY, parts=(*body, signatures)))
    old = normal(replace(TINY, parts=(*body[:-1], signatures, body[-1])))
    docx = writer().write(redline(compare(old, new)), layout, DRAFT)
    for side, tree in ((True, new), (False, old)):
        assert sorted(kept(docx, layout, accept=side)) == sorted(meant(tree, layout))


@pytest.mark.parametrize("layout", ALONE + ROWS)
def test_a_reference_to_an_article_replaced_by_another_of_its_id(layout: tuple[Language, ...]) -> None:
    """Rejected, the new article is gone with the digits of its label: the old words keep theirs."""
    old, (now, *_) = treaties(4)[0], treaties(5)
    at = next(i for i, part in enumerate(old.parts) if part.role == "article")
    cited = old.parts[at]
    run = Run(cited.number or "", number=cited.id, ref=cited.id)
    citing = Passage("citing/1", "text", dict.fromkeys(("ru", "kk", "uz"), (Run("См. "), run, Run("."))))
    other = next(part for part in now.parts if part.role == "article")
    old = replace(old, parts=(*old.parts[: at + 1], Part("citing", "article", (citing,))))
    new = replace(
        old, parts=(*old.parts[:at], replace(other, id=cited.id, blocks=_owned(other, cited.id)), old.parts[-1])
    )
    found = align(old, new)
    apart = replace(
        found, parts={a: b for a, b in found.parts.items() if a != cited.id}, passages={"citing/1": "citing/1"}
    )
    docx = writer().write(draw(old, new, apart), layout, DRAFT)
    assert kept(docx, layout, accept=True) == meant(new, layout)
    assert kept(docx, layout, accept=False) == meant(old, layout)


def _owned(part: Part, node: str) -> tuple[Block, ...]:
    """The blocks of ``part`` as those of an article with the id ``node``."""
    out: list[Block] = []
    for block in part.blocks:
        assert isinstance(block, Passage)
        label = {
            code: tuple(replace(r, number=node) if r.number else r for r in runs) for code, runs in block.label.items()
        }
        own = label if block.kind == "heading" else {}
        out.append(replace(block, id=f"{node}/{block.id.partition('/')[2]}", label=own))
    return tuple(out)


@pytest.mark.parametrize("layout", [("ru",), ("kk", "ru")])
def test_the_judge_sees_a_lost_word_and_a_lost_mark(layout: tuple[Language, ...]) -> None:
    old, new = treaties(3)
    drawn = redline(compare(old, new))
    docx = writer().write(drawn, layout, DRAFT)
    assert kept(docx, layout, accept=True) != meant(old, layout)
    assert kept(docx, layout, accept=False) != meant(new, layout)
    shorter = writer().write(replace(drawn, parts=drawn.parts[:-1]), layout, DRAFT)
    assert kept(shorter, layout, accept=True) != meant(new, layout)
