"""What changed besides words, by name: parameters, stage, brackets, states, levels, columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import UNSET

from paraph.compare.before import part_before, passage_before
from paraph.compare.changes import Value
from paraph.model import Bracket, Header, Part, Passage, Run, Table

HEADER = ("kind", "stage", "prevailing", "date", "headings")
"""The edition is not listed: that drafts have different numbers is no change."""


def header_values(old: Header, new: Header) -> tuple[Value, ...]:
    """The header: stage, prevailing language, languages, collation, name."""
    found = [
        Value(name, _shown(getattr(old, name)), _shown(getattr(new, name)))
        for name in HEADER
        if getattr(old, name) != getattr(new, name)
    ]
    if old.languages != new.languages:
        found.append(Value("languages", ", ".join(old.languages), ", ".join(new.languages)))
    for name in ("name", "collated", "orthography"):
        found += _mapping(name, getattr(old, name), getattr(new, name))
    return tuple(found)


def part_values(part: Part) -> tuple[Value, ...]:
    """An article of a redline: its parameters, clause, variant, role. Notes and sources are for the house only."""
    old = part_before(part)
    found = [
        Value(name, _shown(getattr(old, name)), _shown(getattr(part, name)))
        for name in ("role", "clause", "variant")
        if getattr(old, name) != getattr(part, name)
    ]
    found += _mapping("parameters", old.parameters, part.parameters)
    found += [
        Value(f"house.{name}", getattr(old, name), getattr(part, name))
        for name in ("note", "source")
        if getattr(old, name) != getattr(part, name)
    ]
    return tuple(found)


def passage_values(passage: Passage) -> tuple[Value, ...]:
    """A passage of a redline: level, kind, label, Party, brackets, states, and marks on words that stayed."""
    found: list[Value] = []
    if passage.was is not None:
        old = passage_before(passage)
        found += [
            Value(name, _shown(getattr(old, name)), _shown(getattr(passage, name)))
            for name in ("level", "kind", "mark", "party", "bracket")
            if getattr(old, name) != getattr(passage, name)
        ]
        found += _mapping("state", old.state, passage.state)
    for text in (passage.text, *passage.cells):
        for code, runs in text.items():
            for run in runs:
                if run.was is not None:
                    found += _marks(code, run, run.was)
    return tuple(dict.fromkeys(found))


def _marks(code: str, run: Run, was: Run) -> Iterator[Value]:
    """A run whose words stayed: what its marks were. Which words: the start of them is enough to find the place."""
    for name in ("bracket", "blank", "defined", "ref", "number", "party_order"):
        old, new = getattr(was, name), getattr(run, name)
        if old != new:
            yield Value(f"{name}.{code}: {run.text.strip()[:40]}", _shown(old), _shown(new))


def table_values(table: Table) -> tuple[Value, ...]:
    """A table of a redline: columns that came, went or changed."""
    found: list[Value] = []
    for column in table.columns:
        if column.change is not None:
            there = column.change == "inserted"
            found.append(Value(f"column.{column.key}", None if there else column.key, column.key if there else None))
        elif column.was is not None:
            found += [
                Value(f"column.{column.key}.{name}", _shown(getattr(column.was, name)), _shown(getattr(column, name)))
                for name in ("width", "pair", "party")
                if getattr(column.was, name) != getattr(column, name)
            ]
    return tuple(found)


def _mapping(name: str, old: Mapping[str, object], new: Mapping[str, object]) -> list[Value]:
    keys = dict.fromkeys([*new, *old])
    return [
        Value(f"{name}.{key}", _shown(old.get(key)), _shown(new.get(key)))
        for key in keys
        if old.get(key) != new.get(key)
    ]


def _shown(value: object) -> str | None:
    if value is None or value is UNSET:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Bracket):
        return f"{value.by or 'open'} {value.alternative}"
    return str(value)
