"""The judge of a Word redline: three Word files in, every place where accepting or rejecting all does not give back
the new or the old one out. Shares no code with what writes redlines.
"""

from __future__ import annotations

from paraph.wordverify.verify import Difference, verify

__all__ = ["Difference", "verify"]
