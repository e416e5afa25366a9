"""``paraph init``."""

from __future__ import annotations

import click

from paraph.cli.base import argument, command
from paraph.i18n import plural, translate


@command("init")
@argument("folder", metavar="[DIR]", required=False)
def init(folder: str | None) -> None:
    """Make a new workspace in DIR.

    It holds the clause library, the registry of Parties and bodies, the Word templates and a sample agreement,
    all ready to build. DIR must be new or empty.
    """
    from paraph.cli.console import is_terminal, say
    from paraph.cli.new_workspace import made
    from paraph.cli.suggest import WrongUse

    if folder is None:
        if not is_terminal():
            raise WrongUse(translate("name the folder: `paraph init DIR`"))
        folder = click.prompt(translate("Folder of the new workspace"))
    count = made(folder)
    files = plural("{count} file", "{count} files", count)
    say(translate("A new workspace in {folder}: {files}.").format(folder=folder, files=files))
    # two lines: not every Windows shell knows `&&`
    quoted = f'"{folder}"' if " " in folder else folder
    say(translate("Next: {command}").format(command=f"cd {quoted}"))
    say(translate("Next: {command}").format(command="paraph build"))
