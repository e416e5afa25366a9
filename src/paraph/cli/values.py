"""Values as they are typed on the command line: checked, and refused in words."""

from __future__ import annotations

import re

import click

from paraph.i18n import translate


class Count(click.ParamType):  # type: ignore[type-arg]  # older Click is not generic
    """A whole number from ``minimum`` on; Click's own words for it cannot be translated."""

    name = "count"

    def __init__(self, minimum: int = 1) -> None:
        self.minimum = minimum

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Raises ``click.BadParameter``."""
        if re.fullmatch(r"[0-9]{1,6}", str(value)) and int(str(value)) >= self.minimum:
            return int(str(value))
        message = translate("`{value}` is no whole number, {minimum} or more")
        raise click.BadParameter(message.format(value=value, minimum=self.minimum), ctx, param)


def iso_date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    """``2026-11-22`` as it is, nothing as nothing. Raises ``click.BadParameter``."""
    if value is None:
        return ""
    from paraph.sources.walker import to_day

    day = to_day(value)
    if day is None:
        message = translate("`{value}` is no date: write year, month, day, such as 2026-11-22")
        raise click.BadParameter(message.format(value=value))
    return day.isoformat()


def id_(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """An id of a clause, an agreement, a theme. Raises ``click.BadParameter``."""
    if value and (objection := bad_id(value)):
        raise click.BadParameter(objection)
    return value


def bad_id(value: str) -> str | None:
    """What is wrong with an id, or nothing."""
    if re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", value):
        return None
    message = translate("`{value}` is no id: lower-case Latin letters, digits and hyphens, beginning with a letter")
    return message.format(value=value)


def party_id(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """The id of a Party. Raises ``click.BadParameter``."""
    if value and (objection := bad_party(value)):
        raise click.BadParameter(objection)
    return value


def bad_party(value: str) -> str | None:
    """What is wrong with the id of a Party, or nothing."""
    if re.fullmatch(r"[A-Z]{3}", value):
        return None
    return translate("`{value}` is no Party: three capital letters, such as UZB (ISO 3166)").format(value=value)


def by_language(_ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """``ru=Текст`` pairs as a table. Raises ``click.BadParameter``."""
    found: dict[str, str] = {}
    for value in values:
        code, equals, text = value.partition("=")
        if not equals or not text.strip() or not re.fullmatch(r"[a-z]{2,3}", code.strip()):
            message = translate("`{value}`: write the language, `=` and the words, such as {example}")
            raise click.BadParameter(message.format(value=value, example=f'{param.opts[0]} ru="..."'))
        found[code.strip()] = text.strip()
    return found


def pairs(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """``PART=CLAUSE`` as a table. Raises ``click.BadParameter``."""
    out: dict[str, str] = {}
    for value in values:
        left, equals, right = value.partition("=")
        if not (left and equals and right):
            raise click.BadParameter(translate("`{value}` is not PART=CLAUSE").format(value=value))
        out[left] = right
    return out
