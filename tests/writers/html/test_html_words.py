"""One text: the page says what the tree says; without what went the new text, without what came the old one."""

from __future__ import annotations

import random

import pytest

from compare.edits import ALL, run_script
from compare.generate import render, treaty
from paraph.compare.align import align
from paraph.compare.normal import normal
from paraph.compare.redline import accept, draw, reject
from paraph.model import Original
from paraph.writers.base import Dress
from paraph.writers.html import HtmlWriter
from support.docxredline import REDLINE
from support.htmltext import Line, lines, root, same
from support.pdftext import spoken, squeeze
from support.tiny import TINY

LAYOUTS = [("ru",), ("kk",), ("uz", "ru"), ("uz", "kk", "ru")]
DRESS = Dress(edition="draft-03", date="2026-11-22")


def page(original: Original, layout: tuple[str, ...]) -> bytes:
    return HtmlWriter().write(original, layout, DRESS)


def pair(seed: int) -> tuple[Original, Original]:
    """A random treaty before and after random edits."""
    rng = random.Random(seed)
    draft = treaty(rng, 3 + seed % 5)
    old = normal(render(draft)[0])
    return old, normal(render(run_script(rng, draft, 2 + seed % 9, ALL).draft)[0])


def check(redline: Original, old: Original, new: Original, layout: tuple[str, ...]) -> None:
    drawn = page(redline, layout)
    for side, tree in ((True, new), (False, old)):
        found, wanted = lines(drawn, accept=side), lines(page(tree, layout), accept=True)
        assert same(found, wanted), [pair for pair in zip(found, wanted, strict=False) if pair[0] != pair[1]][:3]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_word_of_the_tree_is_on_the_page(layout: tuple[str, ...]) -> None:
    said = sorted(squeeze(line.text) for line in lines(page(TINY, layout), accept=True))
    wanted = sorted(text for _, _, text in spoken(TINY, layout))
    assert [text for text in wanted if text not in said] == []
    assert len(said) == len(wanted)


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_without_del_the_new_text_without_ins_the_old(layout: tuple[str, ...]) -> None:
    for seed in range(15):
        old, new = pair(seed)
        check(draw(old, new, align(old, new)), old, new, layout)


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_without_del_the_new_text_without_ins_the_old_many_times(layout: tuple[str, ...]) -> None:
    for seed in range(1000, 1130):
        old, new = pair(seed)
        check(draw(old, new, align(old, new)), old, new, layout)


def test_a_redline_of_itself_is_the_page_as_it_is() -> None:
    old, _ = pair(3)
    assert page(draw(old, old, align(old, old)), ("ru",)) == page(old, ("ru",))


def test_the_judge_sees_a_lost_word() -> None:
    drawn = page(TINY, ("ru",))
    assert not same(lines(drawn.replace("Стороны".encode(), b"", 1), accept=True), lines(drawn, accept=True))
    assert same([Line("аб", True)], [Line("ба")])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_mark_inside_another(layout: tuple[str, ...]) -> None:
    for redline in (REDLINE, *(draw(*(two := pair(seed)), align(*two)) for seed in range(6))):
        for mark in root(page(redline, layout)).iter("ins", "del"):
            assert next(mark.iterdescendants("ins", "del"), None) is None


def test_both_sides_of_a_redline_are_trees() -> None:
    old, new = pair(5)
    redline = draw(old, new, align(old, new))
    assert (accept(redline), reject(redline)) == (new, old)
