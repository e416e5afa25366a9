"""The text of a new Party: its names in every language, the case forms a rule knows, gaps for the others."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from paraph.scaffold.forms import adjective_forms, noun_forms
from paraph.scaffold.yaml_text import comment, scalar

NAMES = ("state", "country", "government", "side")
"""The names a Party has in each language, beside its adjective."""

_HELP = {
    "en": """\
Names of {id} in every language, with the case forms written out. Forms that follow a rule were proposed:
let a linguist check all of them. A line that begins with `#` waits for its form.""",
    "ru": """\
Названия {id} на всех языках; падежи выписываются полностью. Формы, образуемые по правилу, предложены:
все их должен проверить лингвист. Строка, которая начинается с `#`, ждет своей формы.""",
}
_NO_CAPITAL = {
    "en": "capital: an id of registry/places.yaml",
    "ru": "capital: идентификатор места из registry/places.yaml",
}


class NewParty(Struct, frozen=True, kw_only=True):
    """What a drafter says of a new Party; names are nominatives by language."""

    id: str
    languages: tuple[str, ...]
    names: dict[str, dict[str, str]]
    """``state``, ``country``, ``government``, ``side`` to language to nominative."""
    adjectives: dict[str, str]
    capital: str = ""


def party_text(values: NewParty, cases: Mapping[str, tuple[str, ...]], spoken: str) -> str:
    """The file. ``cases`` are those of each language; comments are in Russian unless ``spoken`` is English."""
    comments = "en" if spoken == "en" else "ru"
    lines = comment(_HELP[comments].format(id=values.id))
    lines.append(f"languages: [{', '.join(values.languages)}]")
    for name in NAMES:
        lines += ["", f"{name}:"]
        for code, nominative in values.names[name].items():
            lines += _forms(code, noun_forms(code, nominative), cases.get(code, ()))
    lines += ["", "adjective:"]
    for code, nominative in values.adjectives.items():
        lines += _forms(code, adjective_forms(code, nominative), ())
    lines += ["", f"capital: {values.capital}" if values.capital else f"# {_NO_CAPITAL[comments]}", ""]
    return "\n".join(lines)


def _forms(code: str, forms: Mapping[str, str], cases: tuple[str, ...]) -> list[str]:
    known = [f"    {case}: {scalar(form)}" for case, form in forms.items()]
    return [f"  {code}:", *known, *(f"    # {case}:" for case in cases if case not in forms)]
