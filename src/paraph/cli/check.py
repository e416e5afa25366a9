"""``paraph check``."""

from __future__ import annotations

import click

from paraph.cli.base import argument, command, option
from paraph.i18n import plural, translate


@command("check")
@argument("agreements", nargs=-1, metavar="[AGREEMENT]...")
@option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How findings are written.")
@option(
    "--profile",
    type=click.Choice(["draft", "signature"]),
    default="draft",
    show_default=True,
    help="signature: also whatever still stops a signature copy.",
)
@click.pass_context
def check(ctx: click.Context, agreements: tuple[str, ...], form: str, profile: str) -> None:
    """Show every fault of the texts at once.

    Each finding names file, line and column, and says what to do. The exit code is 1 if there are errors.
    """
    from paraph.cli import findings
    from paraph.cli.console import say
    from paraph.cli.workspace import chosen, locate, read
    from paraph.report.checking import all_findings

    root = locate(ctx)
    names = chosen(root, agreements)
    found = all_findings(read(root, agreements), names, for_signature=profile == "signature", root=root)
    if form == "json":
        say(findings.as_json(found))
    elif found:
        findings.show(found, root=root)
    else:
        done = plural("{count} agreement checked", "{count} agreements checked", len(names))
        say(translate("No findings: {done}.").format(done=done))
    ctx.exit(findings.exit_code(found))
