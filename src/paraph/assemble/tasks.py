"""The tasks of an instrument with its own words: records and tree in, `Task` values out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from paraph.assemble.names import Names
from paraph.assemble.values import MissingTextError, UnknownRecordError
from paraph.follow_up.task import Group, GroupKind, Task
from paraph.follow_up.types import FollowUp
from paraph.languages.base import UnknownFormError
from paraph.model import Block, Language, Part, PartyGroup, PartyId, Passage, Run, Runs, Table
from paraph.model.projection import holder_order
from paraph.sources.table_types import TableSource
from paraph.sources.types import Agreement

_HEADS = ("heading", "annex-label")
_KINDS: dict[str, GroupKind] = {"section": "section", "item": "point", "point": "point"}
"""What a division is called in a report; articles and what has no number are parts."""


class _Found(Struct, frozen=True):
    """Where a record's target stands."""

    part: Part
    number: dict[Language, str]
    text: dict[Language, Runs]
    term: str | None = None
    """The term under which a row is counted."""


def tasks(
    agreement: Agreement, parts: Sequence[Part], names: Mapping[Language, Mapping[PartyId, Names]]
) -> tuple[Task, ...]:
    """Every task among the agreement's records whose target stands in ``parts``, in the order written."""
    finder = _Finder(agreement, parts, {code: by_holder[agreement.keepers[0]] for code, by_holder in names.items()})
    return tuple(task for record in agreement.records.values() if record.task and (task := finder.task(record)))


