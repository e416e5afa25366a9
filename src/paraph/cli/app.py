"""The command line as a whole: global options, and ``paraph`` alone, which says where one stands."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from paraph.cli.base import Group, Option, remember
from paraph.cli.console import lenient_streams, say
from paraph.cli.guard import guarded
from paraph.i18n import LANGUAGES, choose, session

COMMANDS = {
    "init": "paraph.cli.init:init",
    "new": "paraph.cli.new:new",
    "build": "paraph.cli.build:build",
    "check": "paraph.cli.check:check",
    "show": "paraph.cli.show:show",
    "clauses": "paraph.cli.clauses:clauses",
    "stamp": "paraph.cli.stamp:stamp",
    "issue": "paraph.cli.issue:issue",
    "amend": "paraph.cli.amend:amend",
    "diff": "paraph.cli.diff:diff",
    "compare": "paraph.cli.compare:compare",
    "update": "paraph.cli.update:update",
    "status": "paraph.cli.status:status",
    "publish": "paraph.cli.publish:publish",
    "verify": "paraph.cli.verify:verify",
    "completion": "paraph.cli.completion:completion",
}


class App(Group):
    """The group under which all commands stand; speaks the user's language and never shows a traceback unasked."""

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run and end the process. A test's ``standalone_mode`` makes no difference."""
        words = list(sys.argv[1:] if args is None else args)
        extra["standalone_mode"] = False
        with session(choose(_asked(words, "--ui"))), lenient_streams():
            code = guarded(lambda: super(App, self).main(words, prog_name, **extra), debug="--debug" in words)
        sys.exit(code)


def _asked(words: Sequence[str], flag: str) -> str | None:
    """The value of an option before Click has read the line: the language must be known before the first message."""
    for index, word in enumerate(words):
        if word == "--":
            break
        if word == flag and index + 1 < len(words):
            return words[index + 1]
        if word.startswith(flag + "="):
            return word.partition("=")[2]
    return None


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from paraph import __version__

        say(f"paraph {__version__}")
        ctx.exit()


def _overview(ctx: click.Context, **_options: object) -> None:
    if ctx.invoked_subcommand is None:
        from paraph.cli.overview import overview

        overview(ctx)


app = App(
    "paraph",
    lazy=COMMANDS,
    invoke_without_command=True,
    callback=click.pass_context(_overview),
    help="""Treaty drafting as source: clauses in, every Party's original out, as Word and PDF.

Without a command it shows where you stand and what to do next.""",
    params=[
        Option(
            ["--ui"],
            type=click.Choice(LANGUAGES),
            callback=remember,
            help="Language of messages; otherwise PARAPH_UI, then the system's.",
        ),
        Option(
            ["--workspace"],
            metavar="DIR",
            callback=remember,
            help="The workspace; otherwise the current folder or one above it.",
        ),
        Option(
            ["--debug"], is_flag=True, default=None, callback=remember, help="Show where in the program an error arose."
        ),
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help="Show the version and exit.",
        ),
    ],
    epilog="",
)
