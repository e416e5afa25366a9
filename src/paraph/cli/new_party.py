"""``paraph new party``."""

from __future__ import annotations

import click

from paraph.cli.base import argument, command, option
from paraph.cli.values import by_language, id_, party_id
from paraph.i18n import language as spoken
from paraph.i18n import translate


@command("party")
@argument("name", metavar="[ID]", required=False, callback=party_id)
@option("--language", "languages", multiple=True, metavar="LANGUAGE", help="A state language; may be repeated.")
@option("--state", multiple=True, metavar="LANGUAGE=TEXT", callback=by_language, help="Full name of the state.")
@option("--country", multiple=True, metavar="LANGUAGE=TEXT", callback=by_language, help="Short name of the state.")
@option("--government", multiple=True, metavar="LANGUAGE=TEXT", callback=by_language, help="Its Government.")
@option("--side", multiple=True, metavar="LANGUAGE=TEXT", callback=by_language, help="Its Side, as the text calls it.")
@option("--adjective", multiple=True, metavar="LANGUAGE=TEXT", callback=by_language, help="The adjective.")
@option("--capital", metavar="PLACE", callback=id_, help="Its capital: an id of registry/places.yaml.")
def party(
    name: str | None,
    languages: tuple[str, ...],
    capital: str | None,
    adjective: dict[str, str],
    **names: dict[str, str],
) -> None:
    """Begin a Party: its names in every language.

    Case forms that follow a rule are proposed, the others are left to be filled in; a linguist checks them all.
    """
    from paraph import languages as rules
    from paraph.cli.console import say
    from paraph.cli.files import write_new
    from paraph.cli.party_answers import answers
    from paraph.cli.workspace import locate
    from paraph.scaffold.party import party_text

    root = locate(click.get_current_context())
    values = answers(root, name, languages, names, adjective, capital)
    cases = {code: rules.get(code).cases for code in values.names["state"]}
    file = f"registry/parties/{values.id}.yaml"
    write_new(root, {file: party_text(values, cases, spoken())})
    say(translate("Written: {file}").format(file=file))
    say(translate("Let a linguist check the case forms, and fill in those that wait."))
