"""One agreement on its way into the new folder: what fits is taken over, the rest made; then closed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from paraph.errors import ContentError
from paraph.model import Finding
from paraph.publish.close.closing import archive_name
from paraph.publish.make.orders import Closed, ClosingOrder, ContentOrder, Contents, EditionOrder, Made, Neighbour, Task
from paraph.publish.make.pool import Pool
from paraph.publish.make.ready_made import Built
from paraph.publish.noting import Finished, Notes, read_manifest
from paraph.publish.place.state import State
from paraph.publish.place.swap import take_over
from paraph.publish.plan import AgreementPlan, EditionPlan
from paraph.publish.request import PublishRequest


class AgreementRun:
    """One agreement of one publication."""

    def __init__(
        self,
        plan: AgreementPlan,
        request: PublishRequest,
        task: Task,
        top: Path,
        state: State,
        built: Built | None = None,
    ) -> None:
        self.plan = plan
        self.request = request
        self.task = task
        self.folder = top / plan.name
        self.old = request.out / plan.name
        self.state = state
        self.built = built
        self.memory = state.agreement(plan.name)
        self.made: dict[str, Made] = {}
        self._content: Future[Contents | Closed] | None = None
        self._closings: dict[str, Future[Contents | Closed]] = {}
        self.orders = 0

    # ---- the files

    def start(self, workers: Pool, threads: int) -> None:
        """Take over what fits and order the rest."""
        names = [each.edition.edition for each in self.plan.editions]
        orders: list[EditionOrder] = []
        for at, each in enumerate(self.plan.editions):
            if each.keep == "nothing":
                ready_made = self.built.files(each.edition, self.task.audience) if self.built is not None else {}
                order = EditionOrder(
                    edition=each.edition,
                    folder=str(self.folder / each.edition.edition),
                    older=tuple(names[:at]),
                    newest=each is self.plan.editions[-1],
                    ready_made=ready_made,
                )
                orders.append(order)
            else:
                self._take_over(each)
        if orders:
            self._content = workers.submit(ContentOrder(task=self.task, editions=tuple(orders), threads=threads))
            self.orders = 1

    def _take_over(self, each: EditionPlan) -> None:
        name = each.edition.edition
        found = self.memory.editions[name]
        paths = tuple(found.files) if each.keep == "all" else found.made
        for path in paths:
            take_over(self.old / name / path, self.folder / name / path)
        if each.keep == "all":
            take_over(self.old / found.archive, self.folder / found.archive)
        old = read_manifest(self.old / name)
        self.made[name] = Made(
            about=old.agreement,
            date=old.date,
            languages=old.languages,
            open=old.open,
            files=tuple(file for file in old.files if file.path in set(found.made)),
            house=found.house,
            said=found.said,
            findings=found.findings,
        )

    # ---- what makes them packages

    def close(self, workers: Pool, step: Callable[[str], None]) -> None:
        """Wait for the files and order the closing. Raises ``ContentError`` with the faults of all editions."""
        if self._content is not None:
            contents = self._content.result()
            assert isinstance(contents, Contents)
            missing = [each.edition.edition for each in self.plan.editions if each.keep == "nothing"]
            for name, made in zip(missing, contents.made, strict=True):
                self.made[name] = made
                step(f"{self.plan.name}/{name}")
        house = (*self.plan.house, *(text for made in self.made.values() for text in made.house))
        for at, each in enumerate(self.plan.editions):
            if each.keep != "all":
                order = self._closing(each, self.plan.editions[: at + 1], tuple(dict.fromkeys(house)))
                self._closings[each.edition.edition] = workers.submit(order)
        self.orders = len(self._closings)

    def _closing(self, each: EditionPlan, upto: tuple[EditionPlan, ...], house: tuple[str, ...]) -> ClosingOrder:
        name = each.edition.edition
        return ClosingOrder(
            task=self.task,
            edition=each.edition,
            made=self.made[name],
            folder=str(self.folder / name),
            archive=str(self.folder / archive_name(self.plan.name, name, self.task.audience)),
            neighbours=tuple(
                Neighbour(
                    edition=other.edition.edition,
                    date=self.made[other.edition.edition].date,
                    issued=other.edition.number is not None,
                    folder=str(self.folder / other.edition.edition),
                )
                for other in upto
            ),
            house=house,
            names=self.plan.names,
        )

    def finish(self, step: Callable[[str], None]) -> Finished:
        """Wait until it is whole, and note it. Raises ``ContentError`` with every leak."""
        faults: list[Finding] = []
        archives = {name: found.archive_seen[2] for name, found in self.memory.editions.items()}
        for name, future in self._closings.items():
            try:
                closed = future.result()
            except ContentError as error:
                faults.extend(error.findings)
                continue
            assert isinstance(closed, Closed)
            archives[name] = closed.archive.sha256
            step(f"{self.plan.name}/{name}")
        if faults:
            raise ContentError(faults)
        finished = Notes(self.plan, self.task, self.folder, self.made, archives).finished()
        self.state.lay_aside(self.plan.name, finished.memory)
        return finished
