"""Acts that are no longer in force: an agreement in, a warning for each place that cites one out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from paraph.model import Place
from paraph.sources.faults import Faults
from paraph.sources.stages import placements
from paraph.sources.types import Agreement, Placement, Registry

_CITED = re.compile(r"""\btreaty\(\s*["']([a-z0-9-]+)["']""")


def tell_lapsed(agreement: Agreement, registry: Registry, faults: Faults) -> None:
    """A treaty or law that had lapsed by the day of the instrument (``lapsed:`` of the registry)."""
    day = agreement.date if isinstance(agreement.date, datetime.date) else agreement.as_of
    gone = {name: cited.lapsed for name, cited in registry.treaties.items() if cited.lapsed and cited.lapsed <= day}
    for placement in placements(agreement) if gone else ():
        for name, place in (*_given(agreement, placement), *_written(agreement, placement)):
            if name in gone:
                faults.add("lapsed-treaty", place, name=name, date=str(gone[name]))


def _given(agreement: Agreement, placement: Placement) -> Iterator[tuple[str, Place]]:
    """Treaties that are values of the placement's parameters."""
    declared = agreement.clauses[placement.clause].parameters
    for name, value in placement.values.items():
        if declared[name].type == "treaty" and isinstance(value, str):
            yield value, placement.given.get(name, declared[name].place)


def _written(agreement: Agreement, placement: Placement) -> Iterator[tuple[str, Place]]:
    """Treaties that the clause's own words name."""
    variant = agreement.clauses[placement.clause].variants[placement.variant]
    for language, section in variant.sections.items():
        for block in section.blocks if language in agreement.languages else ():
            for match in _CITED.finditer(block.text):
                yield match[1], block.place
