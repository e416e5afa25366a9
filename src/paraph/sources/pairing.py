"""Pairs the passages of a translation with those of the skeleton: by label, then by position. Blocks in, pairs out."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from paraph.model import Language
from paraph.sources.faults import Faults
from paraph.sources.types import Section, SourceBlock

_LARGE = 250_000
"""Above so many comparisons unlike stretches are paired in order, without looking for what is missing."""


def pair(skeleton: Section, section: Section, faults: Faults) -> tuple[SourceBlock | None, ...]:
    """For each block of ``skeleton`` the block of ``section`` that renders it, or ``None``.

    Labels are fixed points. Between two of them passages are paired in order; where their counts differ, like is
    paired with like (kind, level, directives), so that one missing passage does not shift all that follow.
    """
    pairs: list[SourceBlock | None] = [None] * len(skeleton.blocks)
    taken: set[int] = set()
    start, other = 0, 0
    for at, to in [*_anchors(skeleton, section, pairs, taken, faults), (len(pairs), len(section.blocks))]:
        ours = [index for index in range(start, at) if pairs[index] is None]
        theirs = [index for index in range(other, to) if index not in taken]
        for index, found in _aligned(skeleton.blocks, ours, section.blocks, theirs):
            pairs[index] = section.blocks[found]
            taken.add(found)
        start, other = at + 1, to + 1
    _compare(skeleton, section, pairs, taken, faults)
    return tuple(pairs)


def _anchors(
    skeleton: Section, section: Section, pairs: list[SourceBlock | None], taken: set[int], faults: Faults
) -> list[tuple[int, int]]:
    """Pairs equal labels (and headings); gives those in rising order, between which position decides."""
    places = {block.address: at for at, block in enumerate(skeleton.blocks) if block.label or block.kind == "heading"}
    anchors: list[tuple[int, int]] = []
    for to, block in enumerate(section.blocks):
        if not block.label and block.kind != "heading":
            continue
        at = places.get(block.address)
        if at is None or pairs[at] is not None:
            if block.label:
                faults.add("passage-label", block.place, name=block.label, skeleton=skeleton.language)
            continue
        pairs[at] = block
        taken.add(to)
        if anchors and at < anchors[-1][0]:
            line = skeleton.blocks[at].place.line
            faults.add("passage-order", block.place, name=block.address, skeleton=skeleton.language, line=line)
        else:
            anchors.append((at, to))
    return anchors


def _aligned(
    ours: Sequence[SourceBlock], our: list[int], theirs: Sequence[SourceBlock], their: list[int]
) -> list[tuple[int, int]]:
    if len(our) == len(their) or len(our) * len(their) > _LARGE:
        return list(zip(our, their, strict=False))
    pairs: list[tuple[int, int]] = []
    matcher = difflib.SequenceMatcher(
        None, [_shape(ours[at]) for at in our], [_shape(theirs[at]) for at in their], autojunk=False
    )
    for _, a, b, c, d in matcher.get_opcodes():
        pairs.extend(zip(our[a:b], their[c:d], strict=False))
    return pairs


def _shape(block: SourceBlock) -> tuple[object, ...]:
    return (block.kind, block.level, block.guards, block.per_party, block.bracket)


def _compare(
    skeleton: Section, section: Section, pairs: list[SourceBlock | None], taken: set[int], faults: Faults
) -> None:
    name = skeleton.language
    for block, found in zip(skeleton.blocks, pairs, strict=True):
        if found is None:
            line = block.place.line
            faults.add("missing-passage", section.place, language=section.language, line=line, skeleton=name)
        else:
            _differences(block, found, name, faults)
    for at, block in enumerate(section.blocks):
        if at not in taken:
            faults.add("extra-passage", block.place, skeleton=name)


def _differences(block: SourceBlock, found: SourceBlock, skeleton: Language, faults: Faults) -> None:
    line = block.place.line
    if found.kind != block.kind:
        faults.add("passage-kind", found.place, found=found.kind, expected=block.kind, skeleton=skeleton, line=line)
    elif found.level != block.level:
        faults.add(
            "passage-level", found.place, found=found.level + 1, expected=block.level + 1, skeleton=skeleton, line=line
        )
    if (found.guards, found.loop) != (block.guards, block.loop):
        faults.add("passage-directives", found.place, skeleton=skeleton, line=line)
    if found.bracket != block.bracket:
        faults.add("passage-brackets", found.place, skeleton=skeleton, line=line)
