"""``paraph new agreement --from FILE``: somebody's Word or text file becomes an agreement's own clauses."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paraph.cli.suggest import WrongUse
from paraph.i18n import language as spoken
from paraph.i18n import plural, translate

if TYPE_CHECKING:
    from paraph.readers import Candidate, Imported


def imported(ctx: click.Context, name: str | None, file: str, accept: dict[str, str], as_of: str) -> None:
    """Read ``file``, write the agreement's files, say what was understood. Raises ``WrongUse``, ``InputError``."""
    from paraph.cli.console import say
    from paraph.cli.files import write_new
    from paraph.cli.findings import show
    from paraph.cli.workspace import locate, read
    from paraph.readers import import_agreement
    from paraph.readers.word.package import load

    if not name:
        raise WrongUse(translate("name the new agreement: paraph new agreement ID --from FILE"))
    path = Path(file)
    if not path.is_file():
        raise WrongUse(translate("there is no file `{file}`").format(file=file))
    root = locate(ctx)
    workspace = read(root).workspace
    made = import_agreement(
        load(path),
        path.name,
        name,
        workspace.library,
        workspace.registry,
        accept,
        as_of=datetime.date.fromisoformat(as_of) if as_of else None,
        spoken="ru" if spoken() != "en" else "en",
    )
    write_new(root, made.files)
    for each in made.files:
        say(translate("Written: {file}").format(file=each))
    show(made.notes)
    _proposed(made, name, file, accept)
    _aside(made)
    say(translate("Next: {command}").format(command=f"paraph check {name}"))


def _proposed(made: Imported, name: str, file: str, accept: dict[str, str]) -> None:
    from paraph.cli.console import say

    best: dict[str, Candidate] = {}
    for item in made.report:
        if item.part not in accept:
            best.setdefault(item.part, item)
    if not best:
        return
    say(translate("The library says the same in:"))
    for item in best.values():
        say(f"  {item.part}: {item.name} ({item.score:.0%}: {', '.join(item.shared)})")
    first = next(iter(best.values()))
    command = f"paraph new agreement {name} --from {file} --accept {first.part}={first.name}"
    say(
        translate("To take the library's clause instead, remove the new folder and run: {command}").format(
            command=command
        )
    )


def _aside(made: Imported) -> None:
    from paraph.cli.console import say

    if not made.set_aside:
        return
    count = len(made.set_aside)
    say(plural("{count} text set aside:", "{count} texts set aside:", count).format(count=count))
    for item in made.set_aside:
        say(f"  {item.place}: {_short(item.text)} ({translate(item.why)})")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
