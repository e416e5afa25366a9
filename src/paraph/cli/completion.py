"""``paraph completion``."""

from __future__ import annotations

import click

from paraph.cli.base import argument, command
from paraph.i18n import translate

SHELLS = ("bash", "zsh", "fish", "powershell")


@command("completion")
@argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a script that lets the shell complete commands and options.

    bash: add `eval "$(paraph completion bash)"` to ~/.bashrc. zsh: the same in ~/.zshrc with zsh.
    fish: `paraph completion fish > ~/.config/fish/completions/paraph.fish`.
    PowerShell: add `paraph completion powershell | Out-String | Invoke-Expression` to $PROFILE.
    """
    from click.shell_completion import get_completion_class

    from paraph.cli.console import say
    from paraph.cli.suggest import WrongUse

    made = get_completion_class(shell)
    if made is None:
        message = translate("the installed Click cannot complete in {shell}; Click 8.5 or newer can")
        raise WrongUse(message.format(shell=shell))
    say(made(ctx.find_root().command, {}, "paraph", "_PARAPH_COMPLETE").source())
