"""All faults of some agreements: those of the files, then those met when the agreements are put together."""

from __future__ import annotations

from collections.abc import Sequence

from paraph.assemble import assemble
from paraph.model import Finding
from paraph.sources import Loaded


def all_findings(loaded: Loaded, agreements: Sequence[str]) -> tuple[Finding, ...]:
    """Findings of the files and of the assembly of ``agreements`` (those that could be read)."""
    found = list(loaded.findings)
    for name in agreements:
        if name in loaded.workspace.agreements:
            found.extend(assemble(loaded.workspace, name).findings)
    return tuple(found)
