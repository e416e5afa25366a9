"""How the drafts of an agreement look on the screen."""

from __future__ import annotations

from pathlib import Path

import click

from paraph.cli.console import say
from paraph.drafts.listing import Listed, listed
from paraph.i18n import translate
from paraph.model import Finding


def print_drafts(root: Path, agreement: str) -> tuple[Finding, ...]:
    """A line for each draft issued; the faults of the register are given back, to be shown with all others."""
    register, drafts = listed(root, agreement)
    for draft in drafts:
        words = [translate("Draft {number}").format(number=draft.number), draft.date, _state(draft), draft.note]
        say("  " + "  ".join(filter(None, words)))
    if register.unfinished:
        names = ", ".join(register.unfinished)
        say("  " + translate("Not issued (an interrupted `paraph issue`): {files}").format(files=names))
    return register.faults


def _state(draft: Listed) -> str:
    match draft.state:
        case "ok":
            return click.style(translate("as issued"), fg="green")
        case "altered":
            return click.style(translate("altered"), fg="red", bold=True)
        case "missing":
            return click.style(translate("missing from the folder"), fg="red", bold=True)
