"""The amending language of each language against tables that a lawyer can read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from paraph import languages
from paraph.amend import Add, Address, Content, Instruction, Remove, Replace, Restate, Step
from paraph.amend.wording import Wording, content_of
from paraph.languages.base import Link, PartKind, UnknownFormError

CODES = ("ru", "kk", "uz")
GOLDEN = Path(__file__).with_name("golden")
NOUN = {"ru": {"gen": "Соглашения"}, "kk": {"gen": "Келісімнің"}, "uz": {"gen": "Bitimning"}}
PROTOCOL = {
    "ru": ("настоящего Протокола", "настоящему Протоколу"),
    "kk": ("осы Хаттаманың", "осы Хаттамаға"),
    "uz": ("mazkur Bayonnomaning", "mazkur Bayonnomaga"),
}
KINDS: dict[str, PartKind] = {
    "article": "article",
    "paragraph": "paragraph",
    "subparagraph": "subparagraph",
    "annex": "annex",
}


def rows(code: str) -> list[tuple[str, str]]:
    lines = (GOLDEN / f"{code}.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines if not line.startswith("#")][1:]  # type: ignore[misc]


def steps(text: str, code: str) -> tuple[Step, ...]:
    return tuple(_step(part, code) for part in text.split(", ")) if text else ()


def _step(text: str, code: str) -> Step:
    kind, _, number = text.partition(" ")
    match = re.fullmatch(r"(.*?)([.)]?)", number)
    assert match is not None
    return Step(KINDS[kind], {code: match[1]}, {code: match[2]})


def address(text: str, code: str) -> Address:
    if text in ("title", "preamble"):
        return Address(text)  # type: ignore[arg-type]
    return Address("annex" if text.startswith("annex") else "article", steps(text, code))


def instruction(text: str, code: str) -> Instruction:
    what, _, rest = text.partition(" ")
    if what == "remove":
        return Remove(address(rest, code), "x")
    if what == "restate":
        return Restate(address(rest, code), Content(()), "x")
    if what == "replace":
        where, _, words = rest.partition(": ")
        old, _, new = words.partition(" = ")
        return Replace(address(where, code), {code: (old, new)}, "x")
    where, _, part = rest.removeprefix("to ").rpartition(": ")
    to = address(where, code) if where else Address("annex" if part.startswith("annex") else "article")
    return Add(to, _step(part, code), Content(()), "x")


def annex(code: str) -> Callable[[str], str]:
    genitive, dative = PROTOCOL[code]
    chain = [Link("annex", "2")]
    rules = languages.get(code)
    return lambda case: "".join(piece.text for piece in rules.reference(chain, case, genitive, dative))


@pytest.mark.parametrize(("code", "said", "expected"), [(code, *row) for code in CODES for row in rows(code)])
def test_instructions(code: str, said: str, expected: str) -> None:
    wording = Wording(languages.get(code), languages.amending(code), lambda case: NOUN[code][case])
    assert wording.instruction(instruction(said, code), annex(code)) == expected


def test_every_kind_of_instruction_is_in_every_table() -> None:
    for code in CODES:
        text = (GOLDEN / f"{code}.txt").read_text(encoding="utf-8")
        for each in ("restate", "replace", "remove", "add to", "add annex", "add article", "subparagraph"):
            assert f"\n{each}" in text or f" {each} " in text


def test_every_language_has_the_same_formulas() -> None:
    formulas = {code: languages.amending(code) for code in CODES}
    assert set(formulas["ru"]) == set(formulas["kk"]) == set(formulas["uz"])
    assert all(text.strip() == text for each in formulas.values() for text in each.values())
    with pytest.raises(UnknownFormError):
        languages.amending("uz-Cyrl")


def test_what_the_protocol_brings() -> None:
    change, addition = instruction("remove article 7", "ru"), instruction("add article 5-1", "ru")
    assert [content_of(some) for some in ([change], [addition], [change] * 2, [addition] * 2, [change, addition])] == [
        "change",
        "addition",
        "changes",
        "additions",
        "both",
    ]
