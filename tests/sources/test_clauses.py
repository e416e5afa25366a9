"""What a clause file becomes: blocks, ids, levels, conditions, pairs."""

from __future__ import annotations

import datetime

from paraph.model import Place
from paraph.sources import load, parse_clause
from paraph.sources.types import Clause, Duration, PartialDate, SourceBlock, SourceBracket

from .helpers import VALID

LIST = """# ru
## Споры
1. Споры решаются:
   1. переговорами, \\
      без срока; {@talks}
   - судом:
      1. первым;
1. Сроки.

Текст
в две строки. {@plain}
"""


def blocks(text: str, **options: object) -> tuple[SourceBlock, ...]:
    clause, findings = parse_clause(text, "disputes.md", **options)  # type: ignore[arg-type]
    assert clause is not None
    assert findings == ()
    return clause.variants[""].sections["ru"].blocks


def test_addresses_count_authored_siblings() -> None:
    found = [(block.kind, block.level, block.position, block.address) for block in blocks(LIST)]
    assert found == [
        ("heading", 0, "heading", "heading"),
        ("numbered", 0, "1", "1"),
        ("numbered", 1, "1.1", "talks"),
        ("dash", 1, "1.2", "1.2"),
        ("numbered", 2, "1.2.1", "1.2.1"),
        ("numbered", 0, "2", "2"),
        ("text", 0, "3", "plain"),
    ]


def test_text_keeps_its_lines_and_loses_its_marks() -> None:
    found = blocks(LIST)
    assert found[0].text == "Споры"
    assert found[2].text == "переговорами, \\\nбез срока;"
    assert found[2].place == Place("disputes.md", 4, 7)
    assert found[6].text == "Текст\nв две строки."


def test_branches_carry_their_conditions() -> None:
    text = (
        "# ru\n{% if ratification %}\n1. А.\n{% elif has_annexes %}\n1. Б.\n{% else %}\n1. В.\n{% endif %}\n1. Г.\n"
        "{% if has_prevailing %}\n{% for party in parties %}\n1. Д.\n{% endfor %}\n{% endif %}\n"
    )
    found = blocks(text)
    values = {"ratification": False, "has_annexes": True, "has_prevailing": False}
    assert [all(guard.holds(values) for guard in block.guards) for block in found] == [False, True, False, True, False]
    assert [block.address for block in found] == ["1", "2", "3", "4", "5"]
    assert [block.per_party for block in found] == [False, False, False, False, True]


def test_each_loop_has_its_number() -> None:
    loop = "{% for party in parties %}\n- А.\n- Б.\n{% endfor %}\n"
    assert [block.loop for block in blocks("# ru\n" + loop + "- В.\n" + loop)] == [0, 0, None, 1, 1]


def test_bracketed_passages_know_whose_they_are() -> None:
    text = "# ru\n::: AVR\n1. А.\n\n1. Б.\n::: BOR\n1. В.\n:::\n1. Г.\n\n:::\n1. Д.\n:::\n"
    found = [block.bracket for block in blocks(text, own=True, parties=("AVR", "BOR"))]
    assert found == [
        SourceBracket(0, 0, "AVR"),
        SourceBracket(0, 0, "AVR"),
        SourceBracket(0, 1, "BOR"),
        None,
        SourceBracket(1, 0, None),
    ]


def test_a_missing_passage_does_not_shift_those_between_labels() -> None:
    text = (
        "# ru\n1. А.\n1. Б. {@b}\n1. В.\n\n1. Г. {@g}\n1. Д.\n\n"
        "# uz / follows 00000000\n1. B. {@b}\n1. V.\n1. G. {@g}\n1. D.\n"
    )
    clause, findings = parse_clause(text, "x.md")
    assert clause is not None
    paired = clause.variants[""].paired["uz"]
    assert [block and block.text for block in paired] == [None, "B.", "V.", "G.", "D."]
    assert [finding.rule for finding in findings] == ["missing-passage"]


def test_between_labels_like_is_paired_with_like() -> None:
    text = "# ru\n1. А:\n   - б;\n   - в.\n1. Г.\n\n# uz\n1. A:\n   - b;\n1. G.\n"
    clause, _ = parse_clause(text, "x.md")
    assert clause is not None
    assert [block and block.text for block in clause.variants[""].paired["uz"]] == ["A:", "b;", None, "G."]


def test_variants_have_their_own_skeleton() -> None:
    clause = load(VALID).workspace.library["entry-into-force"]
    assert {name: variant.skeleton for name, variant in clause.variants.items()} == {
        "last-notification": "ru",
        "signature": "ru",
    }
    assert clause.theme == "final"
    assert clause.tags == ("force", "final")


def test_values_of_a_placement_are_typed() -> None:
    (agreement,) = load(VALID).workspace.agreements.values()
    force = agreement.articles[1]
    assert force.id == "force"
    assert force.values == {
        "notice": Duration(1, "years"),
        "renewal": False,
        "way": "letters",
        "until": "at-signature",
        "copies": 3,
        "subject": {"ru": {"nom": "торговля", "gen": "торговли"}, "uz": {"nom": "savdo"}, "kk": {"nom": "сауда"}},
        "good": "undecided",
        "keeper": "bor-trade",
        "city": "zarya",
        "disputes": "disputes",
    }


def test_an_agreement_is_typed() -> None:
    (agreement,) = load(VALID).workspace.agreements.values()
    assert agreement.date == PartialDate(2026)
    assert agreement.as_of == datetime.date(2026, 11, 22)
    assert agreement.layouts == (("ru",), ("uz", "ru"), ("uz-Cyrl", "ru"))
    assert agreement.languages["uz"].collated_on == "2026-11-20"
    assert agreement.ratification == {"AVR": False, "BOR": True}
    assert [placement.id for placement in agreement.annexes] == ["annex-1", "second-form"]
    assert agreement.annexes[1].table == "own-form"
    assert agreement.clauses["fields"].own
    assert agreement.clauses["fields"].copied_from == "clauses/final/fields.md@5f2c91d0"
    placed = (*agreement.preamble, *agreement.articles, *agreement.signatures, *agreement.annexes)
    assert set(agreement.clauses) == {"title-trade", *(placement.clause for placement in placed)}


def test_names_change_with_the_day() -> None:
    body = load(VALID).workspace.registry.bodies["avr-trade"]
    days = [datetime.date(1999, 1, 1), datetime.date(2020, 4, 30), datetime.date(2020, 5, 1)]
    assert [(body.at(day) or {}).get("ru") for day in days] == [
        None,
        {"nom": "Министерство торговли"},
        {"nom": "Агентство торговли"},
    ]


def test_an_own_clause_is_found_before_the_library(tmp_path: object) -> None:
    own, _ = parse_clause("# ru\n[Споры].\n", "agreements/a/clauses/disputes.md", own=True)
    assert isinstance(own, Clause)
    assert own.id == "disputes"
    assert own.own
