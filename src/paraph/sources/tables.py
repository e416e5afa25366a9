"""Tables of annexes: a YAML file in, a `TableSource` and findings out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from paraph.model import Language, PartyId, Place
from paraph.sources.faults import Faults
from paraph.sources.forms import cells
from paraph.sources.inline import Rules, Span, check_inline
from paraph.sources.listing import options
from paraph.sources.table_types import CellText, Followed, TableColumn, TableRow, TableSource, Taken
from paraph.sources.walker import Walker
from paraph.sources.yaml_nodes import Node

_OWN_WIDTH = 10


def read_table(
    walker: Walker, node: Node, id_: str, rules: Rules, languages: Collection[Language]
) -> TableSource | None:
    """A table as written; ``None`` if no column can be read. ``rules.parties``: the Parties it may speak of."""
    place = Place(walker.file, 1, 1)
    entries = (walker.table(node) or {}) if node.id == "mapping" else {}
    following = rules.own and "follow_up" in entries
    listing = "lists" in entries and not following
    made = ("follow_up",) if following else ("lists",) if listing else ()
    fields = walker.fields(node, ("columns", *made), () if made else ("rows",), at=place)
    lists = walker.text(fields["lists"]) if "lists" in fields else None
    reader = _Reader(walker, rules, languages, options(lists, following=following), listing=listing)
    columns = reader.columns(fields["columns"]) if "columns" in fields else ()
    followed = None
    if "follow_up" in fields and (name := walker.identifier(fields["follow_up"])) is not None:
        followed = Followed(name, walker.place(fields["follow_up"]))
    if not columns:
        return None
    return TableSource(
        id=id_,
        columns=columns,
        rows=reader.rows(fields["rows"], columns) if "rows" in fields else (),
        place=place,
        own=rules.own,
        follow_up=followed,
        lists=lists,
    )


class _Reader:
    def __init__(
        self,
        walker: Walker,
        rules: Rules,
        languages: Collection[Language],
        options: Sequence[Taken],
        *,
        listing: bool,
    ) -> None:
        self.walker = walker
        self.rules = rules
        self.languages = languages
        self.options = options
        self.listing = listing

    @property
    def faults(self) -> Faults:
        return self.walker.faults

    def columns(self, node: Node) -> tuple[TableColumn, ...]:
        columns: dict[str, TableColumn] = {}
        for item in self.walker.items(node):
            column = self._column(item)
            if column is None:
                continue
            if column.key in columns:
                first = columns[column.key].place.line
                self.faults.add("duplicate-column", column.place, name=column.key, first=first)
            else:
                columns[column.key] = column
        if node.id == "sequence" and not node.value:
            self.faults.add("no-column", self.walker.place(node))
        return tuple(columns.values())

    def _column(self, node: Node) -> TableColumn | None:
        walker = self.walker
        known = ("width", "party", "number", "from", *(("language",) if self.listing else ()))
        fields = walker.fields(node, ("key", "heading"), known)
        key = walker.identifier(fields["key"]) if "key" in fields else None
        if key is None:
            return None
        if key == "key":
            self.faults.add("reserved-id", walker.place(fields["key"]), hint="give the column another key", name=key)
        each, tongues = (name in fields for name in ("party", "language"))
        for name in ("party", "language"):
            if name in fields:
                walker.one_of(fields[name], ("each",))
        width = walker.integer(fields["width"]) if "width" in fields else None
        if width is not None and not 0 < width <= 1000:
            self.faults.add("bad-value", walker.place(fields["width"]), name=str(width), expected="1..1000")
            width = None
        return TableColumn(
            key=key,
            width=width or _OWN_WIDTH,
            heading=self._cell(fields["heading"], in_loop=each) if "heading" in fields else {},
            per_party=each,
            per_language=tongues,
            number=bool(walker.boolean(fields["number"])) if "number" in fields else False,
            taken=self._taken(fields["from"], each=each, tongues=tongues) if "from" in fields else None,
            place=walker.place(node),
        )

    def _taken(self, node: Node, *, each: bool, tongues: bool) -> Taken | None:
        """What a column takes from records: the bodies of each Party stand in a column of their own."""
        written = self.walker.one_of(node, self.options)
        taken = next((name for name in self.options if name == written), None)
        place = self.walker.place(node)
        if taken is not None and tongues:
            self.faults.add("column-from", place, name=taken, problem="takes no `language:`")
            return None
        if taken is not None and each != (taken == "responsible"):
            self.faults.add(
                "column-from", place, name=taken, problem="takes no `party:`" if each else "needs `party: each`"
            )
            return None
        return taken

    def rows(self, node: Node, columns: tuple[TableColumn, ...]) -> tuple[TableRow, ...]:
        rows: dict[str, TableRow] = {}
        for item in self.walker.items(node):
            row = self._row(item, columns)
            if row is None:
                continue
            if row.key in rows:
                self.faults.add("duplicate-row", row.place, name=row.key, first=rows[row.key].place.line)
            else:
                rows[row.key] = row
        return tuple(rows.values())

    def _row(self, node: Node, columns: tuple[TableColumn, ...]) -> TableRow | None:
        walker = self.walker
        filled = [column.key for column in columns if not column.number and not column.taken]
        fields = walker.fields(node, ("key",), (*filled, *(() if "group" in filled else ("group",))))
        key = walker.identifier(fields["key"]) if "key" in fields else None
        if key is None:
            return None
        if key == "head":
            self.faults.add("reserved-id", walker.place(fields["key"]), hint="give the row another key", name=key)
        shared: dict[str, dict[Language, CellText]] = {}
        paired: dict[tuple[str, PartyId], dict[Language, CellText]] = {}
        for column in columns:
            if column.key not in fields or column.number or column.taken:
                continue
            if column.per_party:
                for party, value in self._by_party(fields[column.key]):
                    paired[column.key, party] = self._cell(value)
            else:
                shared[column.key] = self._cell(fields[column.key])
        group = walker.identifier(fields["group"]) if "group" in fields and "group" not in filled else None
        return TableRow(key=key, cells=shared, party_cells=paired, group=group, place=walker.place(node))

    def _by_party(self, node: Node) -> list[tuple[PartyId, Node]]:
        out: list[tuple[PartyId, Node]] = []
        for party, (place, value) in (self.walker.table(node) or {}).items():
            if self.rules.parties and party not in self.rules.parties:
                self.faults.unknown("unknown-party", place, party, self.rules.parties)
            else:
                out.append((party, value))
        return out

    def _cell(self, node: Node, *, in_loop: bool = False) -> dict[Language, CellText]:
        texts = cells(self.walker, node, self.languages)
        for text in texts.values():
            width = (text.place.column,) + (1,) * text.text.count("\n")
            check_inline(
                Span(text.text, text.place.file, text.place.line, width), self.rules, self.faults, in_loop=in_loop
            )
        return texts
