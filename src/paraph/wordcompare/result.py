"""What a comparison of two Word files gives, and what it is asked."""

from __future__ import annotations

from msgspec import Struct

from paraph.wordcompare.listing.changes import ChangeList

NUMBERING_AUTHOR = "Paraph: numbering"
"""Renumbering is no change of words: its own author, so that it can be hidden or accepted at one stroke."""


class Options(Struct, frozen=True, kw_only=True):
    """How to compare.

    ``numbering``: under whose name mere renumbering stands. ``date``: a day, or a moment as Word writes it; empty: when
    the new file was last saved. ``moves``: blocks that stand elsewhere are shown as moved, not as deleted and inserted.
    ``keep_revisions``: tracked changes that the new file itself carries keep their authors and dates where they stand
    for the same change.
    """

    author: str = "Paraph"
    numbering: str = NUMBERING_AUTHOR
    date: str = ""
    moves: bool = True
    keep_revisions: bool = False


class WordComparison(Struct, frozen=True):
    """The redline as a Word file, and the list of changes. ``engine``: ``paraph``, or what stood in for it."""

    redline: bytes
    listed: ChangeList
    engine: str = "paraph"
    date: str = ""
    """That of the changes, as `Options` or the new file itself gave it."""
