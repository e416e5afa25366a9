"""Commands, options and groups whose help is read in the language of the session; commands load when called."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Mapping
from typing import Any

import click

from paraph.i18n import LANGUAGES, translate


class _Translated:
    """A text kept in English and read in the language of the session."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.slot = f"_english_{name}"

    def __get__(self, obj: object, owner: type | None = None) -> str | None:
        text: str | None = getattr(obj, self.slot, None)
        return translate(inspect.cleandoc(text)) if text else text

    def __set__(self, obj: object, value: str | None) -> None:
        setattr(obj, self.slot, value)


class Option(click.Option):
    """An option whose help and value name are translated when shown."""

    help = _Translated()
    metavar = _Translated()


class Argument(click.Argument):
    """An argument whose value name is translated when shown."""

    metavar = _Translated()


class Command(click.Command):
    """One command. ``--ui``, ``--workspace`` and ``--debug`` are taken here as well as before the command's name."""

    help = _Translated()
    options_metavar = _Translated()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("context_settings", {})["help_option_names"] = ["-h", "--help"]
        super().__init__(*args, **kwargs)
        hidden: dict[str, Any] = {"hidden": True, "expose_value": False, "callback": remember}
        self.params += [
            Option(["--ui"], type=click.Choice(LANGUAGES), **hidden),
            Option(["--workspace"], metavar="DIR", **hidden),
            Option(["--debug"], is_flag=True, default=None, **hidden),
        ]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click keeps the option once made; its help must follow the session."""
        return _help_option(super().get_help_option(ctx))

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 (Click's signature)
        """The first paragraph whole: a list of commands may take two lines for one."""
        return " ".join((self.help or "").partition("\n\n")[0].split())


class Group(click.Group):
    """Commands named in ``lazy`` (name -> ``module:attribute``), in this order, loaded when asked for."""

    help = _Translated()
    options_metavar = _Translated()
    subcommand_metavar = _Translated()  # type: ignore[assignment]

    def __init__(self, *args: Any, lazy: Mapping[str, str], **kwargs: Any) -> None:
        kwargs.setdefault("context_settings", {})["help_option_names"] = ["-h", "--help"]
        super().__init__(*args, **kwargs)
        self.lazy = dict(lazy)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (Click's signature)
        """The names in the order of a drafter's work, not of the alphabet."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the module of one command."""
        if cmd_name not in self.lazy:
            return None
        module, _, attribute = self.lazy[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As Click does, with a suggestion for a wrong name."""
        name = args[0]
        if name not in self.lazy and not name.startswith("-") and not ctx.resilient_parsing:
            from paraph.cli.suggest import no_such

            raise no_such(translate("there is no command `{name}`"), name, self.lazy)
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click keeps the option once made; its help must follow the session."""
        return _help_option(super().get_help_option(ctx))


def _help_option(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = translate("Show this message and exit.")
    return option


def remember(ctx: click.Context, param: click.Parameter, value: object) -> None:
    """Keep a global option for whoever needs it (`paraph.cli.workspace`)."""
    if value is not None and param.name is not None:
        ctx.ensure_object(dict)[param.name] = value


def command(name: str, **settings: Any) -> Callable[[Callable[..., Any]], Command]:
    """Make a command of a function; its docstring is the help, in English."""
    return click.command(name, cls=Command, **settings)


def option(*declarations: str, **settings: Any) -> Callable[[Any], Any]:
    """`click.option` with translated help."""
    return click.option(*declarations, cls=Option, **settings)


def argument(*declarations: str, **settings: Any) -> Callable[[Any], Any]:
    """`click.argument` with a translated value name."""
    return click.argument(*declarations, cls=Argument, **settings)
