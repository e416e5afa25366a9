"""What a drafter looks at twice: obligations in texts that plan, law "of the Parties"; what is right is not told."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from paraph.assemble import assemble
from paraph.assemble.places import passage_places
from paraph.checks import while_drafting
from paraph.model import Header, Instrument, Part, Passage, Place, Run
from paraph.sources import load
from support import madeup

HERE = {("plan/1", code): Place("clauses/planning/plan.md", line, 1) for line, code in enumerate(("ru", "kk", "uz"), 2)}


def text(code: str, words: str, **header: Any) -> Instrument:
    head = Header(id="x", kind="roadmap", name={}, parties=("AAA", "BBB"), languages=("ru", "kk", "uz"), **header)
    passage = Passage("plan/1", "paragraph", text={code: (Run(words),)})
    return Instrument(header=head, parts=(Part("plan", "article", (passage,)),))


def told(subject: Instrument, *, interstate: bool = False) -> list[tuple[str, str, str]]:
    found = while_drafting(subject, HERE, interstate=interstate)
    assert {item.level for item in found} <= {"warning"}
    return [(item.rule, str(item.place), str(item.args["words"])) for item in found]


OBLIGES = [
    ("ru", "Стороны обязуются построить центры.", "обязуются"),
    ("ru", "Координатор обязан сообщать о ходе работ.", "обязан"),
    ("ru", "Органы принимают на себя обязательство.", "принимают на себя обязательство"),
    ("kk", "Тараптар орталықтар салуға міндеттенеді.", "міндеттенеді"),
    ("kk", "Үйлестіруші хабарлауға міндетті.", "ға міндетті"),
    ("uz", "Tomonlar markazlar qurish majburiyatini oladilar.", "majburiyatini oladilar"),
    ("uz", "Tomonlar xabar berishga majburdirlar.", "majburdirlar"),
]
PLANS = [
    ("ru", "Стороны намерены построить центры; обязательные требования не меняются."),
    ("ru", "Программа не создает обязательств по международному праву."),
    ("kk", "Міндетті талаптар өзгермейді; хабарлауға міндетті емес."),
    ("kk", "Бағдарлама міндеттемелер туғызбайды."),
    ("uz", "Majburiy talablar oʻzgarmaydi; Tomonlar markazlar qurishni rejalashtiradilar."),
]


@pytest.mark.parametrize(("code", "words", "found"), OBLIGES)
def test_a_text_that_plans_does_not_oblige(code: str, words: str, found: str) -> None:
    place = str(HERE["plan/1", code])
    assert told(text(code, words, paper="plain", division="section")) == [("planning-language", place, found)]
    assert told(text(code, words, binding=False, division="point")) == [("planning-language", place, found)]


@pytest.mark.parametrize(("code", "words", "found"), OBLIGES)
def test_a_treaty_obliges_and_papers_tell_of_it(code: str, words: str, found: str) -> None:
    assert found in words
    assert told(text(code, words)) == []
    assert told(text(code, words, paper="plain", binding=False, division="none")) == []


@pytest.mark.parametrize(("code", "words"), PLANS)
def test_words_like_those_of_an_obligation_are_none(code: str, words: str) -> None:
    assert told(text(code, words, paper="plain", division="section")) == []


LAW = [
    ("ru", "в соответствии с законодательством Сторон", "законодательством Сторон"),
    ("ru", "на территории каждой из Сторон", "территории каждой из Сторон"),
    ("kk", "Тараптардың заңнамасына сәйкес", "Тараптардың заңнамасына"),
    ("kk", "Тараптардың аумағында", "Тараптардың аумағында"),
    ("uz", "Tomonlarning milliy qonunchiligiga muvofiq", "Tomonlarning milliy qonunchiligiga"),
    ("uz", "Tomonlarning hududida", "Tomonlarning hududida"),
]


@pytest.mark.parametrize(("code", "words", "found"), LAW)
def test_law_is_that_of_the_states(code: str, words: str, found: str) -> None:
    assert told(text(code, words)) == [("parties-law", str(HERE["plan/1", code]), found)]
    assert told(text(code, words), interstate=True) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ru", "законодательством государств Сторон; законодательство государства Стороны; сторон света"),
        ("kk", "Тараптар мемлекеттерінің заңнамасына; өз мемлекеттерінің аумағында"),
        ("uz", "Tomonlar davlatlarining qonunchiligiga; oʻz davlatlari hududida"),
    ],
)
def test_law_of_the_states_is_not_told(code: str, words: str) -> None:
    assert told(text(code, words)) == []


def test_words_of_tables_are_read_and_a_derived_text_is_not() -> None:
    subject = text("ru", "Меры.", paper="plain", division="section")
    row = Passage("plan/r-1", "row", cells=({"ru": (Run("Стороны обязуются"),), "uz-Cyrl": (Run("мажбурдирлар"),)},))
    subject = replace(subject, parts=(replace(subject.parts[0], blocks=(row,)),))
    assert told(subject) == [("planning-language", "agreements/x/agreement.yaml", "обязуются")]


def test_the_place_is_that_of_the_clause(tmp_path: Any) -> None:
    body = "# ru\n## О плане\n1. Стороны\n   обязуются. {@duty}\n\n# uz\n## Reja\n1. Majburdirlar. {@duty}\n"
    madeup.write(tmp_path, clauses={"planning/duty": body}, articles=["bodies", "term", "duty"])
    workspace = load(tmp_path).workspace
    places = passage_places(workspace.agreements["friendship"])
    assert str(places["duty/duty", "ru"]) == "clauses/planning/duty.md:3:4"
    assert str(places["duty/duty", "uz"]) == "clauses/planning/duty.md:8:4"
    assert str(places["bodies/1.1@SEV", "kk"]).startswith("clauses/legal/bodies.md:")
    known = {passage for passage, _ in places}
    subject = assemble(workspace, "friendship").instrument
    stands = {
        passage.id
        for part in subject.original("LAG").parts
        for passage in part.blocks
        if isinstance(passage, Passage) and passage.text
    }
    assert stands == known
