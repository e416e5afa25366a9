"""A clause to be read: one row for each passage, one column for each language."""

from __future__ import annotations

from msgspec import Struct

from paraph.report.columns import Row
from paraph.report.filled import GAP
from paraph.sources.conditions import Condition
from paraph.sources.types import Clause, Duration, Parameter, ParameterValue, SourceBlock, Variant


class VariantView(Struct, frozen=True):
    """One wording of a clause: its languages (the one it is drafted in first), and its passages."""

    name: str
    languages: tuple[str, ...]
    stale: tuple[str, ...]
    rows: tuple[Row, ...]


def views(clause: Clause, languages: tuple[str, ...] = ()) -> tuple[VariantView, ...]:
    """Every variant of ``clause`` in ``languages`` (all, if none are named)."""
    return tuple(_view(variant, languages) for variant in clause.variants.values())


def _view(variant: Variant, wanted: tuple[str, ...]) -> VariantView:
    there = [variant.skeleton, *(code for code in variant.sections if code != variant.skeleton)]
    shown = tuple(code for code in there if not wanted or code in wanted)
    skeleton = variant.sections[variant.skeleton].blocks
    rows = tuple(
        Row(_name(block), tuple(_text(_paired(variant, code, index)) for code in shown))
        for index, block in enumerate(skeleton)
    )
    return VariantView(variant.name, shown, tuple(code for code in shown if variant.stale(code)), rows)


def _paired(variant: Variant, language: str, index: int) -> SourceBlock | None:
    if language == variant.skeleton:
        return variant.sections[language].blocks[index]
    paired = variant.paired.get(language, ())
    return paired[index] if index < len(paired) else None


def _name(block: SourceBlock) -> str:
    conditions = " ".join(f"{{if {condition_text(guard)}}}" for guard in block.guards)
    return " ".join(filter(None, [block.address, conditions]))


def _text(block: SourceBlock | None) -> str:
    if block is None:
        return GAP
    mark = {"numbered": "1. ", "dash": "- ", "heading": "", "text": ""}[block.kind]
    return "   " * block.level + mark + block.text


def condition_text(condition: Condition) -> str:
    """A condition as a drafter writes it."""
    texts = [condition_text(operand) for operand in condition.operands]
    match condition.op:
        case "name":
            return str(condition.value)
        case "literal" if isinstance(condition.value, bool):
            return str(condition.value).lower()
        case "literal":
            return f'"{condition.value}"' if isinstance(condition.value, str) else str(condition.value)
        case "not":
            return f"not {texts[0]}"
        case "in":
            return f"{texts[0]} in [{', '.join(texts[1:])}]"
        case _:
            return f" {condition.op} ".join(texts)


def parameter_text(parameter: Parameter) -> str:
    """A parameter in one line: ``notice: duration, months, 1 to 24, default 6``."""
    limits = [str(edge) for edge in (parameter.minimum, parameter.maximum) if edge is not None]
    parts = [
        parameter.type,
        parameter.unit or "",
        " | ".join(parameter.of),
        "..".join(limits),
        "" if parameter.default is None else f"= {value_text(parameter.default)}",
    ]
    return f"{parameter.name}: " + ", ".join(filter(None, parts))


def value_text(value: ParameterValue) -> str:
    """A parameter's value as a drafter writes it in ``with:``."""
    match value:
        case bool():
            return str(value).lower()
        case Duration(count=count, unit=unit):
            return f"{count} {unit}"
        case dict():
            return "{" + ", ".join(f"{code}: {forms.get('nom', '')}" for code, forms in value.items()) + "}"
        case tuple():
            return f"[{', '.join(value)}]"
        case _:
            return str(value)
