"""The lists of changes of two answers in, one list out: article by article, each change under its side."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from paraph.wordcompare.listing.changes import Change, ChangeList, Warned
from paraph.wordcompare.threeway.tracking import JOINT


def listed(
    sides: tuple[ChangeList, ChangeList], authors: tuple[str, str], names: tuple[str, str, str], told: Iterable[Warned]
) -> ChangeList:
    """One list; ``told``: what clashes and what is not in the file stands first among the warnings."""
    warnings = dict.fromkeys((*told, *sides[0].warnings, *sides[1].warnings))
    return ChangeList(
        old=names[0],
        new=" + ".join(names[1:]),
        changes=tuple(_together(sides, authors)),
        renumbered=tuple(dict.fromkeys((*sides[0].renumbered, *sides[1].renumbered))),
        renumbered_places=sides[0].renumbered_places + sides[1].renumbered_places,
        controls=sides[0].controls + sides[1].controls,
        warnings=tuple(warnings),
    )


def _together(sides: tuple[ChangeList, ChangeList], authors: tuple[str, str]) -> list[Change]:
    """The second side's changes after those of the first in the same article; the same change by both once."""
    theirs = list(sides[1].changes)
    out: list[Change] = []
    for at, change in enumerate(sides[0].changes):
        if change.kind != "formatting" and change in theirs:  # of looks the list does not say which
            theirs.remove(change)
            out.append(replace(change, author=JOINT.join(authors)))
        else:
            out.append(replace(change, author=authors[0]))
        rest = sides[0].changes[at + 1 :]
        if not any(_place(each) == _place(change) for each in rest):
            here = [each for each in theirs if _place(each) == _place(change)]
            out += [replace(each, author=authors[1]) for each in here]
            theirs = [each for each in theirs if _place(each) != _place(change)]
    return [*out, *(replace(each, author=authors[1]) for each in theirs)]


def _place(change: Change) -> tuple[str, str]:
    return change.article, change.story
