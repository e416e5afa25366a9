"""Which language a paragraph is in: by the letters only it has and by its most frequent words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

Guess: TypeAlias = Literal["ru", "kk", "uz", "uz-Cyrl", "en"]

_LETTERS: Mapping[Guess, str] = {
    "ru": "эъщё",
    "kk": "әңөұүһі",
    "uz-Cyrl": "ўҳ",
}
_CLEARLY = 3
"""What one frequent word weighs."""
_BOTH = "қғ"
"""Kazakh and Uzbek Cyrillic share these; Russian has neither."""

_WORDS: Mapping[Guess, frozenset[str]] = {
    "ru": frozenset(
        """и в во на о об с со по из к за от для при или не что его их между далее статья настоящее настоящего
        настоящему стороны сторон сторона сторонами соглашение соглашения республики республика правительство
        правительством правительства является являются приложение совершено""".split()  # noqa: SIM905
    ),
    "kk": frozenset(
        """және мен бен пен осы үшін туралы бойынша болып табылады немесе жөніндегі сәйкес арқылы бап тараптар
        тараптардың тарап келісім келісімнің келісімге республикасы республикасының үкіметі деп бұл егер екі
        арасындағы саласындағы қосымша""".split()  # noqa: SIM905
    ),
    "uz": frozenset(
        """va bilan uchun mazkur ushbu boʻyicha toʻgʻrisida oʻrtasida yoki muvofiq tomonlar tomonlarning tomon bitim
        bitimning bitimga respublikasi hukumati modda davlatlarining asosida hamda ilova sohasida agar""".split()  # noqa: SIM905
    ),
    "uz-Cyrl": frozenset(
        """ва билан учун мазкур ушбу бўйича тўғрисида ўртасида ёки мувофиқ томонлар томонларнинг томон битим
        битимнинг битимга республикаси ҳукумати модда давлатларининг асосида ҳамда илова соҳасида агар""".split()  # noqa: SIM905
    ),
    "en": frozenset(
        """the of and to in for shall by this with on between party parties agreement article government republic
        or which their hereinafter as annex be is""".split()  # noqa: SIM905
    ),
}
_FREQUENT: Mapping[str, list[Guess]] = {
    word: [language for language, frequent in _WORDS.items() if word in frequent]
    for word in frozenset().union(*_WORDS.values())
}
_WORD = re.compile(r"[^\W\d_]+(?:['‘’`ʻʼ´][^\W\d_]+)*")
_APOSTROPHES = re.compile("['‘’`´ʼ]")
_ENOUGH = 1500
"""So many characters tell the language of a paragraph."""
_MIXED_I = re.compile(r"(?<=[а-яәіңғүұқөһ])i|i(?=[а-яәіңғүұқөһ])")


def scores(text: str) -> Counter[Guess]:
    """How much speaks for each language; empty for numbers, blanks and names that tell nothing."""
    lowered = _APOSTROPHES.sub("ʻ", text[:_ENOUGH].lower())
    out: Counter[Guess] = Counter()
    for language, letters in _LETTERS.items():
        out[language] += sum(lowered.count(letter) for letter in letters)
    shared = sum(lowered.count(letter) for letter in _BOTH)
    # old Kazakh texts have the Latin i instead of their own
    out["kk"] += shared + len(_MIXED_I.findall(lowered))
    out["uz-Cyrl"] += shared
    for word in _WORD.findall(lowered):
        for language in _FREQUENT.get(word, ()):
            out[language] += _CLEARLY
    out["uz"] += 2 * (lowered.count("oʻ") + lowered.count("gʻ"))
    return Counter({language: score for language, score in out.items() if score > 0})


def guess(text: str) -> Guess | None:
    """The language of a paragraph, or ``None`` where nothing tells, or two tell alike."""
    return winner(scores(text))


def guess_after(text: str, current: Guess, known: Iterable[Guess]) -> Guess:
    """The language of a paragraph that follows one in ``current``: another only where that is clear."""
    found = scores(text)
    best = winner(Counter({language: found[language] for language in known if found[language]}))
    return best if best is not None and found[best] - found[current] >= _CLEARLY else current


def guess_all(texts: Iterable[str]) -> Guess | None:
    """The language most of ``texts`` are in, weighed together."""
    total: Counter[Guess] = Counter()
    for text in texts:
        total.update(scores(text))
    return winner(total)


def winner(found: Counter[Guess]) -> Guess | None:
    """The best of some scores, or ``None``."""
    ranked = found.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
