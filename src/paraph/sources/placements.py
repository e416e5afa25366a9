"""Clauses put in their places: YAML nodes of ``agreement.yaml`` in, typed `Placement` values and findings out."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from paraph.model import Language, Place
from paraph.sources.library import Library
from paraph.sources.listing import check_listed
from paraph.sources.parameters import BLANKS, value_of
from paraph.sources.rules import DID_YOU_MEAN
from paraph.sources.table_types import TableSource
from paraph.sources.types import Clause, Parameter, ParameterValue, Placement, Registry
from paraph.sources.walker import Walker
from paraph.sources.yaml_nodes import Node

FIXED = ("title", "preamble", "closing", "signatures")
"""Parts of every instrument; no article can bear their names."""

_REFERENCES = {
    "term": ("unknown-term", "terms"),
    "body": ("unknown-body", "bodies"),
    "place": ("unknown-place", "places"),
    "treaty": ("unknown-treaty", "treaties"),
}


class Asked(Struct, frozen=True):
    """A value that names a placement: to be looked up when all placements are known."""

    target: str
    place: Place


class Placer:
    """Reads the placements of one agreement and remembers the ids, clauses and tables they use."""

    def __init__(
        self,
        walker: Walker,
        own: Library,
        library: Library,
        registry: Registry,
        languages: Collection[Language],
    ) -> None:
        self.walker = walker
        self.faults = walker.faults
        self.shelves = (own, library)
        self.registry = registry
        self.languages = languages
        self.ids: dict[str, int] = {}
        self.clauses: dict[str, Clause] = {}
        self.tables: dict[str, TableSource] = {}
        self.asked: list[Asked] = []
        self.targets: dict[str, str | None] = {}
        self.labels: dict[tuple[str, str], int] = {}

    def listed(self, node: Node, part: str) -> tuple[Placement, ...]:
        """The placements of one list; ``part`` is ``articles``, ``annexes`` or a fixed part."""
        placements = (self.one(item, part, index) for index, item in enumerate(self.walker.items(node), 1))
        return tuple(placement for placement in placements if placement is not None)

    def one(self, node: Node, part: str, index: int = 1) -> Placement | None:
        """One placement: a clause id, or a table with ``clause``, ``variant``, ``with``, ``as``, ``table``."""
        walker = self.walker
        place = walker.place(node)
        fields: dict[str, Node] = {"clause": node}
        if node.id == "mapping":
            tabled = part in ("articles", "annexes")
            optional = ("variant", "with", "as", "table") if tabled else ("variant", "with", "as")
            fields = walker.fields(node, ("clause",), optional)
        name = walker.identifier(fields["clause"]) if "clause" in fields else None
        id_ = f"annex-{index}" if part == "annexes" else name
        if "as" in fields:
            id_ = walker.identifier(fields["as"])
        if id_ is not None:
            self._claim(id_, walker.place(fields["as"]) if "as" in fields else place, part)
            if part not in FIXED:
                self.targets[id_] = name
        table = self._table(fields["table"]) if "table" in fields else None
        clause = None if name is None else self._clause(name, walker.place(fields["clause"]))
        if clause is None or id_ is None:
            return None
        if table is not None:
            check_listed(self.tables[table], clause, self.faults, walker.place(fields["table"]))
        variant = self._variant(clause, fields.get("variant"))
        self._labels(clause, variant, part, place)
        values, given = self._values(clause, fields.get("with"), place)
        return Placement(
            id=id_, clause=clause.id, place=place, variant=variant, values=values, given=given, table=table
        )

    def finish(self) -> None:
        """When all are placed: values that name a placement are looked up."""
        for asked in self.asked:
            target = asked.target.partition("/")[0]
            if target in self.targets:
                continue
            placed = next((id_ for id_, clause in self.targets.items() if clause == target), None)
            if placed is not None:
                self.faults.add("unknown-article", asked.place, hint=DID_YOU_MEAN, name=target, suggestion=placed)
            else:
                self.faults.unknown("unknown-article", asked.place, target, self.targets)

    def _claim(self, id_: str, place: Place, part: str) -> None:
        if id_ in FIXED and part != id_:
            self.faults.add("reserved-id", place, name=id_)
        elif id_ in self.ids:
            self.faults.add("duplicate-placement", place, name=id_, first=self.ids[id_])
        else:
            self.ids[id_] = place.line

    def _clause(self, name: str, place: Place) -> Clause | None:
        """The agreement's own clause, else the library's. A clause whose file is faulty is not unknown."""
        if name not in self.clauses:
            shelf = next((shelf for shelf in self.shelves if name in shelf.clause_files), None)
            if shelf is None:
                known = [known for shelf in self.shelves for known in shelf.clause_files]
                self.faults.unknown("unknown-clause", place, name, known)
                return None
            clause = shelf.clause(name)
            if clause is None:
                return None
            self.clauses[name] = clause
        return self.clauses[name]

    def _table(self, node: Node) -> str | None:
        name = self.walker.identifier(node)
        if name is None:
            return None
        shelf = next((shelf for shelf in self.shelves if name in shelf.table_files), None)
        if shelf is None:
            known = [known for shelf in self.shelves for known in shelf.table_files]
            self.faults.unknown("unknown-table", self.walker.place(node), name, known)
            return None
        table = shelf.table(name)
        if table is None:
            return None
        self.tables[name] = table
        return name

    def _variant(self, clause: Clause, node: Node | None) -> str:
        first = next(iter(clause.variants))
        name = None if node is None else self.walker.text(node)
        if node is None or name is None:
            return first
        if name not in clause.variants:
            known = [variant for variant in clause.variants if variant]
            self.faults.unknown("unknown-variant", self.walker.place(node), name, known, clause=clause.id)
            return first
        return name

    def _labels(self, clause: Clause, variant: str, part: str, place: Place) -> None:
        """All clauses of a fixed part share one article, so they share one set of labels."""
        if part not in FIXED:
            return
        for section in clause.variants[variant].sections.values():
            labels = [(part, block.label) for block in section.blocks if block.label]
            for key in labels:
                if key in self.labels:
                    self.faults.add("duplicate-label", place, name=key[1], first=self.labels[key])
            if section.language == clause.variants[variant].skeleton:
                new = dict.fromkeys(labels, place.line)
        self.labels.update(new)

    def _values(
        self, clause: Clause, node: Node | None, place: Place
    ) -> tuple[dict[str, ParameterValue], dict[str, Place]]:
        entries = self._given(clause, node)
        values: dict[str, ParameterValue] = {}
        given: dict[str, Place] = {}
        for name, parameter in clause.parameters.items():
            value, at = parameter.default, parameter.place
            if name in entries:
                reader, written = entries[name]
                value = value_of(reader, written, parameter, self.languages)
                at = given[name] = reader.place(written)
            elif value is None:
                self._lacking(clause, name, place)
            if value is None:
                # The fault is told; a stand-in keeps it from being met again wherever the clause uses the name.
                values[name] = "undecided" if parameter.default is None else parameter.default
            else:
                values[name] = value
                self._look_up(parameter, value, at)
        return values, given

    def _given(self, clause: Clause, node: Node | None) -> dict[str, tuple[Walker, Node]]:
        """The values under ``with:``, each with the walker of its file."""
        entries = {} if node is None else self.walker.table(node) or {}
        for name, (at, _) in entries.items():
            if name not in clause.parameters:
                self.faults.unknown("unknown-parameter", at, name, clause.parameters, clause=clause.id)
        return {name: (self.walker, value) for name, (_, value) in entries.items()}

    def _lacking(self, clause: Clause, name: str, place: Place) -> None:
        self.faults.add("missing-parameter", place, clause=clause.id, name=name)

    def _look_up(self, parameter: Parameter, value: ParameterValue, place: Place) -> None:
        for body in value if isinstance(value, tuple) else ():
            if body not in self.registry.bodies:
                self.faults.unknown("unknown-body", place, body, self.registry.bodies)
        if not isinstance(value, str) or value in BLANKS:
            return
        if parameter.type == "article":
            self.asked.append(Asked(value, place))
        elif parameter.type in _REFERENCES:
            rule, table = _REFERENCES[parameter.type]
            known: dict[str, object] = getattr(self.registry, table)
            if value not in known:
                self.faults.unknown(rule, place, value, known)
