"""Which authored passages stand, and what numbers they take. Blocks and values in, live passages per holder out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from paraph.model import PartyId
from paraph.sources.types import SourceBlock


class Live(Struct, frozen=True):
    """A skeleton block that stands: its index in the section, and the Party if it is repeated."""

    index: int
    block: SourceBlock
    party: PartyId | None = None

    @property
    def key(self) -> tuple[int, PartyId | None]:
        """What tells it apart inside its part."""
        return (self.index, self.party)


def standing(blocks: Sequence[SourceBlock], values: Mapping[str, object]) -> tuple[tuple[int, SourceBlock], ...]:
    """The blocks whose conditions hold, with their index. Raises ``KeyError`` with an unknown name."""
    return tuple(
        (index, block) for index, block in enumerate(blocks) if all(guard.holds(values) for guard in block.guards)
    )


def sequence(blocks: Sequence[tuple[int, SourceBlock]], order: Sequence[PartyId]) -> tuple[Live, ...]:
    """The passages one holder sees, loops unrolled in party order: all passages of a loop for each Party in turn."""
    out: list[Live] = []
    at = 0
    while at < len(blocks):
        index, block = blocks[at]
        if not block.per_party:
            out.append(Live(index, block))
            at += 1
            continue
        end = at
        while end < len(blocks) and blocks[end][1].per_party and blocks[end][1].loop == block.loop:
            end += 1
        out.extend(Live(number, inner, party) for party in order for number, inner in blocks[at:end])
        at = end
    return tuple(out)


class Count(Struct, frozen=True):
    """What a passage is numbered: the ordinal among the numbered ones of its list, and its place as an абзац."""

    ordinal: int | None
    clause_paragraph: int
    """Counting the numbered paragraph's own first words as 1 (Russian абзац, Uzbek xatboshi)."""
    above: tuple[int, PartyId | None] | None
    """The numbered passage it stands under."""


def count(passages: Sequence[Live]) -> dict[tuple[int, PartyId | None], Count]:
    """Numbers of the passages of one list of blocks, in the order given."""
    ordinals: dict[int, int] = {}
    parents: dict[int, tuple[int, PartyId | None]] = {}
    unnumbered: dict[tuple[int, PartyId | None] | None, int] = {}
    out: dict[tuple[int, PartyId | None], Count] = {}
    for live in passages:
        level, kind = live.block.level, live.block.kind
        if kind == "heading":
            continue
        for deeper in [known for known in ordinals if known > level]:
            del ordinals[deeper]
        for deeper in [known for known in parents if known >= level]:
            del parents[deeper]
        above = parents[max(parents)] if parents else None
        if kind == "numbered":
            ordinals[level] = ordinals.get(level, 0) + 1
            parents[level] = live.key
            unnumbered[live.key] = 1
            out[live.key] = Count(ordinals[level], 1, above)
        else:
            unnumbered[above] = unnumbered.get(above, 0) + 1
            out[live.key] = Count(None, unnumbered[above], above)
    return out
