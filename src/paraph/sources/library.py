"""Clauses and tables found by id: files are listed at once, read when first asked for."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from paraph.model import Language, PartyId, Place
from paraph.sources.clauses import read_clause
from paraph.sources.faults import Faults
from paraph.sources.files import Files
from paraph.sources.inline import Rules
from paraph.sources.registry import compose
from paraph.sources.table_types import TableSource
from paraph.sources.tables import read_table
from paraph.sources.types import Clause
from paraph.sources.walker import is_id

READ_ME = "README.md"
CLAUSE = ".md"
TABLE = ".table.yaml"


class Shelf(Struct, frozen=True, kw_only=True):
    """What the files of one shelf have in common."""

    own: bool = False
    parties: frozenset[PartyId] = frozenset()
    languages: tuple[Language, ...]


class Library:
    """Clauses and tables of one shelf: the library, or one agreement's own. A faulty file is ``None``, and known."""

    def __init__(self, files: Files, faults: Faults, shelf: Shelf) -> None:
        self.files = files
        self.faults = faults
        self.shelf = shelf
        self.clause_files: dict[str, str] = {}
        self.table_files: dict[str, str] = {}
        self._clauses: dict[str, Clause | None] = {}
        self._tables: dict[str, TableSource | None] = {}

    def clause(self, id_: str) -> Clause | None:
        """The clause, read once; ``None`` if its file cannot be read. Raises ``KeyError``: no such file."""
        if id_ not in self._clauses:
            self._clauses[id_] = self._read_clause(self.clause_files[id_])
        return self._clauses[id_]

    def table(self, id_: str) -> TableSource | None:
        """The table, read once; ``None`` if its file cannot be read. Raises ``KeyError``: no such file."""
        if id_ not in self._tables:
            self._tables[id_] = self._read_table(id_, self.table_files[id_])
        return self._tables[id_]

    def read_all(self) -> None:
        """Reads what nobody has asked for yet, so that its faults are found."""
        for id_ in self.clause_files:
            self.clause(id_)
        for id_ in self.table_files:
            self.table(id_)

    def clauses(self) -> dict[str, Clause]:
        """Every clause read so far, by id in order."""
        return {id_: clause for id_, clause in sorted(self._clauses.items()) if clause is not None}

    def _read_clause(self, file: str) -> Clause | None:
        raw = self.files.read(file)
        if raw is None:
            return None
        folders = file.split("/")
        clause = read_clause(
            raw,
            file,
            self.faults,
            theme="" if self.shelf.own or len(folders) < 3 else folders[1],
            own=self.shelf.own,
            parties=self.shelf.parties,
            languages=self.shelf.languages,
        )
        return None if clause is None else replace(clause, hash=self.files.hashes[file])

    def _read_table(self, id_: str, file: str) -> TableSource | None:
        raw = self.files.read(file)
        found = None if raw is None else compose(raw, file, self.faults)
        if found is None:
            return None
        rules = Rules.of(self.shelf.own, self.shelf.parties, ())
        return read_table(*found, id_, rules, self.shelf.languages)

    def add(self, folder: str, *endings: str, folders: bool = False) -> list[str]:
        """Lists the files of a folder that end so and warns of all others. Gives its folders, if they may be there."""
        inner: list[str] = []
        for name, is_folder in self.files.entries(folder):
            path = f"{folder}/{name}"
            ending = next((ending for ending in endings if name.endswith(ending)), None)
            if is_folder and folders:
                inner.append(path)
            elif name == READ_ME:
                continue
            elif is_folder or ending is None:
                self.faults.add("stray-file", Place(path), name=name, expected=", ".join(endings))
            else:
                self._shelve(path, name.removesuffix(ending), ending)
        return inner

    def _shelve(self, file: str, id_: str, ending: str) -> None:
        shelf = self.clause_files if ending == CLAUSE else self.table_files
        if not is_id(id_):
            name = file.rpartition("/")[2]
            self.faults.add("file-name", Place(file), name=name, example=f"last-notification{ending}")
        elif id_ in shelf:
            self.faults.add("duplicate-id", Place(file), name=id_, first=shelf[id_])
        else:
            shelf[id_] = file


def open_library(files: Files, faults: Faults, shelf: Shelf) -> Library:
    """The library of the workspace: ``clauses/<theme>/``."""
    library = Library(files, faults, shelf)
    for theme in library.add("clauses", TABLE, CLAUSE, folders=True):
        library.add(theme, TABLE, CLAUSE)
    return library


def open_own(files: Files, faults: Faults, shelf: Shelf, agreement: str) -> Library:
    """The clauses and tables of one agreement."""
    library = Library(files, faults, shelf)
    library.add(f"agreements/{agreement}/clauses", CLAUSE)
    library.add(f"agreements/{agreement}/tables", ".yaml")
    return library
