"""All faults of some agreements: those of the files, then those met when the agreements are put together."""

from __future__ import annotations

from collections.abc import Sequence

from paraph.assemble import assemble
from paraph.checks import before_signature
from paraph.model import Finding
from paraph.sources import Loaded


def all_findings(loaded: Loaded, agreements: Sequence[str], *, for_signature: bool = False) -> tuple[Finding, ...]:
    """Findings of the files and of the assembly of ``agreements`` (those that could be read).

    ``for_signature`` adds what stops a signature copy, whatever the stage.
    """
    found = list(loaded.findings)
    for name in agreements:
        if name in loaded.workspace.agreements:
            assembly = assemble(loaded.workspace, name)
            found.extend(assembly.findings)
            if for_signature:
                found.extend(before_signature(assembly.instrument))
    return tuple(found)
