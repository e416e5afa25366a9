"""Deadlines and days late in words. A language, dates and numbers in, words out: alike for all languages."""

from __future__ import annotations

import datetime
from typing import Literal

from paraph import languages
from paraph.languages.base import LanguageRules

_QUARTERS = ("I", "II", "III", "IV")


def deadline(rules: LanguageRules, last: datetime.date, unit: Literal["day", "month", "quarter", "year"]) -> str:
    """``1 марта 2021 года``, ``март 2021 года``, ``I квартал 2021 года``, ``2021 год``; ``last`` is its last day."""
    if unit == "day":
        return rules.date(last, "plain")
    words = languages.following(rules.code)
    quarter = _QUARTERS[(last.month - 1) // 3]
    return words[f"deadline.{unit}"].format(month=words[f"month.{last.month}"], quarter=quarter, year=last.year)


def as_of(rules: LanguageRules, day: datetime.date) -> str:
    """``по состоянию на 1 марта 2021 года``."""
    forms = {form: rules.date(day, form) for form in ("plain", "done", "of")}
    return languages.following(rules.code)["as-of"].format(**forms)


def days_late(rules: LanguageRules, days: int) -> str:
    """``33 дня сверх срока``."""
    return languages.following(rules.code)["late"].format(days=rules.number(days, "days", "nom", "digits"))
