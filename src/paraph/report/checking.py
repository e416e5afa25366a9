"""All faults of some agreements: of the files, of what is made from them, of issued drafts, of Word templates."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from paraph.assemble import Assembly, assemble
from paraph.assemble.papers import papers
from paraph.assemble.places import passage_places
from paraph.checks import before_signature, while_drafting
from paraph.model import Finding, Language
from paraph.sources import Loaded


def all_findings(
    loaded: Loaded, agreements: Sequence[str], *, for_signature: bool = False, root: Path | None = None
) -> tuple[Finding, ...]:
    """Findings of the files and of the assembly of ``agreements`` (those that could be read) and of their papers.

    ``for_signature`` adds what stops a signature copy, whatever the stage. ``root`` is the workspace whose issued
    drafts and Word templates are looked through as well.
    """
    found = list(loaded.findings)
    spoken: dict[str, set[Language]] = {}
    made: dict[str, Assembly] = {}
    for name in agreements:
        if name in loaded.workspace.agreements:
            made[name] = assembly = assemble(loaded.workspace, name, made=made)
            header = assembly.instrument.header
            spoken.setdefault(header.kind, set()).update(header.languages)
            found.extend(assembly.findings)
            agreement = loaded.workspace.agreements[name]
            interstate = set(agreement.signatories.values()) == {"state"}
            found.extend(while_drafting(assembly.instrument, passage_places(agreement), interstate=interstate))
            if for_signature:
                found.extend(before_signature(assembly.instrument))
            for paper, around in papers(loaded.workspace, name, made=made):
                spoken.setdefault(around.instrument.header.kind, set()).update(paper.languages)
                found.extend(around.findings)
    if root is not None:
        from paraph.drafts.register import read_register

        for name in agreements:
            found.extend(read_register(root, name).faults)
    if root is not None and spoken:
        from paraph.writers.docx import check_templates

        for kind, codes in spoken.items():
            # one template serves several kinds: its faults are told once
            found.extend(fault for fault in check_templates(root, codes, [kind]) if fault not in found)
    return tuple(found)
