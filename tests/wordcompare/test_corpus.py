"""One construct, one change: every pair gives an exact redline, or is refused by name."""

from __future__ import annotations

import pytest

from paraph.wordcompare.engine import Comparison, Options
from paraph.wordcompare.errors import InexactError
from paraph.wordverify import verify

from .corpus import Pair, corpus

PAIRS = corpus()
REFUSED: frozenset[str] = frozenset()
"""Names of the pairs that are refused: at most one in twenty. None today."""


def test_the_corpus_is_large_and_every_pair_has_a_name() -> None:
    assert len(PAIRS) >= 120
    assert len({pair.name for pair in PAIRS}) == len(PAIRS)
    assert len(REFUSED) * 20 <= len(PAIRS)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_accepting_gives_the_new_file_and_rejecting_the_old(pair: Pair) -> None:
    if pair.name in REFUSED:
        with pytest.raises(InexactError):
            Comparison(pair.old, pair.new, Options()).run()
        return
    redline = Comparison(pair.old, pair.new, Options()).run().redline
    assert verify(pair.old, pair.new, redline) == ()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_two_runs_give_the_same_bytes(pair: Pair) -> None:
    first, second = (Comparison(pair.old, pair.new, Options()).run().redline for _ in range(2))
    assert first == second
