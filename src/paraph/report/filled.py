"""A clause as it reads in an instrument, with every value filled in: clause and workspace in, passages out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paraph.assemble import Assembly, assemble
from paraph.model import Finding, Language, Passage, Runs
from paraph.report.columns import Row
from paraph.report.usage import placements
from paraph.sources.types import Agreement, Clause, ParameterValue, Placement, Variant, Workspace

GAP = "***"
"""What stands where a text is missing."""
PLACED = "shown-here"
"""The article under which the clause is placed once more, only to be read."""


class Filled(Struct, frozen=True):
    """One wording with its values: ``agreement`` gave them; ``placed``: it uses this wording, else it only lends.

    ``faults`` say why a text could not be filled in.
    """

    agreement: str
    placed: bool
    rows: tuple[Row, ...]
    faults: tuple[Finding, ...] = ()


class _Text(Struct, frozen=True):
    """What may place a clause: an agreement, or a paper around it (then ``host`` is its agreement)."""

    name: str
    agreement: Agreement
    host: Agreement


def filled(
    workspace: Workspace, clause: Clause, variant: Variant, languages: tuple[Language, ...], among: str | None = None
) -> Filled | None:
    """``variant`` as it reads in ``among``, else in the first text that places it, else lent to the first agreement.

    A text is an agreement or a paper around it. ``None`` where there is no agreement to lend names, or none in these
    languages. The order of the Parties is that of the first Party's original. A parameter nobody has given shows as a
    blank.
    """
    fits = [item for item in workspace.agreements.values() if not among or item.id == among]
    fits = [item for item in fits if any(code in item.languages for code in languages)]
    users = [(text, found) for text in _texts(fits) if (found := _placement(text.agreement, clause, variant.name))]
    if not users and not fits:
        return None
    text, placement = users[0] if users else (_Text(fits[0].id, fits[0], fits[0]), None)
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
    assembly = _lent(workspace, text, clause, shown)
    faults = tuple(fault for fault in assembly.findings if fault.place.file == clause.place.file)
    return Filled(text.name, placement is not None, _rows(assembly, text.agreement, languages), faults)


def _texts(agreements: Sequence[Agreement]) -> Iterator[_Text]:
    """The agreements, then their papers."""
    yield from (_Text(each.id, each, each) for each in agreements)
    for each in agreements:
        yield from (_Text(f"{each.id}/{paper.id}", paper.agreement, each) for paper in each.papers)


def _placement(agreement: Agreement, clause: Clause, variant: str) -> Placement | None:
    if agreement.clauses.get(clause.id) != clause:
        return None
    found = (item for item in placements(agreement) if item.clause == clause.id)
    return next((item for item in found if item.variant in (variant, "")), None)


def _lent(workspace: Workspace, text: _Text, clause: Clause, shown: Placement) -> Assembly:
    """The text with the clause placed once more; its tables are not wanted."""
    lent = replace(
        text.agreement,
        articles=(*text.agreement.articles, shown),
        clauses={**text.agreement.clauses, clause.id: clause},
        headings=True,
        made_in=None,
        tables={},
    )
    return assemble(replace(workspace, agreements={text.host.id: text.host, lent.id: lent}), lent.id)


def _rows(assembly: Assembly, agreement: Agreement, languages: tuple[Language, ...]) -> tuple[Row, ...]:
    original = assembly.instrument.original(agreement.keepers[0])
    part = next(part for part in original.parts if part.id == PLACED)
    passages = (block for block in part.blocks if isinstance(block, Passage))
    rows = (Row(_address(passage), tuple(_text(passage, code) for code in languages)) for passage in passages)
    return tuple(row for row in rows if any(row.cells))


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
