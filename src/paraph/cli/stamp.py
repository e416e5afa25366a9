"""``paraph stamp``."""

from __future__ import annotations

import click

from paraph.cli.base import argument, command, option
from paraph.i18n import translate


@command("stamp")
@argument("clause", required=False, metavar="CLAUSE")
@argument("language", required=False, metavar="LANGUAGE")
@option("--agreement", metavar="AGREEMENT", help="Look among the agreement's own clauses first.")
@option("--variant", metavar="VARIANT", help="Only this wording of the clause.")
@option("--all", "every", is_flag=True, help="Every clause of the workspace.")
@click.pass_context
def stamp(
    ctx: click.Context,
    clause: str | None,
    language: str | None,
    agreement: str | None,
    variant: str | None,
    every: bool,
) -> None:
    """Say that a translation follows the wording as it now reads.

    Do it after the translation has been compared with the text it was made from: the mark `follows` is
    renewed, and the translation no longer counts as stale. Without LANGUAGE all translations of the clause.
    """
    from paraph.cli.console import say
    from paraph.cli.files import read_lines, replace_text
    from paraph.cli.suggest import WrongUse
    from paraph.cli.workspace import clause_named, has_wording, locate, read
    from paraph.report.finding_clauses import every as every_file
    from paraph.sources import stamp as stamped

    if every == (clause is not None):
        raise WrongUse(translate("name one clause, or give `--all`"))
    root = locate(ctx)
    loaded = read(root)
    found = every_file(root, loaded) if every else [clause_named(root, loaded, clause or "", agreement)]
    if clause is not None:
        has_wording(found[0], language, variant)
    changed = 0
    for each in found:
        path = root / each.place.file
        text, line_end = read_lines(path)
        new = stamped(text, language, variant)
        if new != text:
            replace_text(path, new, line_end)
            changed += 1
            say(translate("Stamped: {file}").format(file=each.place.file))
    if not changed:
        say(translate("Nothing to stamp: every translation already follows."))
