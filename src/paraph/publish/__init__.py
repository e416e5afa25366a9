"""Agreements in, a published folder out that proves itself; and back: a package or a loose file in, a verdict out."""
