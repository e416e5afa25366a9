"""How the text cites an instrument by its own title: itself in an annex, or the agreement it is about."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from paraph.assemble.values import (
    Formed,
    NotAboutError,
    Record,
    Value,
    always,
    blank,
    capitalised,
    from_forms,
    joined,
    of_blank_date,
    of_date,
)
from paraph.languages.base import LanguageRules
from paraph.model import Run
from paraph.sources.types import Cited, DateValue, PartialDate

if TYPE_CHECKING:
    from paraph.assemble.names import Names

_FIELD = re.compile(r"\{([a-z_]+)(?::([a-z.]+))?\}")


def date_value(rules: LanguageRules, date: DateValue) -> Record | Formed:
    """A date as the text says it: decided, left for the pen, or a gap."""
    if date == "undecided":
        return always(blank("undecided", rules.words["undecided"]))
    if isinstance(date, datetime.date):
        return of_date(rules, date)
    return of_blank_date(rules, date.year if isinstance(date, PartialDate) else None)


def title(names: Names, cited: Cited, case: str) -> Value:
    """The title of ``cited`` in ``case``: its Parties in the order of this original, its bodies as of its own day."""
    pattern = names.rules.form(names.forms(cited.titles, "cited"), case)
    order = names.in_order(cited.parties)
    day = cited.date if isinstance(cited.date, datetime.date) else cited.as_of
    date = date_value(names.rules, cited.date)

    def signatories(form: str) -> Value:
        tables = [names.signatory(party, cited.signatories.get(party, "government"), day) for party in order]
        return joined(names.rules, tables)(form)

    def states(form: str) -> Value:
        return joined(names.rules, [names.party_text(party, "state") for party in order])(form)

    return fill(pattern, {"signatories": signatories, "states": states, "date": lambda form: _dated(date, form)})


def about(names: Names, *, capital: bool = False) -> Formed:
    """``about.gen``: the title of what the instrument is about; ``about.noun.gen``: what that is."""
    cited = names.agreement.about

    def found() -> Cited:
        if cited is None:
            raise NotAboutError
        return cited

    def whole(case: str) -> Value:
        value = title(names, found(), case)
        return capitalised(names.rules, value) if capital else value

    def noun(case: str) -> Value:
        kind = names.registry.kinds.get(found().kind)
        return from_forms(names.rules, names.forms(kind.noun if kind else None, found().kind), capital=capital)(case)

    return Formed(whole, {"noun": Formed(noun)})


def _dated(date: Record | Formed, form: str) -> Value:
    value = getattr(date, form)
    return value() if isinstance(value, Formed) else value


def fill(pattern: str, fields: Mapping[str, Callable[[str], Value]]) -> Value:
    """``pattern`` with its ``{name:form}`` fields replaced by values; everything else letter for letter."""
    runs: list[Run] = []
    at = 0
    for match in _FIELD.finditer(pattern):
        if match[1] not in fields:
            continue
        runs.append(Run(pattern[at : match.start()]))
        runs.extend(fields[match[1]](match[2] or "nom").runs)
        at = match.end()
    runs.append(Run(pattern[at:]))
    return Value(tuple(run for run in runs if run.text))
