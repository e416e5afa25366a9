"""``paraph show``."""

from __future__ import annotations

import click

from paraph.cli.base import argument, command, option
from paraph.cli.values import Count


@command("show")
@argument("clause", metavar="CLAUSE")
@option("--agreement", metavar="AGREEMENT", help="Look among the agreement's own clauses first.")
@option("--language", "languages", multiple=True, metavar="LANGUAGE", help="Only this language; may be repeated.")
@option("--variant", metavar="VARIANT", help="Only this wording of the clause.")
@option("--source", "as_written", is_flag=True, help="As it is written, values not filled in.")
@option("--width", metavar="N", type=Count(40), help="Columns of the screen to use; otherwise the terminal's.")
@click.pass_context
def show(
    ctx: click.Context,
    clause: str,
    agreement: str | None,
    languages: tuple[str, ...],
    variant: str | None,
    as_written: bool,
    width: int | None,
) -> None:
    """Read a clause with its languages side by side, values filled in.

    The values are those of the first agreement that uses the wording; where none does, one lends its names. In a
    narrow window the languages stand one under the other.
    """
    import shutil

    from paraph.cli.clause_view import print_clause
    from paraph.cli.workspace import clause_named, locate, read
    from paraph.report.usage import usage

    root = locate(ctx)
    loaded = read(root)
    found = clause_named(root, loaded, clause, agreement)
    wide = width or shutil.get_terminal_size((100, 24)).columns
    uses = () if found.own else usage(loaded.workspace).get(found.id, ())
    values = None if as_written else loaded.workspace
    print_clause(found, languages, variant, wide, uses, values, agreement)
