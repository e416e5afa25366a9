"""Questions: asked on a terminal only; elsewhere the option is required."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from paraph.cli.console import complain, is_terminal
from paraph.cli.suggest import WrongUse, no_such
from paraph.i18n import translate


def asked(given: str | None, flag: str, question: str, *, default: str | None = None) -> str:
    """``given``, else the answer to ``question``. Raises ``WrongUse`` where nobody can be asked."""
    if given:
        return given
    if not is_terminal():
        if default is not None:
            return default
        raise missing(flag)
    answer: str = click.prompt(question, default=default, show_default=bool(default)).strip()
    return answer


def asked_id(given: str | None, flag: str, question: str, check: Callable[[str], str | None]) -> str:
    """As `asked`; on a terminal the question is repeated until ``check`` has no objection."""
    while True:
        answer = asked(given, flag, question)
        objection = check(answer)
        if objection is None:
            return answer
        if given or not is_terminal():
            raise WrongUse(objection)
        complain(objection)


def asked_choice(
    given: str | None, flag: str, question: str, known: Sequence[str], *, default: str | None = None
) -> str:
    """One of ``known``. Raises ``WrongUse`` with the nearest for a wrong ``given``."""
    shown = f"{question} ({', '.join(known)})"
    while True:
        answer = asked(given, flag, shown, default=default)
        if answer in known:
            return answer
        wrong = no_such(translate("`{name}` is not known here"), answer, known)
        if given or not is_terminal():
            raise wrong
        complain(" - ".join(filter(None, [wrong.message, wrong.hint])))


def asked_list(
    given: Sequence[str], flag: str, question: str, known: Sequence[str], *, default: Sequence[str] = ()
) -> tuple[str, ...]:
    """Some of ``known``, separated by commas or blanks when typed."""
    shown = f"{question} ({', '.join(known)})"
    while True:
        answer = list(given) or asked(None, flag, shown, default=", ".join(default) or None).replace(",", " ").split()
        wrong = next((name for name in answer if name not in known), None)
        if wrong is None and answer:
            return tuple(dict.fromkeys(answer))
        error = no_such(translate("`{name}` is not known here"), wrong or "", known)
        if given or not is_terminal():
            raise error
        complain(" - ".join(filter(None, [error.message, error.hint])))


def missing(flag: str) -> WrongUse:
    """The option that would have been asked for on a terminal."""
    return WrongUse(
        translate("`{option}` is missing").format(option=flag), translate("on a terminal it would be asked for")
    )
