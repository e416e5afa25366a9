"""The papers around a draft: an agreement in, each of its papers as an instrument out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from paraph.assemble.assembly import NOTHING_MADE, Assembly, assemble
from paraph.assemble.names import conditions
from paraph.sources.types import AgreementPaper, Workspace


def papers(
    workspace: Workspace, agreement_id: str, edition: str = "work", *, made: Mapping[str, Assembly] = NOTHING_MADE
) -> Iterator[tuple[AgreementPaper, Assembly]]:
    """Every paper of the agreement that its condition lets stand, for each Party that makes it, assembled.

    ``made``: what has been assembled of this workspace already: a paper lists the articles of its agreement.
    """
    agreement = workspace.agreements[agreement_id]
    known = conditions(agreement)
    for paper in agreement.papers:
        if paper.when is None or paper.when.holds(known):
            around = {**workspace.agreements, paper.agreement.id: paper.agreement}
            yield paper, assemble(replace(workspace, agreements=around), paper.agreement.id, edition, made=made)
