"""The papers around a draft that a build makes: an agreement and a request in, what is to be rendered out."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from paraph.assemble import Assembly
from paraph.assemble.papers import papers
from paraph.build.conductor import Ready
from paraph.build.plan import plan_paper
from paraph.build.request import BuildRequest
from paraph.model import Finding
from paraph.sources.papers import FOLDER
from paraph.sources.types import Workspace


def papers_around(
    workspace: Workspace,
    name: str,
    request: BuildRequest,
    date: str,
    made: Mapping[str, Assembly],
    edition: str = "work",
    *,
    broken: Collection[str] = (),
) -> tuple[list[Ready], list[Finding]]:
    """The papers of the agreement ``name`` that this request asks for, with their findings.

    ``made``: the agreements assembled so far, this one among them. ``edition``: which one the papers are around.
    ``broken``: files with an error; a paper whose form or clauses are among them is left out.
    None for a signature copy. For the counterpart only those that are meant for it (promise 10), for the public none.
    """
    ready: list[Ready] = []
    findings: list[Finding] = []
    if request.profile != "draft":
        return ready, findings
    agreement = workspace.agreements[name]
    for paper, assembly in papers(workspace, name, edition, made=made):
        if request.audience not in ("internal", paper.audience):
            continue
        findings.extend(assembly.findings)
        made_from = {f"{FOLDER}/{paper.id}.yaml", *paper.agreement.made_from}
        if made_from & set(broken) or any(finding.level == "error" for finding in assembly.findings):
            continue
        header = assembly.instrument.header
        around = replace(header, id=agreement.id)
        targets = plan_paper(around, paper.id, {paper.holder: paper.languages}, request)
        ready.append(Ready(assembly.instrument, targets, date, neutral=False))
    return ready, findings
