"""A clause as it reads in an instrument, with every value filled in: clause and workspace in, passages out."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from paraph.assemble import assemble
from paraph.model import Language, Passage, Runs
from paraph.report.columns import Row
from paraph.report.usage import placements
from paraph.sources.types import Agreement, Clause, ParameterValue, Placement, Variant, Workspace

GAP = "***"
"""What stands where a text is missing."""
PLACED = "shown-here"
"""The article under which the clause is placed once more, only to be read."""


class Filled(Struct, frozen=True):
    """One wording with its values: ``agreement`` gave them; ``placed``: it uses this wording, else it only lends."""

    agreement: str
    placed: bool
    rows: tuple[Row, ...]


def filled(
    workspace: Workspace, clause: Clause, variant: Variant, languages: tuple[Language, ...], among: str | None = None
) -> Filled | None:
    """``variant`` as it reads in ``among``, else in the first agreement that places it, else lent to the first.

    ``None`` where there is no agreement to lend names, or none in these languages. The order of the Parties is that
    of the first Party's original. A parameter nobody has given shows as a blank.
    """
    fits = [item for item in workspace.agreements.values() if not among or item.id == among]
    fits = [item for item in fits if any(code in item.languages for code in languages)]
    users = [(item, found) for item in fits if (found := _placement(item, clause, variant.name))]
    if not users and not fits:
        return None
    agreement, placement = users[0] if users else (fits[0], None)
    values: dict[str, ParameterValue] = {
        name: "undecided" if parameter.default is None else parameter.default
        for name, parameter in clause.parameters.items()
    }
    shown = Placement(
        id=PLACED,
        clause=clause.id,
        place=clause.place,
        variant=variant.name,
        values=placement.values if placement else values,
    )
    rows = _rows(workspace, agreement, clause, shown, languages)
    return Filled(agreement.id, placement is not None, rows)


def _placement(agreement: Agreement, clause: Clause, variant: str) -> Placement | None:
    if agreement.clauses.get(clause.id) != clause:
        return None
    found = (item for item in placements(agreement) if item.clause == clause.id)
    return next((item for item in found if item.variant in (variant, "")), None)


def _rows(
    workspace: Workspace, agreement: Agreement, clause: Clause, shown: Placement, languages: tuple[Language, ...]
) -> tuple[Row, ...]:
    lent = replace(
        agreement,
        articles=(*agreement.articles, shown),
        clauses={**agreement.clauses, clause.id: clause},
        headings=True,
    )
    lenders = replace(workspace, agreements={agreement.id: lent})
    original = assemble(lenders, agreement.id).instrument.original(agreement.parties[0])
    part = next(part for part in original.parts if part.id == PLACED)
    passages = (block for block in part.blocks if isinstance(block, Passage))
    return tuple(Row(_address(passage), tuple(_text(passage, code) for code in languages)) for passage in passages)


def _address(passage: Passage) -> str:
    return passage.id.removeprefix(f"{PLACED}/")


def _text(passage: Passage, language: Language) -> str:
    if passage.kind == "heading":
        return _words(passage.text.get(language, ()))
    if language not in passage.text:
        return GAP
    label = _words(passage.label.get(language, ()))
    return "   " * passage.level + (f"{label} " if label else "") + _words(passage.text[language])


def _words(runs: Runs) -> str:
    return "".join(run.text for run in runs)
