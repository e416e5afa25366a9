"""A workspace folder in, all its sources and all its faults out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from paraph.errors import InputError, UsageError
from paraph.follow_up.types import FollowUp
from paraph.model import Finding, Place
from paraph.sources.about import Others
from paraph.sources.agreements import read_agreement, read_cited, read_parties
from paraph.sources.faults import Faults, closest
from paraph.sources.files import Files
from paraph.sources.followed import check_followed, followed
from paraph.sources.forms import LANGUAGES
from paraph.sources.lapsed import tell_lapsed
from paraph.sources.library import Library, Shelf, open_library, open_own
from paraph.sources.papers import FOLDER, Forms, read_papers
from paraph.sources.records_check import check_records
from paraph.sources.records_file import NAME as RECORDS
from paraph.sources.records_file import read_records
from paraph.sources.registry import compose, read_registry
from paraph.sources.stages import Stages
from paraph.sources.types import Agreement, AgreementPaper, Cited, Clause, Registry, Workspace
from paraph.sources.walker import Walker, is_id
from paraph.sources.yaml_nodes import Node

MARKER = "paraph.toml"


class Loaded(Struct, frozen=True):
    """What the files say, and every fault in them."""

    workspace: Workspace
    findings: tuple[Finding, ...]


def find_root(start: Path) -> Path:
    """The workspace that holds ``start``: the nearest folder above with ``paraph.toml``, else with its folders.

    Raises ``InputError`` if there is none.
    """
    start = start.resolve()
    above = (start, *start.parents)
    for folder in above:
        if (folder / MARKER).is_file():
            return folder
    for folder in above:
        if (folder / "clauses").is_dir() and (folder / "agreements").is_dir():
            return folder
    raise InputError(
        "{folder} is not inside a workspace", hint="`paraph init` makes one", folder=start.name or str(start)
    )


def load(root: Path, agreements: Sequence[str] | None = None) -> Loaded:
    """Reads the workspace at ``root``. Faults of the content are findings; every one of them is found in one go.

    With ``agreements`` only these are read, those whose tasks they follow up, and of the library only what they use
    (names of agreements that do not exist raise ``UsageError``). Raises ``InputError`` if ``root`` is not a workspace.
    """
    if not root.is_dir() or not any((root / name).exists() for name in (MARKER, "clauses", "agreements")):
        raise InputError(
            "{folder} is not a workspace", hint="it has no paraph.toml, no clauses and no agreements", folder=root.name
        )
    loading = _Loading(root)
    return loading.run(agreements)


class _Loading:
    """One run of `load`: what is shared between the stages."""

    def __init__(self, root: Path) -> None:
        self.faults = Faults()
        self.files = Files(root, self.faults)
        self.registry: Registry = read_registry(self.files, self.faults)
        self.languages = tuple(self.registry.languages) or LANGUAGES
        shelf = Shelf(languages=self.languages, parties=frozenset(self.registry.parties))
        self.library: Library = open_library(self.files, self.faults, shelf)
        self.known = tuple(self._listed())
        self.forms = tuple(self._forms())
        self.opened: set[str] = set()

    def run(self, wanted: Sequence[str] | None) -> Loaded:
        stages = Stages(self.faults)
        agreements: dict[str, Agreement] = {}
        own: list[Clause] = []
        waiting = list(self._chosen(wanted))
        for id_ in waiting:
            agreement, shelf = self._agreement(id_)
            own.extend(shelf.clauses().values())
            if agreement is not None:
                agreements[id_] = agreement
                stages.agreement(agreement)
                waiting += [name for name in followed(agreement) if name in self.known and name not in waiting]
        check_followed(agreements, self.known, self.faults)
        if wanted is None:
            self.library.read_all()
        library = self.library.clauses()
        stages.finish((*library.values(), *own))
        workspace = Workspace(
            registry=self.registry,
            library=library,
            agreements=agreements,
            files=dict(sorted(self.files.hashes.items())),
        )
        return Loaded(workspace, self.faults.sorted())

    def _chosen(self, wanted: Sequence[str] | None) -> Iterable[str]:
        for name in wanted or ():
            if name not in self.known:
                near = closest(name, self.known)
                hint = f"did you mean `{near}`?" if near else f"known: {', '.join(self.known)}"
                raise UsageError("there is no agreement {name}", hint=hint, name=name)
        return self.known if wanted is None else [name for name in self.known if name in wanted]

    def _listed(self) -> Iterator[str]:
        """The ids of all agreements; what else stands in their folder is told."""
        for name, folder in self.files.entries("agreements"):
            if not folder:
                if name != "README.md":
                    place = Place(f"agreements/{name}")
                    self.faults.add("stray-file", place, name=name, expected="one folder for each agreement")
            elif not is_id(name):
                self.faults.add("file-name", Place(f"agreements/{name}"), name=name, example="agreements/uz-kz-trade")
            else:
                yield name

    def _agreement(self, id_: str) -> tuple[Agreement | None, Library]:
        file = f"agreements/{id_}/agreement.yaml"
        found = None
        if not self.files.exists(file):
            self.faults.add("missing-file", Place(f"agreements/{id_}"), name="agreement.yaml")
        elif (raw := self.files.read(file)) is not None:
            found = compose(raw, file, self.faults)
        parties = () if found is None else read_parties(*found, self.registry)
        shelf = Shelf(own=True, languages=self.languages, parties=frozenset(parties))
        own = open_own(self.files, self.faults, shelf, id_)
        agreement = None
        if found is not None:
            others = Others([name for name in self.known if name != id_], self._cited)
            agreement = read_agreement(*found, id_, parties, (own, self.library), self.registry, others)
            if agreement is not None:
                tell_lapsed(agreement, self.registry, self.faults)
        own.read_all()
        if agreement is not None and found is not None:
            agreement = replace(agreement, records=self._records(agreement))
            check_records(agreement, self.registry.terms, self.faults)
            agreement = replace(agreement, papers=self._papers(*found, agreement, own))
        return agreement, own

    def _records(self, agreement: Agreement) -> dict[str, FollowUp]:
        file = f"agreements/{agreement.id}/{RECORDS}"
        raw = self.files.read(file) if self.files.exists(file) else None
        found = None if raw is None else compose(raw, file, self.faults)
        if found is None:
            return {}
        return read_records(*found, agreement.parties, self.registry.bodies, self.languages)

    def _papers(self, walker: Walker, node: Node, agreement: Agreement, own: Library) -> tuple[AgreementPaper, ...]:
        asked = (walker.table(node) or {}).get("papers")
        if asked is None:
            return ()
        forms = Forms(self.forms, self._form)
        return read_papers(walker, asked[1], agreement, forms, (own, self.library), self.registry)

    def _form(self, name: str) -> tuple[Walker, Node] | None:
        """A form of papers, opened anew for each agreement; its faults are told once."""
        file = f"{FOLDER}/{name}.yaml"
        raw = self.files.read(file)
        faults = Faults() if name in self.opened else self.faults
        self.opened.add(name)
        return None if raw is None else compose(raw, file, faults)

    def _forms(self) -> Iterator[str]:
        """The ids of the forms of papers; what else stands in their folder is told."""
        for name, folder in self.files.entries(FOLDER):
            id_, _, ending = name.rpartition(".")
            if name == "README.md":
                continue
            if folder or ending != "yaml" or not is_id(id_):
                self.faults.add("stray-file", Place(f"{FOLDER}/{name}"), name=name, expected="note-verbale.yaml")
            else:
                yield id_

    def _cited(self, id_: str) -> Cited | None:
        """An agreement that another is about. Its faults are told where it is read as a whole."""
        file = f"agreements/{id_}/agreement.yaml"
        raw = self.files.read(file) if self.files.exists(file) else None
        found = None if raw is None else compose(raw, file, Faults())
        return None if found is None else read_cited(*found, id_, (self.library, self.library), self.registry)
