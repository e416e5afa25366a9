"""Papers around a draft: forms of ``papers/`` filled with one agreement's data. YAML in, `AgreementPaper` values out.

A form says what the paper is, who makes it and who may see it; its clauses are the library's. What they ask for is
given under ``papers:`` in ``agreement.yaml``; what nobody gives stays a visible gap.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from paraph.model import Audience, Finding, Language, PartyId, Place
from paraph.sources.condition_parser import BUILT_IN, parse_condition
from paraph.sources.conditions import Condition
from paraph.sources.faults import Faults
from paraph.sources.forms import text
from paraph.sources.library import Library
from paraph.sources.placements import Placer
from paraph.sources.types import (
    Agreement,
    AgreementPaper,
    Cited,
    Clause,
    Parameter,
    ParameterValue,
    Placement,
    Registry,
    Text,
)
from paraph.sources.walker import Walker
from paraph.sources.yaml_nodes import Node

FOLDER = "papers"
PARTS = ("preamble", "articles", "closing", "signatures", "annexes")
AUDIENCES: tuple[Audience, ...] = ("internal", "counterpart")
Opened: TypeAlias = tuple[Walker, Node]


class Forms(Struct, frozen=True):
    """The forms there are, and how one is opened (``None``: its file cannot be read)."""

    known: Collection[str]
    opened: Callable[[str], Opened | None]


class _Asked(Struct, frozen=True):
    """One entry of ``papers:``: the form, its place, and the values given."""

    form: str
    place: Place
    values: Mapping[str, tuple[Place, Node]]


class _Values:
    """The values that an agreement gives to a paper; knows which were asked for."""

    def __init__(self, walker: Walker, asked: _Asked) -> None:
        self.walker = walker
        self.asked = asked
        self.met: dict[str, None] = {}


class _PaperPlacer(Placer):
    """Places the clauses of a form; parameters take the agreement's values by name. None of them must be given."""

    values: _Values

    def _given(self, clause: Clause, node: Node | None) -> dict[str, tuple[Walker, Node]]:
        for name in clause.parameters:
            self.values.met[name] = None
        given = {name: (self.values.walker, value) for name, (_, value) in self.values.asked.values.items()}
        return super()._given(clause, node) | given

    def _look_up(self, parameter: Parameter, value: ParameterValue, place: Place) -> None:
        """A name that the agreement gives and nobody knows is a fault of the agreement's file, not of the form."""
        own = self.faults
        self.faults = self.values.walker.faults if parameter.name in self.values.asked.values else own
        super()._look_up(parameter, value, place)
        self.faults = own

    def _lacking(self, clause: Clause, name: str, place: Place) -> None:
        """Nothing to tell: a paper is made from what there is, and the gap is seen."""


def read_papers(
    walker: Walker,
    node: Node,
    agreement: Agreement,
    forms: Forms,
    shelves: tuple[Library, Library],
    registry: Registry,
) -> tuple[AgreementPaper, ...]:
    """The papers that ``agreement`` asks for under ``papers:`` (``node``). Faults of forms stand in their own files."""
    out: dict[str, AgreementPaper] = {}
    for item in walker.items(node):
        asked = _asked(walker, item, forms)
        if asked is None:
            continue
        if asked.form in out:
            walker.faults.add("repeated", asked.place, name=asked.form)
            continue
        opened = forms.opened(asked.form)
        paper = None if opened is None else _Form(*opened, _Values(walker, asked), agreement, shelves, registry).read()
        if paper is not None:
            out[asked.form] = paper
    return tuple(out.values())


def _asked(walker: Walker, item: Node, forms: Forms) -> _Asked | None:
    fields: dict[str, Node] = {"paper": item}
    if item.id == "mapping":
        fields = walker.fields(item, ("paper",), ("with",))
    name = walker.known(fields["paper"], "unknown-paper", forms.known) if "paper" in fields else None
    if name is None or name not in forms.known:
        return None
    given = walker.table(fields["with"]) or {} if "with" in fields else {}
    return _Asked(name, walker.place(fields["paper"]), given)


