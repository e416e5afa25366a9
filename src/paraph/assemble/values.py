"""What stands behind a name in ``{{ }}``: opaque values that know their forms. No string operation works on them.

In: names of the registry, parameters. Out: ``Value``, a few runs that go into the text letter for letter.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from paraph.languages.base import DateForm, LanguageRules, UnknownFormError
from paraph.model import BlankKind, Run

BLANK_WIDTH = 12


class Value(Struct, frozen=True):
    """Finished words. A run marked ``party_order`` depends on whose original it is: its place becomes a slot."""

    runs: tuple[Run, ...]


WORDS = "text in quotes, or the name of a parameter"
"""What most values take in their brackets."""


def said(value: object, expected: str = WORDS) -> str:
    """What a clause says in the brackets of a value. Raises ``WrongValueError`` for another value."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise WrongValueError(expected)


def plain(text: str) -> Value:
    """``text`` as a value."""
    return Value((Run(text),))


def ordered(text: str) -> Value:
    """``text`` as a value that depends on the order of the Parties."""
    return Value((Run(text, party_order=True),))


def blank(kind: BlankKind, text: str) -> Value:
    """A blank that shows as ``text``."""
    return Value((Run(text, blank=kind),))


def capitalised(rules: LanguageRules, value: Value) -> Value:
    """``value`` as it begins a sentence. A number begins nothing: "5-бап" stays as it is."""
    first, *rest = value.runs or (Run(),)
    return Value((replace(first, text=rules.capitalise(first.text)), *rest))


class MissingTextError(LookupError):
    """A name has no text in the language asked for; ``what`` says which name."""

    def __init__(self, what: str, language: str) -> None:
        self.what = what
        self.language = language
        super().__init__(f"{what} has no {language} text")


class UnknownRecordError(LookupError):
    """``name`` is no ``kind`` (term, treaty, body, place) of the registry; ``near`` are names like it."""

    def __init__(self, kind: Literal["term", "treaty", "body", "place"], name: str, near: Sequence[str]) -> None:
        self.kind = kind
        self.name = name
        self.near = tuple(near)
        super().__init__(f"unknown {kind} {name}")


class ByHolderError(LookupError):
    """``by_holder(...)`` does not name exactly the Parties: ``party`` is missing, or is no Party (``known``)."""

    def __init__(self, party: str, known: Sequence[str], *, missing: bool) -> None:
        self.party = party
        self.known = tuple(known)
        self.missing = missing
        super().__init__(f"by_holder and {party}")


class WrongValueError(LookupError):
    """What stands in the brackets of a value is not what it takes; ``expected`` says what would be."""

    def __init__(self, expected: str) -> None:
        self.expected = expected
        super().__init__(expected)


class NoBodyError(LookupError):
    """A parameter of the type ``bodies`` names no body of ``party``."""

    def __init__(self, name: str, party: str) -> None:
        self.name = name
        self.party = party
        super().__init__(f"{name} without {party}")


class NoOtherError(LookupError):
    """``other`` is asked for where there is no one reader: the agreement has several other Parties."""


class NotAboutError(LookupError):
    """``about`` is asked for, and the agreement says of no other that it is about it."""


_ASKED_BY_JINJA = frozenset({"unsafe_callable", "alters_data", "jinja_pass_arg"})
"""What the sandbox looks for on whatever is called; none of them is a case."""


class Formed:
    """A value with case forms: ``name.gen`` or ``name("gen")``; bare it is the nominative.

    ``make`` turns a case into the value. It raises ``UnknownFormError`` for a case the language does not have.
    Attributes are looked up by Jinja, so every public name is a case.
    """

    __slots__ = ("_make", "_parts")

    def __init__(self, make: Callable[[str], Value], parts: Mapping[str, object] | None = None) -> None:
        self._make = make
        self._parts = parts or {}

    def __call__(self, case: str = "nom") -> Value:
        return self._make(said(case, "the name of a case"))

    def __getattr__(self, name: str) -> object:
        if name.startswith("_") or name in _ASKED_BY_JINJA:
            raise AttributeError(name)
        if name in self._parts:
            return self._parts[name]
        return self._make(name)


