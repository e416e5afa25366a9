"""Words of follow-up: the same names in every language, deadlines as they are said."""

from __future__ import annotations

import datetime
import re

import pytest

from paraph import languages
from paraph.follow_up import STATES
from paraph.languages.base import UnknownFormError
from paraph.languages.deadlines import as_of, days_late, deadline

WRITTEN = ("ru", "kk", "uz")
LAST = datetime.date(2021, 6, 30)


def test_every_language_has_the_same_words_with_the_same_fields() -> None:
    def fields(code: str) -> dict[str, set[str]]:
        return {name: set(re.findall(r"\{\w+\}", word)) for name, word in languages.following(code).items()}

    first = fields("ru")
    assert {f"state.{state}" for state in STATES} <= set(first)
    for code in WRITTEN[1:]:
        assert list(fields(code)) == list(first)
        differ = {name for name in first if fields(code)[name] != first[name]}
        assert differ <= {"as-of"}, "only dates take other forms"
    with pytest.raises(UnknownFormError):
        languages.following("uz-Cyrl")


def test_no_two_states_are_called_alike() -> None:
    for code in WRITTEN:
        assert len({languages.following(code)[f"state.{state}"] for state in STATES}) == len(STATES)


@pytest.mark.parametrize(
    ("code", "day", "month", "quarter", "year"),
    [
        ("ru", "30 июня 2021 года", "июнь 2021 года", "II квартал 2021 года", "2021 год"),
        ("kk", "2021 жылғы 30 маусым", "2021 жылғы маусым", "2021 жылғы II тоқсан", "2021 жыл"),
        ("uz", "2021-yil 30-iyun", "2021-yil iyun", "2021-yil II chorak", "2021-yil"),
    ],
)
def test_a_deadline_is_said_as_exactly_as_it_was_set(code: str, day: str, month: str, quarter: str, year: str) -> None:
    rules = languages.get(code)
    assert [deadline(rules, LAST, unit) for unit in ("day", "month", "quarter", "year")] == [day, month, quarter, year]


@pytest.mark.parametrize(
    ("code", "on", "late"),
    [
        ("ru", "по состоянию на 30 июня 2021 года", "33 дня сверх срока"),
        ("kk", "2021 жылғы 30 маусымдағы жағдай бойынша", "мерзімінен 33 күн кеш"),
        ("uz", "2021-yil 30-iyun holatiga koʻra", "muddatdan 33 kun kech"),
    ],
)
def test_the_day_of_a_report(code: str, on: str, late: str) -> None:
    rules = languages.get(code)
    assert (as_of(rules, LAST), days_late(rules, 33)) == (on, late)
