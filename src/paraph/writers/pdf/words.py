"""The fixed words a language lends to the page: header, footer, notices."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from paraph import languages
from paraph.errors import UsageError
from paraph.languages.base import UnknownFormError
from paraph.model import Language


class Words(Struct, frozen=True):
    """One language as the page needs it. ``derived`` is empty for an authentic text."""

    code: Language
    locale: str
    name: str
    draft: str
    all: Mapping[str, str]
    """Every fixed word of the language."""
    page: str
    of: str
    missing: str
    stale: str
    derived: str


def words(code: Language) -> Words:
    """The words of ``code``. Raises ``UsageError`` for a language nobody has taught us."""
    try:
        rules = languages.get(code)
    except UnknownFormError as error:
        raise UsageError(
            "unknown language {code}", hint="known are {known}", code=code, known=", ".join(error.known)
        ) from error
    said = rules.words
    return Words(
        code=code,
        locale=rules.locale_tag,
        name=said.get("name", code),
        draft=said["draft"],
        all=said,
        page=said["page"],
        of=said["of"],
        missing=said["missing"],
        stale=said["stale"],
        derived=said["derived"] if code in languages.DERIVED else "",
    )
