"""``paraph`` alone: where one stands, and the next sensible command."""

from __future__ import annotations

from pathlib import Path

import click

from paraph.cli.console import say
from paraph.i18n import plural, translate


def overview(ctx: click.Context) -> None:
    """Print the workspace, its agreements with their stage, and what to do next."""
    from paraph.cli.workspace import locate
    from paraph.errors import InputError

    try:
        root = locate(ctx)
    except InputError:
        say(translate("This folder is no Paraph workspace."))
        _next("paraph init DIR", translate("makes a workspace with library, templates and a sample agreement"))
        _more()
        return
    _workspace(root)
    _more()


def _workspace(root: Path) -> None:
    from paraph.cli.findings import counts
    from paraph.cli.standing_view import stage_words
    from paraph.cli.workspace import known_agreements, read
    from paraph.report.columns import pad

    loaded = read(root)
    say(translate("Workspace: {folder}").format(folder=root))
    clauses = plural("{count} clause", "{count} clauses", len(loaded.workspace.library))
    say(translate("Library: {clauses}").format(clauses=clauses))
    names = known_agreements(root)
    if names:
        say(translate("Agreements:"))
    width = max([0, *(len(name) for name in names)])
    for name in names:
        agreement = loaded.workspace.agreements.get(name)
        words = stage_words(agreement.stage) if agreement else translate("cannot be read")
        say(f"  {pad(name, width)}  {words}")
    if loaded.findings:
        say(translate("Findings: {counts} (see `paraph check`)").format(counts=counts(loaded.findings)))
    say()
    if any(finding.level == "error" for finding in loaded.findings):
        _next("paraph check", translate("shows every error with its place"))
    elif not names:
        _next("paraph new agreement", translate("begins an agreement"))
    elif (root / "dist").is_dir():
        _next("paraph status", translate("shows what is still missing"))
    else:
        _next("paraph build", translate("makes the Word and PDF files in dist/"))


def _next(line: str, what: str) -> None:
    say(translate("Next: {command}").format(command=click.style(line, bold=True)) + f"  ({what})")


def _more() -> None:
    say(translate("All commands: paraph --help"))
