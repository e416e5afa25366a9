"""Uzbek words that drafting looks at twice, as patterns (`re`): see `paraph.languages.base.Drafting`."""

from __future__ import annotations

from collections.abc import Mapping

DRAFTING: Mapping[str, tuple[str, ...]] = {
    "obligation": (
        r"\bmajburiyat(?:lar)?(?:ini|ni)?\s+(?:oʻz\s+zimma\w+\s+)?ol(?:adi|adilar|ishadi|dilar)\b",
        r"\bmajbur(?:dir(?:lar)?)?\b(?!\s+emas)",
    ),
    "parties-law": (
        r"\b(?:Tomonlarning|Tomonning|Tomonlar)\s+(?:(?:har\s+birining|ikkalasining|birining)\s+)?(?:milliy\s+)?(?:qonunchilig?|hudud)\w*",
    ),
}
