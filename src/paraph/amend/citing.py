"""How the protocol cites what it amends, and how others cite the protocol: patterns of agreement.yaml, filled."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from paraph import languages
from paraph.amend.emit import with_blanks
from paraph.amend.wording import always, fill
from paraph.languages.base import DateForm, LanguageRules, UnknownFormError
from paraph.model import Language
from paraph.readers.drafting.escape import escaped
from paraph.sources.types import Agreement, DateValue, Forms, PartialDate

_FIELD = re.compile(r"\{([a-z]+)(?::([a-z.]+))?\}")
_LISTS = ("signatories", "states")


class Names(Struct, frozen=True):
    """What one language calls things: the kind of the amended instrument, the kind ``protocol``."""

    noun: Forms
    kind: Forms


class Citing:
    """One language of the protocol. ``content``: the name in the formulas of what the protocol brings."""

    def __init__(self, agreement: Agreement, code: Language, names: Names, content: str) -> None:
        self.agreement = agreement
        self.code = code
        self.names = names
        self.rules: LanguageRules = languages.get(code)
        self.formulas = languages.amending(code)
        self.content = self.formulas[content]

    def noun(self, case: str) -> str:
        """The bare noun for the amended instrument: Соглашение, Келісім, Bitim."""
        return _form(self.rules, self.names.noun, case)

    def term(self, case: str) -> str:
        """The noun as it is introduced: a defined term."""
        return f"**{escaped(self.noun(case))}**"

    def cited(self, case: str) -> str:
        """The amended instrument in full, as source: the Parties in the order of each original, the date as it is."""
        try:
            pattern = self.rules.form(self.agreement.cited.get(self.code, {}), case)
        except UnknownFormError:
            return '{{ undecided("' + f"{self.noun('nom')}, {case}" + '") }}'
        out, at = "", 0
        for match in _FIELD.finditer(pattern):
            out += escaped(pattern[at : match.start()]) + self._value(match[1], match[2] or "")
            at = match.end()
        return out + escaped(pattern[at:])

    def _value(self, name: str, form: str) -> str:
        if name in _LISTS:
            return f"{{{{ {name}.{form or 'nom'} }}}}"
        text = _date(self.rules, self.agreement.date, form)
        if text is None:
            return '{{ undecided("' + self.rules.words["undecided"] + '") }}'
        return escaped(text) if isinstance(self.agreement.date, datetime.date) else with_blanks(text)

    def title(self) -> str:
        """The title of the protocol, as source."""
        kind = _form(self.rules, self.names.kind, "nom").upper()
        return fill(
            self.formulas["title"], {"TYPE": always(kind), "content": always(self.content), "cited": self.cited}
        )

    def recital(self, article: str | None) -> str:
        """On what the protocol rests: ``article`` (its number) of the amended instrument, else its aim. As source."""
        fields: dict[str, Callable[[str], str]] = {
            "cited": self.cited,
            "noun": self.term,
            "content": always(self.content),
        }
        if article is None:
            return fill(self.formulas["recital"], fields)
        owner = fill(self.formulas["under.of"], fields)
        chain = (languages.base.Link("article", article),)
        fields["under"] = lambda case: "".join(piece.text for piece in self.rules.reference(chain, case, owner))
        return fill(self.formulas["recital.under"], fields)

    def opening(self, content: str) -> str:
        """What the list of changes begins with, as source."""
        return fill(self.formulas[f"opening.{content}"], {"noun": lambda case: escaped(self.noun(case))})

    def integral(self) -> str:
        """That the protocol is a part of the amended instrument, as source."""
        return fill(
            self.formulas["integral"],
            {"This": always("{{ This.nom }}"), "noun": lambda case: escaped(self.noun(case))},
        )

    def name(self) -> str:
        """The short name of the protocol, plain."""
        short = self.agreement.name.get(self.code, {}).get("nom", self.noun("nom"))
        return _begun(
            fill(
                self.formulas["name"],
                {
                    "name": lambda case: in_case(short, self.names.noun, case),
                    "type": self._type("nom"),
                    "content": always(self.content),
                },
            )
        )

    def cited_by_others(self) -> dict[str, str]:
        """``cited`` of the protocol: case to pattern, its own date left as a field."""
        out = {}
        for case in self.names.kind:
            fields: dict[str, Callable[[str], str]] = {
                "cited": lambda form: _pattern(self.rules, self.agreement, self.code, form),
                "type": self._type(case),
                "content": always(self.content),
                "date": lambda form: f"{{date:{form}}}",
            }
            out[case] = fill(self.formulas["cited"], fields)
        return out

    def _type(self, case: str) -> Callable[[str], str]:
        """What the protocol is, in ``case``; asked for as ``small``: with a small letter."""
        form = _form(self.rules, self.names.kind, case)
        return lambda asked: form[:1].lower() + form[1:] if asked == "small" else form


def in_case(name: str, noun: Mapping[str, str], case: str) -> str:
    """``name`` with the noun that begins or ends it in ``case``; as it is where there is none, or no such form."""
    bare, wanted = noun.get("nom", ""), noun.get(case)
    if not bare or wanted is None:
        return name
    for small in (False, True):
        old, new = (word[:1].lower() + word[1:] if small else word for word in (bare, wanted))
        if name == old or name.startswith(f"{old} "):
            return new + name[len(old) :]
        if name.endswith(f" {old}"):
            return name[: -len(old)] + new
    return name


def _begun(name: str) -> str:
    return name[:1].upper() + name[1:]


def _form(rules: LanguageRules, forms: Mapping[str, str], case: str) -> str:
    try:
        return rules.form(forms, case)
    except UnknownFormError:
        return forms.get("nom", "")


def _pattern(rules: LanguageRules, agreement: Agreement, code: Language, case: str) -> str:
    """The citation with the Parties still as fields and the date as words."""
    pattern = _form(rules, agreement.cited.get(code, {}), case)

    def dated(match: re.Match[str]) -> str:
        if match[1] != "date":
            return match[0]
        return _date(rules, agreement.date, match[2] or "") or rules.words["undecided"]

    return _FIELD.sub(dated, pattern)


def _date(rules: LanguageRules, date: DateValue, form: str) -> str | None:
    """A date as words or as a blank for the pen; ``None``: not decided."""
    asked: DateForm = form if form in ("done", "of") else "plain"  # type: ignore[assignment]
    if date == "undecided":
        return None
    if isinstance(date, datetime.date):
        return rules.date(date, asked)
    return rules.blank_date(asked, date.year if isinstance(date, PartialDate) else None)
