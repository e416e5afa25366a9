"""The drafts of an agreement at a glance: number, date, note, whether each is what was issued."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from paraph.drafts.register import Register, read_register


class Listed(Struct, frozen=True):
    """One line of the list. An altered draft says nothing of itself that could be trusted."""

    number: int
    date: str
    note: str
    state: Literal["ok", "altered", "missing"]


class _Head(Struct, frozen=True):
    date: str
    note: str = ""


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
            head = msgspec.json.decode(path.read_bytes(), type=_Head)
            out.append(Listed(entry.number, head.date, head.note, "ok"))
    return register, tuple(out)
