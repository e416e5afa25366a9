"""What may be missing depends on the stage: a note while texts are negotiated, an error from ``collated`` on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from paraph.model import Language, Level, Place
from paraph.sources.faults import Faults
from paraph.sources.types import Agreement, Clause, Placement

LATE = frozenset({"collated", "signature"})
"""From ``collated`` on every language text must be there and be up to date."""

_Key = tuple[str, str, Language]


class Stages:
    """Looks at what agreements use; each gap is reported once, at the level of the agreement that is furthest on."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.late: set[_Key] = set()
        self.missing: dict[tuple[Place, Language, str], tuple[str, bool]] = {}

    def agreement(self, agreement: Agreement) -> None:
        """Notes what this agreement needs, and what its papers do: these may be written later."""
        self._needs(agreement, late=agreement.stage in LATE)
        for paper in agreement.papers:
            self._needs(paper.agreement, late=False)

    def _needs(self, agreement: Agreement, *, late: bool) -> None:
        for placement in placements(agreement):
            clause = agreement.clauses[placement.clause]
            variant = clause.variants[placement.variant]
            for language in agreement.written:
                if language not in variant.sections:
                    place = variant.sections[variant.skeleton].place
                    self._missing(place, language, clause.id, agreement.id, late)
                elif late:
                    self.late.add((clause.place.file, variant.name, language))
            for name, value in placement.values.items():
                for language in agreement.written:
                    if isinstance(value, dict) and language not in value:
                        place = placement.given.get(name, clause.parameters[name].place)
                        self._missing(place, language, name, agreement.id, late)
        self._texts(agreement, late)

    def _texts(self, agreement: Agreement, late: bool) -> None:
        said = (("name", agreement.name), ("cited", agreement.cited), ("undated", agreement.undated))
        for name, text in said:
            for language in agreement.written:
                if text and language not in text:
                    self._missing(agreement.place, language, name, agreement.id, late)
        for record in agreement.records.values():
            proofs = [(record.evidence, record.place), *((step.evidence, step.place) for step in record.history)]
            for evidence, place in proofs:
                for language in agreement.written:
                    if evidence and language not in evidence:
                        self._missing(place, language, f"{record.id}: evidence", agreement.id, late)
        for table in agreement.tables.values():
            cells = [(column.heading, column.place, column.key) for column in table.columns]
            for row in table.rows:
                cells += [(cell, row.place, row.key) for cell in (*row.cells.values(), *row.party_cells.values())]
            for cell, place, key in cells:
                for language in agreement.written:
                    if cell and language not in cell:
                        self._missing(place, language, f"{table.id}: {key}", agreement.id, late)

    def _missing(self, place: Place, language: Language, name: str, agreement: str, late: bool) -> None:
        before = self.missing.get((place, language, name))
        if before is None or (late and not before[1]):
            self.missing[place, language, name] = (agreement, late)

    def finish(self, clauses: Iterable[Clause]) -> None:
        """Adds the findings: missing languages, and stale sections and missing passages of every clause read."""
        for (place, language, name), (agreement, late) in self.missing.items():
            level: Level = "error" if late else "note"
            self.faults.add("missing-language", place, level=level, language=language, name=name, agreement=agreement)
        for clause in clauses:
            for variant in clause.variants.values():
                for language, section in variant.sections.items():
                    if section.blocks and variant.stale(language):
                        late = (clause.place.file, variant.name, language) in self.late
                        level = "error" if late else "warning"
                        self.faults.add(
                            "stale-text",
                            section.place,
                            level=level,
                            language=language,
                            skeleton=variant.skeleton,
                        )
        self._raise_passages(clauses)

    def _raise_passages(self, clauses: Iterable[Clause]) -> None:
        from msgspec.structs import replace

        sections: Mapping[Place, _Key] = {
            section.place: (clause.place.file, variant.name, language)
            for clause in clauses
            for variant in clause.variants.values()
            for language, section in variant.sections.items()
        }
        for index, finding in enumerate(self.faults.found):
            if finding.rule == "missing-passage" and sections.get(finding.place) in self.late:
                self.faults.found[index] = replace(finding, level="error")


def placements(agreement: Agreement) -> tuple[Placement, ...]:
    """Every placement of an agreement in reading order."""
    title = () if agreement.title is None else (agreement.title,)
    return (
        *title,
        *agreement.preamble,
        *agreement.articles,
        *agreement.closing,
        *agreement.signatures,
        *agreement.annexes,
    )
