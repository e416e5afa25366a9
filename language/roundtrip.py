"""Uzbek put over into Cyrillic and back: comes in Latin text, goes out a line for each text that comes back changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from texts import Text

from paraph.languages import derive, to_latin


def faults(texts: Iterable[Text]) -> Iterator[str]:
    """Every Uzbek text against its own way to Cyrillic and back."""
    for text in texts:
        if text.language == "uz" and not text.note:
            back = to_latin(derive("uz-Cyrl", text.words))
            if back != text.words:
                yield f"{text.file}:{text.line}: [uz] {_first_difference(text.words, back)}"


def _first_difference(text: str, back: str) -> str:
    for word, other in zip(text.split(), back.split(), strict=False):
        if word != other:
            return f"`{word}` comes back from Cyrillic as `{other}`"
    return "another number of words comes back from Cyrillic"
