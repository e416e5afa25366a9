"""Computed numbers as they are printed. A number in, labels in every language out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from paraph.assemble.inline import ATOM, Item, parse_inline
from paraph.assemble.names import Names
from paraph.languages.base import LanguageRules, Piece
from paraph.model import Division, Language, PartyId, Run, Runs

DASH = "–"


def part_label(
    rules: Mapping[Language, LanguageRules], division: Division, part: str, number: str
) -> dict[Language, Runs]:
    """``Статья 5``, ``5-бап``, ``5-modda``; ``II.``; nothing where parts are not numbered."""
    if division == "none":
        return {}
    return {code: numbered(rule.part_label(division, number), part) for code, rule in rules.items()}


def item(
    rules: Mapping[Language, LanguageRules], scheme: str, ordinals: Mapping[PartyId, int], own: str
) -> dict[Language, Runs]:
    """``2.``, ``б)``; a slot where the number depends on the holder."""
    out: dict[Language, Runs] = {}
    for code, rule in rules.items():
        shown = {holder: _item(rule, scheme, ordinal, own) for holder, ordinal in ordinals.items()}
        first = next(iter(shown.values()))
        out[code] = first if all(runs == first for runs in shown.values()) else (Run(slot=_marked(shown)),)
    return out


def _item(rule: LanguageRules, scheme: str, ordinal: int, own: str) -> Runs:
    if scheme == "-":
        return (Run(DASH),)
    before, number, after = rule.item_label(scheme, ordinal)
    runs = (Run(before), Run(number, number=own), Run(after))
    return tuple(run for run in runs if run.text)


def _marked(shown: Mapping[PartyId, Runs]) -> dict[PartyId, Runs]:
    return {
        holder: tuple(Run(run.text, number=run.number, party_order=True) for run in runs)
        for holder, runs in shown.items()
    }


def dash(languages: Sequence[Language]) -> dict[Language, Runs]:
    """The dash of a dash item, the same in all languages."""
    return {code: (Run(DASH),) for code in languages}


def numbered(pieces: Sequence[Piece], own: str) -> Runs:
    """Pieces of a language module as runs; the piece that shows a number shows that of ``own``."""
    return tuple(Run(piece.text, number=own if piece.number is not None else None) for piece in pieces if piece.text)


def annex_items(names: Names, number: str, own: str) -> tuple[Item, ...]:
    """``Приложение 1 к Соглашению между ...`` for one holder, the Parties' names in slots.

    The language composes the label around one opaque character for each case of the cited title.
    """
    cases = list(names.forms(names.agreement.cited, "cited"))
    values = [names.cited(case) for case in cases]
    opaque = {case: chr(ATOM + index) for index, case in enumerate(cases)}
    items: list[Item] = []
    for piece in names.rules.annex_label(number, opaque):
        if piece.number is not None:
            items.append(Run(piece.text, number=own))
        else:
            items.extend(parse_inline(piece.text, values, brackets=False, typography=str))
    return tuple(items)
