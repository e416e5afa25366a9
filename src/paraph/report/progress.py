"""A report on progress as a tree: tasks and a day in, title, counts and the list of tasks out, in every language."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paraph.follow_up import STATES, Group, GroupKind, Standing, Tally, Task, standing, tally
from paraph.model import Audience, Column, Header, Instrument, Language, Part, PartyId, Passage, Run, Runs, Table
from paraph.report.progress_words import Speech

NOTHING = "–"
Texts = dict[Language, Runs]


class Counted(Struct, frozen=True):
    """A group with its tasks counted."""

    group: Group
    counts: Tally


class Progress(Struct, frozen=True, kw_only=True):
    """What one instrument has come to on ``day``. ``start`` is its own day, if decided: its tasks run from it."""

    header: Header
    day: datetime.date
    start: datetime.date | None = None
    tasks: tuple[Task, ...]
    audience: Audience = "internal"

    def standing(self, task: Task) -> Standing:
        """How a task stands on the day."""
        return standing(task.record, self.day)

    @property
    def total(self) -> Tally:
        """All tasks counted."""
        return tally(self.standing(task).state for task in self.tasks)

    @property
    def groups(self) -> tuple[Counted, ...]:
        """By branch or part, in the order in which they first stand."""
        return self._counted((task.group, task) for task in self.tasks)

    @property
    def bodies(self) -> tuple[Counted, ...]:
        """By responsible body, those of one Party together; a task counts for each of its bodies."""
        order = self.header.parties
        return self._counted((body, task) for party in order for task in self.tasks for body in task.responsible[party])

    @property
    def kind(self) -> GroupKind:
        """What the groups are; ``part`` where they differ."""
        kinds = {task.group.kind for task in self.tasks}
        return kinds.pop() if len(kinds) == 1 else "part"

    @property
    def target(self) -> str:
        """Whether the tasks are rows of a table or passages: ``row``, ``passage``."""
        return "row" if all(task.record.row is not None for task in self.tasks) else "passage"

    def _counted(self, pairs: Iterable[tuple[Group, Task]]) -> tuple[Counted, ...]:
        found: dict[str, tuple[Group, list[Task]]] = {}
        for group, task in pairs:
            found.setdefault(group.id, (group, []))[1].append(task)
        return tuple(
            Counted(group, tally(self.standing(task).state for task in tasks)) for group, tasks in found.values()
        )


def progress_tree(progress: Progress, *, pictures: bool) -> Instrument:
    """The report as a tree in every language of the instrument.

    ``pictures``: with the part ``deadlines``, which holds a heading alone: the writer puts the pictures below it.
    """
    maker = _Maker(progress)
    parts = [maker.title(), *maker.counted()]
    if pictures:
        parts.append(maker.part("deadlines", lambda speech: speech.say("deadlines")))
    parts.append(maker.listed())
    header = replace(progress.header, division="none", binding=False, paper="plain")
    return Instrument(header=header, parts=tuple(parts))


class _Maker:
    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.speeches = [Speech(code) for code in progress.header.languages]

    def said(self, said: Callable[[Speech], str]) -> Texts:
        """The same in every language."""
        return {speech.code: (Run(said(speech)),) for speech in self.speeches}

    def title(self) -> Part:
        """What this is, of which instrument, on which day."""
        header, day = self.progress.header, self.progress.day
        text = self.said(
            lambda speech: f"{speech.say('progress')}\n{header.name.get(speech.code, header.id)}\n{speech.as_of(day)}"
        )
        return Part(id="title", role="title", blocks=(Passage(id="title/1", kind="title", text=text),))

    def part(self, id_: str, heading: Callable[[Speech], str], *blocks: Table) -> Part:
        """A part with its heading."""
        head = Passage(id=f"{id_}/heading", kind="heading", text=self.said(heading))
        return Part(id=id_, role="article", blocks=(head, *blocks))

    def counted(self) -> list[Part]:
        """Counts by branch or part, if there is more than one; counts by body."""
        kind = self.progress.kind
        by_group = self._counts("summary", kind, self.progress.groups)
        by_body = self._counts("bodies", "body", self.progress.bodies)
        return [by_group, by_body] if len(self.progress.groups) > 1 else [by_body]

    def _counts(self, id_: str, kind: GroupKind, counted: Sequence[Counted]) -> Part:
        columns = (Column("group", 40), Column("total", 10), *(Column(state, 13) for state in STATES))
        heads = [self.said(lambda speech: speech.say(f"of.{kind}")), self.said(lambda speech: speech.say("total"))]
        heads += [self._state(at) for at in range(len(STATES))]
        rows = [self._count_row(id_, each.group.id, self._named(each.group), each.counts) for each in counted]
        if kind != "body":
            total = self.said(lambda speech: speech.say("total"))
            rows.append(self._count_row(id_, "total", total, self.progress.total))
        table = Table(id=f"{id_}/table", columns=columns, head=_row(id_, "head", heads), rows=tuple(rows))
        return self.part(id_, lambda speech: speech.say(f"by.{kind}"), table)

    def _state(self, at: int) -> Texts:
        return self.said(lambda speech: speech.capital(speech.state(STATES[at])))

    def _named(self, group: Group) -> Texts:
        return self.said(lambda speech: speech.capital(group.names.get(speech.code, group.id)))

    def _count_row(self, id_: str, key: str, named: Texts, counts: Tally) -> Passage:
        shown = [
            f"{count} ({share} %)" if count else NOTHING
            for count, share in zip(counts.counts, counts.shares, strict=True)
        ]
        cells = [named, self._plain(str(counts.total)), *(self._plain(text.replace(" %", "\u00a0%")) for text in shown)]
        return _row(id_, key, cells)

    def _plain(self, text: str) -> Texts:
        return self.said(lambda _: text)

    def listed(self) -> Part:
        """Every task: what it is, who answers, until when, how it stands, what proves it; the house's own notes."""
        target, parties = self.progress.target, self.progress.header.parties
        notes = self.progress.audience == "internal" and any(task.record.note for task in self.progress.tasks)
        columns = [Column("number", 8), Column("what", 30)]
        columns += [Column(f"responsible@{party}", 18, "responsible", party) for party in parties]
        columns += [Column("deadline", 13), Column("status", 12), Column("evidence", 15)]
        heads = [self.said(lambda speech: speech.say("number")), self.said(lambda speech: speech.say(f"what.{target}"))]
        heads += [self._responsible_head(party) for party in parties]
        heads += [self.said(lambda speech, key=key: speech.say(key)) for key in ("deadline", "status", "evidence")]  # type: ignore[misc]
        if notes:
            columns.append(Column("note", 14))
            heads.append(self.said(lambda speech: speech.note()))
        rows = tuple(self._task(task, notes=notes) for task in self.progress.tasks)
        table = Table(id="list/table", columns=tuple(columns), head=_row("list", "head", heads), rows=rows)
        return self.part("list", lambda speech: speech.say(f"list.{target}"), table)

    def _responsible_head(self, party: PartyId) -> Texts:
        sides = self.progress.header.party_sides.get(party, {})
        return self.said(lambda speech: speech.say("responsible", side=sides.get(speech.code, {}).get("nom", party)))

    def _task(self, task: Task, *, notes: bool) -> Passage:
        now = self.progress.standing(task)
        cells: list[Texts] = [self.said(lambda speech: task.number.get(speech.code, task.record.id)), dict(task.text)]
        cells += [self._bodies(task.responsible[party]) for party in self.progress.header.parties]
        cells += [self._deadline(now), self._status(now)]
        cells.append({code: (Run(text),) for code, text in now.evidence.items()} if now.evidence else self._plain(""))
        if notes:
            cells.append(self._plain(task.record.note or ""))
        missing = {speech.code: "missing" for speech in self.speeches if any(speech.code not in cell for cell in cells)}
        return replace(_row("list", task.record.id, cells), state=missing)

    def _bodies(self, bodies: Sequence[Group]) -> Texts:
        return self.said(
            lambda speech: ";\n".join(speech.capital(body.names.get(speech.code, body.id)) for body in bodies)
        )

    def _deadline(self, now: Standing) -> Texts:
        def said(speech: Speech) -> str:
            if now.deadline is None:
                return NOTHING
            before = "; ".join(speech.deadline(each) for each in now.before)
            return speech.deadline(now.deadline) + (f"\n({speech.say('before', deadlines=before)})" if before else "")

        return self.said(said)

    def _status(self, now: Standing) -> Texts:
        def said(speech: Speech) -> str:
            return speech.state(now.state) + (f"\n({speech.late(now.days_late)})" if now.days_late else "")

        return self.said(said)


def _row(part: str, key: str, cells: Sequence[Texts]) -> Passage:
    return Passage(id=f"{part}/r-{key}", kind="row", mark=f"r-{key}", cells=tuple(cells))
