"""Kazakh words that drafting looks at twice, as patterns (`re`): see `paraph.languages.base.Drafting`."""

from __future__ import annotations

from collections.abc import Mapping

DRAFTING: Mapping[str, tuple[str, ...]] = {
    "obligation": (
        r"\bміндеттенеді\b",
        r"(?:ға|ге|қа|ке)\s+міндетті\b(?!\s+емес)",
        r"\bміндеттеме(?:лер)?(?:ін)?\s+(?:өзіне\s+)?ал(?:ады|ып)\b",
    ),
    "parties-law": (
        r"\b(?:Тараптардың|Тараптың|Тараптар)\s+(?:(?:әрқайсысының|екеуінің|бірінің)\s+)?(?:ұлттық\s+)?(?:заңнама|аума[қғ])\w*",
    ),
}
