"""Columns of tables: the whole width, by weight, none narrower than its longest word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from paraph.model import Column, Passage, Run, Table
from paraph.writers.columns import Measure, column_widths, kept_rows, row_height
from paraph.writers.metrics import face

MEASURE = Measure(width=700, height=450, size=9, padding=4)


def table(head: list[str], *rows: list[str], weights: list[int] | None = None) -> Table:
    def row(key: str, texts: list[str]) -> Passage:
        return Passage(f"plan/r-{key}", "row", cells=tuple({"ru": (Run(text),)} if text else {} for text in texts))

    columns = tuple(Column(f"c{at}", weight) for at, weight in enumerate(weights or [10] * len(head)))
    return Table("plan/table", columns, row("head", head), tuple(row(str(at), each) for at, each in enumerate(rows)))


def test_columns_share_the_width_by_weight() -> None:
    assert column_widths(table(["а", "б"], weights=[1, 3]), ["ru"], MEASURE) == (175, 525)


def test_a_long_word_takes_its_room_from_the_others() -> None:
    word = "сельскохозяйственного"
    wide, *rest = column_widths(table(["№", "б", "в"], [word, "", ""], weights=[1, 50, 50]), ["ru"], MEASURE)
    assert wide == face().width(word, 9) + 8.5
    assert rest == [(700 - wide) / 2] * 2


def test_words_break_after_hyphens_and_not_at_no_break_spaces() -> None:
    one, two = (
        column_widths(table([text, "б"], weights=[1, 99]), ["ru"], MEASURE)[0]
        for text in ("научно-технический", "5\u00a0июля")
    )
    assert one == face(bold=True).width("технический", 9) + 8.5
    assert two == face(bold=True).width("5\u00a0июля", 9) + 8.5


def test_every_language_of_the_layout_counts() -> None:
    cell = {"ru": (Run("Срок"),), "kk": (Run("Мерзімдерінің"),)}
    both = Table("t", (Column("a", 1), Column("b", 99)), Passage("t/r-head", "row", cells=(cell, {})))
    narrow, wide = (column_widths(both, codes, MEASURE)[0] for codes in (["ru"], ["ru", "kk"]))
    assert wide == face(bold=True).width("Мерзімдерінің", 9) + 8.5 > narrow


def stacked(*columns: tuple[str | None, str]) -> Table:
    """One row in two languages; each column its pair and its words."""
    cells = tuple({"ru": (Run(text),), "uz": (Run(text + "."),)} if text else {} for _, text in columns)
    shown = tuple(Column(f"c{at}", 10, pair) for at, (pair, _) in enumerate(columns))
    head = Passage("t/r-head", "row", cells=({},) * len(columns))
    return Table("t", shown, head, (Passage("t/r-1", "row", cells=cells),))


def test_where_languages_are_stacked_a_long_column_is_wider() -> None:
    plan = stacked((None, "слово " * 30), (None, "слово"), ("who", "слово " * 9), ("who", "слово"))
    long, short, one, other = column_widths(plan, ["ru", "uz"], MEASURE)
    assert long > 2 * short
    assert one == other
    assert column_widths(plan, ["ru"], MEASURE) == (175,) * 4


def test_columns_to_be_filled_in_keep_their_room() -> None:
    form = stacked((None, "слово " * 30), (None, ""))
    assert column_widths(form, ["ru", "uz"], MEASURE) == (350, 350)


def test_a_row_is_as_tall_as_its_tallest_cell() -> None:
    plan = table(["№", "Проект"], ["1", "слово " * 40], ["2", "слово"])
    widths = column_widths(plan, ["ru"], MEASURE)
    tall, low = (row_height(row, plan, widths, ["ru"], MEASURE) for row in plan.rows)
    assert low == MEASURE.line
    assert tall == MEASURE.line * -(-40 // int((350 - 8) // face().width("слово ", 9)))


@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=12),
    st.lists(st.text(st.sampled_from("аищоʻ -\n№"), max_size=40), min_size=12, max_size=12),
    st.floats(200, 900),
)
def test_widths_fill_the_page_and_hold_the_words(weights: list[int], texts: list[str], total: float) -> None:
    plan = table(texts[: len(weights)], weights=weights)
    measure = Measure(width=total, height=450, size=9, padding=4)
    widths = column_widths(plan, ["ru"], measure)
    assert abs(sum(widths) - total) < 0.001
    least = [
        max([face(bold=True).width(word, 9) for word in text.replace("-", "- ").split()], default=0) + 8
        for text in texts[: len(weights)]
    ]
    if sum(least) + len(least) < total:
        assert all(width >= needed for width, needed in zip(widths, least, strict=True))


def test_low_rows_go_over_to_the_closing_three_at_a_time() -> None:
    """A page never holds the head of a table, one row and a signature, unless the row is tall or there are no more."""
    low = [["1", "Министерство финансов"]] * 6
    tall = ["2", "Очень длинная строка с заключением органа. " * 30]

    def kept(*rows: list[str]) -> int:
        made = table(["№", "Орган"], *rows, weights=[1, 9])
        return kept_rows(made, (50, 400), ("ru",), MEASURE)

    assert kept(*low) == 3
    assert kept(*low[:3]) == 2
    assert kept(*low[:2]) == 1
    assert kept(low[0]) == 1
    assert kept(*low, tall) == 1
    assert kept(*low, tall, low[0]) == 1