class _Finder:
    def __init__(self, agreement: Agreement, parts: Sequence[Part], names: Mapping[Language, Names]) -> None:
        self.agreement = agreement
        self.parts = parts
        self.names = names
        rows = {
            (part.id, row.mark)
            for part in parts
            for block in part.blocks
            if isinstance(block, Table)
            for row in block.rows
        }
        followed = {f"r-{record.row}" for record in agreement.records.values() if record.row is not None}
        self.several = len({part for part, mark in rows if mark in followed}) > 1
        """Rows of more than one section have records: a row's number alone does not say which."""

    def task(self, record: FollowUp) -> Task | None:
        """The task of ``record``, or ``None``: its target does not stand in this text (a condition switched it off)."""
        found = self._passage(record.passage) if record.passage is not None else self._row(record.row or "")
        if found is None:
            return None
        return Task(
            record=record,
            group=self._branch(found.term) or self._group(found.part),
            number=found.number,
            text={code: plain_runs(runs) for code, runs in found.text.items()},
            responsible={
                party: tuple(Group(body, self._body(body), "body") for body in record.responsible.get(party, ()))
                for party in self.agreement.parties
            },
        )

    def _body(self, body: str) -> dict[Language, str]:
        out: dict[Language, str] = {}
        for code, names in self.names.items():
            try:
                out[code] = names.rules.form(names.body_forms(body), "nom")
            except (MissingTextError, UnknownRecordError, UnknownFormError):
                continue
        return out

    def _branch(self, term: str | None) -> Group | None:
        """The branch a row is counted under; ``None`` where it names none (or one that reading did not know)."""
        if term is None or term not in next(iter(self.names.values())).registry.terms:
            return None
        named = {
            code: names.rules.capitalise(names.rules.form(forms[code], "nom"))
            for code, names in self.names.items()
            if code in (forms := names.registry.terms[term].forms)
        }
        return Group(term, named, "branch")

    def _group(self, part: Part) -> Group:
        """The part a decision stands in, by its heading; where it has none, by its label."""
        head = next((block for block in part.blocks if isinstance(block, Passage) and block.kind in _HEADS), None)
        out: dict[Language, str] = {}
        for code in self.names:
            said = (head.text if head is not None and head.kind == "heading" else {}).get(code, ())
            label = head.label.get(code, ()) if head is not None else ()
            out[code] = " ".join(self._words(said or label).split()) or part.id
        kind = _KINDS.get(self.agreement.division, "part") if part.role == "article" else "part"
        return Group(part.id, out, kind)

    def _above(self, part: Part, code: Language) -> str:
        """``II.`` before the number of a row, where each section counts its own."""
        head = next((block for block in part.blocks if isinstance(block, Passage) and block.kind == "heading"), None)
        label = self._words(head.label.get(code, ())).strip() if head is not None else ""
        return label if self.several and label.endswith(".") else ""

    def _words(self, runs: Runs) -> str:
        """As the first Party of the agreement's file reads them."""
        holder = self.agreement.parties[0]
        return "".join(run.text if run.slot is None else self._words(run.slot[holder]) for run in runs)

    def _passage(self, id_: str) -> _Found | None:
        for part in self.parts:
            for at, block in enumerate(part.blocks):
                if isinstance(block, Passage) and block.id == id_:
                    return _Found(part, self._reference(id_), self._with_items(block, part.blocks[at + 1 :]))
        return None

    def _reference(self, id_: str) -> dict[Language, str]:
        """``пункт 1``: the passage as the instrument's own references name it."""
        out: dict[Language, str] = {}
        for code, names in self.names.items():
            target = names.targets.get(id_)
            links = [step.link(names.rules, here=False) for step in target.chain] if target is not None else []
            try:
                out[code] = "".join(piece.text for piece in names.rules.reference(links, "nom")) if links else ""
            except UnknownFormError:
                out[code] = ""
        return out

    def _with_items(self, passage: Passage, after: Sequence[Block]) -> dict[Language, Runs]:
        """The words of ``passage`` and of what stands below it, each on a line of its own."""
        out = dict(passage.text)
        for lines in self._below(passage, after):
            for code in out:
                out[code] = (*out[code], Run("\n"), *lines.get(code, ()))
        return out

    def _below(self, passage: Passage, after: Sequence[Block]) -> Iterator[dict[Language, Runs]]:
        for block in after:
            if isinstance(block, Table):
                return
            first = block if isinstance(block, Passage) else next(iter(block.by_party.values()))[0]
            if first.kind in _HEADS or first.level <= passage.level:
                return
            yield _line(block) if isinstance(block, Passage) else self._lines(block)

    def _lines(self, group: PartyGroup) -> dict[Language, Runs]:
        """Passages repeated for each Party: one slot, in each holder's order."""
        out: dict[Language, Runs] = {}
        for code in self.names:
            slot: dict[PartyId, tuple[Run, ...]] = {}
            for holder in self.agreement.parties:
                ordered = [
                    each for party in holder_order(self.agreement.parties, holder) for each in group.by_party[party]
                ]
                lines = [_line(each).get(code, ()) for each in ordered]
                joined = [run for line in lines for run in (Run("\n"), *self._of(line, holder))]
                slot[holder] = tuple(joined[1:])
            out[code] = (Run(slot=slot),)
        return out

    def _of(self, runs: Runs, holder: PartyId) -> Iterator[Run]:
        for run in runs:
            yield from (run,) if run.slot is None else run.slot[holder]

    def _row(self, key: str) -> _Found | None:
        sources = {table.id: table for table in self.agreement.tables.values()}
        for part in self.parts:
            for block in part.blocks:
                if isinstance(block, Table):
                    row = next((row for row in block.rows if row.mark == f"r-{key}"), None)
                    if row is not None:
                        return self._of_row(part, block, row, key, tuple(sources.values()))
        return None

    def _of_row(self, part: Part, table: Table, row: Passage, key: str, sources: Sequence[TableSource]) -> _Found:
        source = next(each for each in sources if any(line.key == key for line in each.rows))
        counted = next((column.key for column in source.columns if column.number), None)
        said = next(
            (c.key for c in source.columns if not (c.number or c.taken or c.per_party)),
            None,
        )
        cells = {column.key: row.cells[at] for at, column in enumerate(table.columns)}
        number = {
            code: self._above(part, code) + self._words(cells[counted].get(code, ())) if counted else key
            for code in self.names
        }
        text = {code: runs for code, runs in cells.get(said or "", {}).items() if runs}
        term = next(line.group for line in source.rows if line.key == key)
        return _Found(part, number, text, term)


def _line(passage: Passage) -> dict[Language, Runs]:
    """A passage with its label, as one line."""
    return {
        code: (*passage.label.get(code, ()), *((Run(" "),) if passage.label.get(code) else ()), *runs)
        for code, runs in passage.text.items()
    }


def plain_runs(runs: Runs) -> Runs:
    """The words alone: in another text they number nothing, refer to nothing, define nothing."""
    out = []
    for run in runs:
        slot = None if run.slot is None else {holder: plain_runs(inner) for holder, inner in run.slot.items()}
        out.append(Run(run.text, slot=slot, blank=run.blank, bracket=run.bracket, party_order=run.party_order))
    return tuple(out)
