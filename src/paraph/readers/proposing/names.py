"""Parties, kind and languages of a foreign agreement by the names of the registry, and the phrases values stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import permutations

from msgspec import Struct

from paraph import languages
from paraph.assemble.values import joined
from paraph.languages.base import LanguageRules, UnknownFormError
from paraph.model import Language, PartyId, words
from paraph.readers.foreign.patterns import DIVERGENCE
from paraph.readers.foreign.types import ForeignAgreement, ForeignPart
from paraph.sources.forms import LANGUAGES
from paraph.sources.types import Forms, Party, Registry, Text

_FRONT = ("title", "opening", "signatures")
_LISTS = (("states", "state"), ("governments", "government"), ("countries", "country"), ("sides", "side"))
_MOST_LANGUAGES = 4


class Phrase(Struct, frozen=True):
    """Words that name all Parties in some order, and the value that prints them in every original's own order."""

    language: Language
    text: str
    expression: str


def rules_of(language: Language) -> LanguageRules | None:
    """The rules of a language, ``None`` where the tool does not know it."""
    try:
        return languages.get(language)
    except UnknownFormError:
        return None


def texts_of(part: ForeignPart, language: Language) -> Iterator[str]:
    """Every text of a part in one language."""
    yield from (passage.texts[language] for passage in part.passages if language in passage.texts)


def detect_parties(agreement: ForeignAgreement, registry: Registry) -> tuple[tuple[PartyId, ...], dict[PartyId, str]]:
    """The Parties in the order of the text and what signs for each: ``government``, ``state`` or the id of a body."""
    front = {
        language: "\n".join(
            _flat(text) for part in agreement.parts if part.role in _FRONT for text in texts_of(part, language)
        )
        for language in agreement.languages
    }
    places: dict[PartyId, int] = {}
    signatories: dict[PartyId, str] = {}
    for id_, party in registry.parties.items():
        found = _first(front, party.government), _first(front, party.state)
        seen = [at for at in found if at is not None]
        if not seen:
            continue
        places[id_] = min(seen)
        signatories[id_] = "government" if found[0] is not None else _body(front, registry, id_) or "state"
    order = tuple(sorted(places, key=lambda id_: places[id_]))
    return order, {id_: signatories[id_] for id_ in order}


def _first(texts: Mapping[Language, str], names: Text) -> int | None:
    """Where the first form of a name stands, in the first language that has it."""
    for language, text in texts.items():
        spots = [match.start() for form in _forms(names, language) for match in _finder(form).finditer(text)]
        if spots:
            return min(spots)
    return None


def _body(texts: Mapping[Language, str], registry: Registry, party: PartyId) -> str | None:
    for id_, body in registry.bodies.items():
        if body.party == party and any(_first(texts, dated.names) is not None for dated in body.names):
            return id_
    return None


def _forms(names: Text, language: Language) -> set[str]:
    return set(names.get(language, {}).values())


def _finder(form: str) -> re.Pattern[str]:
    spaced = r"\s+".join(re.escape(word) for word in form.split())
    return re.compile(rf"(?<![\w-]){spaced}(?![\w-])")


def detect_kind(agreement: ForeignAgreement, registry: Registry) -> str:
    """The kind whose noun stands in the title; the first kind of the registry where none does."""
    for part in agreement.parts:
        if part.role != "title":
            continue
        for language in agreement.languages:
            title = " ".join(texts_of(part, language)).lower()
            nouns = {id_: kind.noun.get(language, {}).get("nom", "").lower() for id_, kind in registry.kinds.items()}
            spots = {id_: _noun_at(title, noun) for id_, noun in nouns.items() if noun}
            found = {id_: at for id_, at in spots.items() if at is not None}
            if found:
                return min(found, key=lambda id_: found[id_])
    return next(iter(registry.kinds), "agreement")


def _noun_at(title: str, noun: str) -> int | None:
    """How far the noun stands from the nearer end of the title: Russian puts it first, Kazakh and Uzbek last."""
    spots = [
        min(match.start(), len(title) - match.end()) for match in re.finditer(rf"(?<!\w){re.escape(noun)}(?!\w)", title)
    ]
    return min(spots) if spots else None


