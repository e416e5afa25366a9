"""Rows that are the languages of an agreement: whose text it is, and when it was collated."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from paraph.assemble.nameless import missing_name
from paraph.assemble.names import Names
from paraph.assemble.values import MissingTextError
from paraph.model import Finding, Language, PartyId, Place, Run, Runs
from paraph.sources.table_types import Taken
from paraph.sources.types import Agreement


class ListedLanguages:
    """The languages of signature in the order of this original, third languages last.

    Names that are missing go to ``findings``.
    """

    def __init__(
        self, agreement: Agreement, names: Mapping[Language, Names], findings: list[Finding], place: Place
    ) -> None:
        self.records = agreement.languages
        self.names = names
        self.findings = findings
        self.place = place

    def keys(self) -> tuple[tuple[str, Place], ...]:
        """One row for each language."""
        order = next(iter(self.names.values())).language_order()
        return tuple((code, self.place) for code in order)

    def cell(self, key: str, taken: Taken, party: PartyId | None) -> dict[Language, Runs] | None:
        """``language``: its name; ``owner``: whose text it is; ``collated``: on which day, if it was."""
        if party is not None:
            return None
        told = {code: self._found(names, key, taken) for code, names in self.names.items()}
        return {code: (Run(text),) if text else () for code, text in told.items() if text is not None}

    def _found(self, names: Names, key: Language, taken: Taken) -> str | None:
        """The words; ``None`` where a name has none, after a finding."""
        try:
            return self._told(names, key, taken)
        except MissingTextError as error:
            self.findings.append(missing_name(error.what, error.language, self.place))
            return None

    def _told(self, names: Names, key: Language, taken: Taken) -> str:
        rules, record = names.rules, self.records[key]
        match taken:
            case "language":
                return rules.capitalise(rules.form(names.forms(names.registry.languages.get(key), key), "nom"))
            case "owner":
                owners = [party for party in names.order if party in record.owners]
                return rules.join([rules.form(names.party_text(party, "side"), "nom") for party in owners])
            case _:
                day = record.collated_on
                return rules.date(datetime.date.fromisoformat(day), "plain") if day else ""
