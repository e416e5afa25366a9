"""What a publication will do: for each agreement its editions, and which of them stand there already."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from paraph.publish.gather.editions import Planned, planned
from paraph.publish.gather.house import collated_by, house_texts, shared_notes
from paraph.publish.gather.inputs import Inputs, closing_digest
from paraph.publish.make.orders import Task
from paraph.publish.place.state import Memory, State, intact, strangers
from paraph.publish.request import PublishRequest
from paraph.publish.sign.sources import read_secret

Keep: TypeAlias = Literal["all", "content", "nothing"]


class EditionPlan(Struct, frozen=True, kw_only=True):
    """One edition. ``keep``: what of the old folder is still right."""

    edition: Planned
    content: str
    closing: str
    keep: Keep


class AgreementPlan(Struct, frozen=True, kw_only=True):
    """One agreement, the oldest edition first."""

    name: str
    editions: tuple[EditionPlan, ...]
    house: tuple[str, ...]
    names: tuple[str, ...]
    pages_fit: bool
    """Its own pages stand there as they were made, from what would be given now."""

    @property
    def fits(self) -> bool:
        """Nothing is to be done for it."""
        return self.pages_fit and all(each.keep == "all" for each in self.editions)


class Planner:
    """Plans agreements one by one; holds what they share."""

    def __init__(self, request: PublishRequest, task: Task, inputs: Inputs, state: State, names: Sequence[str]) -> None:
        self.request = request
        self.task = task
        self.inputs = inputs
        self.state = state
        self.names = tuple(names)
        self.keys = _key_digest(task)
        self.notes = shared_notes(request.root) if task.audience != "internal" else ()

    def plan(self, name: str) -> AgreementPlan:
        """The plan of one agreement. Raises ``ContentError`` where its drafts are not what was issued."""
        editions = planned(self.request.root, name, with_work=self.request.work)
        others = self.task.audience != "internal"
        house = (*self.notes, *house_texts(self.request.root, name)) if others else ()
        names = (*self.names, *collated_by(self.request.root, name)) if others else ()
        memory = self.state.agreement(name)
        plans: list[EditionPlan] = []
        contents: list[str] = []
        for edition in editions:
            made_from = self.inputs.content(edition, newest=edition is editions[-1])
            content = closing_digest(made_from, self.keys[1])
            contents.append(content)
            closing = self._closing(edition, contents, house, names)
            plans.append(
                EditionPlan(
                    edition=edition,
                    content=content,
                    closing=closing,
                    keep=self._keep(name, edition, memory, content, closing),
                )
            )
        folder = self.request.out / name
        pages_fit = set(memory.editions) == {each.edition for each in editions} and intact(folder, memory.pages)
        return AgreementPlan(name=name, editions=tuple(plans), house=house, names=names, pages_fit=pages_fit)

    def _closing(self, edition: Planned, contents: Sequence[str], house: Sequence[str], names: Sequence[str]) -> str:
        task = self.task
        sources = task.sources if task.audience == "internal" else None
        return closing_digest(" ".join(contents), edition, sources, self.keys[0], task.pages, house, names)

    def _keep(self, name: str, edition: Planned, memory: Memory, content: str, closing: str) -> Keep:
        found = memory.editions.get(edition.edition)
        folder = self.request.out / name / edition.edition
        if found is None or found.content != content:
            return "nothing"
        if not intact(folder, {path: found.files[path] for path in found.made if path in found.files}):
            return "nothing"
        archive = intact(folder.parent, {found.archive: found.archive_seen})
        if found.closing == closing and archive and intact(folder, found.files) and not strangers(folder, found.files):
            return "all"
        return "content"


def _key_digest(task: Task) -> tuple[str, str]:
    """Which keys sign the manifest and the PDFs, without saying anything of them. What is signed stays signed."""
    return _digest_of(task.keys.manifest), _digest_of(task.keys.pdf)


def _digest_of(source: str) -> str:
    """Another key is another digest."""
    return hashlib.sha256(read_secret(source)).hexdigest() if source else ""
