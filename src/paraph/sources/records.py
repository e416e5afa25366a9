"""The records of the registry: one YAML node in, one typed record out, faults added on the way."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Literal, TypeVar, get_args

from paraph.model import Division, Language, Paper, Place
from paraph.sources.forms import adjective, forms, text
from paraph.sources.patterns import TREATY, pattern
from paraph.sources.types import Binding, DatedNames, Kind, Named, Party, Term, Text, Treaty
from paraph.sources.walker import Walker
from paraph.sources.yaml_nodes import Node

T = TypeVar("T", bound=str)
DIVISIONS: tuple[Division, ...] = get_args(Division)
BINDINGS: tuple[Binding, ...] = get_args(Binding)
PAPERS: tuple[Paper, ...] = get_args(Paper)


def party(walker: Walker, node: Node, id_: str, languages: Collection[Language]) -> Party:
    """``parties/UZB.yaml``."""
    place = Place(walker.file, 1, 1)
    fields = walker.fields(
        node, ("languages", "state", "country", "government", "side", "adjective"), ("capital",), at=place
    )

    def names(key: str) -> Text:
        return text(walker, fields[key], languages) if key in fields else {}

    own: tuple[str, ...] = ()
    if "languages" in fields:
        own = walker.listed(fields["languages"], lambda item: walker.known(item, "unknown-language", languages))
    return Party(
        id=id_,
        place=place,
        languages=own,
        state=names("state"),
        country=names("country"),
        government=names("government"),
        side=names("side"),
        adjective=adjective(walker, fields["adjective"], languages) if "adjective" in fields else {},
        capital=walker.identifier(fields["capital"]) if "capital" in fields else None,
    )


def body(walker: Walker, node: Node, id_: str, place: Place, languages: Collection[Language]) -> Named:
    """A record of ``bodies.yaml``."""
    fields = walker.fields(node, ("party", "names"), at=place)
    owner = walker.text(fields["party"]) if "party" in fields else None
    return Named(id=id_, place=place, names=_names(walker, fields, id_, languages), party=owner)


def place(walker: Walker, node: Node, id_: str, at: Place, languages: Collection[Language]) -> Named:
    """A record of ``places.yaml``."""
    fields = walker.fields(node, ("names",), at=at)
    return Named(id=id_, place=at, names=_names(walker, fields, id_, languages))


def term(walker: Walker, node: Node, id_: str, at: Place, languages: Collection[Language]) -> Term:
    """A record of ``terms.yaml``."""
    fields = walker.fields(node, (), (*languages, "allowed", "forbidden", "source", "note"), at=at)
    return Term(
        id=id_,
        place=at,
        forms=_text(walker, fields, languages),
        allowed=_words(walker, fields, "allowed", languages),
        forbidden=_words(walker, fields, "forbidden", languages),
        source=_optional(walker, fields, "source"),
        note=_optional(walker, fields, "note"),
    )


def treaty(walker: Walker, node: Node, id_: str, at: Place, languages: Collection[Language]) -> Treaty | None:
    """A record of ``treaties.yaml``; ``None`` without its date."""
    fields = walker.fields(node, ("date", "title"), ("parties", "side", "lapsed", "source"), at=at)
    day = walker.day(fields["date"]) if "date" in fields else None
    if day is None:
        return None
    known = {name: forms for name, forms in TREATY.items() if name != "parties" or "parties" in fields}
    side: Literal["state", "government"] = "state"
    if "side" in fields and walker.one_of(fields["side"], ("state", "government")) == "government":
        side = "government"
    return Treaty(
        id=id_,
        place=at,
        date=day,
        title=pattern(walker, fields["title"], languages, known) if "title" in fields else {},
        parties=walker.listed(fields["parties"], walker.text) if "parties" in fields else (),
        side=side,
        lapsed=walker.day(fields["lapsed"]) if "lapsed" in fields else None,
        source=_optional(walker, fields, "source"),
    )


def kind(walker: Walker, node: Node, id_: str, at: Place, languages: Collection[Language]) -> Kind:
    """A record of ``kinds.yaml``."""
    fields = walker.fields(node, ("this", "noun"), ("division", "division_not_binding", "binding", "paper"), at=at)

    def one_of(key: str, options: tuple[T, ...]) -> T | None:
        named = walker.one_of(fields[key], options) if key in fields else None
        return next((option for option in options if option == named), None)

    return Kind(
        id=id_,
        place=at,
        this=text(walker, fields["this"], languages) if "this" in fields else {},
        noun=text(walker, fields["noun"], languages) if "noun" in fields else {},
        division=one_of("division", DIVISIONS) or "article",
        division_not_binding=one_of("division_not_binding", DIVISIONS),
        binding=one_of("binding", BINDINGS) or "yes",
        paper=one_of("paper", PAPERS) or "treaty",
    )


def _names(
    walker: Walker, fields: dict[str, Node], id_: str, languages: Collection[Language]
) -> tuple[DatedNames, ...]:
    if "names" not in fields:
        return ()
    items = walker.items(fields["names"])
    names = tuple(_dated(walker, item, languages) for item in items)
    until: datetime.date | None = None
    for at in sorted(range(len(names)), key=lambda at: names[at].start or datetime.date.min):
        start, end = names[at].start or datetime.date.min, names[at].end or datetime.date.max
        if until is not None and start < until:
            walker.faults.add("overlapping-names", walker.place(items[at]), name=id_)
        until = end if until is None else max(until, end)
    return names


def _dated(walker: Walker, node: Node, languages: Collection[Language]) -> DatedNames:
    fields = walker.fields(node, (), ("from", "to", "source", *languages))
    start = walker.day(fields["from"]) if "from" in fields else None
    end = walker.day(fields["to"]) if "to" in fields else None
    if start and end and end <= start:
        name = end.isoformat()
        walker.faults.add("bad-value", walker.place(fields["to"]), name=name, expected="a day after `from`")
    return DatedNames(
        names=_text(walker, fields, languages),
        start=start,
        end=end,
        source=_optional(walker, fields, "source"),
    )


def _text(walker: Walker, fields: dict[str, Node], languages: Collection[Language]) -> Text:
    """The languages among the keys of a record."""
    found = {code: forms(walker, value, code) for code, value in fields.items() if code in languages}
    return {code: names for code, names in found.items() if names}


def _words(
    walker: Walker, fields: dict[str, Node], key: str, languages: Collection[Language]
) -> dict[Language, tuple[str, ...]]:
    if key not in fields:
        return {}
    lists = walker.fields(fields[key], (), tuple(languages))
    return {code: walker.listed(value, walker.text) for code, value in lists.items()}


def _optional(walker: Walker, fields: dict[str, Node], key: str) -> str | None:
    return walker.text(fields[key]) if key in fields else None
