"""Newer library text for the copies beside an agreement: worked out and compared first, written by the caller.

A copy knows what it was copied from. Where somebody has edited it since, the library's text would undo that work: such
a copy is refused, with its lines.
"""

from __future__ import annotations

import difflib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from paraph.assemble import assemble
from paraph.compare.changes import Comparison
from paraph.compare.comparison import compare
from paraph.drafts.pinning import Origin, origin, original_of, pinned, short
from paraph.errors import ContentError, UsageError
from paraph.model import Finding, Instrument, Place
from paraph.sources import load

LIBRARY = "library"
"""The edition of a text as it would be with the library's newer wording."""
_READ = ("paraph.toml", "registry", "clauses")
_SEEN = 200
"""So many older states of a library file are looked through for the one a copy was made from."""


class Update(Struct, frozen=True):
    """One copy to renew: its name, its file, the library's file, the bytes it has and those it would get."""

    clause: str
    path: str
    source: str
    old: bytes
    new: bytes


class UpdatePlan(Struct, frozen=True, kw_only=True):
    """What there is to take over. ``comparison``: what it changes in the text, in one Party's original."""

    updates: tuple[Update, ...]
    refused: tuple[Finding, ...]
    comparison: Comparison | None


def plan_update(root: Path, agreement: str, clauses: Sequence[str] = ()) -> UpdatePlan:
    """What the library has for the copies of ``agreement``, or for ``clauses`` alone. Reads, never writes.

    Raises ``UsageError`` for a clause that is no copy, ``ContentError`` where the text, now or then, has faults.
    """
    known = dict(_copies(root, agreement))
    for clause in clauses:
        if clause not in known:
            raise UsageError(
                "`{clause}` is no copy of a library text",
                hint="copies are made by `paraph issue`; there are: {known}",
                clause=clause,
                known=", ".join(known) or "-",
            )
    updates: list[Update] = []
    refused: list[Finding] = []
    for clause, path in known.items():
        found = _looked_at(root, clause, path) if not clauses or clause in clauses else None
        if isinstance(found, Update):
            updates.append(found)
        elif found is not None:
            refused.append(found)
    comparison = _compared(root, agreement, updates) if updates else None
    return UpdatePlan(updates=tuple(updates), refused=tuple(refused), comparison=comparison)


def unchanged(root: Path, plan: UpdatePlan) -> bool:
    """True if the copies still are what the plan was made from."""
    return all((root / each.path).read_bytes() == each.old for each in plan.updates)


def _copies(root: Path, agreement: str) -> Iterator[tuple[str, Path]]:
    folder = root / "agreements" / agreement
    for pattern in ("clauses/*.md", "tables/*.yaml"):
        for path in sorted(folder.glob(pattern)):
            if origin(path.read_bytes()) is not None:
                yield path.stem, path


def _looked_at(root: Path, clause: str, path: Path) -> Update | Finding | None:
    """The update of one copy, why there can be none, or nothing if it is up to date."""
    data = path.read_bytes()
    name = path.relative_to(root).as_posix()
    came = origin(data)
    assert came is not None
    try:
        library = (root / came.source).read_bytes()
    except OSError:
        message = "the library has no {source} any more"
        hint = "keep the copy as it is: without its `from` line it is a text of the agreement's own"
        return Finding("copy-orphan", "warning", Place(name), message, hint, {"source": came.source})
    if came.digest in _digests(library):
        return None
    if came.digest not in _digests(original_of(data)):
        return _edited(root, name, data, came, library)
    return Update(clause, name, came.source, data, _renewed(library, came.source))


def _digests(data: bytes) -> set[str]:
    """Of ``data`` with either kind of line ends: git may have changed them on their way."""
    plain = data.replace(b"\r\n", b"\n")
    return {short(data), short(plain), short(plain.replace(b"\n", b"\r\n"))}


def _renewed(library: bytes, source: str) -> bytes:
    if source.endswith(".md"):
        return pinned(library, source)
    return f"# from: {source}@{short(library)}\n".encode() + library


def _edited(root: Path, name: str, data: bytes, came: Origin, library: bytes) -> Finding:
    base = _base(root, came)
    lines = _lines(base if base is not None else library, data)
    message = "edited since it was copied from {source}: lines {lines}"
    if base is None:
        message = "edited since it was copied from {source}; against the library as it is now, lines {lines} differ"
    hint = "take over by hand what you need from the library, then put its digest {digest} into the `from` line"
    first = int(lines.partition(",")[0].partition("–")[0] or 0)
    args: dict[str, str | int] = {"source": came.source, "lines": lines or "-", "digest": short(library)}
    return Finding("copy-edited", "error", Place(name, first), message, hint, args)


def _base(root: Path, came: Origin) -> bytes | None:
    """The library's text that was copied, out of the history of git; ``None`` if it cannot be found."""
    revisions = _git(root, "log", f"--max-count={_SEEN}", "--format=%H", "--", came.source)
    for revision in (revisions or b"").decode().split():
        data = _git(root, "show", f"{revision}:./{came.source}")
        if data is not None and came.digest in _digests(data):
            return data
    return None


def _git(root: Path, *words: str) -> bytes | None:
    try:
        done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _lines(base: bytes, data: bytes) -> str:
    """The lines of a copy that its base does not have: ``4, 9–11``; where some were taken out, the line after them."""
    old = base.decode("utf-8", "replace").splitlines()
    copy = data.decode("utf-8", "replace").splitlines()
    before = original_of(data).decode("utf-8", "replace").splitlines()
    shift = len(copy) - len(before)
    out = []
    for kind, _, _, start, end in difflib.SequenceMatcher(None, old, before, autojunk=False).get_opcodes():
        if kind != "equal":
            first, last = start + 1 + shift, max(start + 1, end) + shift
            out.append(str(first) if first == last else f"{first}–{last}")
    return ", ".join(out)


def _compared(root: Path, agreement: str, updates: Sequence[Update]) -> Comparison | None:
    with tempfile.TemporaryDirectory(prefix="paraph-") as scratch:
        copy = Path(scratch)
        for name in _READ:
            source = root / name
            if source.is_dir():
                shutil.copytree(source, copy / name)
            elif source.is_file():
                shutil.copyfile(source, copy / name)
        shutil.copytree(root / "agreements" / agreement, copy / "agreements" / agreement)
        old = _assembled(copy, agreement, "work")
        for each in updates:
            (copy / each.path).write_bytes(each.new)
        new = _assembled(copy, agreement, LIBRARY)
    holder = new.header.parties[0]
    return compare(old.original(holder), new.original(holder)) if holder in old.header.parties else None


def _assembled(root: Path, agreement: str, edition: str) -> Instrument:
    loaded = load(root, [agreement])
    faults = [finding for finding in loaded.findings if finding.level == "error"]
    if agreement not in loaded.workspace.agreements:
        raise ContentError(faults)
    assembly = assemble(loaded.workspace, agreement, edition)
    faults += [finding for finding in assembly.findings if finding.level == "error"]
    if faults:
        raise ContentError(faults)
    return assembly.instrument
