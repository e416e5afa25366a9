"""Typed sources in, the neutral Instrument and findings out."""
