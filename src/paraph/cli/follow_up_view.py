"""How the follow-up of an agreement looks on the screen: a table on a terminal, plain lines in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

import click

from paraph.cli.console import say
from paraph.follow_up import Agenda, Due, State, Task
from paraph.follow_up.types import STATES
from paraph.i18n import language, plural, translate
from paraph.report.columns import pad


def state_words(state: State, count: int) -> str:
    """``3 done`` in the user's language."""
    match state:
        case "done":
            return plural("{count} done", "{count} done", count)
        case "open":
            return plural("{count} open", "{count} open", count)
        case "overdue":
            return plural("{count} overdue", "{count} overdue", count)
        case "postponed":
            return plural("{count} postponed", "{count} postponed", count)
        case "dropped":
            return plural("{count} dropped", "{count} dropped", count)


def counted(agenda: Agenda) -> str:
    """``on 2021-07-01: 1 done, 2 overdue``."""
    said = [state_words(state, count) for state, count in zip(STATES, agenda.counts.counts, strict=True) if count]
    return translate("Follow-up on {date}: {counts}").format(date=agenda.day.isoformat(), counts=", ".join(said))


def print_agenda(name: str, agenda: Agenda, tasks: Sequence[Task], spoken: str) -> None:
    """One agreement: the counts, what is overdue, what is due soon, who answers for it.

    Names are in the user's language, else in ``spoken``, a language of the agreement.
    """
    say(name, bold=True)
    say("  " + counted(agenda))
    lines = _Lines(agenda, {task.record.id: task for task in tasks}, (language(), spoken))
    if agenda.overdue:
        say("  " + click.style(translate("Overdue:"), fg="red", bold=True))
        _print_rows([lines.row(due) for due in agenda.overdue])
    if agenda.soon:
        say("  " + translate("Due by {date}:").format(date=agenda.until.isoformat()))
        _print_rows([lines.row(due) for due in agenda.soon])
    if not agenda.overdue and not agenda.soon:
        say("  " + translate("Nothing is overdue, nothing is due by {date}.").format(date=agenda.until.isoformat()))


class _Lines:
    """The tasks of one agreement as rows of words; ``wanted``: the languages of names, the best first."""

    def __init__(self, agenda: Agenda, tasks: Mapping[str, Task], wanted: Sequence[str]) -> None:
        self.agenda = agenda
        self.tasks = tasks
        self.wanted = wanted

    def row(self, due: Due) -> tuple[str, ...]:
        """Id, where it stands, the deadline as it was set, days late or left, who answers."""
        task = self.tasks[due.record.id]
        where = due.record.passage or self._named(task.number, due.record.id)
        return due.record.id, where, str(due.standing.deadline), self._days(due), self._responsible(task)

    def _days(self, due: Due) -> str:
        late = due.standing.days_late
        if late or due.standing.deadline is None:
            return plural("{count} day late", "{count} days late", late)
        left = (due.standing.deadline.last - self.agenda.day).days
        return plural("in {count} day", "in {count} days", left)

    def _responsible(self, task: Task) -> str:
        """``UZB: ...; KAZ: ...``; in a table each Party on a line of its own."""
        each = {
            party: [self._named(body.names, body.id) for body in bodies] for party, bodies in task.responsible.items()
        }
        between = "\n" if on_terminal() else "; "
        return between.join(f"{party}: {', '.join(named)}" for party, named in each.items())

    def _named(self, names: Mapping[str, str], otherwise: str) -> str:
        return next((names[code] for code in self.wanted if names.get(code)), otherwise)


def on_terminal() -> bool:
    """True where a table with heads can be read; in a pipe a line is a task and nothing else."""
    return sys.stdout.isatty()


def _print_rows(rows: Sequence[tuple[str, ...]]) -> None:
    if on_terminal():
        _print_table(rows)
        return
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        say("    " + "  ".join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _print_table(rows: Sequence[tuple[str, ...]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    heads = (translate("Id"), translate("Where"), translate("Deadline"), translate("Days"), translate("Responsible"))
    for at, head in enumerate(heads):
        table.add_column(head, no_wrap=at in (0, 2), overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console().print(table)
