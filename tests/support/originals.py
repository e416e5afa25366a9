"""Ways to look at two originals of one instrument side by side."""

from __future__ import annotations

from msgspec.structs import replace

from paraph.model import Original, Passage, Run, Runs, Table

SLOT = "\N{WHITE SQUARE}"


def outside_slots(original: Original) -> list[tuple[str, str, str]]:
    """Passage id, language and words of everything but the party-ordered spans, in an order no holder decides."""
    out = []
    for part in original.parts:
        for block in part.blocks:
            for passage in [block.head, *block.rows] if isinstance(block, Table) else [block]:
                assert isinstance(passage, Passage)
                columns = [column.key for column in block.columns] if isinstance(block, Table) else [""]
                for column, texts in zip(columns, passage.cells or (passage.text,), strict=True):
                    out.extend((f"{passage.id} {column}", code, _text(runs)) for code, runs in texts.items())
                out.extend((passage.id, f"label {code}", _text(runs)) for code, runs in passage.label.items())
    return sorted(out)


def _text(runs: Runs) -> str:
    shown = "".join(SLOT if run.party_order else run.text for run in runs)
    while SLOT * 2 in shown:
        shown = shown.replace(SLOT * 2, SLOT)
    return shown


def bare(original: Original) -> Original:
    """The original without what only names the agreement's own order of Parties."""
    return replace(original, header=replace(original.header, parties=tuple(sorted(original.header.parties))))


def no_slots(original: Original) -> bool:
    """True if nothing neutral is left."""
    return all(
        run.slot is None
        for part in original.parts
        for block in part.blocks
        for passage in ([block.head, *block.rows] if isinstance(block, Table) else [block])
        if isinstance(passage, Passage)
        for texts in (passage.text, passage.label, *passage.cells)
        for runs in texts.values()
        for run in _all(runs)
    )


def _all(runs: Runs) -> tuple[Run, ...]:
    return runs
