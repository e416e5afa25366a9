"""What a language tells the Word writer: its locale tag and the fixed words of notices."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from paraph.model import Language

_WORDS = ("name", "draft", "edition", "work", "page", "of", "missing", "stale", "undecided", "derived", "source")
_KNOWN = {
    "ru": "ru-RU|Русский|Проект|редакция|рабочая|стр.|из|текст отсутствует|перевод устарел|не решено||Источник",
    "kk": "kk-KZ|Қазақша|Жоба|редакция|жұмыс|бет|/|мәтін жоқ|аударма ескірген|шешілмеген||Дереккөз",
    "uz": "uz-Latn-UZ|Oʻzbekcha|Loyiha|tahrir|ishchi|bet|/|matn yoʻq|tarjima eskirgan|hal qilinmagan||Manba",
}


class Facts(Struct, frozen=True):
    """One language as the writer needs it."""

    locale: str
    words: Mapping[str, str]


def facts(language: Language) -> Facts:
    """The facts of ``language``."""
    locale, *words = _KNOWN[language].split("|")
    return Facts(locale, dict(zip(_WORDS, words, strict=True)))
