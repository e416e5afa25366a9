"""Copies of library clauses beside the agreement, so that a change in the library never changes an issued text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from paraph.sources.types import Agreement

DIGITS = 16
"""Hex digits of the SHA-256 of the library file's bytes that a copy keeps."""
_FROM = re.compile(rb"^(?:# )?from: (\S+)@([0-9a-f]+)\r?\n", re.MULTILINE)


class Copy(Struct, frozen=True):
    """One copy to make: the library file, where the copy stands, the copy's bytes."""

    source: str
    path: str
    data: bytes


class Origin(Struct, frozen=True):
    """Where a copy came from: the library file and the digest it had."""

    source: str
    digest: str


def copies(root: Path, agreement: Agreement) -> Iterator[Copy]:
    """A copy of every library clause and table that ``agreement`` uses, in the order of their paths."""
    folder = f"agreements/{agreement.id}"
    for clause in sorted(agreement.clauses.values(), key=lambda clause: clause.place.file):
        if not clause.own:
            source = clause.place.file
            yield Copy(source, f"{folder}/clauses/{clause.id}.md", pinned((root / source).read_bytes(), source))
    for table in sorted(agreement.tables.values(), key=lambda table: table.place.file):
        if not table.own:
            source = table.place.file
            data = f"# from: {source}@{short((root / source).read_bytes())}\n".encode()
            yield Copy(source, f"{folder}/tables/{table.id}.yaml", data + (root / source).read_bytes())


def pinned(data: bytes, source: str) -> bytes:
    """The clause file ``data`` with ``from: <source>@<hash>`` in its front matter."""
    line = f"from: {source}@{short(data)}\n".encode()
    if data.startswith((b"---\n", b"---\r\n")):
        head, rest = data.split(b"\n", 1)
        return head + b"\n" + line + rest
    return b"---\n" + line + b"---\n" + data


def origin(data: bytes) -> Origin | None:
    """Where a copy came from, or ``None`` for a text of the agreement's own."""
    match = _FROM.search(data)
    return Origin(match[1].decode(), match[2].decode()) if match else None


def original_of(data: bytes) -> bytes:
    """The copy without its ``from`` line: the library text as it was copied, if nobody edited the copy."""
    bare = _FROM.sub(b"", data, count=1)
    return bare.removeprefix(b"---\n---\n") if bare.startswith(b"---\n---\n") else bare


def short(data: bytes) -> str:
    """The first digits of the SHA-256 of ``data``."""
    return hashlib.sha256(data).hexdigest()[:DIGITS]
