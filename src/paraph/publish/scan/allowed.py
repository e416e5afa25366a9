"""A published text in, every word it says out: what the text says is no secret."""

from __future__ import annotations

from pathlib import Path

import msgspec

from paraph.model import Instrument, words
from paraph.model.walk import passages


def said(tree: Path) -> list[str]:
    """Words, labels and cells in every language and for every holder, and the names the instrument goes by."""
    instrument = msgspec.json.decode(tree.read_bytes(), type=Instrument)
    header = instrument.header
    out = [*header.name.values(), *(name for names in header.party_names.values() for name in names.values())]
    for holder in header.parties:
        for _, passage in passages(instrument.original(holder).parts):
            for texts in (passage.label, passage.text, *passage.cells):
                out.extend(words(runs) for runs in texts.values())
    return list(dict.fromkeys(out))
