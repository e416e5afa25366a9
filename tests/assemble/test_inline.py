"""The inline grammar: what a drafter types inside a passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraph.assemble.inline import ATOM, InlineError, Slot, parse_inline
from paraph.assemble.values import Value, ordered, plain
from paraph.model import Bracket, Run

NASTY = "{{ 7*7 }} <w:p/> # [UZB: нет | KAZ: да] **жирно** & \\ {@label} 1. – \ue000"


def items(text: str, *values: Value, brackets: bool = True) -> tuple[object, ...]:
    return parse_inline(text, values, brackets=brackets, typography=str)


def test_a_line_end_is_a_space_and_a_backslash_before_it_a_break() -> None:
    assert items("Стороны\nсотрудничают \\\nво всем") == (Run("Стороны сотрудничают\nво всем"),)


def test_a_defined_term_is_a_mark() -> None:
    assert items("**орган** означает") == (Run("орган", defined=True), Run(" означает"))


def test_a_backslash_makes_the_character_plain() -> None:
    assert items(r"\*\*не термин\*\* \[и не скобка\] \{ \# \\") == (Run("**не термин** [и не скобка] { # \\"),)


def test_brackets_with_two_texts_name_their_parties() -> None:
    assert items("за [UZB: шесть | KAZ: три] месяцев [и больше]") == (
        Run("за "),
        Run("шесть", bracket=Bracket("UZB", 0, 0)),
        Run("три", bracket=Bracket("KAZ", 1, 0)),
        Run(" месяцев "),
        Run("и больше", bracket=Bracket(None, 0, 1)),
    )


def test_in_a_library_clause_brackets_are_plain() -> None:
    assert items("[x]", brackets=False) == (Run("[x]"),)


@pytest.mark.parametrize("text", ["**открыто", "[открыто", "закрыто]", "[одна [внутри] другой]"])
def test_unbalanced_marks_are_refused(text: str) -> None:
    with pytest.raises(InlineError):
        items(text)


def test_a_value_is_never_markup() -> None:
    assert items(chr(ATOM), plain(NASTY)) == (Run(NASTY),)


def test_a_value_that_shows_order_is_a_slot() -> None:
    assert items(f"между {chr(ATOM)}", ordered("А и Б")) == (Run("между "), Slot((Run("А и Б", party_order=True),)))


def test_a_loop_is_one_slot() -> None:
    text = f"\ue000от {chr(ATOM)}; \ue001."
    assert items(text, plain("А")) == (Slot((Run("от А; ", party_order=True),)), Run("."))


@given(st.text())
def test_any_value_comes_out_letter_for_letter(text: str) -> None:
    shown = items(f"а {chr(ATOM)} б", plain(text))
    assert "".join(run.text for run in shown if isinstance(run, Run)) == f"а {text} б"
