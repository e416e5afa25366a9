"""Clauses of the amended agreement that serve the protocol too: from the library where it has them, else copied."""

from __future__ import annotations

from collections.abc import Mapping

from paraph.assemble.parts import FORMULA
from paraph.scaffold.agreement import NewPlacement
from paraph.scaffold.like import value_yaml
from paraph.sources.types import Agreement, Placement, Workspace


class Carrier:
    """``texts``: clause id to the text of its file, for the agreement's own clauses. ``copied`` gathers those used."""

    def __init__(self, agreement: Agreement, workspace: Workspace, texts: Mapping[str, str]) -> None:
        self.agreement = agreement
        self.library = workspace.library
        self.texts = texts
        self.copied: dict[str, str] = {}

    def is_formula(self, placement: Placement) -> bool:
        """True for the enacting words."""
        clause = self.agreement.clauses.get(placement.clause)
        return clause is not None and FORMULA in clause.tags

    def placement(self, placement: Placement) -> NewPlacement:
        """``placement`` for the protocol, with the values it was given."""
        self._copy(placement.clause, placement.variant)
        return NewPlacement(
            clause=placement.clause,
            variant=placement.variant,
            as_=placement.id if placement.id != placement.clause else "",
            values={name: value_yaml(placement.values[name]) for name in placement.given if name in placement.values},
        )

    def in_force(self, clause: str, asked: str | None, *, ratified: bool) -> NewPlacement | None:
        """The placement of the clause on entry into force; ``None`` if neither agreement nor library has one.

        The agreement's own variant, if it is not signature alone where a Party ratifies; else the clause's first.
        """
        own = next((each for each in self.agreement.articles if each.clause == clause), None)
        wanted = asked or (own.variant if own is not None else None)
        if own is not None and wanted == own.variant and not (ratified and wanted == "on-signature"):
            return self.placement(own)
        known = self.library.get(clause) or self.agreement.clauses.get(clause)
        if known is None:
            return None
        variant = asked if asked is not None and asked in known.variants else next(iter(known.variants))
        self._copy(clause, variant)
        return NewPlacement(clause=clause, variant=variant)

    def _copy(self, clause: str, variant: str) -> None:
        """Take the file along where the library has no such clause or variant."""
        shared = self.library.get(clause)
        if (shared is None or variant not in shared.variants) and clause in self.texts:
            self.copied[clause] = self.texts[clause]
