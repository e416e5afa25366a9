"""The one way to cut words into runs: neighbours with equal marks are one run. Equality of trees is judged on it."""

from __future__ import annotations

from msgspec.structs import replace

from paraph.compare.tokens import merged
from paraph.model import Block, Language, Original, Passage, Runs, Table


def normal(original: Original) -> Original:
    """``original`` with its runs in normal form; the same words and marks. Raises ``ValueError`` on a redline."""
    if original.was is not None or any(part.change is not None or part.was is not None for part in original.parts):
        raise ValueError("a redline cannot be compared: accept or reject it first")
    parts = tuple(replace(part, blocks=tuple(_block(block) for block in part.blocks)) for part in original.parts)
    return replace(original, parts=parts)


def _block(block: Block) -> Block:
    if isinstance(block, Passage):
        return _passage(block)
    if isinstance(block, Table):
        return replace(block, head=_passage(block.head), rows=tuple(_passage(row) for row in block.rows))
    raise ValueError("an original has no groups: project the instrument to a holder first")


def _passage(passage: Passage) -> Passage:
    if passage.change is not None or passage.was is not None:
        raise ValueError("a redline cannot be compared: accept or reject it first")
    return replace(
        passage,
        text=_texts(passage.text),
        label=_texts(passage.label),
        cells=tuple(_texts(cell) for cell in passage.cells),
    )


def _texts(texts: dict[Language, Runs]) -> dict[Language, Runs]:
    return {code: runs if len(runs) == 1 and runs[0].text else merged(list(runs)) for code, runs in texts.items()}
