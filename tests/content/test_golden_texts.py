"""Whole instruments, word for word: what changes in them is seen in these files."""

from __future__ import annotations

import re

import pytest

from paraph.sources.types import Workspace

from .golden_texts import GOLDEN, LANGUAGES, names, texts


@pytest.mark.parametrize("instrument", names())
def test_every_instrument_reads_as_its_golden_text(workspace: Workspace, instrument: str) -> None:
    for language, text in texts(workspace, instrument).items():
        golden = (GOLDEN / f"{instrument}.{language}.txt").read_text(encoding="utf-8")
        assert text == golden, f"{instrument} {language}: python tests/content/golden_texts.py {instrument}"


@pytest.mark.parametrize("instrument", names())
def test_the_languages_have_the_same_passages(instrument: str) -> None:
    ids = []
    for language in LANGUAGES:
        lines = (GOLDEN / f"{instrument}.{language}.txt").read_text(encoding="utf-8").splitlines()
        ids.append([re.match(r"\S+:", line) for line in lines])
    assert [[found[0] if found else "" for found in found_ids] for found_ids in ids[1:]] == [
        [found[0] if found else "" for found in ids[0]]
    ] * 2
    assert len(ids[0]) > 20
