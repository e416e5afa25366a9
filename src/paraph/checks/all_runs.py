"""Every run of an instrument with its passage and language, slots opened."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.model import Instrument, Language, Passage, Run, Runs
from paraph.model.walk import passages


def every_run(instrument: Instrument) -> Iterator[tuple[Passage, Language, Run]]:
    """Runs of texts and cells in reading order; of a slot, the runs of every holder."""
    for _, passage in passages(instrument.parts):
        for texts in (passage.text, *passage.cells):
            for language, runs in texts.items():
                for run in _opened(runs):
                    yield passage, language, run


def _opened(runs: Runs) -> Iterator[Run]:
    for run in runs:
        if run.slot is None:
            yield run
        else:
            for inner in run.slot.values():
                yield from inner
