"""An instrument in, for the manifest out: which it is, how far each language is, what is still open."""

from __future__ import annotations

from collections.abc import Iterable

from paraph import model
from paraph.checks.all_runs import every_run
from paraph.model import Audience, Passage
from paraph.model.walk import passages
from paraph.publish.package.manifest import About, LanguageStatus, Open


def about(instrument: model.Instrument) -> About:
    """What the manifest says of the instrument as a whole."""
    header = instrument.header
    return About(
        id=header.id,
        kind=header.kind,
        name=header.name,
        parties=header.parties,
        party_names=header.party_names,
        languages=header.languages,
        prevailing=header.prevailing,
        stage=header.stage,
    )


def language_status(instrument: model.Instrument, audience: Audience) -> tuple[LanguageStatus, ...]:
    """Each language of signature. What fell behind and when it was collated is told to the house alone."""
    worded = [passage for _, passage in passages(instrument.parts) if passage.text or passage.cells or passage.state]
    house = audience == "internal"
    return tuple(
        LanguageStatus(
            language=code,
            passages=len(worded),
            missing=sum(passage.state.get(code) == "missing" for passage in worded),
            stale=sum(passage.state.get(code) == "stale" for passage in worded) if house else None,
            collated=instrument.header.collated.get(code) if house else None,
        )
        for code in instrument.header.languages
    )


def open_matters(instrument: model.Instrument) -> Open:
    """Blanks and brackets that are left."""
    blanks: list[str] = []
    brackets = [passage.id for _, passage in passages(instrument.parts) if passage.bracket is not None]
    by_hand: set[str] = set()
    for passage, _, run in every_run(instrument):
        if run.blank == "undecided":
            blanks.append(passage.id)
        elif run.blank == "at-signature":
            by_hand.add(passage.id)
        if run.bracket is not None:
            brackets.append(passage.id)
    return Open(
        undecided=_in_order(instrument, blanks), brackets=_in_order(instrument, brackets), at_signature=len(by_hand)
    )


def _in_order(instrument: model.Instrument, found: Iterable[str]) -> tuple[str, ...]:
    """Ids in the order of the text, each once."""
    wanted = set(found)
    order: list[Passage] = [passage for _, passage in passages(instrument.parts)]
    return tuple(dict.fromkeys(passage.id for passage in order if passage.id in wanted))
