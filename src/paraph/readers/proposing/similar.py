"""Which library clauses say the same as a part: overlap of words, rare words weighing more."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from paraph.model import Language
from paraph.readers.foreign.types import ForeignPart
from paraph.readers.proposing.types import Candidate, Edit
from paraph.sources.types import Clause

LEAST = 0.3
MOST = 3
_STEM = 6
"""Words are compared by their first letters: endings change, stems stay. Enough for ru, kk, uz alike."""
_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{@.*?\}", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}")

Words: TypeAlias = Mapping[str, int]


class _Entry(Struct, frozen=True):
    clause: str
    variant: str
    heading: bool
    words: dict[Language, Counter[str]]


class Similar:
    """The words of a library, counted once; then asked for each part."""

    def __init__(self, library: Mapping[str, Clause]) -> None:
        self._entries = [entry for key in sorted(library) for entry in _entries(library[key])]
        self._rarity: dict[Language, dict[str, float]] = {}
        for language in sorted({code for entry in self._entries for code in entry.words}):
            spread = Counter(
                stem for entry in self._entries if language in entry.words for stem in entry.words[language]
            )
            count = len(self._entries)
            self._rarity[language] = {stem: math.log(1 + count / seen) for stem, seen in spread.items()}
        self._rarest = math.log(1 + max(len(self._entries), 1))

    def candidates(self, part: ForeignPart, edits: Sequence[Edit]) -> Iterator[Candidate]:
        """Up to three clauses, each in its likeliest variant, the likeliest first.

        Words that ``edits`` make values do not count: in the library values stand for them.
        """
        texts = _part_words(part, edits)
        best: dict[str, Candidate] = {}
        for entry in self._entries:
            if not _fits(part, entry):
                continue
            found = self._compare(part.id, texts, entry)
            if found is not None and (entry.clause not in best or found.score > best[entry.clause].score):
                best[entry.clause] = found
        ranked = sorted(best.values(), key=lambda candidate: (-candidate.score, candidate.clause))
        yield from ranked[:MOST]

    def _compare(
        self, part: str, texts: Mapping[Language, tuple[Counter[str], dict[str, str]]], entry: _Entry
    ) -> Candidate | None:
        score = total = 0.0
        shown: list[str] = []
        matched = of = 0
        for language, (words, spelled) in texts.items():
            theirs = entry.words.get(language)
            if not theirs:
                continue
            rarity = self._rarity[language]
            common = {stem: min(count, words[stem]) for stem, count in theirs.items() if stem in words}
            weight = 2 * self._weigh(common, rarity)
            both = self._weigh(words, rarity) + self._weigh(theirs, rarity)
            score += weight
            total += both
            if not shown:
                telling = sorted(common, key=lambda stem: (-rarity.get(stem, 0.0), stem))
                shown = [spelled[stem] for stem in telling[:4]]
                matched, of = sum(common.values()), sum(theirs.values())
        found = round(score / total, 3) if total else 0.0
        if found < LEAST or not shown:
            return None
        return Candidate(
            part=part,
            clause=entry.clause,
            variant=entry.variant,
            score=found,
            shared=tuple(shown),
            matched=matched,
            of=of,
        )

    def _weigh(self, words: Words, rarity: Mapping[str, float]) -> float:
        return sum(count * rarity.get(stem, self._rarest) for stem, count in words.items())


def _entries(clause: Clause) -> Iterator[_Entry]:
    for name, variant in clause.variants.items():
        words = {
            language: Counter(
                _stem(word) for block in section.blocks for word in _WORD.findall(_CODE.sub(" ", block.text))
            )
            for language, section in variant.sections.items()
        }
        headed = any(block.kind == "heading" for section in variant.sections.values() for block in section.blocks)
        yield _Entry(clause.id, name, headed, words)


def _fits(part: ForeignPart, entry: _Entry) -> bool:
    """Clauses with a heading are articles; an article with a heading is none of the others."""
    if part.role in ("article", "annex"):
        return entry.heading or not part.headings
    return not entry.heading


def _part_words(part: ForeignPart, edits: Sequence[Edit]) -> dict[Language, tuple[Counter[str], dict[str, str]]]:
    """Language to stems counted, and each stem as it is spelled in the text."""
    texts: dict[Language, list[str]] = {}
    for language, heading in part.headings.items():
        texts.setdefault(language, []).append(heading)
    spans: dict[tuple[int, Language], list[Edit]] = {}
    for edit in edits:
        spans.setdefault((edit.passage, edit.language), []).append(edit)
    for at, passage in enumerate(part.passages):
        for language, text in passage.texts.items():
            for edit in spans.get((at, language), ()):
                text = f"{text[: edit.start]}{' ' * (edit.end - edit.start)}{text[edit.end :]}"
            texts.setdefault(language, []).append(text)
    return {language: _counted(lines) for language, lines in texts.items()}


def _counted(lines: Sequence[str]) -> tuple[Counter[str], dict[str, str]]:
    words = [word for line in lines for word in _WORD.findall(line)]
    spelled: dict[str, str] = {}
    for word in words:
        spelled.setdefault(_stem(word), word)
    return Counter(_stem(word) for word in words), spelled


def _stem(word: str) -> str:
    return word.lower().replace("ё", "е")[:_STEM]
