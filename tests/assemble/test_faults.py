"""Faults inside `{{ }}` and around it: each with its place in the clause file and a hint."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from paraph.assemble import assemble
from paraph.model import Finding, words
from paraph.sources import load
from support import madeup


def faults(root: Path, body: str, **changes: object) -> list[Finding]:
    clause = f"---\nparameters:\n  notice: {{type: duration, unit: months, default: 6}}\n---\n# ru\n{body}\n"
    madeup.write(root, clauses={"legal/odd": clause}, articles=["bodies", "term", "odd"], **changes)
    return [item for item in assemble(load(root).workspace, "friendship").findings if item.level == "error"]


CASES = {
    "unknown-name": ("1. Срок {{ notise }}.", "6:12", "notise", "did you mean `notice`?"),
    "unknown-form": (
        "1. Срок {{ number(notice, 'genn') }}.",
        "6:28",
        "genn",
        "known here: nom, gen, dat, acc, ins, prep",
    ),
    "template-syntax": ("1. Срок {{ notice.", "6:4", "", "write `{{ name }}`"),
    "joined-values": ("1. Срок {{ notice ~ 'а' }}.", "6:19", "~", "put them side by side"),
    "not-allowed-in-text": ("1. Срок {{ notice|upper }}.", "6:18", "|", "use the ready values"),
    "broken-reference": ("1. По {{ ref('disptes') }}.", "6:15", "disptes", "known are:"),
    "reference-to-unlabelled": ("1. По {{ ref('term/2') }}.", "6:15", "term/2", "write a label"),
    "by-holder": ('1. Стороны: {{ by_holder(LAG="А и Б") }}.', "6:16", "SEV", 'by_holder(LAG="...", SEV="...")'),
    "not-printable": ("1. Если {% if notice == 6 %}{{ ratification }}{% endif %}.", "6:4", "", "it only chooses"),
}


@pytest.mark.slow
@pytest.mark.parametrize("rule", CASES)
def test_each_fault_has_its_place_and_a_hint(tmp_path: Path, rule: str) -> None:
    body, place, word, hint = CASES[rule]
    found = faults(tmp_path, body)
    assert [item.rule for item in found] == [rule]
    assert str(found[0].place) == f"clauses/legal/odd.md:{place}"
    assert word in found[0].message.format(**found[0].args)
    assert hint in found[0].hint.format(**found[0].args)


def test_by_holder_names_parties_only(tmp_path: Path) -> None:
    found = faults(tmp_path, '1. {{ by_holder(LAG="А", SEV="Б", XXX="В") }}.')
    assert [(item.rule, item.message.format(**item.args)) for item in found] == [
        ("by-holder", "`by_holder` names XXX, which is no Party")
    ]
    assert str(found[0].place) == "clauses/legal/odd.md:6:35"


def test_the_line_is_that_of_the_clause_file(tmp_path: Path) -> None:
    found = faults(tmp_path, "1. Верно.\n1. Первая строка\n   вторая {{ nope }}\n   третья.")
    assert [str(item.place) for item in found] == ["clauses/legal/odd.md:8:14"]


def test_all_faults_at_once(tmp_path: Path) -> None:
    found = faults(tmp_path, "1. {{ one }}.\n1. {{ two }}.\n1. {{ ref('x') }}.")
    assert [item.place.line for item in found] == [6, 7, 8]


@pytest.mark.parametrize(
    "attack",
    [
        "{{ parties.__class__ }}",
        "{{ signatories.__init__.__globals__ }}",
        "{{ ref.__globals__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{% set x = 1 %}{{ x }}",
        "{% for i in [1, 2] %}{{ i }}{% endfor %}",
        "{{ cycler.__init__ }}",
        "{% include 'x' %}",
        "{{ blank(10 ** 9) }}",
    ],
)
def test_a_clause_cannot_run_code(tmp_path: Path, attack: str) -> None:
    assert [item.level for item in faults(tmp_path, f"1. Текст {attack}.")] == ["error"]


def test_braces_behind_a_backslash_are_characters(tmp_path: Path) -> None:
    clause = "# ru\n1. Знаки \\{{ x }}, \\{% if %}, \\{# и \\{@label}, затем {{ this.nom }}.\n"
    madeup.write(tmp_path, clauses={"legal/odd": clause}, articles=["bodies", "term", "odd"])
    assembly = assemble(load(tmp_path).workspace, "friendship")
    assert [item for item in assembly.findings if item.level == "error"] == []
    part = next(part for part in assembly.instrument.original("LAG").parts if part.id == "odd")
    shown = words(part.blocks[1].text["ru"])  # type: ignore[union-attr]
    assert shown == "Знаки {{ x }}, {% if %}, {# и {@label}, затем настоящее Соглашение."


WRONG = {
    "blank('x')": "a whole number",
    "verbatim(this)": "text in quotes",
    "verbatim(own)": "text in quotes",
    "by_turn(parties, 'а')": "text in quotes",
    "by_holder(LAG=this, SEV='а')": "text in quotes",
    "ref(own)": "text in quotes",
    "term(parties)": "text in quotes",
    "treaty(parties)": "text in quotes",
    "body(own)": "text in quotes",
    "undecided(own)": "text in quotes",
    "joint_adjective(own)": "text in quotes",
    "number('шесть')": "a duration or a whole number",
    "this(own)": "the name of a case",
    "own.bodies('lag-office')": "of the type `bodies`",
}


@pytest.mark.parametrize("value", WRONG)
def test_an_argument_of_the_wrong_sort_is_a_fault_of_the_text(tmp_path: Path, value: str) -> None:
    (found,) = faults(tmp_path, f"1. Слово {{{{ {value} }}}}.")
    assert (found.rule, str(found.place)) == ("bad-value", "clauses/legal/odd.md:6:10")
    assert WRONG[value] in found.message.format(**found.args)


NOT_FOR_READERS = re.compile(r"<|0x|lambda|locals|positional|argument|object|NoneType|int\(|Undefined|paraph")
"""What Python and Jinja say of themselves."""


@pytest.mark.parametrize(
    "value",
    [
        *(
            "by_turn('а')",
            "by_turn('а', 'б', 'в')",
            "verbatim()",
            "term()",
            "ref()",
            "number()",
            "body()",
            "own.bodies()",
        ),
        *("this('gen', 'x')", "own.bodies", "parties", "parties[9]", "parties[9].state", "date.done.x", "none", "1.5"),
        *("[1]", "own", "other.state.foo", "blank(-5)", "{}", "own.signatory('gen')('x')", "by_holder('а')"),
    ],
)
def test_no_fault_speaks_the_language_of_the_program(tmp_path: Path, value: str) -> None:
    (found,) = faults(tmp_path, f"1. Слово {{{{ {value} }}}}.")
    said = f"{found.message} {found.hint}".format(**found.args)
    assert not NOT_FOR_READERS.search(said), said
    assert found.hint


def test_a_reference_to_an_article_left_open_is_a_gap(tmp_path: Path) -> None:
    clause = "---\nparameters:\n  to: {type: article}\n---\n# ru\n1. По {{ ref(to, 'prep', 'this') }}. {@so}\n"
    odd = {"clause": "odd", "with": {"to": "undecided"}}
    madeup.write(tmp_path, clauses={"legal/odd": clause}, articles=["bodies", "term", odd])
    assembly = assemble(load(tmp_path).workspace, "friendship")
    assert [item for item in assembly.findings if item.level == "error"] == []
    part = next(part for part in assembly.instrument.original("LAG").parts if part.id == "odd")
    blank = next(run for run in part.blocks[1].text["ru"] if run.blank)  # type: ignore[union-attr]
    assert (blank.text, blank.blank) == ("не определено", "undecided")


@pytest.mark.parametrize(
    ("cited", "rule", "asked"),
    [
        ({"ru": "Соглашение"}, "cited-form", "dat"),
        ({"ru": {"nom": "Соглашение", "dat": "Соглашению {signatories:datt}"}}, "cited-form", "datt"),
    ],
)
def test_an_annex_of_an_agreement_cited_without_its_dative_is_a_fault(
    tmp_path: Path, cited: dict[str, object], rule: str, asked: str
) -> None:
    madeup.write(
        tmp_path, cited=cited, languages={"ru": {"owner": ["LAG", "SEV"]}}, annexes=["term"], articles=["bodies"]
    )
    found = [item for item in assemble(load(tmp_path).workspace, "friendship").findings if item.rule == rule]
    assert [item.args["asked"] for item in found] == [asked]
    assert found[0].place.file == "agreements/friendship/agreement.yaml"


@pytest.mark.parametrize("name", ["signatories", "this", "states", "copies", "languages", "prevailing", "place"])
def test_a_case_may_be_asked_for_in_round_brackets(tmp_path: Path, name: str) -> None:
    assert faults(tmp_path, f'1. {{{{ {name}("prep") }}}}.') == []
    (fault,) = faults(tmp_path, f'1. {{{{ {name}("genn") }}}}.', place="port")
    assert (fault.rule, fault.args["asked"]) == ("unknown-form", "genn")


@pytest.mark.parametrize(
    ("value", "asked"),
    [
        ("ref('bodies/list', 3)", "3"),
        ("ref('bodies', 'gen', 'that')", "that"),
        ("number(3, 'nom', 'word')", "word"),
        ("number(3, 5)", "5"),
        ("joint_adjective(3)", "3"),
        ("body('lag-office', 3)", "3"),
    ],
)
def test_a_form_nobody_knows_is_never_taken_for_another(tmp_path: Path, value: str, asked: str) -> None:
    (found,) = faults(tmp_path, f"1. По {{{{ {value} }}}}.")
    assert (found.rule, found.args["asked"]) == ("unknown-form", asked)


def test_a_choice_that_is_not_made_is_told_in_a_draft_too(tmp_path: Path) -> None:
    madeup.write(tmp_path, articles=["bodies", {"clause": "term", "with": {"renewal": "undecided"}}])
    found = assemble(load(tmp_path).workspace, "friendship").findings
    assert [(item.rule, item.level, item.place.file) for item in found] == [
        ("undecided-choice", "warning", "agreements/friendship/agreement.yaml")
    ]
