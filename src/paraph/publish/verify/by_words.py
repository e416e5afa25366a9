"""A text without any mark of ours in, the edition, original and languages it most likely is out. By its words alone."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from paraph.model import Language, PartyId
from paraph.publish.package.manifest import Manifest
from paraph.publish.verify.catalog import Catalog, Hit
from paraph.publish.verify.places import spots, squeezed, tree_of
from paraph.publish.verify.store import Store

ENOUGH = 0.5
"""Half of a language's text must be there, word for word, to say that this is that text."""
_LONG = 12


class _Guess(Struct, frozen=True):
    score: float
    store: Store
    manifest: Manifest
    holder: PartyId
    languages: tuple[Language, ...]


def by_words(catalog: Catalog, lines: Sequence[str], suffix: str) -> Hit | None:
    """The issued file whose text stands in ``lines``; one with the same ``suffix`` if there is one."""
    there = {squeezed(line) for line in lines}
    whole = "".join(squeezed(line) for line in lines)
    best: _Guess | None = None
    for store, manifest in catalog.all():
        guess = _guess(store, manifest, there, whole)
        if guess is not None and (best is None or guess.score > best.score):
            best = guess
    return None if best is None else _file(best, suffix)


def _guess(store: Store, manifest: Manifest, there: set[str], whole: str) -> _Guess | None:
    """How much of each language of each original is there."""
    tree = tree_of(store)
    if tree is None:
        return None
    best: _Guess | None = None
    for holder in tree.header.parties:
        found: dict[Language, list[int]] = {}
        for spot in spots(tree, holder, tree.header.languages):
            if len(spot.text) >= _LONG:
                counts = found.setdefault(spot.language, [0, 0])
                counts[1] += len(spot.text)
                if spot.text in there or spot.text in whole:
                    counts[0] += len(spot.text)
        languages = tuple(code for code, (met, of) in found.items() if of and met / of >= ENOUGH)
        score = float(sum(found[code][0] for code in languages))
        if languages and (best is None or score > best.score):
            best = _Guess(score, store, manifest, holder, languages)
    return best


def _file(guess: _Guess, suffix: str) -> Hit | None:
    """The original with these languages; of its kinds of file the one that came, else Word."""
    fitting = [
        file
        for file in guess.manifest.files
        if file.what == "original" and file.holder == guess.holder and set(file.languages) == set(guess.languages)
    ]
    order = sorted(fitting, key=lambda file: (not file.path.endswith(suffix), not file.path.endswith(".docx")))
    return Hit(guess.store, guess.manifest, order[0]) if order else None