def detect_languages(agreement: ForeignAgreement, registry: Registry) -> tuple[tuple[Language, ...], Language | None]:
    """The languages of signature (of the text, and named in its closing words) and the prevailing one.

    Only languages that the tool and the registry know.
    """
    named: list[Language] = []
    prevailing: Language | None = None
    for part in agreement.parts:
        if part.role != "testimonium":
            continue
        for language in agreement.languages:
            for text in texts_of(part, language):
                found = _named(text, language, registry)
                divergence = DIVERGENCE.search(text[:2000])
                told = _named(divergence[0], language, registry) if divergence else []
                if len(told) == 1 and prevailing is None:
                    prevailing = told[0]
                named += found
    written = (set(registry.languages) or set(LANGUAGES)) & set(languages.known())
    chosen = tuple(code for code in dict.fromkeys([*agreement.languages, *named]) if code in written)
    return chosen, prevailing if prevailing in chosen else None


def _named(text: str, language: Language, registry: Registry) -> list[Language]:
    """The languages a text names: «на узбекском, казахском и русском языках»."""
    spots = {
        code: min(
            (match.start() for form in _forms(names, language) for match in _finder(form).finditer(text)), default=-1
        )
        for code, names in registry.languages.items()
    }
    return sorted((code for code, at in spots.items() if at >= 0), key=lambda code: spots[code])


def phrases(
    parties: Sequence[PartyId],
    signatories: Mapping[PartyId, str],
    signed: Sequence[Language],
    language: Language,
    registry: Registry,
) -> list[Phrase]:
    """What the order of the Parties shows in, in ``language``; longer phrases first."""
    rules = rules_of(language)
    if rules is None or not 2 <= len(parties) <= 3:
        return []
    found: dict[str, Phrase] = {}

    def add(text: str, expression: str) -> None:
        found.setdefault(text, Phrase(language, text, expression))

    for name, field in (("signatories", ""), *_LISTS):
        tables = [_table(registry, party, field or signatories.get(party, "government"), language) for party in parties]
        if any(table is None for table in tables):
            continue
        for order in permutations([table for table in tables if table is not None]):
            for case in rules.cases:
                try:
                    add(words(joined(rules, order)(case).runs), f"{name}.{case}")
                except UnknownFormError:
                    continue
    _adjectives(rules, [registry.parties[party] for party in parties], add)
    _language_lists(rules, [registry.languages.get(code, {}).get(language) for code in signed], add)
    return sorted(found.values(), key=lambda phrase: -len(phrase.text))


def _table(registry: Registry, party: PartyId, field: str, language: Language) -> Forms | None:
    record: Party = registry.parties[party]
    if field in ("state", "government", "country", "side"):
        return getattr(record, field).get(language)  # type: ignore[no-any-return]
    body = registry.bodies.get(field)
    return body.names[-1].names.get(language) if body and body.names else None


def _adjectives(rules: LanguageRules, parties: Sequence[Party], add: Callable[[str, str], None]) -> None:
    tables = [party.adjective.get(rules.code) for party in parties]
    if any(table is None for table in tables):
        return
    for order in permutations([table for table in tables if table is not None]):
        for form in order[-1]:
            if form == "first":
                continue
            try:
                add(rules.joint(order, form), f'joint_adjective("{form}")')
            except UnknownFormError:
                continue


def _language_lists(rules: LanguageRules, names: Sequence[Forms | None], add: Callable[[str, str], None]) -> None:
    known = [name for name in names if name is not None]
    if not 2 <= len(known) <= _MOST_LANGUAGES or len(known) != len(names):
        return
    for order in permutations(known):
        for case in rules.cases:
            try:
                add(rules.language_list(order, case), f"languages.{case}")
            except UnknownFormError:
                continue


def signs_exactly(
    part: ForeignPart, parties: Sequence[PartyId], signatories: Mapping[PartyId, str], registry: Registry
) -> bool:
    """The part holds the usual signing line of each Party, in every language it has, and nothing else."""
    if part.role != "signatures" or len(part.passages) != len(parties) or not parties:
        return False
    codes = {code for passage in part.passages for code in passage.texts}
    return all(_signs(part, code, parties, signatories, registry) for code in codes)


def _signs(
    part: ForeignPart,
    code: Language,
    parties: Sequence[PartyId],
    signatories: Mapping[PartyId, str],
    registry: Registry,
) -> bool:
    rules = rules_of(code)
    tables = [_table(registry, party, signatories.get(party, "government"), code) for party in parties]
    if rules is None or any(table is None for table in tables):
        return False
    usual = sorted(rules.signature_line(table) for table in tables if table is not None)
    return sorted(_flat(text) for text in texts_of(part, code)) == usual


def _flat(text: str) -> str:
    return " ".join(text.split())
