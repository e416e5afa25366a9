"""Wrong use, said so that the next try is right: the nearest known name, or the list of what there is."""

from __future__ import annotations

from collections.abc import Iterable

import click

from paraph.i18n import translate

_LISTED = 12


class WrongUse(click.UsageError):
    """The command line makes no sense. ``message`` and ``hint`` are in the user's language already."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, click.get_current_context(silent=True))
        self.hint = hint


def no_such(message: str, name: str, known: Iterable[str]) -> WrongUse:
    """``message`` with ``{name}`` filled in, and the nearest of ``known`` or all of them as the hint."""
    names = list(known)
    near = nearest(name, names)
    hint = ""
    if near is not None:
        hint = translate("did you mean `{suggestion}`?").format(suggestion=near)
    elif names and len(names) <= _LISTED:
        hint = translate("known: {known}").format(known=", ".join(names))
    return WrongUse(message.format(name=name), hint)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` most like ``name`` (case makes no difference), or ``None``."""
    from difflib import get_close_matches

    names = {each.lower(): each for each in known}
    close = get_close_matches(name.lower(), names, n=1, cutoff=0.55)
    return names[close[0]] if close else None