class Telling(Formed):
    """A formed value whose name conditions know too: ``governments.gen``, and ``{% if governments %}``."""

    __slots__ = ("_truth",)

    def __init__(self, formed: Formed, *, truth: bool) -> None:
        super().__init__(formed)
        self._truth = truth

    def __bool__(self) -> bool:
        return self._truth


class Record:
    """Several named values: ``party.side``, ``date.done``. An unknown name raises ``UnknownFormError``."""

    __slots__ = ("_default", "_fields")

    def __init__(self, fields: Mapping[str, Callable[[], object]], default: str | None = None) -> None:
        self._fields = fields
        self._default = default

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._fields:
            raise UnknownFormError(name, tuple(self._fields))
        return self._fields[name]()

    def value(self) -> object:
        """What the bare name prints. Raises ``UnknownFormError`` where a part must be named."""
        if self._default is None:
            raise UnknownFormError("", tuple(self._fields))
        return self._fields[self._default]()


class Counted:
    """A number with its unit, for ``number(...)``; in a condition it is its count."""

    __slots__ = ("count", "unit")

    def __init__(self, count: int, unit: Literal["years", "months", "days", ""]) -> None:
        self.count = count
        self.unit = unit

    def __eq__(self, other: object) -> bool:
        return self.count == other

    def __hash__(self) -> int:
        return hash(self.count)


class Choice:
    """A parameter that only chooses (boolean, choice): conditions see its value, it is not printed."""

    __slots__ = ("name", "value")

    def __init__(self, name: str, value: object) -> None:
        self.name = name
        self.value = value

    def __bool__(self) -> bool:
        return bool(self.value)

    def __eq__(self, other: object) -> bool:
        return self.value == other

    def __hash__(self) -> int:
        return hash(self.value)


Printable: TypeAlias = Value | Formed | Record | Counted | str | int


def from_forms(rules: LanguageRules, forms: Mapping[str, str], *, capital: bool = False) -> Formed:
    """A value whose forms are written out in a table."""

    def make(case: str) -> Value:
        text = rules.form(forms, case)
        return plain(rules.capitalise(text) if capital else text)

    return Formed(make)


def always(value: Value) -> Formed:
    """The same words in every case: a blank."""
    return Formed(lambda _case: value)


def of_date(rules: LanguageRules, day: datetime.date) -> Record:
    """A decided date: ``.plain``, ``.done``, ``.of``."""

    def form(name: DateForm) -> Callable[[], object]:
        return lambda: plain(rules.date(day, name))

    return Record({"plain": form("plain"), "done": form("done"), "of": form("of")}, "plain")


def of_blank_date(rules: LanguageRules, year: int | None) -> Record:
    """The date left for the pen at signature."""

    def form(name: DateForm) -> Callable[[], object]:
        return lambda: blank("at-signature", rules.blank_date(name, year))

    return Record({"plain": form("plain"), "done": form("done"), "of": form("of")}, "plain")


def joined(rules: LanguageRules, tables: Sequence[Mapping[str, str]], *, capital: bool = False) -> Formed:
    """A list of names as one phrase, in the order of the Parties.

    In Kazakh and Uzbek only the last name takes the case ending (formulas.md, rule 4; group inflection of Turkic
    languages); their ``ins`` is the nominative joined by "мен", "bilan". In Russian every name is declined.
    """

    def make(case: str) -> Value:
        together = case in {"ins", "твор"}
        if rules.declines_each:
            names = [rules.form(table, case) for table in tables]
        else:
            last = "nom" if together else case
            names = [rules.form(table, "nom") for table in tables[:-1]] + [rules.form(tables[-1], last)]
        text = rules.join(names, "with" if together else "and")
        return ordered(rules.capitalise(text) if capital else text)

    return Formed(make)
