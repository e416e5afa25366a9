"""Cells that a table takes from follow-up records: a record and a day in, the words of one cell out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence

from paraph import languages
from paraph.assemble.nameless import missing_name
from paraph.assemble.names import Names
from paraph.assemble.values import MissingTextError, UnknownRecordError
from paraph.follow_up.standing import Standing, standing
from paraph.follow_up.task import Task
from paraph.follow_up.types import FollowUp
from paraph.languages.deadlines import deadline
from paraph.model import Finding, Language, PartyId, Place, Run, Runs
from paraph.sources.table_types import Taken
from paraph.sources.types import Agreement

SEPARATOR = ";\n"
"""Between the bodies of one Party: their names have commas of their own."""


class TakenCells:
    """The records a table speaks of, and how its cells are worded. Names that are missing go to ``findings``.

    ``tasks``: the rows are these tasks of another instrument; ``None``: the rows have records of their own.
    """

    def __init__(
        self,
        agreement: Agreement,
        names: Mapping[Language, Names],
        findings: list[Finding],
        tasks: Sequence[Task] | None = None,
    ) -> None:
        self.agreement = agreement
        self.names = names
        self.tasks = None if tasks is None else {task.record.id: task for task in tasks}
        self.findings = findings

    @property
    def day(self) -> datetime.date:
        """The day of the instrument: the state of a task is told as of it."""
        return self.agreement.day

    def keys(self) -> tuple[tuple[str, Place], ...] | None:
        """The rows that the tasks make, each with its place; ``None``: the rows are written."""
        return None if self.tasks is None else tuple((key, task.record.place) for key, task in self.tasks.items())

    def cell(self, key: str, taken: Taken, party: PartyId | None) -> dict[Language, Runs] | None:
        """The cell in every language that has words for it; ``None``: there is nothing to tell, in no language."""
        task = self.tasks.get(key) if self.tasks is not None else None
        record = task.record if task is not None else self.agreement.records.get(key) if self.tasks is None else None
        if record is None or not record.task:
            return None
        if task is not None and taken in ("number", "decision"):
            return self._of_task(task, taken)
        now = standing(record, self.day)
        match taken:
            case "responsible":
                bodies = record.responsible.get(party or "", ())
                return self._each(lambda code: self._bodies(bodies, code, record, task)) if bodies else None
            case "deadline":
                return self._each(lambda code: self._deadline(now, code)) if now.deadline is not None else None
            case "status":
                return self._each(lambda code: languages.following(code)[f"state.{now.state}"])
            case _:
                return self._each(lambda code: self._evidence(now, code)) if now.evidence else None

    def _of_task(self, task: Task, taken: Taken) -> dict[Language, Runs]:
        if taken == "decision":
            return {code: task.text[code] for code in self.names if code in task.text}
        return {code: (Run(task.number[code]),) for code in self.names if code in task.number}

    def _each(self, said: Callable[[Language], str | None]) -> dict[Language, Runs]:
        words = {code: said(code) for code in self.names}
        return {code: (Run(text),) for code, text in words.items() if text is not None}

    def _bodies(self, bodies: Sequence[str], code: Language, record: FollowUp, task: Task | None) -> str | None:
        """Their names, each on a line of its own; ``None`` if one has none, after a finding for each."""
        named: list[str] = []
        for body in bodies:
            try:
                named.append(self.names[code].rules.capitalise(self._body(body, code, task)))
            except (MissingTextError, UnknownRecordError):
                self.findings.append(missing_name(body, code, record.place))
        return SEPARATOR.join(named) if len(named) == len(bodies) else None

    def _body(self, body: str, code: Language, task: Task | None) -> str:
        """The name on this instrument's day; of a body that is no more, the name it had when it was named."""
        names = self.names[code]
        try:
            return names.rules.form(names.body_forms(body), "nom")
        except MissingTextError:
            then = [each for bodies in (task.responsible if task is not None else {}).values() for each in bodies]
            found = next((each.names[code] for each in then if each.id == body and code in each.names), None)
            if found is None:
                raise
            return found

    def _deadline(self, now: Standing, code: Language) -> str | None:
        if now.deadline is None:
            return None
        return deadline(self.names[code].rules, now.deadline.last, now.deadline.unit)

    def _evidence(self, now: Standing, code: Language) -> str | None:
        if code not in now.evidence:
            return None
        return self.names[code].rules.typography(now.evidence[code], self.agreement.orthography.get(code, {}))
