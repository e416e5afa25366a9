"""What stands around the newest edition: papers and follow-up, made from the sources as they are now.

They are made whether or not the text has gone on since the draft was issued; then they say that they go with the
working text. Where the sources have faults, a draft is published without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from paraph.build.conductor import Ready
from paraph.build.request import BuildRequest
from paraph.drafts.editions import WORK
from paraph.model import Finding, Instrument, PartyId, words
from paraph.model.walk import passages
from paraph.publish.gather.inputs import has_more
from paraph.publish.make.orders import EditionOrder, Task

if TYPE_CHECKING:
    from paraph.assemble import Assembly
    from paraph.sources.types import Agreement, Workspace


class Around(Struct, frozen=True, kw_only=True):
    """``ready``: what is to be rendered besides. ``house``: texts of papers that are not for this audience."""

    ready: tuple[Ready, ...] = ()
    house: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    """What papers and follow-up for this audience say."""


def around(task: Task, order: EditionOrder, request: BuildRequest, ready: tuple[Ready, ...]) -> Around:
    """What stands around the edition in ``ready``, which is made already where it is the working text."""
    if not order.newest or not has_more(Path(task.root), order.edition.agreement):
        return Around()
    internal = task.audience == "internal"
    if order.edition.number is None and internal:
        return Around()
    sources = _sources(task, order, ready[0].instrument)
    if sources is None:
        return Around()
    more = _drafted(sources, request, ready[0].date) if order.edition.number is not None else ()
    if internal:
        return Around(ready=more)
    said = [text for item in (*ready[1:], *more) for text in _said(item)]
    said += [text for item in ready[:1] for text in _followed(item)]
    return Around(ready=more, house=tuple(_internal(sources)), said=tuple(dict.fromkeys(said)))


class _Sources(Struct, frozen=True):
    workspace: Workspace
    agreement: Agreement
    assembly: Assembly
    edition: str


def _sources(task: Task, order: EditionOrder, instrument: Instrument) -> _Sources | None:
    """The sources as they are, assembled; nothing where they have faults."""
    from paraph.assemble import assemble
    from paraph.sources import load

    name = order.edition.agreement
    loaded = load(Path(task.root), [name])
    agreement = loaded.workspace.agreements.get(name)
    if agreement is None or _faulty(loaded.findings):
        return None
    edition = order.edition.edition
    assembly = assemble(loaded.workspace, name, edition)
    if _faulty(assembly.findings):
        return None
    if assembly.instrument != instrument:
        edition, assembly = WORK, assemble(loaded.workspace, name, WORK)
    return _Sources(loaded.workspace, agreement, assembly, edition)


def _faulty(findings: Iterable[Finding]) -> bool:
    return any(finding.level == "error" for finding in findings)


def _drafted(sources: _Sources, request: BuildRequest, date: str) -> tuple[Ready, ...]:
    from paraph.build.follow_up import progress_of
    from paraph.build.papers import papers_around

    day = date if sources.edition != WORK else sources.agreement.as_of.isoformat()
    name = sources.agreement.id
    papers, _ = papers_around(sources.workspace, name, request, day, {name: sources.assembly}, edition=sources.edition)
    follow_up = progress_of(sources.agreement, sources.assembly, request)
    if follow_up is None:
        return tuple(papers)
    return (*papers, Ready(sources.assembly.instrument, (), day, neutral=False, follow_up=follow_up))


def _internal(sources: _Sources) -> Iterator[str]:
    """The words of papers that are for the house: none of them may stand in a file for others."""
    from paraph.assemble.papers import papers

    for paper, assembly in papers(
        sources.workspace, sources.agreement.id, sources.edition, made={sources.agreement.id: sources.assembly}
    ):
        if paper.audience == "internal":
            yield from _words(assembly.instrument, paper.holder)


def _said(item: Ready) -> Iterator[str]:
    for holder in dict.fromkeys(target.holder for target in item.targets):
        yield from _words(item.instrument, holder)
    yield from _followed(item)


def _followed(item: Ready) -> Iterator[str]:
    if item.follow_up is not None:
        from paraph.report.progress import progress_tree

        tree = progress_tree(item.follow_up, pictures=False)
        yield from _words(tree, tree.header.parties[0])


def _words(instrument: Instrument, holder: PartyId) -> Iterator[str]:
    """Every text in every language, as the holder's original has it: a paper of one Party knows no other."""
    for _, passage in passages(instrument.original(holder).parts):
        for texts in (passage.text, *passage.cells):
            yield from (words(runs) for runs in texts.values())
