"""The conductor: a request in, the published folder replaced, a report out; agreement by agreement."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace

from paraph.build.request import Step
from paraph.build.state import inputs, read_state
from paraph.errors import UsageError
from paraph.model import Finding
from paraph.publish.foreign import refuse_foreign
from paraph.publish.gather.editions import public_ones
from paraph.publish.gather.house import house_names
from paraph.publish.gather.inputs import Inputs, closing_digest
from paraph.publish.gather.source import refuse_unreleasable, sources
from paraph.publish.gather.tools import tools
from paraph.publish.make.orders import Task
from paraph.publish.make.ready_made import Built
from paraph.publish.package.manifest import Sources
from paraph.publish.place.state import STRAY, SiteMemory, State, intact
from paraph.publish.place.swap import Swap
from paraph.publish.plan import AgreementPlan, Planner
from paraph.publish.request import Keys, PublishReport, PublishRequest, Told
from paraph.publish.run import Run, distinct

Progress: TypeAlias = Callable[[Step], None]


def publish(request: PublishRequest, progress: Progress | None = None, pages: str = "") -> PublishReport:
    """Publish what is asked. ``pages``: the stage that makes pages, as ``module:class`` (`Pages`).

    Raises ``ContentError`` for faults of texts and drafts and for leaks, ``UsageError``, ``InputError``,
    ``OutputError``, ``EngineError``. Whatever is raised, the published folder is what it was.
    """
    known = _known(request.root)
    names = _chosen(request, known)
    found = sources(request.root)
    if request.release:
        refuse_unreleasable(request.root, found)
    refuse_foreign(request.out)
    task = _task(request, found, pages)
    state = State(request.dist, request.out)
    house = house_names(request.root, found) if request.audience != "internal" else ()
    planner = Planner(request, task, Inputs(request.root, known, request.audience, task.tools), state, house)
    plans = [planner.plan(name) for name in names]
    unsigned = replace(task, keys=Keys())  # which keys sign is in the digests of the packages
    digest = closing_digest(" ".join(each.closing for plan in plans for each in plan.editions), names, unsigned)
    before = state.site()
    if before.digest == digest and all(plan.fits for plan in plans) and _whole(request.out, before):
        return _report(found, [told for plan in plans for told in _kept(plan, state)], up_to_date=True)
    with Swap(request.out) as swap:
        run = Run(request, task, swap.folder, state, _built(request), progress)
        told = run.all(plans, request.jobs or os.cpu_count() or 1)
        run.site(digest, house)
        swap.commit()
        state.keep()
    removed = tuple(name for name in before.agreements if name not in names)
    return _report(found, told, removed, run.findings)


def _known(root: Path) -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in root.glob("agreements/*/agreement.yaml")))


def _chosen(request: PublishRequest, known: Sequence[str]) -> tuple[str, ...]:
    """What is published, in order. Raises ``UsageError`` for an unknown agreement, and where there is nothing."""
    for name in request.agreements:
        if name not in known:
            raise UsageError(
                "there is no agreement `{id}`", hint="known are: {known}", id=name, known=", ".join(known) or "-"
            )
    asked = tuple(sorted(set(request.agreements)))
    names = public_ones(request.root, asked, tuple(known)) if request.audience == "public" else asked or tuple(known)
    if not names:
        raise UsageError(
            "there is nothing to publish",
            hint="no agreement says `public: true`"
            if request.audience == "public"
            else "the workspace has no agreement",
        )
    return names


def _task(request: PublishRequest, found: Sources, pages: str) -> Task:
    return Task(
        root=str(request.root),
        dist=str(request.dist),
        audience=request.audience,
        tools=tools(),
        sources=found,
        keys=request.keys,
        pages=pages,
    )


def _built(request: PublishRequest) -> Built | None:
    """What `paraph build` left behind, if anything."""
    builds = read_state(request.dist)
    return Built(request.root, request.dist, builds, inputs(request.root)) if builds else None


def _whole(out: Path, before: SiteMemory) -> bool:
    """The files at the top are as they were made, and there is nothing else beside the agreements."""
    top = {path.name for path in out.iterdir() if path.name not in STRAY} if out.is_dir() else set()
    return intact(out, before.files) and top == {*before.agreements, *(path.split("/")[0] for path in before.files)}


def _kept(plan: AgreementPlan, state: State) -> list[Told]:
    memory = state.agreement(plan.name)
    return [
        Told(
            agreement=plan.name,
            edition=each.edition.edition,
            act="kept",
            issued=each.edition.number is not None,
            files=len(memory.editions[each.edition.edition].files),
            archive=f"{plan.name}/{memory.editions[each.edition.edition].archive}",
        )
        for each in reversed(plan.editions)
    ]


def _report(
    found: Sources,
    told: Sequence[Told],
    removed: tuple[str, ...] = (),
    findings: tuple[Finding, ...] = (),
    *,
    up_to_date: bool = False,
) -> PublishReport:
    return PublishReport(
        packages=tuple(told),
        removed=removed,
        findings=distinct(findings),
        up_to_date=up_to_date,
        revision=found.revision,
        clean=found.clean,
    )
