"""The bytes of an untrusted Word file in, `paraph.readers.texts.ReadText` out; nothing is executed or fetched."""

from paraph.readers.word.reader import read_docx

__all__ = ["read_docx"]
