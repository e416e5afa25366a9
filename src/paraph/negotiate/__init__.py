"""Positions and brackets in, tables and status out."""
