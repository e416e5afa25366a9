"""``paraph status``."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paraph.cli.base import argument, command, option
from paraph.cli.values import iso_date

if TYPE_CHECKING:
    from paraph.assemble.assembly import Assembly
    from paraph.follow_up import Agenda
    from paraph.model import Finding
    from paraph.sources.types import Agreement, Workspace

TODAY = "today"


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime.date | None:
    """The day asked for; ``today`` is the only place where the clock is read."""
    if value == TODAY:
        return datetime.date.today()
    day = iso_date(ctx, param, value)
    return datetime.date.fromisoformat(day) if day else None


@command("status")
@argument("agreements", nargs=-1, metavar="[AGREEMENT]...")
@option(
    "--on",
    metavar="YYYY-MM-DD",
    callback=_day,
    help="What is overdue on this day and due in the 30 days after it; `today` is today.",
)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="`json`: for another program.",
)
@click.pass_context
def status(ctx: click.Context, agreements: tuple[str, ...], on: datetime.date | None, form: str) -> None:
    """Show where each text stands, and what became of what was decided.

    The stage, what is missing or stale in each language, who owns it and when it was collated, what is
    undecided, what stands in brackets, and the drafts issued so far.

    With `--on` instead: the tasks of minutes and road maps that are overdue on a day or due soon, and who is
    responsible for them.
    """
    from paraph.cli import findings
    from paraph.cli.workspace import chosen, locate, read

    root = locate(ctx)
    names = chosen(root, agreements)
    loaded = read(root, agreements)
    faults = [finding for finding in loaded.findings if finding.level == "error"]
    if form == "json":
        _json(loaded.workspace, names, on)
    elif on is not None:
        _follow_up(loaded.workspace, names, on)
    else:
        faults += [fault for fault in _texts(root, loaded.workspace, names) if fault.level == "error"]
    if faults:
        findings.show(faults, err=True, root=root)
    ctx.exit(findings.exit_code(faults))


def _texts(root: Path, workspace: Workspace, names: tuple[str, ...]) -> list[Finding]:
    """Where each text stands, its drafts, and how many of its tasks are done; the faults of the registers of drafts."""
    from paraph.assemble import assemble
    from paraph.cli.console import say
    from paraph.cli.drafts_view import print_drafts
    from paraph.cli.follow_up_view import counted
    from paraph.cli.standing_view import print_standing
    from paraph.report.standing import standing

    registers: list[Finding] = []
    for number, name in enumerate(names):
        if number:
            say()
        if name in workspace.agreements:
            agreement = workspace.agreements[name]
            assembly = assemble(workspace, name)
            print_standing(standing(agreement, assembly.instrument), assembly.findings)
            if assembly.tasks:
                say("  " + counted(_agenda(agreement, assembly, None)))
        registers += print_drafts(root, name)
    return registers


def _follow_up(workspace: Workspace, names: tuple[str, ...], on: datetime.date) -> None:
    from paraph.assemble import assemble
    from paraph.cli.console import say
    from paraph.cli.follow_up_view import print_agenda
    from paraph.i18n import translate

    shown = 0
    for name in names:
        agreement = workspace.agreements.get(name)
        if agreement is None or not agreement.records:
            continue
        assembly = assemble(workspace, name)
        if assembly.tasks:
            if shown:
                say()
            spoken = agreement.prevailing or agreement.written[0]
            print_agenda(name, _agenda(agreement, assembly, on), assembly.tasks, spoken)
            shown += 1
    if not shown:
        say(translate("There is nothing to follow up: no agreement has tasks in its records.yaml."))


def _json(workspace: Workspace, names: tuple[str, ...], on: datetime.date | None) -> None:
    from paraph.assemble import assemble
    from paraph.cli.console import say
    from paraph.cli.status_json import as_json, follow_up_json, text_json
    from paraph.report.standing import standing

    told: dict[str, dict[str, Any]] = {}
    for name in names:
        if name in workspace.agreements:
            agreement = workspace.agreements[name]
            assembly = assemble(workspace, name)
            told[name] = text_json(standing(agreement, assembly.instrument))
            if assembly.tasks:
                told[name]["follow_up"] = follow_up_json(_agenda(agreement, assembly, on), assembly.tasks)
    say(as_json(told))


def _agenda(agreement: Agreement, assembly: Assembly, on: datetime.date | None) -> Agenda:
    """The tasks on the day asked for; without one, on the newest day the sources know of."""
    from paraph.follow_up import agenda, newest_day

    records = [task.record for task in assembly.tasks]
    return agenda(records, on or newest_day(records, agreement.day))
