"""A tree without anything of the house: what a file for the other side may carry of it (promise 10)."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import UNSET
from msgspec.structs import replace

from paraph.model import Block, Header, Instrument, Original, Part, PartyGroup, Passage, Table, Was
from paraph.model.nodes import TextState
from paraph.model.runs import Language


def shown_instrument(instrument: Instrument) -> Instrument:
    """``instrument`` without notes, sources, clauses, variants, parameters and the state of translations."""
    return replace(instrument, header=_header(instrument.header), parts=_parts(instrument.parts))


def shown_original(original: Original) -> Original:
    """The same for one Party's original, a redline too."""
    was = None if original.was is None else _header(original.was)
    return replace(original, header=_header(original.header), parts=_parts(original.parts), was=was)


def _header(header: Header) -> Header:
    return replace(header, collated={})


def _parts(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(
        replace(
            part,
            blocks=tuple(_block(block) for block in part.blocks),
            clause=None,
            variant=None,
            parameters={},
            note=None,
            source=None,
            was=_was(part.was),
        )
        for part in parts
    )


def _block(block: Block) -> Block:
    if isinstance(block, Passage):
        return _passage(block)
    if isinstance(block, PartyGroup):
        return PartyGroup({party: tuple(_passage(each) for each in group) for party, group in block.by_party.items()})
    return _table(block)


def _table(table: Table) -> Table:
    rows = tuple(_passage(row) for row in table.rows)
    return replace(table, head=_passage(table.head), rows=rows, was=_was(table.was))


def _passage(passage: Passage) -> Passage:
    state = _state(passage.state)
    return replace(passage, state=state, was=_was(passage.was, state))


def _state(state: dict[Language, TextState]) -> dict[Language, TextState]:
    """A gap shows on every page; that a translation fell behind is known to the house alone."""
    return {code: each for code, each in state.items() if each == "missing"}


def _was(was: Was | None, now: dict[Language, TextState] | None = None) -> Was | None:
    if was is None:
        return None
    state = UNSET if was.state is UNSET else _state(was.state)
    if state == (now or {}):
        # What differed is known to the house alone: for others nothing did.
        state = UNSET
    clean = replace(was, state=state, clause=UNSET, variant=UNSET, parameters=UNSET, note=UNSET, source=UNSET)
    return None if clean == Was() else clean
