"""Promise 9: what stands between a text and its signature."""

from __future__ import annotations

from msgspec.structs import replace

from paraph.checks import RULES, before_signature
from paraph.model import Bracket, Header, Instrument, Part, Passage, Run

GOOD = Instrument(
    header=Header(
        id="x",
        kind="agreement",
        name={"ru": "Соглашение"},
        parties=("AAA", "BBB"),
        languages=("ru", "uz"),
        collated={"ru": "2026-11-20", "uz": "2026-11-20"},
    ),
    parts=(
        Part(
            "subject",
            "article",
            (Passage("subject/1", "text", text={"ru": (Run("Стороны"),), "uz": (Run("Tomonlar"),)}),),
        ),
    ),
)


def with_passage(passage: Passage) -> Instrument:
    return replace(GOOD, parts=(replace(GOOD.parts[0], blocks=(passage,)),))


def rules(instrument: Instrument) -> list[str]:
    return [finding.rule for finding in before_signature(instrument)]


def test_a_whole_text_passes() -> None:
    assert rules(GOOD) == []


def test_each_gap_stops_it() -> None:
    one = GOOD.parts[0].blocks[0]
    assert isinstance(one, Passage)
    gaps = {
        "undecided": replace(one, text={**one.text, "uz": (Run("muddat", blank="undecided"),)}),
        "missing": replace(one, text={"ru": one.text["ru"]}, state={"uz": "missing"}),
        "stale": replace(one, state={"uz": "stale"}),
        "bracketed": replace(one, bracket=Bracket("AAA")),
    }
    assert {rule: rules(with_passage(passage)) for rule, passage in gaps.items()} == {rule: [rule] for rule in gaps}
    uncollated = replace(GOOD, header=replace(GOOD.header, collated={"ru": "2026-11-20"}))
    assert rules(uncollated) == ["uncollated"]
    assert set(RULES) == {*gaps, "uncollated"}


def test_a_blank_for_the_pen_is_no_gap() -> None:
    one = Passage("subject/1", "text", text={c: (Run("____", blank="at-signature"),) for c in ("ru", "uz")})
    assert rules(with_passage(one)) == []


def test_gaps_inside_a_slot_and_in_brackets_around_words_are_found() -> None:
    slot = Run(slot={"AAA": (Run("срок", blank="undecided"),), "BBB": (Run("срок", bracket=Bracket()),)})
    found = rules(with_passage(Passage("subject/1", "text", text={"ru": (slot,), "uz": (Run("x"),)})))
    assert found == ["undecided", "bracketed"]


def test_a_choice_nobody_made_is_a_gap_though_no_blank_shows_it() -> None:
    chosen = replace(GOOD.parts[0], parameters={"renewal": "undecided", "notice": "6 months"})
    (found,) = before_signature(replace(GOOD, parts=(chosen,)))
    assert (found.rule, found.level, found.args) == ("undecided", "error", {"part": "subject", "name": "renewal"})
