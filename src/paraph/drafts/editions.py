"""What a drafter names in `paraph diff`: a draft number, ``work``, or a git revision. A word in, an instrument out."""

from __future__ import annotations

import functools
import re
import subprocess
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from paraph.compare.align import align
from paraph.compare.alignment import Alignment
from paraph.drafts.frozen import Draft
from paraph.drafts.register import Register, read_draft, read_register
from paraph.errors import ContentError, InputError, UsageError
from paraph.model import Instrument, PartyId

WORK = "work"
_NUMBER = re.compile(r"(?:draft-)?0*([1-9]\d*)")
_READ = ("paraph.toml", "registry", "clauses", "agreements")


class Edition(Struct, frozen=True):
    """One state of an agreement. ``name``: ``work``, ``draft-03``, ``git-1a2b3c4d``; ``draft``: its number."""

    name: str
    instrument: Instrument
    date: str
    draft: int | None = None


def resolve(root: Path, agreement: str, asked: str) -> Edition:
    """The edition that ``asked`` names: ``work``, ``3``, ``draft-03``, a tag, branch or hash.

    Raises ``InputError`` or ``UsageError`` saying what there is, ``ContentError`` if the text then had faults.
    """
    if asked == WORK:
        return _assembled(root, agreement, WORK, "")
    number = _NUMBER.fullmatch(asked)
    register = read_register(root, agreement)
    if number and any(entry.number == int(number[1]) for entry in register.entries):
        draft = read_draft(root, register, int(number[1]))
        return Edition(f"draft-{draft.edition:02d}", draft.instrument, draft.date, draft.edition)
    commit = _commit(root, asked)
    if commit is None:
        raise _unknown(root, register, asked)
    return _of_revision(root, agreement, commit)


def default_pair(root: Path, agreement: str) -> tuple[str, str]:
    """What `paraph diff` compares when it is told nothing: the last issued draft and ``work``."""
    last = read_register(root, agreement).last
    if last is None:
        raise UsageError(
            "no draft of `{id}` has been issued yet", hint="freeze the first with `paraph issue {id}`", id=agreement
        )
    return str(last.number), WORK


def alignment(root: Path, agreement: str, old: Edition, new: Edition, holder: PartyId) -> Alignment:
    """Which passage is which. Between two drafts the frozen verdicts decide, step by step; else `align` does."""
    if old.draft is None or new.draft is None or new.draft <= old.draft:
        return align(old.instrument.original(holder), new.instrument.original(holder))
    register = read_register(root, agreement)
    drafts = [read_draft(root, register, number) for number in range(old.draft, new.draft + 1)]
    steps = [_step(earlier, later, holder) for earlier, later in pairwise(drafts)]
    return functools.reduce(lambda so_far, step: so_far.then(step), steps)


def _step(earlier: Draft, later: Draft, holder: PartyId) -> Alignment:
    return align(earlier.instrument.original(holder), later.instrument.original(holder), later.from_)


def _assembled(root: Path, agreement: str, name: str, date: str) -> Edition:
    from paraph.assemble import assemble
    from paraph.sources import load

    loaded = load(root, [agreement])
    found = loaded.workspace.agreements.get(agreement)
    faults = [item for item in loaded.findings if item.level == "error"]
    if found is None:
        if faults:
            raise ContentError(faults)
        known = ", ".join(sorted(loaded.workspace.agreements)) or "-"
        raise UsageError("there is no agreement `{id}`", hint="known are: {known}", id=agreement, known=known)
    assembly = assemble(loaded.workspace, agreement, name)
    faults.extend(item for item in assembly.findings if item.level == "error")
    if faults:
        raise ContentError(faults)
    return Edition(name, assembly.instrument, date or found.as_of.isoformat())


def _of_revision(root: Path, agreement: str, commit: str) -> Edition:
    """The text as the sources of a commit give it, assembled by this Paraph."""
    import io
    import tarfile
    import tempfile

    top = Path(_git(root, "rev-parse", "--show-toplevel") or str(root))
    inside = root.resolve().relative_to(top.resolve()).as_posix()
    prefix = "" if inside == "." else f"{inside}/"
    # Without `-z` git writes names that are not ASCII in quotes and octal digits.
    there = (_git(top, "ls-tree", "-z", "--name-only", commit, prefix or ".") or "").split("\0")
    wanted = [f"{prefix}{name}" for name in _READ if f"{prefix}{name}" in there]
    archive = subprocess.run(
        ["git", "-C", str(top), "archive", "--format=tar", commit, *wanted], capture_output=True, check=False
    )
    if not wanted or archive.returncode:
        raise InputError("the revision {commit} holds no workspace", commit=commit[:8])
    with tempfile.TemporaryDirectory(prefix="paraph-") as scratch:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
            if hasattr(tarfile, "data_filter"):  # came with 3.11.4; the archive is git's own of a moment ago
                tar.extractall(scratch, filter="data")
            else:
                tar.extractall(scratch)
        date = _git(root, "show", "-s", "--format=%cs", commit) or ""
        return _assembled(Path(scratch) / prefix, agreement, f"git-{commit[:8]}", date)


def _commit(root: Path, asked: str) -> str | None:
    if asked.startswith("-"):
        return None
    return _git(root, "rev-parse", "--verify", "--quiet", f"{asked}^{{commit}}")


def _git(root: Path, *arguments: str) -> str | None:
    """The output of a git command, or ``None`` where there is no git, no repository, no such thing."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None


def _unknown(root: Path, register: Register, asked: str) -> InputError:
    drafts = ", ".join(str(entry.number) for entry in register.entries) or "-"
    if _git(root, "rev-parse", "--git-dir") is None:
        hint = "drafts issued: {drafts}; also `work`; this folder is in no git repository"
    else:
        hint = "drafts issued: {drafts}; also `work`, and any tag, branch or hash of git"
    return InputError("there is no draft and no git revision `{asked}`", hint=hint, asked=asked, drafts=drafts)
