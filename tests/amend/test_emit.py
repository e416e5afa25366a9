"""Words of the tree as clause source: rendered again they are the same words, marks and slots (promise 7)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraph.amend.clauses import Block, clause_text
from paraph.amend.emit import source
from paraph.amend.lines import projected
from paraph.assemble import assemble
from paraph.compare import normal
from paraph.model import Bracket, Run, Runs
from paraph.model.walk import passages
from paraph.sources import load
from support import madeup

HOLDERS = ("LAG", "SEV")


def slot(one: str, other: str) -> Run:
    return Run(slot={"LAG": (Run(one, party_order=True),), "SEV": (Run(other, party_order=True),)})


NASTY: list[Runs] = [
    (Run("{{ 1 + 1 }} {% if x %} {# no #} \\ * ** [x] | <b>&amp;</b>"),),
    (Run("1. Не номер"),),
    (Run("– не тире"),),
    (Run("- не дефис"),),
    (Run("# не раздел"),),
    (Run("::: не скобка"),),
    (Run("первая строка\n1. вторая\n- третья"),),
    (Run("термин", defined=True), Run(" и "), Run("еще один", defined=True)),
    (Run("до "), Run("______", blank="at-signature"), Run(" после")),
    (Run("«__» ________ 2026 года", blank="at-signature"),),
    (Run("срок ", bracket=Bracket("LAG")), Run("период", bracket=Bracket("SEV", 1)), Run(" далее")),
    (slot("А и Б", "Б и А"), Run(" договорились")),
    (slot('кавычки " и {{ фигурные }} \\ \n конец', "' | [x] ** }}"),),
    (slot("длинное " * 200, "короткое"),),
    (Run("конец с чертой\\"),),
    (Run("два  пробела"),),
]


def rendered(root: Path, text: Runs) -> list[Runs]:
    """What each holder reads after the words went into a clause of an agreement and back."""
    body = clause_text({"ru": [Block("начало", label="first"), Block(source(text, HOLDERS), label="nasty")]})
    madeup.write(root, HOLDERS, articles=["bodies", "term", "nasty"], clauses={"legal/nasty": "# ru\nx\n"})
    own = root / "agreements/friendship/clauses/nasty.md"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(body, encoding="utf-8", newline="\n")
    loaded = load(root)
    assembly = assemble(loaded.workspace, "friendship")
    errors = [item for item in (*loaded.findings, *assembly.findings) if item.level == "error"]
    assert errors == [], (errors, body)
    shown = [normal(assembly.instrument.original(holder)) for holder in HOLDERS]
    return [next(p.text["ru"] for _, p in passages(each.parts) if p.id == "nasty/nasty") for each in shown]


def told(runs: Runs) -> list[tuple[str, bool, str | None, tuple[object, ...]]]:
    """Words with their marks, cut where the marks change; what a slot is cut into makes no difference."""
    out: list[tuple[str, bool, str | None, tuple[object, ...]]] = []
    for run in runs:
        marks = (run.defined, run.blank, (run.bracket and (run.bracket.by, run.bracket.alternative),))
        if out and out[-1][1:] == marks:
            out[-1] = (out[-1][0] + run.text, *marks)
        elif run.text:
            out.append((run.text, *marks))
    return out


@pytest.mark.parametrize("text", NASTY, ids=lambda runs: repr("".join(run.text for run in runs))[:40])
def test_words_come_back(tmp_path: Path, text: Runs) -> None:
    for holder, found in zip(HOLDERS, rendered(tmp_path, text), strict=True):
        wanted = told(projected(text, holder))
        if any(run.blank for run in text):
            assert "".join(run.text for run in found) == "".join(run.text for run in text)
            pens = {"_" * len(run.text) for run in found if run.blank}
            assert pens == {"_" * len(run.text) for run in found if "_" in run.text}
        elif any(run.bracket for run in text):
            assert [(words.strip(), *marks) for words, *marks in told(found)] == [
                (words.strip(), *marks) for words, *marks in wanted
            ]
        else:
            assert told(found) == wanted


LETTERS = st.text(st.sampled_from("аб \"'«»„“{}%[]|*\\#-–1.)_:@\n"), max_size=24)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(one=LETTERS, other=LETTERS)
def test_any_words_of_two_holders_come_back(tmp_path_factory: pytest.TempPathFactory, one: str, other: str) -> None:
    found = rendered(tmp_path_factory.mktemp("words"), (Run("слово "), slot(one, other), Run(" слово")))
    assert ["".join(run.text for run in runs) for runs in found] == [f"слово {each} слово" for each in (one, other)]
