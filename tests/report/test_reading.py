"""Clauses as they are read on the screen: conditions, gaps, excerpts."""

from __future__ import annotations

import pytest

from paraph.report.reading import condition_text, views
from paraph.report.search import excerpt, fold
from paraph.sources import parse_clause
from paraph.sources.conditions import Condition

TEXT = """\
---
parameters:
  renewal: {type: boolean, default: true}
---
# ru
## Срок
{% if renewal and not ratification %}
1. Продлевается.
   - каждые пять лет;
{% endif %}
Конец.

# uz
## Muddat
"""


def test_view() -> None:
    clause, _ = parse_clause(TEXT, "clauses/final/term.md")
    assert clause is not None
    (view,) = views(clause)
    assert (view.languages, view.stale) == (("ru", "uz"), ("uz",))
    assert [(row.name, row.cells) for row in view.rows] == [
        ("heading", ("Срок", "Muddat")),
        ("1 {if renewal and not ratification}", ("1. Продлевается.", "***")),
        ("1.1 {if renewal and not ratification}", ("   - каждые пять лет;", "***")),
        ("2", ("Конец.", "***")),
    ]


def leaf(value: str | int | bool, op: str = "literal") -> Condition:
    return Condition(op=op, value=value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (leaf("renewal", "name"), "renewal"),
        (Condition("==", operands=(leaf("term", "name"), leaf(5))), "term == 5"),
        (Condition("!=", operands=(leaf("kind", "name"), leaf("memo"))), 'kind != "memo"'),
        (Condition("in", operands=(leaf("kind", "name"), leaf("a"), leaf("b"))), 'kind in ["a", "b"]'),
        (Condition("not", operands=(leaf(True),)), "not true"),
    ],
)
def test_conditions(condition: Condition, text: str) -> None:
    assert condition_text(condition) == text


@pytest.mark.parametrize(
    ("text", "same"),
    [("ОʻЗБЕК", "о'збек"), ("учёт", "УЧЕТ"), ("toʼgʼri", "to‘g‘ri"), ("a \n b", "A B"), ("маъно", "маъно")],
)
def test_fold(text: str, same: str) -> None:
    assert fold(text) == fold(same)


def test_excerpt() -> None:
    text = "Стороны обмениваются сведениями о мерах, которые они принимают в области оценки соответствия продукции."
    assert excerpt(text, "принимают", around=10) == "...которые они принимают в области..."
    assert excerpt("Коротко.", "коротко") == "Коротко."
