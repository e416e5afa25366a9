"""Instrument and sources in, findings out: one rule per file."""
