"""The folder that is to be replaced: is it ours? What somebody else put there is never taken away."""

from __future__ import annotations

from pathlib import Path

import msgspec

from paraph.errors import UsageError
from paraph.publish.package.manifest import MANIFEST, SIGNATURE, SUMS, Head
from paraph.publish.place.state import strangers

_SHOWN = 5


def refuse_foreign(out: Path) -> None:
    """Raises ``UsageError`` where ``out`` holds anything that no publication made."""
    if not out.exists():
        return
    if not out.is_dir():
        raise UsageError("{path} is a file", hint="name a folder with --out", path=str(out))
    if not any(out.iterdir()):
        return
    if not _is_ours(out):
        raise UsageError(
            "{path} was not made by `paraph publish` and is not empty",
            hint="name another folder with --out, or empty this one",
            path=str(out),
        )
    others = strangers(out, _listed(out))
    if others:
        raise UsageError(
            "{path} holds what no publication made: {files}",
            hint="it would be lost: move it away first",
            path=str(out),
            files=", ".join(others[:_SHOWN]) + (" ..." if len(others) > _SHOWN else ""),
        )


def _is_ours(out: Path) -> bool:
    try:
        found = msgspec.json.decode((out / MANIFEST).read_bytes(), type=Head)
    except (OSError, msgspec.MsgspecError):
        return False
    return found.what == "index"


def _listed(out: Path) -> set[str]:
    """Every file that the list of digests names, and what cannot stand in it."""
    known = {SUMS, MANIFEST, SIGNATURE}
    try:
        with (out / SUMS).open(encoding="utf-8") as lines:
            known.update(line[66:].rstrip("\n") for line in lines)
    except (OSError, UnicodeDecodeError):
        return known
    return known
