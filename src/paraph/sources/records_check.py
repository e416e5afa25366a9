"""Records held against the agreement they belong to: records and agreement in, findings out."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence

from paraph.follow_up.types import FollowUp
from paraph.model import Place
from paraph.sources.faults import Faults
from paraph.sources.records_file import NAME as RECORDS
from paraph.sources.table_types import TableSource
from paraph.sources.types import Agreement, Placement, SourceBlock

MINUTES = "minutes"
"""The kind of instrument whose decisions must all be followed up."""
_DECISION = "decision-"


def check_records(agreement: Agreement, terms: Collection[str], faults: Faults) -> None:
    """Adds every fault of the agreement's records, and what should have a record and has none.

    ``terms``: those of the registry, under which rows may be counted. Nothing is missed in a file, or in a record of
    it, that reading has found fault with already: it may stand there, unread.
    """
    told = _told(agreement, faults)
    spoiled = _spoiled(agreement, told)
    passages = dict(labelled(agreement))
    rows: dict[str, list[TableSource]] = {}
    for table in agreement.tables.values():
        for row in table.rows:
            rows.setdefault(row.key, []).append(table)
    first: dict[tuple[str, str], str] = {}
    for record in agreement.records.values():
        if record.id not in spoiled or record.passage or record.row:
            _target(record, passages, rows, first, faults)
        if not record.task:
            _no_task(record, faults)
            continue
        if record.id not in spoiled:
            _task(record, agreement, faults)
        _course(record, agreement, faults)
    if not told:
        _forgotten(agreement, passages, faults)
    for table in agreement.tables.values():
        for row in table.rows:
            if row.group is not None and row.group not in terms:
                faults.unknown("unknown-term", row.place, row.group, terms)


def _told(agreement: Agreement, faults: Faults) -> set[int]:
    """The lines of the records file in which reading has found an error."""
    file = f"agreements/{agreement.id}/{RECORDS}"
    return {found.place.line for found in faults.found if found.place.file == file and found.level == "error"}


def _spoiled(agreement: Agreement, lines: Collection[int]) -> set[str]:
    """The records that these lines belong to."""
    starts = sorted((record.place.line, record.id) for record in agreement.records.values())
    above = ([id_ for start, id_ in starts if start <= line] for line in lines)
    return {ids[-1] for ids in above if ids}


def _forgotten(agreement: Agreement, passages: Mapping[str, SourceBlock], faults: Faults) -> None:
    """Decisions of minutes, and rows whose cells come from records, that nobody follows up."""
    followed = {record.passage for record in agreement.records.values()}
    if agreement.kind == MINUTES:
        for id_, block in passages.items():
            if (block.label or "").startswith(_DECISION) and id_ not in followed:
                faults.add("decision-without-record", block.place, name=id_)
    known = {*agreement.records, *(record.row for record in agreement.records.values())}
    for table in agreement.tables.values():
        if any(column.taken for column in table.columns):
            for row in table.rows:
                if row.key not in known:
                    faults.add("row-without-record", row.place, name=row.key)


def labelled(agreement: Agreement) -> Iterator[tuple[str, SourceBlock]]:
    """Every labelled passage by id; one repeated for each Party belongs to nobody's record."""
    fixed: tuple[tuple[str, tuple[Placement, ...]], ...] = (
        ("title", () if agreement.title is None else (agreement.title,)),
        ("preamble", agreement.preamble),
        ("closing", agreement.closing),
        ("signatures", agreement.signatures),
    )
    placed = [(part, placement) for part, placements in fixed for placement in placements]
    placed += [(placement.id, placement) for placement in (*agreement.articles, *agreement.annexes)]
    for part, placement in placed:
        variant = agreement.clauses[placement.clause].variants[placement.variant]
        for block in variant.sections[variant.skeleton].blocks:
            if block.label and not block.per_party:
                yield f"{part}/{block.label}", block


def _target(
    record: FollowUp,
    passages: Mapping[str, SourceBlock],
    rows: Mapping[str, Sequence[TableSource]],
    first: dict[tuple[str, str], str],
    faults: Faults,
) -> None:
    if (record.passage is None) == (record.row is None):
        faults.add("record-target", record.place, name=record.id)
        return
    kind, target = ("passage", record.passage) if record.passage is not None else ("row", record.row)
    assert target is not None
    if target not in (passages if kind == "passage" else rows):
        faults.unknown(f"unknown-{kind}", record.place, target, passages if kind == "passage" else rows)
    elif kind == "row" and len(rows[target]) > 1:
        tables = ", ".join(table.id for table in rows[target])
        faults.add("row-of-several", record.place, name=target, tables=tables)
    elif kind == "row" and target != record.id and any(column.taken for column in rows[target][0].columns):
        faults.add("record-row", record.place, name=record.id, row=target)
    earlier = first.setdefault((kind, target), record.id)
    if earlier != record.id:
        faults.add("duplicate-target", record.place, name=record.id, first=earlier)


def _no_task(record: FollowUp, faults: Faults) -> None:
    """A decision that binds nobody has nobody responsible, no deadline, nothing done and nothing late."""
    given = {
        "responsible": record.responsible,
        "deadline": record.deadline,
        "evidence": record.evidence,
        "history": record.history,
        "status": record.status != "open",
    }
    what = ", ".join(f"`{name}`" for name, value in given.items() if value)
    if what:
        faults.add("not-a-task", record.place, name=record.id, grade=record.grade, what=what)


def _task(record: FollowUp, agreement: Agreement, faults: Faults) -> None:
    if record.deadline is None:
        faults.add("task-without-deadline", record.place, name=record.id)
    for party in agreement.parties:
        if party not in record.responsible:
            faults.add("task-without-responsible", record.place, name=record.id, party=party)


def _course(record: FollowUp, agreement: Agreement, faults: Faults) -> None:
    """The history against the instrument's own day, and what each entry must bring."""
    begun = agreement.date if isinstance(agreement.date, datetime.date) else None
    if begun is not None and record.history and record.history[0].on < begun:
        faults.add("history-early", _at(record, 0), on=record.history[0].on.isoformat(), before=begun.isoformat())
    deadline = record.deadline
    for at, step in enumerate(record.history):
        if step.status == "postponed" and not (
            step.deadline is not None and (deadline is None or step.deadline.last > deadline.last)
        ):
            faults.add("postponed-without-deadline", _at(record, at), name=record.id)
        deadline = step.deadline or deadline
    status = record.history[-1].status if record.history else record.status
    if status == "done" and not record.evidence and not any(step.evidence for step in record.history):
        faults.add("done-without-evidence", _at(record, len(record.history) - 1), name=record.id)


def _at(record: FollowUp, number: int) -> Place:
    """Where the ``number``-th entry of the history stands, or the record itself."""
    return record.place if number < 0 else record.history[number].place
