"""Everything a reference can point at, with its chain of numbers. Placed parts in, a table of targets out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from paraph.assemble.select import Count, Live
from paraph.languages.base import LanguageRules, Link, PartKind
from paraph.model import PartyId


class Step(Struct, frozen=True):
    """One link of a target's chain, before a language speaks: its id, kind, ordinal and numbering scheme."""

    id: str
    kind: PartKind
    ordinal: int | str
    scheme: str = ""

    def link(self, rules: LanguageRules, *, here: bool) -> Link:
        """The link as ``rules`` number it."""
        if not isinstance(self.ordinal, int) or not self.scheme or self.scheme == "-":
            return Link(self.kind, str(self.ordinal), "", here)
        _, number, after = rules.item_label(self.scheme, self.ordinal)
        return Link(self.kind, number, after, here)


class Target(Struct, frozen=True):
    """What ``ref()`` can name: its id and its chain from large to small; empty: a part that takes no number."""

    id: str
    chain: tuple[Step, ...]


NumberedKind: TypeAlias = PartKind | Literal["unnumbered", "other"]
"""What numbers the passages of a part count below; ``other``: the preamble and its like."""


class NumberedPart(Struct, frozen=True):
    """A part with its number and its live passages as every holder counts them."""

    id: str
    kind: NumberedKind
    number: str
    passages: tuple[Live, ...]
    counts: Mapping[tuple[int, PartyId | None], Count]


def targets(parts: Sequence[NumberedPart], numbering: Sequence[str]) -> dict[str, Target]:
    """Id to target: every part and annex, every labelled passage that is not repeated per Party."""
    out: dict[str, Target] = {}
    for part in parts:
        top: tuple[Step, ...] = ()
        if part.kind == "unnumbered":
            out[part.id] = Target(part.id, ())
        elif part.kind != "other":
            top = (Step(part.id, part.kind, part.number),)
            out[part.id] = Target(part.id, top)
        for live in part.passages:
            if live.block.label and live.party is None and live.block.kind != "heading":
                own = f"{part.id}/{live.block.label}"
                out[own] = Target(own, top + _steps(part, live, numbering))
    return out


def _steps(part: NumberedPart, live: Live, numbering: Sequence[str]) -> tuple[Step, ...]:
    by_key = {passage.key: passage for passage in part.passages}
    count = part.counts[live.key]
    steps = [_step(part, live, count, numbering)]
    while count.above is not None:
        above = by_key[count.above]
        count = part.counts[above.key]
        steps.append(_step(part, above, count, numbering))
    return tuple(reversed(steps))


def _step(part: NumberedPart, live: Live, count: Count, numbering: Sequence[str]) -> Step:
    own = f"{part.id}/{live.block.address}"
    if count.ordinal is None:
        return Step(own, "dash", count.clause_paragraph)
    # what stands below a point is a subparagraph at once: подпункт 2 пункта 5
    lowest = live.block.level == 0 and part.kind != "point"
    kind: PartKind = "paragraph" if lowest else "subparagraph"
    return Step(own, kind, count.ordinal, scheme_of(numbering, live.block.level))


def scheme_of(numbering: Sequence[str], level: int) -> str:
    """The scheme of a level; deeper levels than the agreement names take the last."""
    return numbering[min(level, len(numbering) - 1)]
