"""Placements of one agreement as the start of another: what would not suit the new Parties is left out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from paraph.scaffold.agreement import NewPlacement
from paraph.scaffold.yaml_text import flow_plain, scalar
from paraph.sources.types import Agreement, Duration, ParameterValue, Placement, Registry


def placements_like(
    model: Agreement,
    parties: tuple[str, ...],
    registry: Registry,
    themes: Collection[str] = (),
    *,
    annexes: bool = True,
) -> dict[str, tuple[NewPlacement, ...]]:
    """Part to placements; of ``themes`` only, if any are given; with its ``annexes``, or without.

    Left out: the model's own clauses and tables, what cites treaties or bodies of other Parties, and what refers to an
    article left out. Undecided: words given to the model's clauses, which are its own, and bodies that not every Party
    has among those named.
    """
    parts: dict[str, tuple[Placement, ...]] = {
        "title": (model.title,) if model.title else (),
        "preamble": model.preamble,
        "articles": model.articles,
        "closing": model.closing,
        "signatures": model.signatures,
        "annexes": model.annexes if annexes else (),
    }
    kept = [
        placement
        for placed in parts.values()
        for placement in placed
        if _suits(placement, model, parties, registry) and _of_theme(placement, model, themes)
    ]
    while (fewer := [each for each in kept if _targets(each, model) <= {other.id for other in kept}]) != kept:
        kept = fewer

    def bodies_of_all(value: ParameterValue) -> bool:
        named = {registry.bodies[body].party for body in value if body in registry.bodies}  # type: ignore[union-attr]
        return named >= set(parties)

    return {
        part: tuple(_new(each, model, bodies_of_all) for each in placed if each in kept)
        for part, placed in parts.items()
    }


def _of_theme(placement: Placement, model: Agreement, themes: Collection[str]) -> bool:
    return not themes or model.clauses[placement.clause].theme in themes


def _targets(placement: Placement, model: Agreement) -> set[str]:
    """The articles that the placement's values refer to."""
    declared = model.clauses[placement.clause].parameters
    return {str(value) for name, value in placement.values.items() if declared[name].type == "article"}


def _suits(placement: Placement, model: Agreement, parties: tuple[str, ...], registry: Registry) -> bool:
    clause = model.clauses.get(placement.clause)
    if clause is None or clause.own:
        return False
    if placement.table is not None and (placement.table not in model.tables or model.tables[placement.table].own):
        return False
    return all(party in parties for party in _named_parties(placement, model, registry))


def _named_parties(placement: Placement, model: Agreement, registry: Registry) -> Iterator[str]:
    """The Parties of the treaties and bodies that the placement's values name."""
    for name, parameter in model.clauses[placement.clause].parameters.items():
        value = placement.values.get(name)
        if parameter.type == "treaty" and value in registry.treaties:
            yield from registry.treaties[str(value)].parties
        for body in value if isinstance(value, tuple) else (str(value),) if parameter.type == "body" else ():
            party = registry.bodies[body].party if body in registry.bodies else None
            yield from (party,) if party else ()


def _new(placement: Placement, model: Agreement, bodies_of_all: Callable[[ParameterValue], bool]) -> NewPlacement:
    declared = model.clauses[placement.clause].parameters

    def written(name: str) -> str:
        value, kind = placement.values[name], declared[name].type
        lent = kind != "text" and (not isinstance(value, tuple) or bodies_of_all(value))
        return value_yaml(value) if lent else "undecided"

    return NewPlacement(
        clause=placement.clause,
        variant=placement.variant if placement.variant else "",
        as_=placement.id if placement.id != placement.clause else "",
        values={name: written(name) for name in placement.given if name in placement.values},
        table=placement.table or "",
    )


def value_yaml(value: ParameterValue) -> str:
    """A parameter's value as YAML text, read back as the same value."""
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case Duration(count=count, unit=unit):
            return f"{count} {unit}"
        case dict():
            forms = {
                code: flow_plain({case: scalar(form) for case, form in each.items()}) for code, each in value.items()
            }
            return flow_plain(forms)
        case str():
            return scalar(value)
        case tuple():
            return f"[{', '.join(value)}]"
        case _:
            return value.isoformat()
