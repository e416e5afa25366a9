"""Russian words that drafting looks at twice, as patterns (`re`): see `paraph.languages.base.Drafting`."""

from __future__ import annotations

from collections.abc import Mapping

DRAFTING: Mapping[str, tuple[str, ...]] = {
    "obligation": (
        r"\bобязу[ею]тся\b",
        r"\bобязан[аоы]?\b",
        r"\bберет на себя обязательств\w+",
        r"\bпринима[ею]т на себя обязательств\w+",
    ),
    "parties-law": (
        r"\b(?:законодательств|территори)\w+\s+(?:(?:каждой|обеих|одной|другой|из|этой|своей)\s+)*Сторон(?:а|ы|е|у|ой|ам|ами|ах)?\b",
    ),
}
