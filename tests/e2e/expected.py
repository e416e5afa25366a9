"""What a file must say, told from the tree alone: an Original and its languages in, lines in reading order out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from paraph.model import Language, Original, Part, Passage, Table, words

NO_BREAK_SPACE = "\u00a0"


def layouts(original: Original) -> list[tuple[Language, ...]]:
    """What is made of every original: each language, each state language with the prevailing one, all."""
    languages = original.languages
    prevailing = original.header.prevailing
    pairs = [(code, prevailing) for code in languages if code != prevailing and prevailing is not None]
    return [*((code,) for code in languages), *pairs, languages]


def told(passage: Passage, language: Language, division: str = "article") -> str:
    """One passage in one language: its printed number, what stands between, its words.

    The heading of a section or of an item stands on one line with its number.
    """
    label = words(passage.label.get(language, ()))
    text = words(passage.text.get(language, ()))
    under = passage.kind == "annex-label" or (passage.kind == "heading" and division not in ("section", "item"))
    between = "\n" if under else NO_BREAK_SPACE
    return between.join(filter(None, [label, text]))


def said(original: Original, languages: Sequence[Language]) -> list[str]:
    """Every line with words, in the order of a page with these languages."""
    division = original.header.division
    return [line for part in original.parts for line in _part(part, languages, division) if line]


def _part(part: Part, languages: Sequence[Language], division: str) -> Iterator[str]:
    for is_signature, blocks in groupby(part.blocks, lambda b: isinstance(b, Passage) and b.kind == "signature"):
        if is_signature:
            yield from _signatures([block for block in blocks if isinstance(block, Passage)], languages)
            continue
        for block in blocks:
            if isinstance(block, Table):
                yield from rows((block.head, *block.rows), languages)
            elif isinstance(block, Passage):
                yield from (told(block, code, division) for code in languages)


def _signatures(passages: list[Passage], languages: Sequence[Language]) -> Iterator[str]:
    """Language after language, the Parties side by side."""
    for code in languages:
        yield from (told(passage, code) for passage in passages)


def rows(passages: Sequence[Passage], languages: Sequence[Language]) -> Iterator[str]:
    """Cell by cell; a number or a name that reads the same in all languages stands once."""
    for row in passages:
        for cell in row.cells:
            texts = [words(cell.get(code, ())) for code in languages]
            yield from texts[:1] if len(set(texts)) == 1 else texts
