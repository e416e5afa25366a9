"""Texts side by side: nothing lost, nothing wider than the screen."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from paraph.report.columns import Row, laid_out, pad, wrap

TEXT = st.text(alphabet="абвёғқ oʻ.,\n", max_size=120)


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=4), st.integers(40, 160))
def test_no_line_is_too_wide_and_no_letter_is_lost(cells: list[tuple[str, str, str]], width: int) -> None:
    rows = [Row(f"item-{index}", each) for index, each in enumerate(cells)]
    lines = laid_out(["ru", "uz", "kk"], rows, width)
    assert all(len(line) <= width for line in lines)
    letters = re.sub(r"[^абвёғқoʻ]", "", "".join(text for each in cells for text in each))
    shown = re.sub(r"[^абвёғқoʻ]", "", "".join(lines))
    assert sorted(shown) == sorted(letters)


def test_values_are_kept_together() -> None:
    text = 'Срок составляет не менее {{ number(notice, "gen") }} с даты.'
    assert any('{{ number(notice, "gen") }}' in line for line in wrap(text, 34))


def test_a_combining_mark_takes_no_place() -> None:
    assert pad("й", 4) == "й" + " " * 3


def test_one_language_is_never_put_beside_nothing() -> None:
    assert laid_out(["ru"], [Row("1", ("Текст.",))], 100) == ["[1]", "ru  Текст."]
