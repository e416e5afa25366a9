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
from paraph.sources.walker import PARTY_ID, Walker
from paraph.sources.yaml_nodes import Node

FOLDER = "papers"
PARTS = ("preamble", "articles", "closing", "signatures")
"""A paper has no annexes: nothing cites it."""
AUDIENCES: tuple[Audience, ...] = ("internal", "counterpart")
Opened: TypeAlias = tuple[Walker, Node]


class Forms(Struct, frozen=True):
    """The forms there are, and how one is opened (``None``: its file cannot be read)."""

    known: Collection[str]
    opened: Callable[[str], Opened | None]


class _Asked(Struct, frozen=True):
    """One entry of ``papers:``: the form, its place, the Party alone it is for, and the values given."""

    form: str
    place: Place
    of: PartyId | None
    values: Mapping[str, tuple[Place, Node]]

    def by(self, holder: PartyId, parties: Collection[PartyId], walker: Walker) -> _Asked:
        """The same for one maker: of a value written for each Party (``{UZB: ..., KAZ: ...}``) its own."""
        own = {name: (place, _own(node, holder, parties, walker)) for name, (place, node) in self.values.items()}
        return replace(self, values={name: (place, node) for name, (place, node) in own.items() if node is not None})


def _own(node: Node, holder: PartyId, parties: Collection[PartyId], walker: Walker) -> Node | None:
    """``node``, or what it says for ``holder`` if its keys are Parties."""
    keys = [key.value for key, _ in node.value] if node.id == "mapping" else []
    if not any(isinstance(key, str) and PARTY_ID.match(key) for key in keys):
        return node
    entries = walker.table(node) or {}
    for party, (place, _) in entries.items():
        if party not in parties:
            walker.faults.unknown("unknown-party", place, party, parties)
    return entries[holder][1] if holder in entries else None


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
    out: dict[tuple[str, PartyId], AgreementPaper] = {}
    for item in walker.items(node):
        asked = _asked(walker, item, agreement, forms)
        if asked is None:
            continue
        for holder in agreement.parties if asked.of is None else (asked.of,):
            if (asked.form, holder) in out:
                walker.faults.add("repeated", asked.place, name=asked.form)
                continue
            opened = forms.opened(asked.form)
            if opened is None:
                continue
            values = _Values(walker, asked.by(holder, agreement.parties, walker))
            form = _Form(*opened, values, agreement, holder, shelves, registry)
            paper = form.read()
            if paper is not None:
                out[asked.form, holder] = paper
            elif form.maker not in ("each", *(agreement.parties if asked.of is None else (asked.of,))):
                walker.faults.add("paper-not-made", asked.place, name=asked.form, party=form.maker)
    return tuple(out.values())


def _asked(walker: Walker, item: Node, agreement: Agreement, forms: Forms) -> _Asked | None:
    fields: dict[str, Node] = {"paper": item}
    if item.id == "mapping":
        fields = walker.fields(item, ("paper",), ("of", "with"))
    name = walker.known(fields["paper"], "unknown-paper", forms.known) if "paper" in fields else None
    of = walker.known(fields["of"], "unknown-party", agreement.parties) if "of" in fields else None
    if name is None or name not in forms.known or (of is not None and of not in agreement.parties):
        return None
    given = walker.table(fields["with"]) or {} if "with" in fields else {}
    return _Asked(name, walker.place(fields["paper"]), of, given)


class _Form:
    """One form read for one agreement and one maker."""

    def __init__(
        self,
        walker: Walker,
        node: Node,
        values: _Values,
        agreement: Agreement,
        holder: PartyId,
        shelves: tuple[Library, Library],
        registry: Registry,
    ) -> None:
        self.walker = walker
        self.holder = holder
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
        self.maker = self._maker()
        self.placer = _PaperPlacer(walker, *shelves, registry, self.written)
        self.placer.values = values

    def read(self) -> AgreementPaper | None:
        fields, walker = self.fields, self.walker
        kind_id = walker.known(fields["kind"], "unknown-kind", self.registry.kinds) if "kind" in fields else None
        kind = self.registry.kinds.get(kind_id or "")
        audience = walker.one_of(fields["audience"], AUDIENCES) if "audience" in fields else None
        languages = self._languages()
        title = self.placer.one(fields["title"], "title") if "title" in fields else None
        parts = {part: self._placed(part) for part in PARTS}
        self.placer.finish()
        self._unasked()
        if kind is None or audience is None or kind_id is None or self.maker not in ("each", self.holder):
            return None
        paper = replace(
            self.agreement,
            id=f"{self.agreement.id}.{self.values.asked.form}.{self.holder}",
            kind=kind_id,
            place=self.top,
            division=kind.division,
            binding=False,
            paper="plain",
            about=_cited(self.agreement),
            name=self._text("name"),
            cited={},
            undated={},
            title=title,
            **parts,
            annexes=(),
            headings="headings" not in fields or walker.boolean(fields["headings"]) is not False,
            layouts=None,
            clauses=self.placer.clauses,
            tables=self.placer.tables,
            records={},
            papers=(),
            maker=self.holder,
            made_in=languages,
        )
        return AgreementPaper(
            id=self.values.asked.form,
            audience=audience,  # type: ignore[arg-type]
            holder=self.holder,
            languages=languages,
            when=self._when(),
            agreement=paper,
            place=self.values.asked.place,
        )

    def _text(self, key: str) -> Text:
        return text(self.walker, self.fields[key], self.written) if key in self.fields else {}

    def _placed(self, part: str) -> tuple[Placement, ...]:
        return self.placer.listed(self.fields[part], part) if part in self.fields else ()

    def _maker(self) -> str:
        """Who makes it: ``each`` Party, or the one named."""
        known = ("each", *self.registry.parties)
        name = self.walker.known(self.fields["of"], "unknown-party", known) if "of" in self.fields else None
        return name if name in known else "each"

    def _languages(self) -> tuple[Language, ...]:
        """The holder's own languages and the working one, or (``languages: all``) every one."""
        every = tuple(self.agreement.languages)
        mode = self.walker.one_of(self.fields["languages"], ("own", "all")) if "languages" in self.fields else "own"
        record = self.registry.parties.get(self.holder)
        own = () if record is None else record.languages
        shared = [code for code, record in self.agreement.languages.items() if len(record.owners) != 1]
        chosen = every if mode == "all" else tuple(code for code in every if code in own or code in shared)
        return chosen or every

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
                self.values.walker.faults.unknown("paper-value", place, name, self.values.met, paper=form)


def _cited(agreement: Agreement) -> Cited:
    return Cited(
        id=agreement.id,
        kind=agreement.kind,
        titles=agreement.undated or agreement.cited,
        parties=agreement.parties,
        signatories=agreement.signatories,
        date=agreement.date,
        as_of=agreement.as_of,
    )
