"""``agreement.yaml`` in, a typed `Agreement` and findings out. Best effort: what can be read is kept."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection
from typing import TYPE_CHECKING, TypeVar, cast

from paraph.languages import known
from paraph.model import Language, PartyId, Place, Stage
from paraph.sources.about import Others, binds, read_about
from paraph.sources.forms import text
from paraph.sources.library import Library
from paraph.sources.patterns import CITED, pattern
from paraph.sources.placements import Placer
from paraph.sources.types import (
    Agreement,
    Cited,
    DateValue,
    Kind,
    LanguageRecord,
    PartialDate,
    Placement,
    Registry,
    Text,
)
from paraph.sources.walker import Walker
from paraph.sources.yaml_nodes import Node

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

STAGES = ("negotiating", "own-language", "collated", "signature")
NUMBERINGS = ("1.", "1)", "(1)", "а)", "-")
DEFAULT_NUMBERING = ("1.", "1)", "а)")
REQUIRED = ("kind", "name", "parties", "signatories", "languages", "articles")
OPTIONAL = (
    *("cited", "authorities", "prevailing", "stage", "place", "date", "as_of", "ratification", "numbering"),
    *("headings", "orthography", "title", "preamble", "closing", "signatures", "annexes", "layouts", "public"),
    *("binding", "about", "papers", "undated"),
)
_LAYOUT = re.compile(r"[a-z]{2,3}(?:-(?:Cyrl|Latn)(?:-[0-9]{4})?)?(?=-|\Z)")
_YEAR = re.compile(r"[12][0-9]{3}\Z")


def read_agreement(
    walker: Walker,
    node: Node,
    id_: str,
    parties: tuple[PartyId, ...],
    shelves: tuple[Library, Library],
    registry: Registry,
    others: Others,
) -> Agreement | None:
    """The agreement ``id_``; ``None`` if not even kind, Parties or languages can be read.

    ``parties`` are its Parties as `read_parties` found them; ``shelves`` are its own clauses and the library;
    ``others`` are the agreements it may be about.
    """
    return _Reader(walker, node, id_, parties, shelves, registry, others).read()


def read_cited(
    walker: Walker, node: Node, id_: str, shelves: tuple[Library, Library], registry: Registry
) -> Cited | None:
    """The agreement ``id_`` as far as others need it to cite it; ``None`` without a known kind."""
    parties = read_parties(walker, node, registry)
    return _Reader(walker, node, id_, parties, shelves, registry, Others()).cited()


def read_parties(walker: Walker, node: Node, registry: Registry) -> tuple[PartyId, ...]:
    """The Parties alone: its own clauses cannot be read without them. Faults are added."""
    entries = walker.table(node) or {}
    if "parties" not in entries:
        return ()
    place, value = entries["parties"]
    items = walker.items(value)
    parties: list[PartyId] = []
    for item in items:
        name = walker.known(item, "unknown-party", registry.parties)
        if name in parties:
            walker.faults.add("repeated", walker.place(item), name=name or "")
        elif name is not None:
            parties.append(name)
    if len(items) < 2 and value.id == "sequence":
        walker.faults.add("few-parties", place)
    return tuple(parties)


class _Reader:
    def __init__(
        self,
        walker: Walker,
        node: Node,
        id_: str,
        parties: tuple[PartyId, ...],
        shelves: tuple[Library, Library],
        registry: Registry,
        others: Others,
    ) -> None:
        self.walker = walker
        self.faults = walker.faults
        self.id = id_
        self.parties = parties
        self.known_parties = parties or tuple(registry.parties)
        self.registry = registry
        self.others = others
        self.written: Collection[Language] = shelves[1].shelf.languages
        self.top = Place(walker.file, 1, 1)
        self.fields = walker.fields(node, REQUIRED, OPTIONAL, at=self.top)
        self.placer = Placer(walker, *shelves, registry, self.written)

    def read(self) -> Agreement | None:
        languages = self._languages()
        kind = self._kind()
        binding = kind is None or self._binding(kind)
        division = "article" if kind is None else kind.division
        if kind is not None and not binding and kind.division_not_binding:
            division = kind.division_not_binding
        date = self._date()
        title = self._get("title", lambda node: self.placer.one(node, "title"))
        placed = {part: self._placed(part) for part in ("preamble", "articles", "closing", "signatures", "annexes")}
        self.placer.finish()
        as_of = self._as_of(date)
        agreement = Agreement(
            id=self.id,
            kind="" if kind is None else kind.id,
            place=self.top,
            division=division,
            binding=binding,
            paper="treaty" if kind is None else kind.paper,
            about=self._get("about", lambda node: read_about(self.walker, node, self.id, self.others)),
            name=self._text("name"),
            cited=self._cited(),
            undated=self._pattern("undated"),
            parties=self.parties,
            signatories=self._signatories(),
            authorities=self._authorities(),
            languages=languages,
            prevailing=self._get("prevailing", lambda node: self._among(node, languages)),
            stage=cast("Stage", self._get("stage", lambda node: self.walker.one_of(node, STAGES)) or "negotiating"),
            signing_place=self._get("place", self._signing_place) or "at-signature",
            date=date,
            as_of=as_of,
            ratification=self._ratification(),
            numbering=self._get("numbering", self._numbering) or DEFAULT_NUMBERING,
            headings=self._flag("headings", default=True),
            orthography=self._orthography(),
            title=title,
            preamble=placed["preamble"],
            articles=placed["articles"],
            closing=placed["closing"],
            signatures=placed["signatures"],
            annexes=placed["annexes"],
            layouts=self._get("layouts", lambda node: self._layouts(node, languages)),
            public=self._flag("public", default=False),
            clauses=self.placer.clauses,
            tables=self.placer.tables,
        )
        return agreement if kind and self.parties and languages else None

    def cited(self) -> Cited | None:
        """As others cite it."""
        kind = self._kind()
        if kind is None:
            return None
        date = self._date()
        return Cited(
            id=self.id,
            kind=kind.id,
            titles=self._pattern("cited"),
            parties=self.parties,
            signatories=self._signatories(),
            date=date,
            as_of=self._as_of(date),
        )

    def _kind(self) -> Kind | None:
        kinds = self.registry.kinds
        name = self._get("kind", lambda node: self.walker.known(node, "unknown-kind", kinds))
        return None if name is None else kinds.get(name)

    def _binding(self, kind: Kind) -> bool:
        if kind.binding == "asked" and "binding" not in self.fields:
            self.faults.add("binding-asked", self.top, kind=kind.id)
        return binds(self.walker, self.fields.get("binding"), kind)

    def _get(self, key: str, read: Callable[[Node], T | None]) -> T | None:
        return read(self.fields[key]) if key in self.fields else None

    def _flag(self, key: str, *, default: bool) -> bool:
        value = self._get(key, self.walker.boolean)
        return default if value is None else value

    def _pattern(self, key: str) -> Text:
        return self._get(key, lambda node: pattern(self.walker, node, self.written, CITED)) or {}

    def _text(self, key: str) -> Text:
        return self._get(key, lambda node: text(self.walker, node, self.written)) or {}

    def _placed(self, part: str) -> tuple[Placement, ...]:
        return self._get(part, lambda node: self.placer.listed(node, part)) or ()

    def _cited(self) -> Text:
        """How the annexes cite the instrument: needed as soon as there are annexes."""
        if "annexes" in self.fields and "cited" not in self.fields:
            self.faults.add("missing-key", self.top, hint="the annexes are labelled with it", name="cited")
        return self._pattern("cited")

    def _by_party(self, key: str, read: Callable[[Node], T | None]) -> dict[PartyId, T]:
        out: dict[PartyId, T] = {}
        if key not in self.fields:
            return out
        for party, (place, value) in (self.walker.table(self.fields[key]) or {}).items():
            if party not in self.known_parties:
                self.faults.unknown("unknown-party", place, party, self.known_parties)
            elif (found := read(value)) is not None:
                out[party] = found
        return out

    def _signatories(self) -> dict[PartyId, str]:
        known = {"government", "state", *self.registry.bodies}
        found = self._by_party("signatories", lambda node: self.walker.known(node, "unknown-body", known))
        for party in self.parties:
            if "signatories" in self.fields and party not in found:
                self._missing("signatories", party)
        return found

    def _missing(self, key: str, name: str) -> None:
        entries = self.walker.table(self.fields[key]) or {}
        if name not in entries:
            self.faults.add("missing-key", self.walker.place(self.fields[key]), name=name)

    def _authorities(self) -> dict[PartyId, tuple[str, ...]]:
        def bodies(node: Node) -> tuple[str, ...]:
            return self.walker.listed(node, lambda item: self.walker.known(item, "unknown-body", self.registry.bodies))

        return self._by_party("authorities", bodies)

    def _ratification(self) -> dict[PartyId, bool]:
        return self._by_party("ratification", self.walker.boolean)

    def _languages(self) -> dict[Language, LanguageRecord]:
        out: dict[Language, LanguageRecord] = {}
        if "languages" not in self.fields:
            return out
        for code, (place, value) in (self.walker.table(self.fields["languages"]) or {}).items():
            if code not in self.written:
                self.faults.unknown("unknown-language", place, code, self.written)
            elif code not in known():
                self.faults.add("language-without-rules", place, name=code)
            else:
                out[code] = self._language(value, place)
        self._official(out)
        return out

    def _official(self, languages: Collection[Language]) -> None:
        """A Party without a text in a language of its own: its law may ask for one.

        A text in one working language alone is the first stage of every negotiation: nothing to say of it.
        """
        for party in self.parties if len(languages) > 1 else ():
            record = self.registry.parties.get(party)
            if record is not None and not set(record.languages) & set(languages):
                place = self.walker.place(self.fields["languages"])
                self.faults.add("no-official-language", place, party=party, languages=", ".join(record.languages))

    def _language(self, node: Node, place: Place) -> LanguageRecord:
        walker = self.walker
        fields = walker.fields(node, ("owner",), ("collated",), at=place)
        owners: tuple[PartyId, ...] = ()
        if "owner" in fields:
            nodes = walker.items(fields["owner"]) if fields["owner"].id == "sequence" else [fields["owner"]]
            found = [walker.known(item, "unknown-party", self.known_parties) for item in nodes]
            owners = tuple(name for name in found if name is not None)
        if "collated" not in fields:
            return LanguageRecord(owners)
        collated = walker.fields(fields["collated"], ("on",), ("by",))
        day = walker.day(collated["on"]) if "on" in collated else None
        by = walker.text(collated["by"]) if "by" in collated else None
        return LanguageRecord(owners, day.isoformat() if day else None, by)

    def _among(self, node: Node, languages: Collection[Language]) -> Language | None:
        name = self.walker.text(node)
        if name is not None and name not in languages:
            self.faults.unknown("not-in-agreement", self.walker.place(node), name, languages, what="languages")
            return None
        return name

    def _signing_place(self, node: Node) -> str | None:
        return self.walker.known(node, "unknown-place", {"at-signature", "undecided", *self.registry.places})

    def _date(self) -> DateValue:
        node = self.fields.get("date")
        if node is None:
            return "at-signature"
        if node.id == "mapping":
            fields = self.walker.fields(node, ("year",))
            year = self.walker.text(fields["year"]) if "year" in fields else None
            if year is not None and _YEAR.match(year):
                return PartialDate(int(year))
            if year is not None:
                self.faults.add("bad-date", self.walker.place(node), hint="{{year: 2026}}", name=year)
            return "at-signature"
        if node.value == "undecided":
            return "undecided"
        if node.value == "at-signature":
            return "at-signature"
        return self.walker.day(node) or "at-signature"

    def _as_of(self, date: DateValue) -> datetime.date:
        """The day whose names hold. Without it the newest names are taken, so that reading can go on."""
        day = self._get("as_of", self.walker.day)
        if day is not None:
            return day
        if isinstance(date, datetime.date):
            return date
        if "as_of" not in self.fields:
            self.faults.add("missing-key", self.top, hint="the day whose names of bodies hold", name="as_of")
        return datetime.date.max

    def _numbering(self, node: Node) -> tuple[str, ...]:
        out = list(DEFAULT_NUMBERING)
        for level, item in enumerate(self.walker.items(node)):
            name = self.walker.text(item)
            if name is None:
                continue
            if name not in NUMBERINGS or level >= len(out):
                self.faults.add("numbering", self.walker.place(item), name=name)
            else:
                out[level] = name
        return tuple(out)

    def _orthography(self) -> dict[Language, dict[str, str | bool]]:
        out: dict[Language, dict[str, str | bool]] = {}
        if "orthography" not in self.fields:
            return out
        known = self.walker.fields(self.fields["orthography"], (), tuple(self.written))
        for code, node in known.items():
            fields = self.walker.fields(node, (), ("yo", "quotes"))
            options: dict[str, str | bool] = {}
            if "yo" in fields and (yo := self.walker.boolean(fields["yo"])) is not None:
                options["yo"] = yo
            if "quotes" in fields and (quotes := self.walker.text(fields["quotes"])) is not None:
                options["quotes"] = quotes
            out[code] = options
        return out

    def _layouts(self, node: Node, languages: Collection[Language]) -> tuple[tuple[Language, ...], ...]:
        return self.walker.listed(node, lambda item: self._layout(item, languages))

    def _layout(self, node: Node, languages: Collection[Language]) -> tuple[Language, ...] | None:
        name = self.walker.text(node)
        if name is None:
            return None
        codes = tuple(found[0] for found in _LAYOUT.finditer(name))
        if "-".join(codes) != name:
            self.faults.add("bad-value", self.walker.place(node), name=name, expected="languages joined as uz-ru")
            return None
        for code in codes:
            if code.partition("-")[0] not in languages:
                self.faults.unknown("not-in-agreement", self.walker.place(node), code, languages, what="languages")
                return None
        if len(set(codes)) < len(codes):
            self.faults.add("repeated", self.walker.place(node), name=name)
            return None
        return codes
