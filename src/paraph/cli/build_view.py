"""What a build shows: a bar while it runs (on a terminal only), then what was made."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from paraph.build import BuildReport, BuildRequest, Step
from paraph.cli import findings
from paraph.cli.console import complain, say
from paraph.i18n import plural, translate


@contextmanager
def progress() -> Iterator[Callable[[Step], None] | None]:
    """A bar on a terminal, ``None`` in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[file]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(translate("Building"), total=None, file="")

        def step(one: Step) -> None:
            bar.update(task, total=one.total, completed=one.done, file=one.path.rpartition("/")[2])

        yield step


def print_report(report: BuildReport, request: BuildRequest) -> None:
    """Errors and warnings, then the count of files; notes are left to ``paraph check``."""
    urgent = [finding for finding in report.findings if finding.level != "note"]
    if urgent:
        findings.show(urgent, err=True, root=request.root)
    notes = len(report.findings) - len(urgent)
    if notes:
        complain(plural("{count} note: see `paraph check`", "{count} notes: see `paraph check`", notes))
    folder = _from_here(request)
    if report.up_to_date:
        say(translate("Nothing has changed: the files in {folder} are up to date.").format(folder=folder))
    elif report.written or report.kept:
        written = plural("{count} file written", "{count} files written", len(report.written))
        kept = plural("{count} unchanged", "{count} unchanged", len(report.kept))
        say(f"{folder}: {written}, {kept}" if report.kept else f"{folder}: {written}")
    if report.failed:
        complain(translate("Errors kept some files from being made; earlier files were left as they were."))


def _from_here(request: BuildRequest) -> str:
    try:
        return os.path.relpath(request.out)
    except ValueError:  # another drive on Windows
        return str(request.out)
