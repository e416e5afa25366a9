"""Placements of one agreement as the start of another: what would not suit the new Parties is left out."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.scaffold.agreement import NewPlacement
from paraph.scaffold.yaml_text import flow_plain, scalar
from paraph.sources.types import Agreement, Duration, ParameterValue, Placement, Registry


def placements_like(
    model: Agreement, parties: tuple[str, ...], registry: Registry
) -> dict[str, tuple[NewPlacement, ...]]:
    """Part to placements. Left out: the model's own clauses and tables; what cites other Parties' treaties, bodies."""
    parts: dict[str, tuple[Placement, ...]] = {
        "title": (model.title,) if model.title else (),
        "preamble": model.preamble,
        "articles": model.articles,
        "closing": model.closing,
        "signatures": model.signatures,
        "annexes": model.annexes,
    }
    return {
        part: tuple(_new(placement) for placement in placed if _suits(placement, model, parties, registry))
        for part, placed in parts.items()
    }


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
        if parameter.type == "body" and value in registry.bodies:
            party = registry.bodies[str(value)].party
            yield from (party,) if party else ()


def _new(placement: Placement) -> NewPlacement:
    return NewPlacement(
        clause=placement.clause,
        variant=placement.variant if placement.variant else "",
        as_=placement.id if placement.id != placement.clause else "",
        values={name: value_yaml(placement.values[name]) for name in placement.given if name in placement.values},
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
        case _:
            return value.isoformat()
