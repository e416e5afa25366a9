"""``paraph clauses``."""

from __future__ import annotations

import click

from paraph.cli.base import command, option
from paraph.i18n import plural, translate


@command("clauses")
@option("--search", metavar="TEXT", help="Only clauses with these words in their id, heading or text, in any language.")
@option("--theme", metavar="THEME", help="Only this theme.")
@click.pass_context
def clauses(ctx: click.Context, search: str | None, theme: str | None) -> None:
    """List the clauses of the library by theme.

    A search takes no notice of case, of the kind of apostrophe, or of the Uzbek alphabet used.
    """
    from paraph.cli.console import say
    from paraph.cli.suggest import no_such
    from paraph.cli.workspace import locate, read
    from paraph.report.listing import entries, themes
    from paraph.report.search import search as found_by

    library = tuple(read(locate(ctx)).workspace.library.values())
    if theme is not None and theme not in themes(library):
        raise no_such(translate("there is no theme `{name}`"), theme, themes(library))
    among = [clause for clause in library if theme in (None, clause.theme)]
    if search is not None:
        hits = found_by(among, search)
        for hit in hits:
            say(f"{hit.clause.id}: {hit.excerpt} ({hit.language})" if hit.language else hit.clause.id)
        say(plural("{count} clause found", "{count} clauses found", len(hits)))
        return
    for group in entries(among):
        say(group.theme, bold=True)
        for line in group.lines:
            say(f"  {line}")
    say(plural("{count} clause", "{count} clauses", len(among)))
