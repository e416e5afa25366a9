"""Freezing the next draft: all is worked out first, then written so that an interruption leaves no half draft."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from paraph import __version__
from paraph.assemble import assemble
from paraph.compare.align import align
from paraph.compare.alignment import Verdicts, verdicts
from paraph.drafts.frozen import Draft, digest, freeze
from paraph.drafts.pinning import Copy, copies
from paraph.drafts.register import SUMS, Entry, Register, draft_name, read_draft, read_register, sums_text
from paraph.errors import ContentError, OutputError, UsageError
from paraph.model import Finding, Instrument
from paraph.sources import load
from paraph.sources.types import Agreement, Workspace

TOOL = f"paraph {__version__}"


class Issue(Struct, frozen=True, kw_only=True):
    """A draft ready to be written. ``entry`` is its line in ``SHA256SUMS``."""

    agreement: str
    entry: Entry
    data: bytes
    draft: Draft
    copies: tuple[Copy, ...]
    register: Register


class Unchanged(Struct, frozen=True):
    """Nothing to issue: the text is that of the last draft."""

    number: int


def plan_issue(
    root: Path, agreement_id: str, date: str, note: str = "", fixed: Mapping[str, str | None] | None = None
) -> Issue | Unchanged:
    """Work out the next draft of ``agreement_id``. ``fixed`` are the drafter's own decisions for `align`.

    Raises ``ContentError`` with the faults of the register or of the text, ``UsageError`` for an unknown agreement.
    """
    register = read_register(root, agreement_id)
    workspace, agreement, findings = _loaded(root, agreement_id)
    number = register.last.number + 1 if register.last else 1
    assembly = assemble(workspace, agreement_id, f"draft-{number:02d}")
    faults = [item for item in (*register.faults, *findings, *assembly.findings) if item.level == "error"]
    if faults:
        raise ContentError(faults)
    last = read_draft(root, register, register.last.number) if register.last else None
    if last is not None and _same(last.instrument, assembly.instrument):
        return Unchanged(last.edition)
    made = tuple(copies(root, agreement))
    draft = Draft(
        edition=number,
        date=date,
        note=note,
        tool=TOOL,
        previous=register.last.sha256 if register.last else None,
        from_=_verdicts(last, assembly.instrument, fixed or {}),
        sources=_sources(workspace, agreement, made),
        templates=_templates(root),
        instrument=assembly.instrument,
    )
    data = freeze(draft)
    entry = Entry(number, draft_name(number), digest(data))
    return Issue(agreement=agreement_id, entry=entry, data=data, draft=draft, copies=made, register=register)


def carry_out(root: Path, issue: Issue) -> None:
    """Write copies, draft, and last the list that makes the draft exist. Raises ``OutputError``.

    If somebody issued in between, the list has changed and nothing is written.
    """
    if read_register(root, issue.agreement).entries != issue.register.entries:
        raise OutputError(
            "another draft of `{id}` was issued meanwhile", hint="look at it with `paraph status`", id=issue.agreement
        )
    folder = root / issue.register.folder
    try:
        if not (folder / SUMS).exists():
            # A list that is there and empty tells an interrupted first issue from a list that was lost.
            _put(folder / SUMS, b"")
        for copy in issue.copies:
            _put(root / copy.path, copy.data)
        _put(folder / issue.entry.name, issue.data)
        _put(folder / SUMS, sums_text((*issue.register.entries, issue.entry)).encode())
    except OSError as error:
        raise OutputError(
            "cannot write the draft: {detail}; nothing was issued", detail=error.strerror or str(error)
        ) from error


def _put(path: Path, data: bytes) -> None:
    """Write aside, then rename: whoever reads sees the old file or the whole new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(data)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _loaded(root: Path, agreement_id: str) -> tuple[Workspace, Agreement, tuple[Finding, ...]]:
    loaded = load(root, [agreement_id])
    agreement = loaded.workspace.agreements.get(agreement_id)
    if agreement is None:
        if any(item.place.file.startswith(f"agreements/{agreement_id}/") for item in loaded.findings):
            raise ContentError([item for item in loaded.findings if item.level == "error"])
        known = ", ".join(sorted(loaded.workspace.agreements)) or "-"
        raise UsageError("there is no agreement `{id}`", hint="known are: {known}", id=agreement_id, known=known)
    return loaded.workspace, agreement, loaded.findings


def _same(old: Instrument, new: Instrument) -> bool:
    return replace(new, header=replace(new.header, edition=old.header.edition)) == old


def _verdicts(last: Draft | None, instrument: Instrument, fixed: Mapping[str, str | None]) -> Verdicts:
    """What `align` decided against "same id": in any one original, since ids and words are the same in all."""
    if last is None:
        return Verdicts()
    holder = next((party for party in instrument.header.parties if party in last.instrument.header.parties), None)
    if holder is None:
        return Verdicts()
    old, new = last.instrument.original(holder), instrument.original(holder)
    return verdicts(align(old, new, fixed=fixed), old, new)


def _sources(workspace: Workspace, agreement: Agreement, made: tuple[Copy, ...]) -> dict[str, str]:
    """The digests of what the text was made from: the agreement, its clauses as copied, the registry."""
    copied = {copy.source for copy in made}
    clauses = {clause.place.file for clause in agreement.clauses.values()}
    used = (
        clauses | {table.place.file for table in agreement.tables.values()} | _followed(workspace, agreement)
    ) - copied
    kept = {
        path: value
        for path, value in workspace.files.items()
        if path in used or path.startswith("registry/") or path == agreement.place.file
    }
    return dict(sorted({**kept, **{copy.path: digest(copy.data) for copy in made}}.items()))


def _followed(workspace: Workspace, agreement: Agreement) -> set[str]:
    """What the cells from follow-up records were made from: its own records, or the instrument it follows up."""
    files: set[str] = set()
    for table in agreement.tables.values():
        if table.follow_up is not None and table.follow_up.agreement in workspace.agreements:
            other = workspace.agreements[table.follow_up.agreement]
            files |= {record.place.file for record in other.records.values()} | {other.place.file}
            files |= {clause.place.file for clause in other.clauses.values()}
            files |= {each.place.file for each in other.tables.values()}
        elif any(column.taken for column in table.columns):
            files |= {record.place.file for record in agreement.records.values()}
    return files


def _templates(root: Path) -> dict[str, str]:
    folder = root / "templates"
    paths = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return {path.relative_to(root).as_posix(): digest(path.read_bytes()) for path in paths}
