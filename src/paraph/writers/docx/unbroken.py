"""Splits and joins as Word can show them. A part of a redline in, the same part out, its chains of breaks settled.

In one language the ends of paragraphs are tracked; the number must then stand where the whole paragraph begins.
Word cannot track the split of a row. So in rows a part that was split off is a new row, and its old words are struck
in the row it came from; words that were joined stand as new in the row they came to, and their old row is struck.
Accepting or rejecting gives the same words in both layouts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from paraph.model import Block, Break, Fate, Language, Part, Passage, Runs


def unbroken(part: Part) -> Part:
    """``part`` with no ``break`` on any passage."""
    blocks = _without_idle_breaks(part)
    for kind, first, last in _chains(blocks):
        members = [block for block in blocks[first : last + 1] if isinstance(block, Passage)]
        blocks[first : last + 1] = _told(members, kind)
    return replace(part, blocks=tuple(blocks))


def labels_first(part: Part) -> Part:
    """``part`` with the number of a split or joined passage at the head of the whole, in the older and the newer text.

    The passage that keeps its identity need not be the first of the pieces. Where its number has to stand twice, old
    and new at two places, no bookmark can cover both: references to it are then plain words.
    """
    blocks = _without_idle_breaks(part)
    for kind, first, last in _chains(blocks):
        members = [block for block in blocks[first : last + 1] if isinstance(block, Passage)]
        heir = _heir(members, kind)
        if heir:
            codes = tuple(dict.fromkeys([*members[heir].label, *members[0].label]))
            head, own = {}, {}
            for code in codes:
                label = members[heir].label.get(code, ())
                old, new = _changed(label, "deleted"), _changed(label, "inserted")
                before = members[0].label.get(code, ())
                head[code] = old + before if kind == "inserted" else before + new
                own[code] = new if kind == "inserted" else old
            blocks[first] = replace(members[0], label=head)
            blocks[first + heir] = replace(members[heir], label=own)
    return replace(part, blocks=tuple(blocks))


def _without_idle_breaks(part: Part) -> list[Block]:
    """The blocks; passages that come or go as wholes have no breaks of their own."""
    return [
        replace(block, break_=None)
        if isinstance(block, Passage) and block.break_ and (block.change or part.change)
        else block
        for block in part.blocks
    ]


def _chains(blocks: Sequence[Block]) -> Iterator[tuple[Break, int, int]]:
    """Neighbours that one kind of break ties: the kind, the first and the last index."""
    ties = [(at, block.break_) for at, block in enumerate(blocks[:-1]) if isinstance(block, Passage)]
    following = [(at, kind) for at, kind in ties if isinstance(blocks[at + 1], Passage)]
    for (kind, _), group in groupby(enumerate(following), key=lambda each: (each[1][1], each[1][0] - each[0])):
        places = [at for _, (at, _) in group]
        if kind is not None:
            yield kind, places[0], places[-1] + 1


def _told(members: list[Passage], kind: Break) -> list[Passage]:
    """The members of one chain: one keeps the passage's identity, the others come or go as wholes."""
    heir = _heir(members, kind)
    fate: Fate = "deleted" if kind == "inserted" else "inserted"
    out = []
    for at, member in enumerate(members):
        if at == heir:
            text = {code: _gathered(members, heir, code, fate) for code in _languages(members)}
            out.append(replace(member, text=text, break_=None))
        else:
            text = {code: tuple(run for run in runs if run.change != fate) for code, runs in member.text.items()}
            out.append(replace(member, text=text, break_=None, change=member.change or kind))
    return out


def _heir(members: Sequence[Passage], kind: Break) -> int:
    """Which member keeps the passage's identity."""
    return next((at for at, member in enumerate(members) if not _is_part(member, kind)), 0)


def _is_part(member: Passage, kind: Break) -> bool:
    if member.was is None:
        return False
    return (member.was.part_of if kind == "inserted" else member.was.joined_to) is not None


def _gathered(members: Sequence[Passage], heir: int, language: Language, fate: Fate) -> Runs:
    """The heir's own words, and those of its neighbours as struck or as new."""
    out: Runs = ()
    for at, member in enumerate(members):
        runs = member.text.get(language, ())
        out += runs if at == heir else _changed(runs, fate)
    return out


def _changed(runs: Runs, fate: Fate) -> Runs:
    """Words of one side of the redline as ``fate``; references become plain words."""
    return tuple(
        replace(run, change=fate, number=None, ref=None, renumbered=False, was=None, move=None)
        for run in runs
        if run.change in {None, fate}
    )


def _languages(members: Sequence[Passage]) -> tuple[Language, ...]:
    return tuple(dict.fromkeys(code for member in members for code in member.text))
