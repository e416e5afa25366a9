"""``records.yaml`` of an agreement: YAML in, `FollowUp` records and findings out. Best effort: what can be read stays.

What a record says of the text (is there such a passage, is everybody named?) is checked in `records_check`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping
from typing import TypeVar

from paraph.follow_up.types import GRADES, STATUSES, Deadline, FollowUp, Status, Step
from paraph.model import Language, PartyId, Place
from paraph.sources.forms import cells
from paraph.sources.types import Named
from paraph.sources.walker import Walker, is_id, to_day
from paraph.sources.yaml_nodes import Node

T = TypeVar("T", bound=str)

NAME = "records.yaml"
_OPTIONAL = ("passage", "row", "responsible", "deadline", "status", "evidence", "note", "history")
_STRETCH = re.compile(r"([0-9]{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?\Z")
_DEADLINES = "a day, a month, a quarter or a year: 2021-03-01, 2021-03, 2021-Q1, 2021"


def read_records(
    walker: Walker,
    node: Node,
    parties: Collection[PartyId],
    bodies: Mapping[str, Named],
    languages: Collection[Language],
) -> dict[str, FollowUp]:
    """The records by id, in the order written. A record without a readable grade is left out."""
    reader = _Reader(walker, parties, bodies, languages)
    records: dict[str, FollowUp] = {}
    for id_, (place, value) in (walker.table(node) or {}).items():
        if not is_id(id_):
            walker.faults.add("bad-id", place, name=id_)
        elif (record := reader.record(id_, place, value)) is not None:
            records[id_] = record
    return records


class _Reader:
    def __init__(
        self,
        walker: Walker,
        parties: Collection[PartyId],
        bodies: Mapping[str, Named],
        languages: Collection[Language],
    ) -> None:
        self.walker = walker
        self.faults = walker.faults
        self.parties = parties
        self.bodies = bodies
        self.languages = languages

    def record(self, id_: str, place: Place, node: Node) -> FollowUp | None:
        """One record."""
        walker = self.walker
        fields = walker.fields(node, ("grade",), _OPTIONAL, at=place)
        grade = self._one_of(fields["grade"], GRADES) if "grade" in fields else None
        if grade is None:
            return None
        return FollowUp(
            id=id_,
            place=place,
            passage=walker.text(fields["passage"]) if "passage" in fields else None,
            row=walker.identifier(fields["row"]) if "row" in fields else None,
            grade=grade,
            responsible=self._responsible(fields["responsible"]) if "responsible" in fields else {},
            deadline=self._deadline(fields["deadline"]) if "deadline" in fields else None,
            status=(self._one_of(fields["status"], STATUSES) if "status" in fields else None) or "open",
            evidence=self._words(fields, "evidence"),
            note=walker.text(fields["note"]) if "note" in fields else None,
            history=self._history(fields["history"]) if "history" in fields else (),
        )

    def _one_of(self, node: Node, options: Collection[T]) -> T | None:
        written = self.walker.one_of(node, options)
        return next((option for option in options if option == written), None)

    def _responsible(self, node: Node) -> dict[PartyId, tuple[str, ...]]:
        """The bodies of each Party. A Party stays even if none of its bodies is known: that fault is told already."""
        out: dict[PartyId, tuple[str, ...]] = {}
        for party, (place, value) in (self.walker.table(node) or {}).items():
            if party not in self.parties:
                self.faults.unknown("unknown-party", place, party, self.parties)
                continue
            items = self.walker.items(value) if value.id == "sequence" else [value]
            found = [self._body(item, party) for item in items]
            if found:
                out[party] = tuple(dict.fromkeys(body for body in found if body is not None))
        return out

    def _body(self, node: Node, party: PartyId) -> str | None:
        body = self.walker.known(node, "unknown-body", self.bodies)
        if body is None or body not in self.bodies:
            return None
        owner = self.bodies[body].party
        if owner != party:
            self.faults.add("wrong-party", self.walker.place(node), name=body, owner=owner or "-", party=party)
        return body

    def _deadline(self, node: Node) -> Deadline | None:
        written = self.walker.text(node)
        if written is None:
            return None
        day = to_day(written)
        if day is not None:
            return Deadline(day)
        match = _STRETCH.match(written)
        if match is None or int(match[1]) == 0:
            self.faults.add("bad-date", self.walker.place(node), hint=_DEADLINES, name=written)
            return None
        year = int(match[1])
        if match[2]:
            return Deadline.of("month", year, int(match[2]))
        return Deadline.of("quarter", year, int(match[3])) if match[3] else Deadline.of("year", year)

    def _history(self, node: Node) -> tuple[Step, ...]:
        """The entries that have a day and a status, those out of time left out after a finding."""
        steps: list[Step] = []
        for item in self.walker.items(node):
            step = self._step(item, steps[-1].on if steps else None)
            if step is not None:
                steps.append(step)
        return tuple(steps)

    def _step(self, node: Node, before: datetime.date | None) -> Step | None:
        walker = self.walker
        fields = walker.fields(node, ("on", "status"), ("deadline", "by", "evidence"))
        on = walker.day(fields["on"]) if "on" in fields else None
        status: Status | None = self._one_of(fields["status"], STATUSES) if "status" in fields else None
        deadline = self._deadline(fields["deadline"]) if "deadline" in fields else None
        by = walker.text(fields["by"]) if "by" in fields else None
        evidence = self._words(fields, "evidence")
        if on is None or status is None:
            return None
        if before is not None and on < before:
            place = walker.place(fields["on"])
            self.faults.add("history-order", place, on=on.isoformat(), before=before.isoformat())
            return None
        return Step(on=on, status=status, deadline=deadline, by=by, evidence=evidence, place=walker.place(node))

    def _words(self, fields: Mapping[str, Node], key: str) -> dict[Language, str]:
        """Plain words in each language: they are values, so nothing in them is a mark."""
        if key not in fields:
            return {}
        return {code: cell.text for code, cell in cells(self.walker, fields[key], self.languages).items()}
