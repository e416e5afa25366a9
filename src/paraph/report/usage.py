"""Which instruments use which clause: workspace in, clause id to agreements out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from paraph.sources.types import Agreement, Clause, Placement, Workspace


class Use(Struct, frozen=True, order=True):
    """One placement: in which agreement, under which article, in which wording; in which of its papers, if in one."""

    agreement: str
    placement: str
    variant: str
    paper: str = ""

    @property
    def where(self) -> str:
        """The agreement, or ``<agreement>/<paper>``."""
        return f"{self.agreement}/{self.paper}" if self.paper else self.agreement


def placements(agreement: Agreement) -> Iterator[Placement]:
    """Every placement of an agreement, in the order of its parts."""
    if agreement.title is not None:
        yield agreement.title
    for part in ("preamble", "articles", "closing", "signatures", "annexes"):
        yield from getattr(agreement, part)


def usage(workspace: Workspace) -> Mapping[str, tuple[Use, ...]]:
    """Library clause to its uses; one nobody uses has none. An issued agreement's copy counts as its original.

    A paper that each Party makes is one use.
    """
    out: dict[str, set[Use]] = {name: set() for name in workspace.library}
    for agreement in workspace.agreements.values():
        made = [("", agreement), *((paper.id, paper.agreement) for paper in agreement.papers)]
        for paper, text in made:
            for placement in placements(text):
                clause = text.clauses.get(placement.clause)
                if clause is not None and _of_library(clause, workspace):
                    out[clause.id].add(Use(agreement.id, placement.id, placement.variant, paper))
    return {name: tuple(sorted(uses)) for name, uses in out.items()}


def _of_library(clause: Clause, workspace: Workspace) -> bool:
    if clause.id not in workspace.library:
        return False
    return not clause.own or (clause.copied_from or "").partition("@")[0] == workspace.library[clause.id].place.file
