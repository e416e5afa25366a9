"""Where the text of an agreement stands: the agreement and its instrument in, counts out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from paraph.model import Instrument, Passage, Run, Stage
from paraph.model.walk import passages
from paraph.sources.types import Agreement


class LanguageStanding(Struct, frozen=True):
    """One language of an agreement. ``missing`` and ``stale`` are passage ids; ``total`` counts what has words."""

    language: str
    owners: tuple[str, ...]
    total: int
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    collated_on: str | None
    collated_by: str | None

    @property
    def complete(self) -> int:
        """Passages that are there and follow the text they were translated from."""
        return self.total - len(self.missing) - len(self.stale)


class Standing(Struct, frozen=True):
    """One agreement: ``undecided`` and ``brackets`` are the ids of the passages that hold some."""

    id: str
    stage: Stage
    articles: int
    languages: tuple[LanguageStanding, ...]
    undecided: tuple[str, ...]
    brackets: tuple[str, ...]


def standing(agreement: Agreement, instrument: Instrument) -> Standing:
    """Count missing and stale texts, undecided blanks and brackets, passage by passage."""
    whole = instrument.original(instrument.header.parties[0])
    nodes = [passage for _, passage in passages(whole.parts)]
    return Standing(
        id=agreement.id,
        stage=agreement.stage,
        articles=sum(part.role == "article" for part in whole.parts),
        languages=tuple(_language(agreement, code, nodes) for code in instrument.header.languages),
        undecided=_ids(p for p in nodes if any(run.blank == "undecided" for run in _runs(p))),
        brackets=_ids(p for p in nodes if p.bracket is not None or any(run.bracket is not None for run in _runs(p))),
    )


def _language(agreement: Agreement, code: str, nodes: list[Passage]) -> LanguageStanding:
    record = agreement.languages.get(code)
    worded = [p for p in nodes if p.text or p.cells or p.state]
    return LanguageStanding(
        language=code,
        owners=record.owners if record else (),
        total=len(worded),
        missing=_ids(p for p in worded if p.state.get(code) == "missing"),
        stale=_ids(p for p in worded if p.state.get(code) == "stale"),
        collated_on=record.collated_on if record else None,
        collated_by=record.collated_by if record else None,
    )


def _ids(found: Iterable[Passage]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(passage.id for passage in found))


def _runs(passage: Passage) -> Iterator[Run]:
    for texts in (passage.text, *passage.cells):
        for runs in texts.values():
            yield from runs
