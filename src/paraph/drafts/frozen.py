"""A frozen draft as a file: canonical JSON, and the hash is over its bytes. Frozen are the words, not the look."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Struct, field

from paraph.compare.alignment import Verdicts
from paraph.errors import InputError
from paraph.model import Instrument

FORMAT = 1


class Draft(Struct, frozen=True, kw_only=True):
    """``drafts/03.json``. ``previous`` is the SHA-256 of the file before it; ``from_`` the verdicts of `align` that
    differ from "the same id is the same passage"."""

    format: int = FORMAT
    edition: int
    date: str
    note: str = ""
    tool: str
    previous: str | None = None
    from_: Verdicts = field(default_factory=Verdicts, name="from")
    sources: dict[str, str]
    templates: dict[str, str]
    instrument: Instrument


UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""Format n to the function that turns it into n + 1. A function here is never edited."""


def freeze(draft: Draft) -> bytes:
    """The bytes of the file: UTF-8, keys sorted, LF, no floats, one line feed at the end. Equal drafts, equal bytes."""
    return msgspec.json.format(msgspec.json.encode(draft, order="sorted"), indent=1) + b"\n"


@functools.lru_cache(maxsize=16)
def thaw(data: bytes, name: str) -> Draft:
    """The draft in ``data``. ``name`` is shown in messages.

    The register is looked through more than once in one command: what was read once is not read again.
    Raises ``InputError`` for what is not a draft, and, by name, for one that a newer Paraph wrote.
    """
    version = head(data, name).format
    try:
        if version == FORMAT:
            return msgspec.json.decode(data, type=Draft)
        raw = json.loads(data)
        for step in range(version, FORMAT):
            raw = UPGRADES[step](raw)
        return msgspec.convert(raw, Draft)
    except msgspec.ValidationError as error:
        raise InputError("{name} is not a frozen draft: {detail}", name=name, detail=str(error)) from error


class Head(Struct, frozen=True, kw_only=True):
    """What is read of a draft first, whatever its format: enough to place it in the chain and in a list."""

    format: int
    date: str = ""
    note: str = ""
    tool: str = "?"
    previous: str | None = None


def head(data: bytes, name: str) -> Head:
    """The head of the draft in ``data``. Raises as `thaw`, but does not look at the text."""
    try:
        found = msgspec.json.decode(data, type=Head)
    except msgspec.DecodeError as error:
        raise InputError("{name} is not a frozen draft: {detail}", name=name, detail=_reason(data, error)) from error
    if found.format > FORMAT:
        raise InputError(
            "{name} was issued by a newer Paraph ({tool}, format {format})",
            hint="update Paraph: pip install --upgrade paraph",
            name=name,
            tool=found.tool,
            format=found.format,
        )
    return found


def digest(data: bytes) -> str:
    """SHA-256 over the file's bytes, in hex: what ``sha256sum -c`` checks."""
    return hashlib.sha256(data).hexdigest()


def _reason(data: bytes, error: Exception) -> str:
    if b"<<<<<<<" in data:
        return "it holds the marks of a git conflict"
    if not data.rstrip().endswith(b"}"):
        return "it is cut short"
    return str(error)
