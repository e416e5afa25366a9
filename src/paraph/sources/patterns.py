"""Titles with fields to be filled in, ``{signatories:ins}``: YAML nodes in, `Text` and findings out.

A field that nobody fills would stand in a treaty as it was typed, so what may stand in braces is checked here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from paraph.model import Language
from paraph.sources.forms import by_language, forms
from paraph.sources.types import Forms, Text
from paraph.sources.walker import Walker
from paraph.sources.yaml_nodes import Node

CASES = ("nom", "gen", "dat", "acc", "ins", "prep", "loc", "abl")
DATES = ("plain", "done", "of")
CITED: Mapping[str, Collection[str]] = {"signatories": CASES, "states": CASES, "date": DATES}
"""Fields of ``cited`` and ``undated`` with the forms each may be asked for."""
TREATY: Mapping[str, Collection[str]] = {"parties": CASES, "date": DATES}
"""Fields of the title of a treaty on record."""

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


def pattern(walker: Walker, node: Node, languages: Collection[Language], fields: Mapping[str, Collection[str]]) -> Text:
    """A title in each language, its ``fields`` checked."""

    def read(value: Node, language: Language) -> Forms | None:
        for scalar in [value] if value.id == "scalar" else [each for _, each in value.value]:
            if scalar.id == "scalar":
                _check(walker, scalar, fields)
        return forms(walker, value, language)

    return by_language(walker, node, languages, read)


def _check(walker: Walker, node: Node, fields: Mapping[str, Collection[str]]) -> None:
    for found in _BRACES.finditer(node.value):
        name, _, form = (found[1] or "").partition(":")
        if form not in fields.get(name, ()) and not (name in fields and fields[name] is CASES and found[1] == name):
            known = ", ".join(f"{{{each}:{next(iter(forms))}}}" for each, forms in fields.items())
            walker.faults.add("unknown-field", walker.place(node), name=found[0], known=known)
