"""The drafts of an agreement at a glance: number, date, note, whether each is what was issued."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

from paraph.drafts.frozen import head
from paraph.drafts.register import Register, read_register


class Listed(Struct, frozen=True):
    """One line of the list. An altered draft says nothing of itself that could be trusted."""

    number: int
    date: str
    note: str
    state: Literal["ok", "altered", "missing"]


def listed(root: Path, agreement: str) -> tuple[Register, tuple[Listed, ...]]:
    """The register with its faults, and its drafts in order."""
    register = read_register(root, agreement)
    bad = {finding.place.file for finding in register.faults}
    out: list[Listed] = []
    for entry in register.entries:
        name = f"{register.folder}/{entry.name}"
        path = root / name
        if not path.is_file():
            out.append(Listed(entry.number, "", "", "missing"))
        elif name in bad:
            out.append(Listed(entry.number, "", "", "altered"))
        else:
            found = head(path.read_bytes(), name)
            out.append(Listed(entry.number, found.date, found.note, "ok"))
    return register, tuple(out)
