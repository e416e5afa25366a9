"""`paraph compare --base`: two answers to one base, as one verified redline of that base."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from paraph.wordcompare.document import Document
from paraph.wordcompare.engine import Comparison
from paraph.wordcompare.errors import InexactError
from paraph.wordcompare.listing.changes import Warned
from paraph.wordcompare.result import Options, WordComparison
from paraph.wordcompare.supplying.supply import supply
from paraph.wordcompare.threeway.listing import listed
from paraph.wordcompare.threeway.opened import (
    bookmarks,
    controls_ranged,
    controls_signed,
    first_id,
    grids_signed,
    grids_unsigned,
    paired_bookmarks,
    paired_notes,
    renewed,
    stories,
    translated,
    unanchored,
    unmarked,
)
from paraph.wordcompare.threeway.overlay import Overlay
from paraph.wordcompare.threeway.parts import merge_parts
from paraph.wordcompare.threeway.running import Running, merge_notes
from paraph.wordcompare.threeway.sides import lost
from paraph.wordcompare.threeway.tracking import JOINT
from paraph.wordcompare.workbench import Workbench
from paraph.wordverify import verify

_MOST = 10
_SHOWN = frozenset(("block", "formatting"))
"""What is told to be lost and shows in the text; a style, a setting, a comment, a bookmark does not."""


def compare_answers(
    base: bytes,
    first: bytes,
    second: bytes,
    options: Options,
    *,
    names: tuple[str, str, str],
    authors: tuple[str, str],
) -> WordComparison:
    """Both answers' changes to ``base`` in one file, each under its author; clashes are among the warnings.

    ``names``: of the three files. Rejecting all gives ``base``; accepting what one author changed and rejecting the
    rest gives that author's answer: all three are verified. What of an answer is not in the file stands in the list
    as ``lost``. Raises ``InputError`` for what is no readable .docx, ``InexactError`` where there is no exact redline.
    """
    mine, theirs = (
        Comparison(base, answer, replace(options, author=author, numbering=author), names=(names[0], name)).run()
        for answer, author, name in zip((first, second), authors, names[1:], strict=True)
    )
    redline, told, grids = _laid(mine.redline, theirs.redline, authors)
    redline, more = merge_parts(base, first, second, redline, authors[1])
    _check_base(base, redline)
    told = [*told, *more, *_missing((first, second), redline, authors, told, grids)]
    found = listed((mine.listed, theirs.listed), authors, names, told)
    return WordComparison(redline, found, date=mine.date)


def _laid(first: bytes, second: bytes, authors: tuple[str, str]) -> tuple[bytes, list[Warned], dict[str, str]]:
    """The second redline laid over the first; what is to be told; whose the changed columns are, by id."""
    new, old = Document(first, authors[0], tracked=True), Document(second, authors[1], tracked=True)
    mine, others = stories(new), stories(old)
    ids = first_id(mine)
    known = bookmarks(mine.values())
    for side, roots in enumerate((mine, others)):
        for root in roots.values():
            controls_signed(root)
            grids_signed(root, authors[side])
            if side:
                unanchored(root, known, ids)
            renewed(root, ids, "ab"[side])
    wanted = bookmarks(others.values()) - known
    bench = Workbench(old, new)
    overlay = Overlay(authors, lambda: str(next(ids)))
    for notes in bench.translation.notes.values():
        paired_notes(bench, notes)
    running = Running(bench, overlay)
    running.merge()
    translated(bench, old.roots[old.main], old.main, new.main)
    running.refer()
    overlay.body(new.body, old.body)
    bench.changed |= {new.main, *mine}
    for notes in bench.translation.notes.values():
        merge_notes(bench, overlay, notes)
    grids: dict[str, str] = {}
    for part in sorted(bench.changed):
        controls_ranged(new.roots[part], ids)
        paired_bookmarks(new.roots[part])
        grids |= grids_unsigned(new.roots[part])
    supply(bench)
    gone = unmarked(wanted, [new.roots[part] for part in sorted(bench.changed)])
    told = [Warned(rule="lost", what="bookmark", text=name, author=authors[1]) for name in gone]
    return bench.to_bytes(), [*overlay.told, *told], grids


def _check_base(base: bytes, redline: bytes) -> None:
    found = verify(base, redline, redline)
    if found:
        raise InexactError(f"{found[0].part}, {found[0].view}", found[0].place)


def _missing(
    answers: tuple[bytes, bytes],
    redline: bytes,
    authors: tuple[str, str],
    told: list[Warned],
    grids: dict[str, str],
) -> Iterator[Warned]:
    """Where an answer says what its author's changes do not, and that is not what was told before.

    What was told accounts for one place each; where there are more, all are named: none may hide behind another.
    """
    for answer, author in zip(answers, authors, strict=True):
        found = lost(answer, redline, frozenset((author, JOINT.join(authors))), grids)
        known = sum(each.rule == "lost" and each.what in _SHOWN and each.author == author for each in told)
        for each in found[:_MOST] if len(found) > known else ():
            yield Warned(rule="lost", what="place", text=f"{each.part}, {each.place}", author=author)
