"""Parameters: what a clause declares and what a placement gives. YAML nodes in, typed values out."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import cast

from paraph.model import Language, Place
from paraph.sources.condition_parser import BUILT_IN, KEYWORDS
from paraph.sources.faults import Faults
from paraph.sources.forms import text
from paraph.sources.types import Duration, Parameter, ParameterType, ParameterValue, Unit
from paraph.sources.walker import Walker, is_id, to_day
from paraph.sources.yaml_nodes import Node

TYPES = (
    "duration", "integer", "boolean", "choice", "date", "text", "term", "body", "bodies", "place", "treaty", "article"
)  # fmt: skip
UNITS = ("years", "months", "days")
BLANKS = ("undecided", "at-signature")
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_DURATION = re.compile(r"([0-9]{1,6})(?:\s+(year|month|day)s?)?\Z")
_INTEGER = re.compile(r"[+-]?[0-9]{1,9}\Z")
_KEYS = {
    "duration": ("unit", "default", "min", "max"),
    "integer": ("default", "min", "max"),
    "choice": ("of", "default"),
    "boolean": ("default",),
    "date": ("default",),
    "text": ("default",),
    "term": ("default",),
}
_COUNTED = {
    "years": "a number of years, or of months",
    "months": "a number of months, or of years",
    "days": "a number of days",
}
_EXPECTED = {
    "term": "the id of a term",
    "body": "the id of a body",
    "bodies": "a list of ids of bodies",
    "place": "the id of a place",
    "treaty": "the id of a treaty",
    "integer": "a whole number",
    "boolean": "true or false",
    "date": "a date as 2026-11-22",
    "text": "a text in each language",
    "article": "the id of a placement",
}


def declared(walker: Walker, node: Node, languages: Collection[Language]) -> dict[str, Parameter]:
    """``parameters:`` of the front matter."""
    out: dict[str, Parameter] = {}
    for name, (place, value) in (walker.table(node) or {}).items():
        if name in KEYWORDS | BUILT_IN:
            walker.faults.add("parameter-name", place, hint="conditions know it already: take another", name=name)
        elif not _NAME.match(name):
            walker.faults.add("parameter-name", place, name=name)
        elif (parameter := _declared(walker, name, place, value, languages)) is not None:
            out[name] = parameter
    return out


def _declared(walker: Walker, name: str, place: Place, node: Node, languages: Collection[Language]) -> Parameter | None:
    entries = walker.table(node)
    if entries is None:
        return None
    if "type" not in entries:
        walker.faults.add("missing-key", place, name="type")
        return None
    kind = walker.one_of(entries["type"][1], TYPES)
    if kind is None:
        return None
    fields = walker.fields(node, ("type",), (*_KEYS.get(kind, ()), "table"), at=place)
    unit = walker.one_of(fields["unit"], UNITS) if "unit" in fields else None
    of = walker.listed(fields["of"], walker.text) if "of" in fields else ()
    missing = {"duration": "unit", "choice": "of"}.get(kind)
    if missing and missing not in fields:
        walker.faults.add("missing-key", place, name=missing)
        return None
    parameter = Parameter(
        name=name,
        type=cast("ParameterType", kind),
        place=place,
        unit=cast("Unit | None", unit),
        of=of,
        minimum=walker.integer(fields["min"]) if "min" in fields else None,
        maximum=walker.integer(fields["max"]) if "max" in fields else None,
        table="table" in fields and walker.boolean(fields["table"]) is True,
    )
    return _with_default(walker, parameter, fields, languages)


def _with_default(
    walker: Walker, parameter: Parameter, fields: dict[str, Node], languages: Collection[Language]
) -> Parameter:
    from msgspec.structs import replace

    low, high = parameter.minimum, parameter.maximum
    if low is not None and high is not None and low > high:
        walker.faults.add(
            "bad-parameter", walker.place(fields["min"]), name=parameter.name, problem="`min` is above `max`"
        )
    if "default" not in fields:
        return parameter
    value = value_of(walker, fields["default"], parameter, languages, rule="bad-default")
    return replace(parameter, default=value)


def value_of(
    walker: Walker,
    node: Node,
    parameter: Parameter,
    languages: Collection[Language],
    *,
    rule: str = "parameter-type",
) -> ParameterValue | None:
    """The typed value of ``node``; ``None`` after a finding. Ids are checked by their grammar, not yet looked up."""
    scalar = node.value.strip() if node.id == "scalar" else None
    if scalar in BLANKS:
        return cast("ParameterValue", scalar)
    if parameter.type == "text":
        found = text(walker, node, languages) if node.id == "mapping" else None
        if found:
            return found
    elif parameter.type == "bodies":
        if node.id == "sequence" and node.value and all(_is_id_node(item) for item in node.value):
            return _each_once(walker, node)
    elif scalar is not None:
        value = _scalar(parameter, scalar, plain=not node.style)
        if value is not None:
            _range(parameter, value, walker.place(node), walker.faults)
            return value
    if not (parameter.type == "text" and node.id == "mapping" and node.value):
        walker.faults.add(rule, walker.place(node), name=parameter.name, expected=_expected(parameter))
    return None


def _each_once(walker: Walker, node: Node) -> tuple[str, ...]:
    """The ids of a list; one that stands twice is a finding, and counts once."""
    out: dict[str, None] = {}
    for item in node.value:
        if item.value in out:
            walker.faults.add("repeated", walker.place(item), name=item.value)
        out[item.value] = None
    return tuple(out)


def _is_id_node(node: Node) -> bool:
    return bool(node.id == "scalar" and is_id(node.value))


def _scalar(parameter: Parameter, value: str, *, plain: bool) -> ParameterValue | None:
    """A value written as one word or number."""
    match parameter.type:
        case "duration":
            found = _DURATION.match(value)
            if found is None or parameter.unit is None:
                return None
            unit = cast("Unit", f"{found[2]}s") if found[2] else parameter.unit
            return Duration(int(found[1]), unit) if _convert(1, unit, parameter.unit) is not None else None
        case "integer":
            return int(value) if plain and _INTEGER.match(value) else None
        case "boolean":
            return value == "true" if plain and value in ("true", "false") else None
        case "choice":
            return value if value in parameter.of else None
        case "date":
            return to_day(value)
        case "article":
            return value if all(is_id(part) for part in value.split("/", 1)) else None
        case _:
            return value if is_id(value) else None


def _range(parameter: Parameter, value: ParameterValue, place: Place, faults: Faults) -> None:
    count: float | None = None
    if isinstance(value, Duration) and parameter.unit:
        count = _convert(value.count, value.unit, parameter.unit)
    elif isinstance(value, int) and not isinstance(value, bool):
        count = value
    low, high = parameter.minimum, parameter.maximum
    if isinstance(value, Duration) and low is None:
        low = 1
    if count is not None and ((low is not None and count < low) or (high is not None and count > high)):
        faults.add("parameter-range", place, name=parameter.name, limits=_limits(low, high, parameter.unit))


def _limits(low: int | None, high: int | None, unit: Unit | None) -> str:
    bounds = [f"≥ {low}"] if low is not None else []
    if high is not None:
        bounds.append(f"≤ {high}")
    return " ".join([*bounds, unit] if unit else bounds)


def _convert(count: int, unit: Unit, into: Unit) -> float | None:
    """A length in another unit: a year has twelve months; how many days either has, no one can say."""
    if unit == into:
        return count
    months = {"years": 12, "months": 1}
    return count * months[unit] / months[into] if unit in months and into in months else None


def _expected(parameter: Parameter) -> str:
    if parameter.type == "duration":
        return _COUNTED.get(parameter.unit or "", "a whole number")
    if parameter.type == "choice":
        return ", ".join(parameter.of)
    return _EXPECTED[parameter.type]
