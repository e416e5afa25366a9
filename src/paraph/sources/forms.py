"""Names with their case forms, in each language: YAML nodes in, `Text` out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeVar

from paraph.model import Language
from paraph.sources.table_types import CellText
from paraph.sources.text import QUOTE_LETTERS, apostrophes
from paraph.sources.types import Forms, Text
from paraph.sources.walker import Walker, empty
from paraph.sources.yaml_nodes import Node

T = TypeVar("T")

LANGUAGES = ("ru", "kk", "uz")
"""What may be written where the registry does not say (``registry/languages.yaml`` does)."""

ALIASES = {"им": "nom", "род": "gen", "дат": "dat", "вин": "acc", "твор": "ins", "предл": "prep"}
"""Russian names of the cases, accepted wherever a case is named."""

_KNOWN = ("nom", "gen", "dat", "acc", "ins", "prep", "loc", "abl", "attr", "first")


def text(walker: Walker, node: Node, languages: Collection[Language]) -> Text:
    """``{ru: ..., uz: ...}``, each a string (the nominative) or a table of case forms."""
    return by_language(walker, node, languages, lambda value, language: forms(walker, value, language))


def adjective(walker: Walker, node: Node, languages: Collection[Language]) -> Text:
    """The same for adjectives, which have ``f.nom`` and ``first`` and need no bare nominative."""
    return by_language(
        walker, node, languages, lambda value, language: forms(walker, value, language, nominative=False)
    )


def cells(walker: Walker, node: Node, languages: Collection[Language]) -> dict[Language, CellText]:
    """The raw inline text of a table cell in each language."""

    def cell(value: Node, language: Language) -> CellText | None:
        words = _words(walker, value, language)
        return None if words is None else CellText(words, walker.place(value))

    return by_language(walker, node, languages, cell)


def by_language(
    walker: Walker,
    node: Node,
    languages: Collection[Language],
    read: Callable[[Node, Language], T | None],
) -> dict[Language, T]:
    """A table whose keys are languages."""
    out: dict[Language, T] = {}
    for language, (place, value) in (walker.table(node) or {}).items():
        if language not in languages:
            walker.unknown("unknown-language", place, language, value, languages)
        elif (found := read(value, language)) is not None:
            out[language] = found
    return out


def forms(walker: Walker, node: Node, language: Language, *, nominative: bool = True) -> Forms | None:
    """One name in one language: a string is its nominative; Russian case names become the short ones."""
    if node.id == "scalar":
        words = _words(walker, node, language)
        return None if words is None else {"nom": words}
    out: Forms = {}
    for key, (place, value) in (walker.table(node) or {}).items():
        name = ".".join(ALIASES.get(part, part) for part in key.split("."))
        if name.rpartition(".")[2] not in _KNOWN:
            walker.unknown("unknown-form", place, key, value, _KNOWN)
            if empty(value):
                continue
        words = _words(walker, value, language)
        if words is not None:
            out[name] = words
    if nominative and out and "nom" not in out:
        walker.faults.add("missing-nominative", walker.place(node))
        # A stand-in keeps the fault from being met again wherever the name is used.
        out = {"nom": next(iter(out.values())), **out}
    return out or None


def _words(walker: Walker, node: Node, language: Language) -> str | None:
    words = walker.text(node)
    if words is not None and language in QUOTE_LETTERS:
        apostrophes(words, walker.place(node), walker.faults)
    return words