class _Form:
    """One form read for one agreement."""

    def __init__(
        self,
        walker: Walker,
        node: Node,
        values: _Values,
        agreement: Agreement,
        shelves: tuple[Library, Library],
        registry: Registry,
    ) -> None:
        self.walker = walker
        self.faults: Faults = walker.faults
        self.before = len(self.faults.found)
        self.values = values
        self.agreement = agreement
        self.registry = registry
        self.top = Place(walker.file, 1, 1)
        self.written = shelves[1].shelf.languages
        self.fields = walker.fields(
            node, ("kind", "audience", "name", "articles"), ("of", "when", "languages", "title", "headings", *PARTS)
        )
        self.placer = _PaperPlacer(walker, *shelves, registry, self.written)
        self.placer.values = values

    def read(self) -> AgreementPaper | None:
        fields, walker = self.fields, self.walker
        kind_id = walker.known(fields["kind"], "unknown-kind", self.registry.kinds) if "kind" in fields else None
        kind = self.registry.kinds.get(kind_id or "")
        audience = walker.one_of(fields["audience"], AUDIENCES) if "audience" in fields else None
        holders = self._holders()
        title = self.placer.one(fields["title"], "title") if "title" in fields else None
        parts = {part: self._placed(part) for part in PARTS}
        self.placer.finish()
        self._unasked()
        if kind is None or audience is None or kind_id is None:
            return None
        paper = replace(
            self.agreement,
            id=f"{self.agreement.id}.{self.values.asked.form}",
            kind=kind_id,
            place=self.top,
            division=kind.division,
            binding=False,
            paper="plain",
            about=_cited(self.agreement),
            name=self._text("name"),
            cited={},
            title=title,
            **parts,
            headings="headings" not in fields or walker.boolean(fields["headings"]) is not False,
            layouts=None,
            clauses=self.placer.clauses,
            tables=self.placer.tables,
            records={},
            papers=(),
        )
        return AgreementPaper(
            id=self.values.asked.form,
            audience=audience,  # type: ignore[arg-type]
            holders=holders,
            languages=self._languages(),
            when=self._when(),
            agreement=paper,
            place=self.values.asked.place,
        )

    def _text(self, key: str) -> Text:
        return text(self.walker, self.fields[key], self.written) if key in self.fields else {}

    def _placed(self, part: str) -> tuple[Placement, ...]:
        return self.placer.listed(self.fields[part], part) if part in self.fields else ()

    def _holders(self) -> tuple[PartyId, ...]:
        """Who makes the paper: ``each`` Party its own, or the one named. None of ours: nobody makes it here."""
        if "of" not in self.fields:
            return self.agreement.parties
        name = self.walker.known(self.fields["of"], "unknown-party", ["each", *self.registry.parties])
        if name == "each":
            return self.agreement.parties
        return tuple(party for party in self.agreement.parties if party == name)

    def _languages(self) -> dict[PartyId, tuple[Language, ...]]:
        """For each holder: its own languages and the working one, or (``languages: all``) every one."""
        every = tuple(self.agreement.languages)
        mode = self.walker.one_of(self.fields["languages"], ("own", "all")) if "languages" in self.fields else "own"
        out: dict[PartyId, tuple[Language, ...]] = {}
        for party in self.agreement.parties:
            own = self.registry.parties[party].languages if party in self.registry.parties else ()
            shared = [code for code, record in self.agreement.languages.items() if len(record.owners) != 1]
            chosen = every if mode == "all" else tuple(code for code in every if code in own or code in shared)
            out[party] = chosen or every
        return out

    def _when(self) -> Condition | None:
        if "when" not in self.fields:
            return None
        written = self.walker.text(self.fields["when"])
        found = None if written is None else parse_condition(written, self.walker.place(self.fields["when"]))
        if isinstance(found, Finding):
            self.faults.found.append(found)
            return None
        unknown = [] if found is None else sorted(found.names() - BUILT_IN)
        for name in unknown:
            self.faults.unknown("unknown-name", self.walker.place(self.fields["when"]), name, BUILT_IN)
        return None if unknown else found

    def _unasked(self) -> None:
        """Values that no clause of the form asks for. Said only of a sound form: a clause that is unknown may ask."""
        if len(self.faults.found) > self.before:
            return
        for name, (place, _) in self.values.asked.values.items():
            if name not in self.values.met:
                form = self.values.asked.form
                self.values.walker.faults.unknown("unknown-parameter", place, name, self.values.met, clause=form)


def _cited(agreement: Agreement) -> Cited:
    return Cited(
        id=agreement.id,
        kind=agreement.kind,
        titles=agreement.cited,
        parties=agreement.parties,
        signatories=agreement.signatories,
        date=agreement.date,
        as_of=agreement.as_of,
    )
