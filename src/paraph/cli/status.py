"""``paraph status``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from paraph.cli.base import argument, command

if TYPE_CHECKING:
    from paraph.model import Finding


@command("status")
@argument("agreements", nargs=-1, metavar="[AGREEMENT]...")
@click.pass_context
def status(ctx: click.Context, agreements: tuple[str, ...]) -> None:
    """Show where each text stands.

    The stage, what is missing or stale in each language, who owns it and when it was collated, what is
    undecided, what stands in brackets, and the drafts issued so far.
    """
    from paraph.assemble import assemble
    from paraph.cli import findings
    from paraph.cli.console import say
    from paraph.cli.drafts_view import print_drafts
    from paraph.cli.standing_view import print_standing
    from paraph.cli.workspace import chosen, locate, read
    from paraph.report.standing import standing

    root = locate(ctx)
    names = chosen(root, agreements)
    registers: list[Finding] = []
    loaded = read(root, agreements)
    for number, name in enumerate(names):
        if number:
            say()
        if name in loaded.workspace.agreements:
            assembly = assemble(loaded.workspace, name)
            print_standing(standing(loaded.workspace.agreements[name], assembly.instrument), assembly.findings)
        registers += print_drafts(root, name)
    faults = [finding for finding in (*loaded.findings, *registers) if finding.level == "error"]
    if faults:
        findings.show(faults, err=True, root=root)
    ctx.exit(findings.exit_code(faults))
