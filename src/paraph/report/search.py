"""Find clauses by words: case, apostrophes and the Uzbek script make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import Struct

from paraph.languages import to_latin
from paraph.sources.types import Clause

_APOSTROPHES = dict.fromkeys(map(ord, "ʻʼ’‘`´'"), None)
_MARKS = re.compile(r"\*\*|\\(?=[*\[\]{}#\-|\\\n])")


class Hit(Struct, frozen=True):
    """A clause found: how well (0 is best) and where."""

    rank: int
    clause: Clause
    excerpt: str = ""
    language: str = ""


def fold(text: str) -> str:
    """``text`` without what a searcher may type in another way: case, apostrophes, ё, runs of white space."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_APOSTROPHES).replace("ё", "е")
    return " ".join(plain.split())


def plain(text: str) -> str:
    """Source text without marks and line breaks."""
    return " ".join(_MARKS.sub("", text).split())


def search(clauses: Iterable[Clause], query: str) -> list[Hit]:
    """Clauses with ``query`` in their id, heading, tags or text, the best first.

    A Cyrillic query is also tried in Uzbek Latin: бекор қилиш finds bekor qilish.
    """
    wanted = tuple(dict.fromkeys((fold(query), fold(to_latin(query)))))
    hits = [hit for clause in clauses if (hit := _hit(clause, wanted))]
    return sorted(hits, key=lambda hit: (hit.rank, hit.clause.theme, hit.clause.id))


def _hit(clause: Clause, wanted: tuple[str, ...]) -> Hit | None:
    if any(word in fold(" ".join([clause.id, clause.theme, *clause.tags])) for word in wanted):
        return Hit(0, clause)
    return next(_in_texts(clause, wanted), None)


def _in_texts(clause: Clause, wanted: tuple[str, ...]) -> Iterator[Hit]:
    for heading in (True, False):
        for variant in clause.variants.values():
            for language, section in variant.sections.items():
                for block in section.blocks:
                    if (block.kind == "heading") is heading:
                        text = plain(block.text)
                        word = next((word for word in wanted if word in fold(text)), None)
                        if word is not None:
                            yield Hit(1 if heading else 2, clause, excerpt(text, word), language)


def excerpt(text: str, word: str, around: int = 32) -> str:
    """The words of ``text`` around the place where the folded ``word`` stands."""
    start = len(fold(text).partition(word)[0])
    left = max(0, start - around)
    right = min(len(text), start + len(word) + around)
    left = text.rfind(" ", 0, left) + 1 if left else 0
    end = text.find(" ", right)
    right = len(text) if end < 0 else end
    return ("..." if left else "") + text[left:right] + ("..." if right < len(text) else "")
