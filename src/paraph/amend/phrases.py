"""One phrase for another: only where that is the whole change, in every language and in every original."""

from __future__ import annotations

from collections.abc import Sequence

from paraph.amend.lines import Line, projected, spoken
from paraph.compare.targets import SAME
from paraph.compare.tokens import tokens
from paraph.compare.words import edits
from paraph.model import Language, PartyId, Runs

LONGEST = 8
"""Words: a longer phrase is easier read in a paragraph set out anew."""

Phrases = dict[Language, tuple[str, str]]


def phrases(old: Line, new: Line, parties: Sequence[PartyId]) -> Phrases | None:
    """Language to old and new phrase, or ``None`` where one of the languages needs more than that."""
    if set(old.text) != set(new.text):
        return None
    out: Phrases = {}
    for code, runs in old.text.items():
        found = {_phrase(runs, new.text[code], holder) for holder in parties}
        pair = found.pop()
        if found or pair is None:
            return None
        out[code] = pair
    return out or None


def _phrase(old: Runs, new: Runs, holder: PartyId) -> tuple[str, str] | None:
    stretches = edits(tokens(projected(old, holder)), tokens(projected(new, holder)), SAME)
    replaced = [edit for edit in stretches if not edit.kept]
    if len(replaced) != 1:
        return None
    tokens_ = (*replaced[0].old, *replaced[0].new)
    if any(token.marks.blank or token.marks.bracket or token.marks.party_order for token in tokens_):
        return None
    before, after = ("".join(token.text for token in side) for side in (replaced[0].old, replaced[0].new))
    text, pair = spoken(old, holder), (before.strip(), after.strip())
    plain = all(words and "\n" not in words and len(words.split()) <= LONGEST for words in pair)
    if not plain or _count(text, pair[0]) != 1 or text.replace(*pair) != spoken(new, holder):
        return None
    return pair


def _count(text: str, phrase: str) -> int:
    """How often ``phrase`` occurs, overlapping ones too."""
    return sum(text.startswith(phrase, at) for at in range(len(text)))
