"""Russian forms of the registry against pymorphy3: the registry in, a line for each form it disputes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pymorphy3
import yaml

from paraph.sources.types import Registry, Text

GRAMMEMES = {"gen": {"gent", "gen2"}, "dat": {"datv"}, "acc": {"accs"}, "ins": {"ablt"}, "prep": {"loct", "loc2"}}


def tables(registry: Registry) -> Iterator[tuple[str, Text]]:
    """Every name with its place in the registry; treaties by their titles."""
    for party in registry.parties.values():
        for field in ("state", "country", "government", "side"):
            yield f"{party.id}.{field}", getattr(party, field)
    for kind, named in (("body", registry.bodies), ("place", registry.places)):
        for record in named.values():
            for dated in record.names:
                yield f"{kind}.{record.id}", dated.names
    for term in registry.terms.values():
        yield f"term.{term.id}", term.forms
    for treaty in registry.treaties.values():
        yield f"treaty.{treaty.id}", treaty.title
    for instrument in registry.kinds.values():
        yield f"kind.{instrument.id}", instrument.noun
        yield f"kind.{instrument.id}.this", instrument.this


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@cache
def _parses(word: str) -> list[pymorphy3.analyzer.Parse]:
    return _analyzer().parse(word)  # type: ignore[no-any-return]


def lemmas_of(word: str) -> set[str]:
    """The dictionary forms a Russian word can have, by the morphology."""
    return {parse.normal_form for parse in _parses(word)} if any("а" <= letter <= "я" for letter in word) else set()


def misdeclined(forms: Mapping[str, str]) -> list[str]:
    """Words that change in the table and are not, by the morphology, that case of the same word: ``gen: органу``."""
    nominative = forms["nom"].split()
    cases = {case: forms[case].split() for case in GRAMMEMES if case in forms}
    uneven = [case for case, words in cases.items() if len(words) != len(nominative)]
    if uneven:
        return [f"{case}: another number of words" for case in uneven]
    changing = {at for words in cases.values() for at, word in enumerate(words) if word != nominative[at]}
    wrong = []
    for case, words in cases.items():
        for at in sorted(changing):
            word = _last(words[at])
            lemmas = {parse.normal_form for parse in _parses(_last(nominative[at]))}
            if not any(p.normal_form in lemmas and GRAMMEMES[case] & set(p.tag.grammemes) for p in _parses(word)):
                wrong.append(f"{case}: {word}")
    return wrong


def _last(word: str) -> str:
    return word.split("-")[-1].strip(",.;:()«»")


def exceptions(path: Path) -> dict[str, str]:
    """``term.goods gen: товару`` to the reason why the registry is right all the same."""
    return {str(key): str(value) for key, value in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).items()}


def form_faults(registry: Registry, excepted: Mapping[str, str]) -> Iterator[str]:
    """A line for each disputed form that is not excepted, and for each exception that is not needed."""
    met = set()
    for where, text in tables(registry):
        for fault in misdeclined(text.get("ru", {"nom": ""})):
            line = f"{where} {fault}"
            met.add(line)
            if line not in excepted:
                yield f"registry: {line}: the morphology has another form"
    for line in sorted(set(excepted) - met):
        yield f"language/forms-exceptions.yaml: not needed: {line}"
