"""The instructions of a protocol applied to the signed text give the new text, whatever was edited."""

from __future__ import annotations

import random
import re

import pytest

from compare.edits import ALL, Edit, run_script
from compare.generate import render, treaty
from paraph import languages
from paraph.amend.instructions import Add, Restate
from paraph.amend.numbers import Style, parted
from paraph.amend.plan import Options, Plan, plan
from paraph.amend.view import View, apply, view
from paraph.compare import align
from paraph.compare.alignment import Alignment
from paraph.model import Instrument, Original, words
from paraph.model.walk import passages

RULES = {code: languages.get(code) for code in ("ru", "kk", "uz")}


def neutral(original: Original) -> Instrument:
    return Instrument(header=original.header, parts=original.parts)


def planned(
    seed: int, count: int, some: tuple[Edit, ...] = ALL, style: Style = "hyphen", articles: int = 8
) -> tuple[Instrument, Instrument, Alignment, Plan, list[str]]:
    rng = random.Random(seed)
    draft = treaty(rng, articles)
    old = render(draft)[0]
    script = run_script(rng, draft, count, some)
    new = render(script.draft)[0]
    alignment = align(old, new)
    options = Options(style, "safe" if seed % 2 else "never")
    return (
        neutral(old),
        neutral(new),
        alignment,
        plan(neutral(old), neutral(new), alignment, RULES, options),
        script.log,
    )


def check(seed: int, count: int, some: tuple[Edit, ...] = ALL, style: Style = "hyphen") -> Plan:
    old, new, alignment, made, log = planned(seed, count, some, style)
    assert apply(made.instructions, view(old), old.header) == view(new, made.numbers), log
    same_words(new, view(new, made.numbers))
    frozen(old, new, alignment, made)
    rising(view(new, made.numbers))
    return made


def same_words(new: Instrument, shown: View) -> None:
    """Frozen numbers change numbers only: everything else is the new text, letter for letter."""
    original = new.original("UZB")
    expected = [
        words(run for run in runs if run.number is None)
        for part, passage in passages(original.parts)
        if passage.kind != "row"
        for runs in passage.text.values()
        if words(runs)
    ]
    said = [text[0] for part in shown for line in part.lines for text in line.text.values()]
    digits = re.compile(r"\d+(-\d+|[⁰¹²³⁴-⁹]+)?")
    assert [digits.sub("", text) for text in said] == [digits.sub("", text) for text in expected]


def frozen(old: Instrument, new: Instrument, alignment: Alignment, made: Plan) -> None:
    """Whatever is neither set out anew nor moved keeps the number it was signed with."""
    anew = {each.id for each in made.instructions if isinstance(each, Restate | Add)}
    olds = {passage.id: passage for _, passage in passages(old.parts)}
    for part, passage in passages(new.parts):
        was = olds.get(alignment.passages.get(passage.id, ""))
        if was is None or part.role != "article" or part.id in anew or passage.id in anew:
            continue
        above = passage.id.partition("/")[0]
        if any(each in anew for each in (above, *_above(part, passage))):
            continue
        number = made.numbers.get(part.id if passage.kind == "heading" else passage.id)
        if number is not None:
            assert number["ru"] == "".join(run.text for run in was.label["ru"] if run.number is not None)


def _above(part, passage):  # type: ignore[no-untyped-def]
    lines = [block.id for block in part.blocks if getattr(block, "level", 1) == 0 and block.kind != "heading"]
    order = [block.id for block in part.blocks]
    return [line for line in lines if order.index(line) <= order.index(passage.id)][-1:]


def rising(shown: View) -> None:
    """No number stands twice, and numbers rise."""
    numbers = [parted(part.number["ru"]) for part in shown if part.role == "article"]
    keys = [(int(base), count) for base, count in numbers]
    assert keys == sorted(set(keys))


@pytest.mark.slow
@pytest.mark.parametrize("edit", ALL, ids=lambda edit: edit.__name__)
def test_one_kind_of_edit(edit: Edit) -> None:
    for seed in range(12):
        check(seed, 1 + seed % 4, (edit,))


@pytest.mark.slow
@pytest.mark.parametrize("style", ["hyphen", "superscript"])
def test_every_kind_together(style: Style) -> None:
    for seed in range(60):
        check(seed, 2 + seed % 12, style=style)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 1300))
def test_every_kind_together_long(seed: int) -> None:
    check(seed, 3 + seed % 30)
