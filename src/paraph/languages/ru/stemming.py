"""Russian stems, by the Snowball algorithm."""

from __future__ import annotations

import snowballstemmer

_SNOWBALL = snowballstemmer.stemmer("russian")


def stem(word: str) -> str:
    """``уведомлениями`` to ``уведомлен``."""
    found: str = _SNOWBALL.stemWord(word)
    return found
