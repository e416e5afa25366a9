"""``paraph clauses``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from paraph.cli.base import command, option
from paraph.i18n import plural, translate

if TYPE_CHECKING:
    from paraph.report.usage import Use


@command("clauses")
@option("--search", metavar="TEXT", help="Only clauses with these words in their id, heading or text, in any language.")
@option("--theme", metavar="THEME", help="Only this theme.")
@option("--used-by", is_flag=True, help="Say which agreements use each clause.")
@click.pass_context
def clauses(ctx: click.Context, search: str | None, theme: str | None, used_by: bool) -> None:
    """List the clauses of the library by theme.

    A search finds every form of its words, in any order, whatever the case, the kind of apostrophe or the Uzbek
    alphabet used.
    """
    from paraph.cli.console import say
    from paraph.cli.suggest import no_such
    from paraph.cli.workspace import locate, read
    from paraph.report.listing import entries, themes
    from paraph.report.search import search as found_by
    from paraph.report.usage import usage

    workspace = read(locate(ctx)).workspace
    library = tuple(workspace.library.values())
    users = usage(workspace) if used_by else {}
    if theme is not None and theme not in themes(library):
        raise no_such(translate("there is no theme `{name}`"), theme, themes(library))
    among = [clause for clause in library if theme in (None, clause.theme)]
    if search is not None:
        hits = found_by(among, search)
        for hit in hits:
            say(f"{hit.clause.id}: {hit.excerpt} ({hit.language})" if hit.language else hit.clause.id)
            if used_by:
                say(f"    {_users(users[hit.clause.id])}")
        say(plural("{count} clause found", "{count} clauses found", len(hits)))
        return
    for group in entries(among):
        say(group.theme, bold=True)
        for clause, line in zip(group.clauses, group.lines, strict=True):
            say(f"  {line}")
            if used_by:
                say(f"      {_users(users[clause.id])}")
    say(plural("{count} clause", "{count} clauses", len(among)))


def _users(uses: Sequence[Use]) -> str:
    names = ", ".join(dict.fromkeys(use.where for use in uses))
    return translate("used by {names}").format(names=names) if names else translate("used by none")
