"""Plans in, a filled folder out: orders go to the pool agreement by agreement, a few at a time."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from paraph.build.request import Step
from paraph.errors import ContentError
from paraph.model import Finding
from paraph.publish.agreement import AgreementRun
from paraph.publish.close.pages import load_pages
from paraph.publish.make.orders import Task
from paraph.publish.make.pool import Pool, pool
from paraph.publish.make.ready_made import Built
from paraph.publish.make.shelf import Shelf
from paraph.publish.noting import Finished
from paraph.publish.package.manifest import MANIFEST, SIGNATURE, SUMS, File, Index, Published, manifest_bytes
from paraph.publish.package.values import Line, Site
from paraph.publish.place.state import SiteMemory, State, seen
from paraph.publish.plan import AgreementPlan
from paraph.publish.request import PublishRequest, Told
from paraph.publish.scan.scan import refuse_leaks
from paraph.publish.scan.secrets import Secrets

FEW = 3
"""From so many orders on processes of their own pay."""
SORTED = 64
"""So many agreements are begun with the largest, whose files take longest: then no process waits for it at the end.

Of more than these each is noted as soon as it is whole, so that memory stays what it is.
"""


def distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each once, in order: one in the library is met by every agreement that uses the clause."""
    return tuple({(item.rule, item.place, item.message, repr(item.args)): item for item in findings}.values())


def _weight(folder: Path) -> int:
    """How much there is to set, roughly: the bytes of an agreement's drafts and own clauses."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _in_turn(plans: Sequence[AgreementPlan], finished: Iterable[Finished]) -> Iterator[Finished]:
    """``finished`` in the order of ``plans``, in whatever order they come."""
    waiting: dict[str, Finished] = {}
    turns = iter([plan.name for plan in plans])
    turn = next(turns, None)
    for each in finished:
        waiting[each.line.agreement] = each
        while turn in waiting:
            yield waiting.pop(turn)
            turn = next(turns, None)


class Run:
    """One publication into ``folder``, which lies aside."""

    def __init__(
        self,
        request: PublishRequest,
        task: Task,
        folder: Path,
        state: State,
        built: Built | None,
        progress: Callable[[Step], None] | None,
    ) -> None:
        self.request = request
        self.task = task
        self.folder = folder
        self.state = state
        self.progress = progress
        self.built = built
        self.findings: tuple[Finding, ...] = ()
        self._lines: list[Line] = []
        self._packages: list[Published] = []
        self._pages: list[File] = []
        self._done = self._total = 0

    def all(self, plans: Sequence[AgreementPlan], jobs: int) -> list[Told]:
        """Fill the folder. Raises ``ContentError`` with the faults of all agreements; others as they come."""
        orders = [each.keep for plan in plans for each in plan.editions]
        self._total = sum(2 if keep == "nothing" else 1 for keep in orders if keep != "all")
        apart = (jobs > 1 and self._total > FEW) or self._total > 4 * FEW
        told: list[Told] = []
        with (self.folder / SUMS).open("w", encoding="utf-8", newline="\n") as sums, pool(jobs, apart=apart) as workers:
            threads = 1 if apart and jobs > 1 else jobs
            for finished in _in_turn(plans, self._finished(self._begun(plans), workers, jobs, threads=threads)):
                self._note(finished, sums)
                told.extend(finished.told)
        return told

    def _begun(self, plans: Sequence[AgreementPlan]) -> Sequence[AgreementPlan]:
        """The order in which they are begun."""
        if len(plans) > SORTED:
            return plans
        return sorted(plans, key=lambda plan: (-_weight(self.request.root / "agreements" / plan.name), plan.name))

    def _finished(
        self, plans: Sequence[AgreementPlan], workers: Pool, jobs: int, *, threads: int
    ) -> Iterator[Finished]:
        """Agreements, each when it is whole. A few are under way at once, never all."""
        waiting = deque(plans)
        making: deque[AgreementRun] = deque()
        closing: deque[AgreementRun] = deque()
        faults: dict[str, Sequence[Finding]] = {}
        while waiting or making or closing:
            while waiting and self._room((*making, *closing), jobs):
                run = AgreementRun(waiting.popleft(), self.request, self.task, self.folder, self.state, self.built)
                run.start(workers, threads)
                making.append(run)
            if making:
                run = making.popleft()
                try:
                    run.close(workers, self._step)
                except ContentError as error:
                    faults[run.plan.name] = error.findings
                else:
                    closing.append(run)
            if closing and (len(closing) > jobs or not making):
                run = closing.popleft()
                try:
                    finished = run.finish(self._step)
                except ContentError as error:
                    faults[run.plan.name] = error.findings
                else:
                    if not faults:
                        yield finished
        if faults:
            raise ContentError(distinct(finding for name in sorted(faults) for finding in faults[name]))

    @staticmethod
    def _room(under_way: Sequence[AgreementRun], jobs: int) -> bool:
        return len(under_way) <= 2 * jobs and sum(run.orders for run in under_way) <= 2 * jobs

    def _note(self, finished: Finished, sums: IO[str]) -> None:
        for path in sorted(finished.digests):
            sums.write(f"{finished.digests[path]}  {path}\n")
        self._lines.append(finished.line)
        self._packages.extend(finished.line.packages)
        self._pages.extend(finished.pages)
        self.findings += finished.findings

    def _step(self, path: str) -> None:
        self._done += 1
        if self.progress is not None:
            self.progress(Step(self._done, self._total, path))

    def site(self, digest: str, names: Sequence[str]) -> None:
        """The pages, the manifest and the list of digests of the whole."""
        task = self.task
        house = task.sources if task.audience == "internal" else None
        shelf = Shelf(self.folder)
        pages = load_pages(task.pages)
        if pages is not None:
            site = Site(audience=task.audience, tools=task.tools, sources=house, agreements=tuple(self._lines))
            for path, data in sorted(pages.site(site).items()):
                shelf.put(path, data, what="page")
        index = Index(
            audience=task.audience,
            tools=task.tools,
            sources=house,
            packages=tuple(self._packages),
            files=(*self._pages, *shelf.files),
        )
        data = manifest_bytes(index)
        shelf.put(MANIFEST, data)
        if task.audience != "internal":
            refuse_leaks(self.folder, shelf.files, Secrets((), names, ()), (), "")
        if task.keys.manifest:
            from paraph.publish.sign.keys import sign_manifest

            shelf.put(SIGNATURE, sign_manifest(task.keys.manifest, data, f"index {task.audience}"))
        with (self.folder / SUMS).open("a", encoding="utf-8", newline="\n") as sums:
            for file in shelf.files:
                sums.write(f"{file.sha256}  {file.path}\n")
        digests = {file.path: file.sha256 for file in shelf.files}
        digests[SUMS] = hashlib.sha256((self.folder / SUMS).read_bytes()).hexdigest()
        agreements = tuple(line.agreement for line in self._lines)
        memory = SiteMemory(digest=digest, agreements=agreements, files=seen(self.folder, digests))
        self.state.lay_aside("", memory)
