"""The bytes of an untrusted Word file in, `paraph.readers.texts.ReadText` out; nothing is executed or fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from paraph.readers.word.reader import read_docx

__all__ = ["read_docx"]


def __getattr__(name: str) -> Any:
    """Loaded when asked for: who only opens the package of a file needs no reader."""
    if name in __all__:
        from paraph.readers.word import reader

        return getattr(reader, name)
    raise AttributeError(name)
