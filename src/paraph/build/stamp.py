"""Which document a file is: an opaque name in its properties, by which a renamed or re-saved copy is known again.

Made from the place of the file in ``dist/``, so that every build gives the same one, and of nothing else: it says
nothing to whoever has not the list of a package, where it stands beside the file.
"""

from __future__ import annotations

import base64
import hashlib
import re

PATTERN = re.compile(r"paraph:[a-z2-7]{20}")
_LETTERS = 20


def stamp(path: str) -> str:
    """The name of the document at ``path`` below ``dist/``, with forward slashes."""
    digest = hashlib.sha256(f"paraph document {path}".encode()).digest()
    return "paraph:" + base64.b32encode(digest).decode("ascii").lower()[:_LETTERS]
