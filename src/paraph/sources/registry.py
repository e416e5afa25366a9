"""``registry/``: files in, one `Registry` and findings out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeVar

from paraph.model import Language, Place
from paraph.sources.faults import Faults
from paraph.sources.files import Files
from paraph.sources.forms import LANGUAGES, text
from paraph.sources.records import body, kind, party, place, term, treaty
from paraph.sources.text import clean
from paraph.sources.types import Party, Registry, Text
from paraph.sources.walker import PARTY_ID, Walker, is_id
from paraph.sources.yaml_nodes import Node

T = TypeVar("T")
TABLES = ("bodies.yaml", "kinds.yaml", "languages.yaml", "places.yaml", "terms.yaml", "treaties.yaml")
SPLIT = ("bodies", "places", "terms", "treaties")
"""Tables that may also be spread over the files of a folder of their name, by subject."""


def read_registry(files: Files, faults: Faults) -> Registry:
    """Everything in ``registry/``; a record with a fault is left out only where its type cannot be made."""
    reader = _Reader(files, faults)
    reader.listing()
    registry = Registry(
        languages=reader.languages(),
        kinds=reader.table("kinds", kind),
        parties=reader.parties(),
        places=reader.table("places", place),
        bodies=reader.table("bodies", body),
        terms=reader.table("terms", term),
        treaties=reader.table("treaties", treaty),
    )
    _cross(registry, faults)
    return registry


class _Reader:
    """The files of the registry; knows the languages once their table is read."""

    def __init__(self, files: Files, faults: Faults) -> None:
        self.files = files
        self.faults = faults
        self.known: Collection[Language] = LANGUAGES

    def listing(self) -> None:
        """Warns of what stands in the folder and is never read."""
        for name, folder in self.files.entries("registry"):
            if name not in (*TABLES, *SPLIT, "parties") or folder != (name in (*SPLIT, "parties")):
                self.faults.add("stray-file", Place(f"registry/{name}"), name=name, expected=", ".join(TABLES))

    def root(self, file: str) -> tuple[Walker, Node] | None:
        """The composed file, or ``None``."""
        if not self.files.exists(file):
            return None
        raw = self.files.read(file)
        return None if raw is None else compose(raw, file, self.faults)

    def languages(self) -> dict[Language, Text]:
        """``languages.yaml`` decides which languages may be written anywhere."""
        found = self.root("registry/languages.yaml")
        if found is None:
            return {}
        walker, node = found
        entries = walker.table(node) or {}
        self.known = tuple(entries) or LANGUAGES
        names: dict[Language, Text] = {}
        for code, (at, value) in entries.items():
            fields = walker.fields(value, ("name",), at=at)
            if "name" in fields:
                names[code] = text(walker, fields["name"], self.known)
        return names

    def table(
        self, name: str, read: Callable[[Walker, Node, str, Place, Collection[Language]], T | None]
    ) -> dict[str, T]:
        """Records by id: of the table's file, and of the files of its folder."""
        out: dict[str, T] = {}
        first: dict[str, Place] = {}
        for file in self._files(name):
            found = self.root(file)
            if found is None:
                continue
            walker, node = found
            for id_, (at, value) in (walker.table(node) or {}).items():
                if not is_id(id_):
                    self.faults.add("bad-id", at, name=id_)
                elif id_ in first:
                    self.faults.add("double-record", at, name=id_, first=f"{first[id_].file}:{first[id_].line}")
                elif (record := read(walker, value, id_, at, self.known)) is not None:
                    first[id_] = at
                    out[id_] = record
        return out

    def _files(self, name: str) -> list[str]:
        files = [f"registry/{name}.yaml"]
        for entry, folder in self.files.entries(f"registry/{name}") if name in SPLIT else ():
            file = f"registry/{name}/{entry}"
            if folder or not entry.endswith(".yaml"):
                self.faults.add("stray-file", Place(file), name=entry, expected=f"{name}/*.yaml")
            else:
                files.append(file)
        return files

    def parties(self) -> dict[str, Party]:
        """``parties/UZB.yaml`` and its like."""
        out: dict[str, Party] = {}
        for name, folder in self.files.entries("registry/parties"):
            file = f"registry/parties/{name}"
            id_, _, ending = name.partition(".")
            if folder or ending != "yaml":
                self.faults.add("stray-file", Place(file), name=name, expected="UZB.yaml")
            elif not PARTY_ID.match(id_):
                hint = "three capital Latin letters, as in ISO 3166: {example}"
                self.faults.add("file-name", Place(file), hint=hint, name=name, example="UZB.yaml")
            elif (found := self.root(file)) is not None and (record := party(*found, id_, self.known)) is not None:
                out[id_] = record
        return out


def compose(raw: str, file: str, faults: Faults) -> tuple[Walker, Node] | None:
    """Raw text of a YAML file to its root node. A tab is reported once, as a tab, not again as bad YAML."""
    before = len(faults.found)
    cleaned = clean(raw, file, faults, tab=" ")
    tabs = any(finding.rule == "tab" for finding in faults.found[before:])
    walker = Walker(file, Faults() if tabs else faults)
    node = walker.compose(cleaned)
    walker.faults = faults
    if node is None and not faults.found[before:]:
        faults.add("empty-file", Place(file))
    return None if node is None else (walker, node)


def _cross(registry: Registry, faults: Faults) -> None:
    """Names of one table that point into another."""
    for state in registry.parties.values():
        if state.capital and state.capital not in registry.places:
            faults.unknown("unknown-place", state.place, state.capital, registry.places)
    for owned in registry.bodies.values():
        if owned.party and owned.party not in registry.parties:
            faults.unknown("unknown-party", owned.place, owned.party, registry.parties)
    for cited in registry.treaties.values():
        for name in cited.parties:
            if name not in registry.parties:
                faults.unknown("unknown-party", cited.place, name, registry.parties)
