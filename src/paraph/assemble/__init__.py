"""Typed sources in, the neutral Instrument and findings out."""

from paraph.assemble.assembly import Assembly, assemble

__all__ = ["Assembly", "assemble"]
