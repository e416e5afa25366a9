"""A name that has no text where cells or labels need it: what and where in, the finding out."""

from __future__ import annotations

from paraph.model import Finding, Language, Place


def missing_name(what: str, language: Language, place: Place) -> Finding:
    """``what`` has no forms in ``language``."""
    return Finding(
        "missing-name",
        "error",
        place,
        message="{what} has no text in {language}",
        hint="write its {language} forms in the registry or the agreement",
        args={"what": what, "language": language},
    )
