"""What a language tells the Word writer: its locale tag and the fixed words of frame and notices."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from paraph import languages
from paraph.errors import UsageError
from paraph.languages.base import UnknownFormError
from paraph.model import Language


class Facts(Struct, frozen=True):
    """One language as the writer needs it. ``words`` are those of `LanguageRules.words`."""

    locale: str
    words: Mapping[str, str]
    derived: bool
    """Not authentic: made from another orthography."""


def facts(language: Language) -> Facts:
    """The facts of ``language``. Raises ``UsageError`` for a language nobody has taught us."""
    try:
        rules = languages.get(language)
    except UnknownFormError as fault:
        hint = "known are {known}"
        raise UsageError("unknown language {code}", hint=hint, code=language, known=", ".join(fault.known)) from fault
    return Facts(rules.locale_tag, rules.words, language in languages.DERIVED)
