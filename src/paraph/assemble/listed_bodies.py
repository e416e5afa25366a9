"""Rows that are the bodies of a parameter: of a paper those of the Party that makes it."""

from __future__ import annotations

from collections.abc import Mapping

from paraph.assemble.nameless import missing_name
from paraph.assemble.names import Names
from paraph.assemble.values import MissingTextError, UnknownRecordError
from paraph.model import Finding, Language, PartyId, Place, Run, Runs
from paraph.sources.table_types import Taken
from paraph.sources.types import Agreement, ParameterValue, Registry

_NOBODY = "undecided"
"""The row that says that nobody has named the bodies yet."""


class ListedBodies:
    """The bodies given, in the order written. Names that are missing go to ``findings``."""

    def __init__(
        self,
        agreement: Agreement,
        registry: Registry,
        given: ParameterValue | None,
        names: Mapping[Language, Names],
        findings: list[Finding],
        place: Place,
    ) -> None:
        bodies = given if isinstance(given, tuple) else ()
        self.bodies = [name for name in bodies if agreement.maker in (None, _party(registry, name))]
        self.names = names
        self.findings = findings
        self.place = place

    def keys(self) -> tuple[tuple[str, Place], ...]:
        """One row for each body; where none is named, one row that is a gap."""
        return tuple((name, self.place) for name in self.bodies or [_NOBODY])

    def cell(self, key: str, taken: Taken, party: PartyId | None) -> dict[Language, Runs] | None:
        """Its name on the day of the instrument."""
        del taken
        if party is not None:
            return None
        if not self.bodies:
            return {
                code: (Run(names.rules.words["undecided"], blank="undecided"),) for code, names in self.names.items()
            }
        told = {code: self._name(names, key, code) for code, names in self.names.items()}
        return {code: (Run(text),) for code, text in told.items() if text is not None}

    def _name(self, names: Names, body: str, code: Language) -> str | None:
        try:
            return names.rules.capitalise(names.rules.form(names.body_forms(body), "nom"))
        except (MissingTextError, UnknownRecordError):
            self.findings.append(missing_name(body, code, self.place))
            return None


def _party(registry: Registry, body: str) -> PartyId | None:
    record = registry.bodies.get(body)
    return None if record is None else record.party
