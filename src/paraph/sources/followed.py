"""Tables whose rows are the tasks of another agreement: agreements in, findings about the other one out."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from paraph.sources.faults import Faults
from paraph.sources.table_types import TableSource
from paraph.sources.types import Agreement


def followed(agreement: Agreement) -> tuple[str, ...]:
    """The agreements whose tasks stand in tables of ``agreement``."""
    return tuple(dict.fromkeys(table.follow_up.agreement for table in agreement.tables.values() if table.follow_up))


def check_followed(agreements: Mapping[str, Agreement], known: Collection[str], faults: Faults) -> None:
    """Adds a finding for an agreement that is not there, has other Parties, or follows up this one itself.

    And for an entry of a history whose decision stands in no agreement.
    """
    for agreement in agreements.values():
        for table in agreement.tables.values():
            _check(agreement, table, agreements, known, faults)
        for record in agreement.records.values():
            for step in record.history:
                if step.by is not None and step.by.partition("/")[0] not in known:
                    faults.add("unknown-decision", step.place, name=step.by)


def _check(
    agreement: Agreement,
    table: TableSource,
    agreements: Mapping[str, Agreement],
    known: Collection[str],
    faults: Faults,
) -> None:
    if table.follow_up is None:
        return
    name, place = table.follow_up.agreement, table.follow_up.place
    if name not in known:
        faults.unknown("unknown-agreement", place, name, [each for each in known if each != agreement.id])
    elif name == agreement.id or agreement.id in _reached(name, agreements):
        faults.add("follow-up-circle", place, name=name)
    elif name in agreements and set(agreements[name].parties) != set(agreement.parties):
        faults.add("other-parties", place, name=name)


def _reached(name: str, agreements: Mapping[str, Agreement]) -> set[str]:
    """Every agreement that ``name`` follows up, and those that they follow up."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        agreement = agreements.get(waiting.pop())
        for each in followed(agreement) if agreement is not None else ():
            if each not in reached:
                reached.add(each)
                waiting.append(each)
    return reached
