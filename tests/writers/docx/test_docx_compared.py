"""Redlines as the product draws them: in Word, accepting gives the new treaty and rejecting the old one."""

from __future__ import annotations

import random
from itertools import groupby
from pathlib import Path

import pytest

from compare.edits import ALL, run_script
from compare.generate import render, treaty
from paraph.compare.align import align
from paraph.compare.normal import normal
from paraph.compare.redline import draw
from paraph.model import Original
from support.docxdump import resolved
from support.docxfiles import DRAFT, writer


def pair(seed: int) -> tuple[Original, Original]:
    """A random treaty before and after random edits."""
    rng = random.Random(seed)
    draft = treaty(rng, 3 + seed % 5)
    old = normal(render(draft)[0])
    return old, normal(render(run_script(rng, draft, 2 + seed % 9, ALL).draft)[0])


def check(seed: int, layout: tuple[str, ...]) -> None:
    old, new = pair(seed)
    docx = writer().write(draw(old, new, align(old, new)), layout, DRAFT)
    for accept, side in ((True, new), (False, old)):
        plain = writer().write(side, layout, DRAFT)
        assert lines(docx, accept=accept) == lines(plain, accept=True), (seed, layout, accept)


def lines(docx: bytes, *, accept: bool) -> list[str]:
    """What remains; a cell that reads the same in all languages says it once or in each, so repeats are dropped."""
    return [line for line, _ in groupby(resolved(docx, accept=accept, decorated=False))]


@pytest.mark.slow
@pytest.mark.parametrize("layout", [("ru",), ("kk",), ("uz", "ru"), ("uz", "kk", "ru")])
def test_word_gives_both_texts_back(layout: tuple[str, ...]) -> None:
    for seed in range(8):
        check(seed, layout)


@pytest.mark.slow
@pytest.mark.parametrize("layout", [("ru",), ("kk", "ru"), ("uz", "kk", "ru")])
def test_word_gives_both_texts_back_many_times(layout: tuple[str, ...]) -> None:
    for seed in range(1000, 1040):
        check(seed, layout)


@pytest.mark.slow
def test_redlines_are_valid_files(tmp_path: Path) -> None:
    import ooxml_integrity
    from openxml_audit import OpenXmlValidator

    for seed in range(4):
        old, new = pair(seed)
        path = tmp_path / f"{seed}.docx"
        path.write_bytes(writer().write(draw(old, new, align(old, new)), ("ru",) if seed % 2 else ("kk", "ru"), DRAFT))
        assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
        assert [str(finding) for finding in ooxml_integrity.check(path)] == []
