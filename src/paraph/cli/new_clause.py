"""``paraph new clause``."""

from __future__ import annotations

import click

from paraph.cli.base import argument, command, option
from paraph.cli.values import by_language, id_
from paraph.i18n import language as spoken
from paraph.i18n import translate


@command("clause")
@argument("name", metavar="[ID]", required=False, callback=id_)
@option("--theme", metavar="THEME", callback=id_, help="The folder of the library it belongs to.")
@option("--agreement", metavar="AGREEMENT", help="Make it this agreement's own clause instead.")
@option(
    "--language", "languages", multiple=True, metavar="LANGUAGE", help="A language to begin; the first is drafted in."
)
@option(
    "--variant", default="", metavar="VARIANT", callback=id_, help="Name of this wording, if there will be several."
)
@option("--heading", "headings", multiple=True, metavar="LANGUAGE=TEXT", callback=by_language, help="The heading.")
@option("--text", "texts", multiple=True, metavar="LANGUAGE=TEXT", callback=by_language, help="The first passage.")
@option("--unnumbered", is_flag=True, help="The first passage takes no number (a recital, a title).")
@option("--source", default="", metavar="TEXT", help="Where the wording comes from; for the house only.")
@click.pass_context
def clause(
    ctx: click.Context,
    name: str | None,
    theme: str | None,
    agreement: str | None,
    languages: tuple[str, ...],
    variant: str | None,
    headings: dict[str, str],
    texts: dict[str, str],
    unnumbered: bool,
    source: str,
) -> None:
    """Begin a clause: a commented file with a section for each language.

    Words that are not given yet stand as visible gaps.
    """
    from paraph.cli.clause_answers import answers
    from paraph.cli.console import say
    from paraph.cli.files import write_new
    from paraph.cli.workspace import locate
    from paraph.scaffold.clause import NewClause, clause_text
    from paraph.sources import stamp

    root = locate(ctx)
    place = answers(root, name, theme, agreement, (*languages, *headings, *texts))
    values = NewClause(
        id=place.id,
        languages=place.languages,
        variant=variant or "",
        headings=headings,
        texts=texts,
        numbered=not unnumbered,
        source=source,
    )
    write_new(root, {place.file: stamp(clause_text(values, spoken()))})
    say(translate("Written: {file}").format(file=place.file))
