"""The small evaluator of directives: names, ``not``, ``==``, ``!=``, ``in``, ``and``, ``or``. Nothing else runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct


class Condition(Struct, frozen=True):
    """One parsed condition. ``op`` says which; leaves are ``name`` (with ``value`` the name) and ``literal``."""

    op: Literal["name", "literal", "not", "==", "!=", "in", "and", "or"]
    value: str | int | bool | None = None
    operands: tuple[Condition, ...] = ()

    def names(self) -> frozenset[str]:
        """Every name the condition asks for."""
        own = frozenset([str(self.value)]) if self.op == "name" else frozenset()
        return own.union(*(operand.names() for operand in self.operands))

    def holds(self, values: Mapping[str, object]) -> bool:
        """Evaluate. Raises ``KeyError`` with the name if a name has no value."""
        return bool(self._value(values))

    def _value(self, values: Mapping[str, object]) -> object:
        match self.op:
            case "literal":
                return self.value
            case "name":
                return values[str(self.value)]
            case "not":
                return not self.operands[0].holds(values)
            case "and":
                return all(operand.holds(values) for operand in self.operands)
            case "or":
                return any(operand.holds(values) for operand in self.operands)
            case "in":
                left = self.operands[0]._value(values)
                return any(left == operand._value(values) for operand in self.operands[1:])
            case _:
                same = self.operands[0]._value(values) == self.operands[1]._value(values)
                return same if self.op == "==" else not same


Conditions: TypeAlias = tuple[Condition, ...]
