"""Derived orthographies: an Instrument in, the same Instrument with one more language out (uz-Cyrl, uz-Latn-2026).

A derived text is a rendering of the authentic one, never a text of its own: same passages, same slots, same states.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from paraph import languages
from paraph.model import Block, Instrument, Language, PartyGroup, Passage, Run, Runs, Table


def with_derived(instrument: Instrument, code: Language) -> Instrument:
    """``instrument`` with the derived language ``code`` beside its source. Raises ``KeyError`` if it is not derived."""
    source = languages.DERIVED[code]
    header = instrument.header
    if source not in header.languages or code in header.name:
        return instrument
    names = {**header.name, code: languages.derive(code, header.name.get(source, ""))}
    party_names = {party: _more(texts, source, code) for party, texts in header.party_names.items()}
    sides = {
        party: {**texts, **({code: _forms(texts[source], code)} if source in texts else {})}
        for party, texts in header.party_sides.items()
    }
    parts = tuple(
        replace(part, blocks=tuple(_block(block, source, code) for block in part.blocks)) for part in instrument.parts
    )
    return replace(
        instrument,
        header=replace(header, name=names, party_names=party_names, party_sides=sides),
        parts=parts,
    )


def _more(texts: Mapping[Language, str], source: Language, code: Language) -> dict[Language, str]:
    return {**texts, **({code: languages.derive(code, texts[source])} if source in texts else {})}


def _forms(forms: Mapping[str, str], code: Language) -> dict[str, str]:
    return {case: languages.derive(code, form) for case, form in forms.items()}


def _block(block: Block, source: Language, code: Language) -> Block:
    if isinstance(block, PartyGroup):
        return PartyGroup(
            {
                party: tuple(_passage(passage, source, code) for passage in passages)
                for party, passages in block.by_party.items()
            }
        )
    if isinstance(block, Table):
        return replace(
            block,
            head=_passage(block.head, source, code),
            rows=tuple(_passage(row, source, code) for row in block.rows),
        )
    return _passage(block, source, code)


def _passage(passage: Passage, source: Language, code: Language) -> Passage:
    return replace(
        passage,
        text=_with(passage.text, source, code),
        label=_with(passage.label, source, code),
        state={**passage.state, **({code: passage.state[source]} if source in passage.state else {})},
        cells=tuple(_with(cell, source, code) for cell in passage.cells),
    )


def _with(texts: Mapping[Language, Runs], source: Language, code: Language) -> dict[Language, Runs]:
    if source not in texts:
        return dict(texts)
    return {**texts, code: _runs(texts[source], code, "")}


def _runs(runs: Runs, code: Language, before: str) -> Runs:
    out: list[Run] = []
    for run in runs:
        if run.slot is not None:
            slot = {holder: _runs(inner, code, before) for holder, inner in run.slot.items()}
            out.append(replace(run, slot=slot))
            before += "".join(inner.text for inner in next(iter(run.slot.values()), ()))
        else:
            out.append(replace(run, text=languages.derive(code, run.text, before)))
            before += run.text
    return tuple(out)
