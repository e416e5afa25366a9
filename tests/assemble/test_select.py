"""Which passages stand and how they count."""

from __future__ import annotations

from paraph.assemble.select import count, sequence, standing
from paraph.model import Place
from paraph.sources.conditions import Condition
from paraph.sources.types import SourceBlock

HERE = Place("c.md", 1, 1)


def block(kind: str, level: int = 0, *, guard: str = "", loop: int | None = None) -> SourceBlock:
    guards = (Condition("name", guard),) if guard else ()
    return SourceBlock(
        kind=kind,  # type: ignore[arg-type]
        text="",
        place=HERE,
        level=level,
        guards=guards,
        per_party=loop is not None,
        loop=loop,
    )


def numbers(blocks: list[SourceBlock], order: tuple[str, ...] = ("A", "B")) -> list[int | None]:
    lives = sequence(tuple(enumerate(blocks)), order)
    counts = count(lives)
    return [counts[live.key].ordinal for live in lives if live.block.kind != "heading"]


def test_each_list_counts_from_one() -> None:
    blocks = [block(kind, level) for kind, level in [("heading", 0), ("numbered", 0), ("numbered", 1), ("numbered", 1)]]
    blocks += [block("numbered", 0), block("numbered", 1), block("numbered", 2), block("numbered", 1)]
    assert numbers(blocks) == [1, 1, 2, 2, 1, 1, 2]


def test_words_between_items_do_not_break_their_count() -> None:
    assert numbers([block("numbered"), block("text"), block("dash", 1), block("numbered")]) == [1, None, None, 2]


def test_a_passage_switched_off_takes_no_number() -> None:
    blocks = [block("numbered"), block("numbered", guard="renewal"), block("numbered")]
    assert [index for index, _ in standing(blocks, {"renewal": False})] == [0, 2]
    assert [index for index, _ in standing(blocks, {"renewal": True})] == [0, 1, 2]


def test_a_loop_repeats_all_its_passages_for_each_party_in_turn() -> None:
    blocks = [block("numbered"), block("numbered", 1, loop=0), block("dash", 2, loop=0), block("numbered")]
    lives = sequence(tuple(enumerate(blocks)), ("B", "A"))
    assert [live.party for live in lives] == [None, "B", "B", "A", "A", None]
    assert numbers(blocks) == [1, 1, None, 2, None, 2]


def test_two_loops_one_after_the_other_stay_apart() -> None:
    lives = sequence(tuple(enumerate([block("text", loop=0), block("text", loop=1)])), ("A", "B"))
    assert [(live.index, live.party) for live in lives] == [(0, "A"), (0, "B"), (1, "A"), (1, "B")]
