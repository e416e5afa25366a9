"""`ReadText` in, `ForeignAgreement` out: which words are title, recital, article, passage, in which language."""

from paraph.readers.foreign.understand import understand

__all__ = ["understand"]
