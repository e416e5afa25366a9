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
@option("--width", metavar="N", type=Count(40), help="Columns of the screen to use; otherwise the terminal's.")
@click.pass_context
def show(
    ctx: click.Context,
    clause: str,
    agreement: str | None,
    languages: tuple[str, ...],
    variant: str | None,
    width: int | None,
) -> None:
    """Read a clause with its languages side by side.

    In a narrow window the languages stand one under the other.
    """
    import shutil

    from paraph.cli.clause_view import print_clause
    from paraph.cli.workspace import clause_named, locate, read

    root = locate(ctx)
    found = clause_named(root, read(root), clause, agreement)
    wide = width or shutil.get_terminal_size((100, 24)).columns
    print_clause(found, languages, variant, wide)
