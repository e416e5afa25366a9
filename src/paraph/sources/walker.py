"""The walker over YAML nodes: asks for what a type needs, adds a finding for everything that does not fit.

Every method takes a node and returns the typed value or ``None``; none raises. A plain ``no``, ``on`` or ``12:30`` is
text wherever text is asked for. An empty value (``note:`` and nothing after it) counts as not given.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from paraph.model import Place
from paraph.sources.faults import closest
from paraph.sources.yaml_nodes import Node, Nodes

T = TypeVar("T")

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
PARTY_ID = re.compile(r"[A-Z]{3}\Z")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_INTEGER = re.compile(r"[+-]?[0-9]{1,9}\Z")
_LOOSE_BOOLEANS = frozenset({"yes", "no", "on", "off", "y", "n", "да", "нет"})


def is_id(name: str) -> bool:
    """True if ``name`` is an id and can name a file on every system (Windows keeps ``con``, ``nul`` for itself)."""
    return len(name) <= 64 and ID.match(name) is not None and not _RESERVED.match(name)


class Walker(Nodes):
    """Typed questions to the nodes of one file."""

    def fields(
        self, node: Node, required: Collection[str], optional: Collection[str] = (), *, at: Place | None = None
    ) -> dict[str, Node]:
        """The values of a table with fixed keys. Unknown, repeated and missing keys become findings."""
        entries = self.table(node)
        if entries is None:
            return {}
        known = (*required, *optional)
        values: dict[str, Node] = {}
        for key, (place, value) in entries.items():
            if key not in known:
                self.unknown("unknown-key", place, key, value, known)
            elif not empty(value):
                values[key] = value
        for key in required:
            if key not in values:
                place = entries[key][0] if key in entries else at or self.place(node)
                self.faults.add("missing-key", place, name=key)
        return values

    def table(self, node: Node) -> dict[str, tuple[Place, Node]] | None:
        """Key to (place of the key, value), in the order written."""
        if node.id != "mapping":
            self.wrong(node, "a table (key: value)")
            return None
        entries: dict[str, tuple[Place, Node]] = {}
        for key, value in node.value:
            place = self.place(key)
            if key.id != "scalar":
                hint = "put a text with braces in quotes"
                self.faults.add("wrong-type", place, hint=hint, expected="a key", found=describe(key))
            elif key.value in entries:
                self.faults.add("duplicate-key", place, name=key.value, first=entries[key.value][0].line)
            else:
                entries[key.value] = (place, value)
        return entries

    def items(self, node: Node) -> list[Node]:
        """The items of a list."""
        if node.id != "sequence":
            self.wrong(node, "a list")
            return []
        return list(node.value)

    def listed(self, node: Node, read: Callable[[Node], T | None]) -> tuple[T, ...]:
        """The items of a list, each read by ``read``; what it refuses is left out."""
        return tuple(value for item in self.items(node) if (value := read(item)) is not None)

    def text(self, node: Node) -> str | None:
        """A string, not empty."""
        if node.id == "scalar" and node.value.strip():
            return str(node.value)
        self.wrong(node, "text")
        return None

    def boolean(self, node: Node) -> bool | None:
        """``true`` or ``false``, nothing else: the other words of YAML 1.1 are text."""
        if node.id == "scalar" and node.value in ("true", "false") and not node.style:
            return bool(node.value == "true")
        self.wrong(node, "true or false")
        return None

    def integer(self, node: Node) -> int | None:
        """A whole number in digits."""
        if node.id == "scalar" and not node.style and _INTEGER.match(node.value):
            return int(node.value)
        self.wrong(node, "a whole number")
        return None

    def day(self, node: Node) -> datetime.date | None:
        """An ISO date that exists in the calendar."""
        value = self.text(node)
        if value is None:
            return None
        day = to_day(value)
        if day is None:
            self.faults.add("bad-date", self.place(node), name=value)
        return day

    def identifier(self, node: Node) -> str | None:
        """An id by the grammar of ids: no path can hide in it."""
        value = self.text(node)
        if value is not None and not is_id(value):
            self.faults.add("bad-id", self.place(node), name=value)
            return None
        return value

    def one_of(self, node: Node, options: Collection[str]) -> str | None:
        """One of a few words."""
        value = self.text(node)
        if value is None or value in options:
            return value
        expected = ", ".join(options)
        self.faults.add("bad-value", self.place(node), name=value, expected=expected)
        return None

    def known(self, node: Node, rule: str, names: Collection[str] | Mapping[str, object]) -> str | None:
        """A name that must be among ``names``; ``rule`` is the finding if it is not."""
        value = self.text(node)
        if value is None or value in names:
            return value
        self.faults.unknown(rule, self.place(node), value, names)
        return None

    def unknown(self, rule: str, place: Place, key: str, value: Node, known: Collection[str]) -> None:
        """A key that is none. Without a value, after a comma, it is the rest of a text that wanted quotes."""
        if empty(value) and not closest(key, known):
            self.faults.add("unquoted-comma", place, name=key)
        else:
            self.faults.unknown(rule, place, key, known)

    def wrong(self, node: Node, expected: str) -> None:
        """A finding: something else stands where ``expected`` should."""
        hint = None
        if node.id == "scalar" and node.style and expected in ("true or false", "a whole number"):
            hint = "remove the quotes"
        elif expected == "true or false" and node.id == "scalar" and node.value.lower() in _LOOSE_BOOLEANS:
            hint = "only `true` and `false` are read as yes and no"
        self.faults.add("wrong-type", self.place(node), hint=hint, expected=expected, found=describe(node))


def to_day(value: str) -> datetime.date | None:
    """An ISO date, or ``None``."""
    try:
        return datetime.date.fromisoformat(value) if _DAY.match(value) else None
    except ValueError:
        return None


def describe(node: Node) -> str:
    """What a node is, for a message."""
    if node.id == "mapping":
        return "a table"
    if node.id == "sequence":
        return "a list"
    if empty(node):
        return "nothing"
    value = " ".join(node.value.split())
    return f"`{value[:40]}…`" if len(value) > 40 else f"`{value}`"


def empty(node: Node) -> bool:
    """True if nothing is written: ``note:`` and no more."""
    return bool(node.id == "scalar" and not node.style and not node.value)
