"""``paraph new agreement``."""

from __future__ import annotations

import click

from paraph.cli.base import argument, command, option
from paraph.cli.values import by_language, id_, iso_date, pairs
from paraph.i18n import language as spoken
from paraph.i18n import translate


@command("agreement")
@argument("name", metavar="[ID]", required=False, callback=id_)
@option("--kind", metavar="KIND", help="Kind of instrument, an id of registry/kinds.yaml.")
@option(
    "--binding/--not-binding",
    "binding",
    default=None,
    help="Whether it is meant to bind; only for a kind that leaves it open, such as a memorandum.",
)
@option("--about", metavar="AGREEMENT", help="The agreement that a protocol, minutes or a paper is about.")
@option("--party", "parties", multiple=True, metavar="PARTY", help="A Party; at least two.")
@option("--name", "names", multiple=True, metavar="LANGUAGE=TEXT", callback=by_language, help="Its short name.")
@option("--prevailing", metavar="LANGUAGE", help="The language that decides if the texts diverge.")
@option("--signatory", "signatories", multiple=True, metavar="PARTY=WHO", help="government, state or a body's id.")
@option("--ratifies", multiple=True, metavar="PARTY", help="A Party that ratifies; may be repeated.")
@option(
    "--like", metavar="AGREEMENT", help="Take the articles of this agreement as the start; `none`: begin with gaps."
)
@option(
    "--theme", "themes", multiple=True, metavar="THEME", help="Of these, only clauses of this theme; may be repeated."
)
@option(
    "--as-of", metavar="YYYY-MM-DD", callback=iso_date, help="The day whose names of bodies are used; otherwise today."
)
@option("--from", "source", metavar="FILE", help="Read this Word or text file into articles and passages of its own.")
@option(
    "--accept",
    multiple=True,
    metavar="PART=CLAUSE",
    callback=pairs,
    help="With --from: take this library clause for that part; may be repeated.",
)
@click.pass_context
def agreement(
    ctx: click.Context,
    name: str | None,
    kind: str | None,
    binding: bool | None,
    about: str | None,
    parties: tuple[str, ...],
    names: dict[str, str],
    prevailing: str | None,
    signatories: tuple[str, ...],
    ratifies: tuple[str, ...],
    like: str | None,
    themes: tuple[str, ...],
    as_of: str,
    source: str | None,
    accept: dict[str, str],
) -> None:
    """Begin an agreement: a commented agreement.yaml that loads and builds at once.

    The articles are those of an agreement like it, as far as they suit the Parties; or gaps to be filled.
    """
    if source is not None:
        from paraph.cli.new_import import imported

        imported(ctx, name, source, accept, as_of)
        return
    from paraph.cli.agreement_answers import answers
    from paraph.cli.console import say
    from paraph.cli.files import write_new
    from paraph.cli.workspace import locate, read
    from paraph.scaffold.agreement import agreement_files

    root = locate(ctx)
    workspace = read(root).workspace
    values = answers(
        root,
        workspace,
        name,
        kind,
        parties,
        names,
        prevailing,
        signatories,
        ratifies,
        like,
        themes,
        as_of,
        binding,
        about,
    )
    texts = agreement_files(values, workspace.registry.kinds[values.kind].noun, spoken())
    files = {f"agreements/{values.id}/{path}": text for path, text in texts.items()}
    write_new(root, files)
    for file in files:
        say(translate("Written: {file}").format(file=file))
    say(translate("Next: {command}").format(command=f"paraph check {values.id}"))
