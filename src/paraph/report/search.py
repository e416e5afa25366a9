"""Find clauses by words: inflected forms, case, apostrophes and the Uzbek script make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import Struct

from paraph.languages import to_latin
from paraph.languages.stemming import stemmer
from paraph.sources.types import Clause, SourceBlock

_APOSTROPHES = dict.fromkeys(map(ord, "ʻʼ’‘`´'"), None)
_MARKS = re.compile(r"\*\*|\\(?=[*\[\]{}#\-|\\\n])")
_VALUES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_WORDS = re.compile(r"[^\W_]+")
_FIRST_LETTERS = 3
"""A word that is only begun is found from so many letters on."""


class Hit(Struct, frozen=True):
    """A clause found: how well (0 is best) and where."""

    rank: int
    clause: Clause
    excerpt: str = ""
    language: str = ""


class _Query(Struct, frozen=True):
    """One spelling of what is sought: as a phrase, and word by word."""

    phrase: str
    words: tuple[str, ...]


def fold(text: str) -> str:
    """``text`` without what a searcher may type in another way: case, apostrophes, ё, runs of white space."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_APOSTROPHES).replace("ё", "е")
    return " ".join(plain.split())


def plain(text: str) -> str:
    """Source text without marks and line breaks."""
    return " ".join(_MARKS.sub("", text).split())


def search(clauses: Iterable[Clause], query: str) -> list[Hit]:
    """Clauses with every word of ``query`` in their id, heading, tags or one passage, in any form; the best first.

    The words may stand in any order. A Cyrillic query is also tried in Uzbek Latin: бекор қилиш finds bekor qilish.
    """
    spelled = dict.fromkeys((fold(query), fold(to_latin(query))))
    wanted = [_Query(text, tuple(_WORDS.findall(text))) for text in spelled if text]
    hits = [hit for clause in clauses if (hit := _hit(clause, wanted))]
    return sorted(hits, key=lambda hit: (hit.rank, hit.clause.theme, hit.clause.id))


def _hit(clause: Clause, wanted: list[_Query]) -> Hit | None:
    if any(query.phrase in fold(" ".join([clause.id, clause.theme, *clause.tags])) for query in wanted):
        return Hit(0, clause)
    return min(_in_texts(clause, wanted), key=lambda hit: hit.rank, default=None)


def _in_texts(clause: Clause, wanted: list[_Query]) -> Iterator[Hit]:
    """Every passage that holds the words: headings before text, the phrase as typed before its words apart."""
    for language, block in _passages(clause):
        text = plain(block.text)
        for query in wanted:
            found = _found(text, query, language)
            if found is not None:
                rank = (1 if block.kind == "heading" else 3) + (query.phrase not in fold(text))
                yield Hit(rank, clause, excerpt(text, found), language)


def _passages(clause: Clause) -> Iterator[tuple[str, SourceBlock]]:
    for variant in clause.variants.values():
        for language, section in variant.sections.items():
            for block in section.blocks:
                yield language, block


def _found(text: str, query: _Query, language: str) -> str | None:
    """The word of ``text`` (folded) to show, where it holds all that is sought; else ``None``."""
    folded = fold(text)
    plainly = fold(_VALUES.sub(" ", text))
    if query.phrase in (folded if "{" in query.phrase else plainly):
        return query.phrase
    words = _WORDS.findall(plainly)
    hits = [next((word for word in words if _same(word, asked, language)), None) for asked in query.words]
    return hits[0] if hits and None not in hits else None


def _same(word: str, asked: str, language: str) -> bool:
    """Two forms of one word, or a word and its beginning."""
    if word.startswith(asked):
        return len(asked) >= _FIRST_LETTERS or word == asked
    if word[:_FIRST_LETTERS] != asked[:_FIRST_LETTERS]:
        return False  # a stem keeps its first letters: most words are told apart here, without stemming
    stem = stemmer(language)
    return stem(word) == stem(asked)


def excerpt(text: str, word: str, around: int = 32) -> str:
    """The words of ``text`` around the place where the folded ``word`` stands."""
    start = len(fold(text).partition(word)[0])
    left = max(0, start - around)
    right = min(len(text), start + len(word) + around)
    left = text.rfind(" ", 0, left) + 1 if left else 0
    end = text.find(" ", right)
    right = len(text) if end < 0 else end
    return ("..." if left else "") + text[left:right] + ("..." if right < len(text) else "")
