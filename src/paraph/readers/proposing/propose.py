"""The conductor: Parties, kind, languages, library clauses, then the words that become values and references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from paraph.model import Finding, Language, PartyId, Place
from paraph.readers.foreign.types import ForeignAgreement, ForeignPart
from paraph.readers.proposing.names import (
    Phrase,
    detect_kind,
    detect_languages,
    detect_parties,
    phrases,
    rules_of,
    signs_exactly,
)
from paraph.readers.proposing.references import Mention, Targets, mentions
from paraph.readers.proposing.similar import Similar
from paraph.readers.proposing.types import Edit, LibraryClause, Proposal
from paraph.sources.types import Clause, Registry

Known: TypeAlias = tuple[re.Pattern[str], dict[str, str]]


def propose(agreement: ForeignAgreement, library: Mapping[str, Clause], registry: Registry) -> Proposal:
    """Library clauses for each part, and the values and references its own words could become.

    Nothing is proposed that is not certain letter for letter: a value prints exactly the words it replaces (in one
    original's order), a reference has one target. What is not certain stays words and is named.
    """
    parties, signatories = detect_parties(agreement, registry)
    kind = detect_kind(agreement, registry)
    signed, prevailing = detect_languages(agreement, registry)
    similar = Similar(library)
    known = {
        language: _finder(phrases(parties, signatories, signed, language, registry)) for language in agreement.languages
    }
    targets = Targets(agreement.parts)
    edits: list[Edit] = []
    plain: dict[str, list[str]] = {}
    for part in agreement.parts:
        for at, passage in enumerate(part.passages):
            for language, text in passage.texts.items():
                found, unsure = _references(text, part, language, targets, registry, kind)
                taken = [_reference(part, at, language, mention) for mention in found]
                edits += taken
                edits += _values(text, part, at, language, known[language], taken)
                plain.setdefault(part.id, []).extend(unsure)
    return Proposal(
        kind=kind,
        parties=parties,
        signatories=signatories,
        languages=signed,
        prevailing=prevailing,
        candidates=tuple(
            candidate
            for part in agreement.parts
            for candidate in similar.candidates(part, [edit for edit in edits if edit.part == part.id])
        ),
        edits=tuple(edits),
        plain_references={part: tuple(dict.fromkeys(unsure)) for part, unsure in plain.items() if unsure},
        nouns=dict(registry.kinds[kind].noun) if kind in registry.kinds else {},
        owners={code: _owners(code, parties, registry) for code in signed},
        newest=_newest(registry),
        signs_exactly=any(signs_exactly(part, parties, signatories, registry) for part in agreement.parts),
        library={id_: _library_clause(clause) for id_, clause in library.items()},
        findings=tuple(_findings(agreement, parties, plain)),
    )


def _owners(code: Language, parties: Sequence[PartyId], registry: Registry) -> tuple[PartyId, ...]:
    """Those whose state language it is; a third language is owned by all."""
    return tuple(party for party in parties if code in registry.parties[party].languages) or tuple(parties)


def _newest(registry: Registry) -> str:
    named = (*registry.bodies.values(), *registry.places.values())
    days = [dated.start for record in named for dated in record.names if dated.start is not None]
    return max(days).isoformat() if days else ""


def _library_clause(clause: Clause) -> LibraryClause:
    needed = tuple(name for name, parameter in clause.parameters.items() if parameter.default is None)
    return LibraryClause(tuple(name for name in clause.variants if name), needed)


def _references(
    text: str, part: ForeignPart, language: Language, targets: Targets, registry: Registry, kind: str
) -> tuple[list[Mention], list[str]]:
    rules = rules_of(language)
    if rules is None:
        return [], []
    found = list(mentions(text, part, language, targets, rules, registry.kinds.get(kind)))
    return [mention for mention in found if mention.certain], [mention.text for mention in found if not mention.certain]


def _reference(part: ForeignPart, at: int, language: Language, mention: Mention) -> Edit:
    return Edit(
        part=part.id,
        passage=at,
        language=language,
        start=mention.start,
        end=mention.end,
        original=mention.text,
        target=mention.target,
        target_passage=mention.passage,
        label=mention.label,
        case=mention.case,
        of_this=mention.of_this,
    )


def _finder(found: Sequence[Phrase]) -> Known:
    """One pattern for all phrases, the longest tried first, and what each becomes."""
    words = [r"\s+".join(re.escape(word) for word in phrase.text.split()) for phrase in found]
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")
    return pattern, {" ".join(phrase.text.split()): phrase.expression for phrase in found}


def _values(
    text: str, part: ForeignPart, at: int, language: Language, known: Known, taken: Sequence[Edit]
) -> Iterator[Edit]:
    finder, expressions = known
    for match in finder.finditer(text) if expressions else ():
        if any(match.start() < edit.end and edit.start < match.end() for edit in taken):
            continue
        yield Edit(
            part=part.id,
            passage=at,
            language=language,
            start=match.start(),
            end=match.end(),
            original=match[0],
            expression=expressions[" ".join(match[0].split())],
        )


def _findings(
    agreement: ForeignAgreement, parties: Sequence[str], plain: Mapping[str, Sequence[str]]
) -> Iterator[Finding]:
    if len(parties) < 2:
        yield Finding(
            rule="parties-unknown",
            level="warning",
            place=Place(agreement.name),
            message="the Parties were not recognised by the names of the registry",
            hint="Add them to registry/parties/, then read the text again, or write them into agreement.yaml.",
        )
    unsure = [text for texts in plain.values() for text in texts]
    if unsure:
        first = next(part for part in agreement.parts if plain.get(part.id))
        yield Finding(
            rule="plain-references",
            level="note",
            place=Place(agreement.name, first.at),
            message="{count} references stay words, for it is not certain what they name ({example})",
            hint="Each is named in the note of its clause.",
            args={"count": len(unsure), "example": "; ".join(dict.fromkeys(unsure[:3]))},
        )
