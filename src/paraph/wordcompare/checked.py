"""A redline that is verified before it is handed over."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec.structs import replace

from paraph.wordcompare import fallback
from paraph.wordcompare.engine import Comparison
from paraph.wordcompare.errors import InexactError
from paraph.wordcompare.listing.changes import ChangeList
from paraph.wordcompare.result import Options, WordComparison
from paraph.wordverify import Difference, verify


def compare_word(old: bytes, new: bytes, options: Options, *, names: tuple[str, str] = ("", "")) -> WordComparison:
    """Compare two Word files; ``names`` are for messages and the list.

    The redline gives back the new file when all is accepted and the old one when all is rejected: code that shares
    nothing with the engine has said so. Raises ``InputError`` for what is no readable .docx, ``InexactError`` with the
    reason where no engine could do it.
    """
    with _uncollected():
        return _compared(old, new, options, names)


def _compared(old: bytes, new: bytes, options: Options, names: tuple[str, str]) -> WordComparison:
    listed = ChangeList(old=names[0], new=names[1])
    try:
        made = Comparison(old, new, options, names=names).run()
        listed = made.listed
        found = verify(old, new, made.redline)
        if not found:
            return made
        reason = InexactError(_place(found[0]), found[0].place)
    except InexactError as error:
        reason = error
    other = fallback.redline(old, new, options.author)
    if other is not None and not verify(old, new, other):
        return WordComparison(other, replace(listed, new=names[1]), "python-redlines")
    raise reason


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nearly all that is made lives to the end: looking for garbage on the way would take a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _place(difference: Difference) -> str:
    return f"{difference.part}, {difference.view}"
