"""Request in, files and report out: load, assemble, check, plan, render, put in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from msgspec import Struct

from paraph.build.disk import Staging, remove, same_on_disk, sha256
from paraph.build.plan import Target, plan
from paraph.build.request import BuildReport, BuildRequest, Step
from paraph.build.state import STATE, Made, fingerprint, read_state, request_key, state_bytes
from paraph.model import Finding, Instrument
from paraph.report.progress import Progress as FollowUp
from paraph.sources.types import Agreement

Progress: TypeAlias = Callable[[Step], None]


class Ready(Struct, frozen=True):
    """An assembled agreement and the files it yields."""

    instrument: Instrument
    targets: tuple[Target, ...]
    date: str
    neutral: bool = True
    """Its tree is written beside its files; not for the papers around it."""
    follow_up: FollowUp | None = None
    """What became of its tasks, to be reported."""


def build(request: BuildRequest, progress: Progress | None = None) -> BuildReport:
    """Build what is asked. Raises ``UsageError``, ``InputError``, ``OutputError``, ``EngineError``.

    An agreement with findings of level error is left out and its last good files stay; the others are built.
    """
    digest, key, builds = fingerprint(request), request_key(request), read_state(request.out)
    last = builds.get(key)
    if last is not None and last.digest == digest and same_on_disk(request.out, last.files):
        return BuildReport(kept=tuple(last.files), findings=last.findings, up_to_date=True)
    ready, findings = prepare(request)
    with Staging(request.out) as staging:
        files, written = _stage(ready, request, staging, progress)
        report = BuildReport(
            written=tuple(written), kept=tuple(path for path in files if path not in written), findings=findings
        )
        if not report.failed:
            builds = {**builds, key: Made(digest, files, findings)}
            staging.add(STATE, state_bytes(builds))
        staging.commit()
    gone = [path for path in last.files if path not in files] if last and not report.failed else []
    removed = tuple(path for path in gone if remove(request.out, path))
    return BuildReport(written=report.written, kept=report.kept, removed=removed, findings=findings)


def prepare(request: BuildRequest) -> tuple[tuple[Ready, ...], tuple[Finding, ...]]:
    """Load, assemble, check and plan; nothing is rendered or written."""
    if request.draft is not None:
        return _frozen(request, request.draft)
    from paraph.assemble import Assembly, assemble
    from paraph.build.follow_up import progress_of
    from paraph.build.papers import papers_around
    from paraph.checks import before_signature
    from paraph.errors import UsageError
    from paraph.sources import load

    loaded = load(request.root, request.agreements or None)
    findings = list(loaded.findings)
    workspace = loaded.workspace
    broken = {finding.place.file for finding in findings if finding.level == "error"}
    ready: list[Ready] = []
    made: dict[str, Assembly] = {}
    for name in request.agreements or sorted(workspace.agreements):
        if name not in workspace.agreements:
            if any(finding.place.file.startswith(f"agreements/{name}/") for finding in findings):
                continue
            known = ", ".join(sorted(workspace.agreements)) or "-"
            raise UsageError("there is no agreement `{id}`", hint="known are: {known}", id=name, known=known)
        agreement = workspace.agreements[name]
        assembly = assemble(workspace, name, made=made)
        made[name] = assembly
        own = list(assembly.findings)
        if request.profile == "signature":
            own.extend(before_signature(assembly.instrument))
        targets = plan(assembly.instrument, agreement.layouts, request)
        own.extend(_template_faults(assembly.instrument, targets, request))
        findings.extend(own)
        faults = [*own, *(finding for finding in loaded.findings if _concerns(finding, agreement))]
        if not any(finding.level == "error" for finding in faults):
            date = request.date or agreement.as_of.isoformat()
            follow_up = progress_of(agreement, assembly, request)
            ready.append(Ready(assembly.instrument, targets, date, follow_up=follow_up))
            around, faults_around = papers_around(workspace, name, request, date, made, broken=broken)
            ready.extend(around)
            findings.extend(faults_around)
    return tuple(ready), _once(findings)


def _frozen(request: BuildRequest, number: int) -> tuple[tuple[Ready, ...], tuple[Finding, ...]]:
    """An issued draft of each agreement asked for, from its file alone. Raises ``InputError`` if it was altered."""
    from paraph.build.layouts import wanted_layouts
    from paraph.checks import before_signature
    from paraph.drafts.register import read_draft, read_register
    from paraph.errors import UsageError

    if not request.agreements:
        raise UsageError("say which agreement's draft to build")
    ready: list[Ready] = []
    findings: list[Finding] = []
    for name in request.agreements:
        draft = read_draft(request.root, read_register(request.root, name), number)
        targets = plan(draft.instrument, wanted_layouts(request.root, draft.instrument), request)
        unfit = before_signature(draft.instrument) if request.profile == "signature" else ()
        faults = (*unfit, *_template_faults(draft.instrument, targets, request))
        findings.extend(faults)
        if not faults:
            ready.append(Ready(draft.instrument, targets, request.date or draft.date))
    return tuple(ready), _once(findings)


def _template_faults(instrument: Instrument, targets: Sequence[Target], request: BuildRequest) -> tuple[Finding, ...]:
    """Faults of the Word templates these files are made from: the first language of a layout gives its frame."""
    forms = ("docx",) if request.pdf_engine == "typst" else ("docx", "pdf")
    wanted = {target.languages[0] for target in targets if target.form in forms}
    if not wanted:
        return ()
    from paraph.writers.docx import check_templates

    return check_templates(request.root, wanted, [instrument.header.kind])


def _concerns(finding: Finding, agreement: Agreement) -> bool:
    """Whether a fault of the sources stands in the way of ``agreement``; that of a form is one of its papers alone."""
    from paraph.sources.followed import followed

    folder, _, rest = finding.place.file.partition("/")
    if folder == "agreements":
        return rest.partition("/")[0] in (agreement.id, *followed(agreement))
    if folder == "clauses":
        return finding.place.file in agreement.made_from
    return folder != "papers"


def _once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Each fault once: one in the library is met by every agreement that uses the clause."""
    keyed = {(item.rule, item.place, item.message, tuple(item.args.items())): item for item in findings}
    return tuple(sorted(keyed.values(), key=lambda item: (item.place, item.rule, item.message)))


def _stage(
    ready: Sequence[Ready], request: BuildRequest, staging: Staging, progress: Progress | None
) -> tuple[dict[str, str], list[str]]:
    """Render every target and lay it aside; files that would not change are left alone."""
    from paraph.build.follow_up import sheets
    from paraph.build.render import render_all

    files: dict[str, str] = {}
    written: list[str] = []
    total = sum(len(item.targets) + len(sheets(item.follow_up, request)) for item in ready)
    for path, data in render_all(ready, request):
        files[path] = sha256(data)
        if not same_on_disk(request.out, {path: files[path]}):
            staging.add(path, data)
            written.append(path)
        if progress is not None:
            progress(Step(len(files), total, path))
    return files, written
