"""`paraph compare --base`: two answers to one file, as one verified redline of that file."""

from __future__ import annotations

from msgspec.structs import replace

from paraph.wordcompare.engine import Comparison
from paraph.wordcompare.errors import InexactError
from paraph.wordcompare.result import Options, WordComparison
from paraph.wordcompare.threeway.merge import Merge
from paraph.wordverify import verify


def compare_answers(
    base: bytes, first: bytes, second: bytes, options: Options, *, names: tuple[str, str], authors: tuple[str, str]
) -> WordComparison:
    """Both answers' changes to ``base`` in one file, each under its author; clashes are among the warnings.

    Rejecting all gives ``base``, accepting all the merged text: both are verified. Raises ``InexactError``.
    """
    merge = Merge(base, first, second, authors=authors, moves=options.moves)
    clean, signed = merge.run()
    options = replace(options, author=authors[0], keep_revisions=True)
    made = Comparison(base, signed, options, names=names).run()
    found = verify(base, clean, made.redline)
    if found:
        raise InexactError(f"{found[0].part}, {found[0].view}", found[0].place)
    listed = replace(made.listed, warnings=(*merge.clashes, *made.listed.warnings))
    return replace(made, listed=listed)
