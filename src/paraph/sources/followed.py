"""Tables whose rows are tasks or parts of another agreement: agreements in, findings about the other one out."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from paraph.sources.faults import Faults
from paraph.sources.listing import ABOUT
from paraph.sources.records_check import labelled
from paraph.sources.table_types import TableSource
from paraph.sources.types import Agreement


def followed(agreement: Agreement) -> tuple[str, ...]:
    """The agreements whose tasks or parts stand in tables of ``agreement``: it cannot be made without them."""
    return tuple(dict.fromkeys(name for table in agreement.tables.values() if (name := _named(agreement, table))))


def _named(agreement: Agreement, table: TableSource) -> str | None:
    """The agreement that the rows of ``table`` are made from, if it is another one."""
    if table.follow_up is not None:
        return table.follow_up.agreement
    return agreement.about.id if table.lists in ABOUT and agreement.about is not None else None


def check_followed(agreements: Mapping[str, Agreement], known: Collection[str], faults: Faults) -> None:
    """Adds a finding for an agreement that is not there, has other Parties, or follows up this one itself.

    And for an entry of a history whose decision stands in no agreement.
    """
    for agreement in agreements.values():
        for table in agreement.tables.values():
            _check(agreement, table, agreements, known, faults)
        for record in agreement.records.values():
            for step in record.history:
                if step.by is not None and not _stands(step.by, agreements, known):
                    faults.add("unknown-decision", step.place, name=step.by)


def _stands(decision: str, agreements: Mapping[str, Agreement], known: Collection[str]) -> bool:
    """Whether there is such an article or labelled passage; of an agreement that was not read, whether there is it."""
    name, _, rest = decision.partition("/")
    agreement = agreements.get(name)
    if agreement is None or not rest:
        return bool(rest) and name in known
    articles = (placement.id for placement in (*agreement.articles, *agreement.annexes))
    return rest in articles or any(rest == id_ for id_, _ in labelled(agreement))


def _check(
    agreement: Agreement,
    table: TableSource,
    agreements: Mapping[str, Agreement],
    known: Collection[str],
    faults: Faults,
) -> None:
    name = _named(agreement, table)
    place = table.place if table.follow_up is None else table.follow_up.place
    if name is None:
        if table.lists in ABOUT:
            faults.add("lists-nothing", place, name=table.lists or "")
    elif name not in known:
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
