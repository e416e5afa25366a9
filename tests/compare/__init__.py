"""Comparing trees: random treaties with known edits, and what must hold for them."""
