"""What the house keeps, as phrases to search for; and the search, blind to spaces, hyphens, case and markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

WHOLE = 10
"""A text of the house is searched as a whole from so many letters on."""
SENTENCE = 20
"""A sentence out of a longer text is searched from so many letters on: shorter ones may stand in any treaty."""
_NOISE = re.compile(r"[\W_]+")
_END = re.compile(r"[.;:!?\n]+")


def squeezed(text: str) -> str:
    """Letters and digits alone, in one case: what line breaks, hyphens and markup cannot hide."""
    return _NOISE.sub("", unicodedata.normalize("NFC", text).casefold())


class Secrets:
    """Phrases of the house that the published words do not say themselves."""

    def __init__(self, texts: Iterable[str], names: Iterable[str], allowed: Iterable[str]) -> None:
        said = squeezed("\n".join(allowed))
        found: dict[str, str] = {}
        for text in texts:
            for phrase in _phrases(text):
                found.setdefault(squeezed(phrase), phrase)
        spoken = " ".join("\n".join(allowed).split()).casefold()
        self._names = {key: name for name in names if (key := name.casefold().strip()) and not _stands(key, spoken)}
        self._phrases = {key: " ".join(phrase.split()) for key, phrase in found.items() if key and key not in said}

    def found_in(self, text: str) -> Iterator[str]:
        """The phrases that stand in ``text``, as the house writes them."""
        inside = squeezed(text)
        if inside:
            yield from (phrase for key, phrase in self._phrases.items() if key in inside)
            low = text.casefold()
            yield from (name for key, name in self._names.items() if _stands(key, low))


def _stands(name: str, text: str) -> bool:
    """As a word or words of its own: short names are part of many words."""
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _phrases(text: str) -> Iterator[str]:
    if len(squeezed(text)) >= WHOLE:
        yield text
    for sentence in _END.split(text):
        if len(squeezed(sentence)) >= SENTENCE:
            yield sentence
