"""The small language of conditions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraph.model import Finding, Place
from paraph.sources import parse_condition
from paraph.sources.conditions import Condition

VALUES = {"a": True, "b": False, "n": 3, "kind": "protocol"}
PLACE = Place("x.md", 4, 7)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("a", True),
        ("not a", False),
        ("not not a", True),
        ("a and b", False),
        ("a or b", True),
        ("b and b or a", True),
        ("a or a and b", True),
        ("not b and a", True),
        ("not a == b", True),
        ("n == 3", True),
        ("n != 3", False),
        ("kind == 'protocol'", True),
        ('kind in ["agreement", "protocol"]', True),
        ("kind not in ['agreement']", True),
        ("n in [1, 2]", False),
        ("true", True),
        ("a == false", False),
        ("  a  ", True),
    ],
)
def test_a_condition_holds(text: str, holds: bool) -> None:
    condition = parse_condition(text, PLACE)
    assert isinstance(condition, Condition)
    assert condition.holds(VALUES) is holds


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 7),
        ("a and", 12),
        ("a = b", 9),
        ("a b", 9),
        ("a in b", 12),
        ("(a)", 7),
        ("a == b == n", 14),
        ("kind == «x»", 15),
    ],
)
def test_a_fault_is_told_with_its_column(text: str, column: int) -> None:
    finding = parse_condition(text, PLACE)
    assert isinstance(finding, Finding)
    assert finding.rule == "bad-condition"
    assert finding.place == Place("x.md", 4, column)


LEAVES = st.one_of(
    st.sampled_from(["a", "b", "n", "kind"]).map(lambda name: Condition("name", name)),
    st.booleans().map(lambda value: Condition("literal", value)),
    st.integers(0, 99).map(lambda value: Condition("literal", value)),
    st.sampled_from(["protocol", "и", ""]).map(lambda value: Condition("literal", value)),
)
COMPARED = st.one_of(
    LEAVES,
    st.tuples(st.sampled_from(["==", "!="]), LEAVES, LEAVES).map(lambda it: Condition(it[0], operands=it[1:])),
    st.lists(LEAVES, min_size=2, max_size=4).map(lambda it: Condition("in", operands=tuple(it))),
)
NEGATED = st.one_of(COMPARED, COMPARED.map(lambda it: Condition("not", operands=(it,))))
BOTH = st.one_of(
    NEGATED, st.lists(NEGATED, min_size=2, max_size=3).map(lambda it: Condition("and", operands=tuple(it)))
)
CONDITIONS = st.one_of(BOTH, st.lists(BOTH, min_size=2, max_size=3).map(lambda it: Condition("or", operands=tuple(it))))


def written(condition: Condition) -> str:
    parts = [written(operand) for operand in condition.operands]
    match condition.op:
        case "name":
            return str(condition.value)
        case "literal" if isinstance(condition.value, bool):
            return str(condition.value).lower()
        case "literal":
            return f'"{condition.value}"' if isinstance(condition.value, str) else str(condition.value)
        case "not":
            return f"not {parts[0]}"
        case "in":
            return f"{parts[0]} in [{', '.join(parts[1:])}]"
        case _:
            return f" {condition.op} ".join(parts)


@given(CONDITIONS)
@settings(deadline=None)
def test_what_is_written_is_read(condition: Condition) -> None:
    assert parse_condition(written(condition), PLACE) == condition


@given(st.text())
@settings(deadline=None)
def test_any_text_is_a_condition_or_a_finding(text: str) -> None:
    assert isinstance(parse_condition(text, PLACE), Condition | Finding)
