"""Russian. In: tables of forms, numbers, dates. Out: the words of a Russian treaty text."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from paraph.languages.base import DateForm, Link, NumberStyle, Piece, UnknownFormError
from paraph.languages.common import DASH, Common, listed, merged
from paraph.languages.ru import numbers, references
from paraph.languages.ru.comparing import COMPARING
from paraph.languages.ru.phrases import PHRASES

_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_LANGUAGE = ("язык", "языка", "языку", "язык", "языком", "языке")
_LANGUAGES = ("языки", "языков", "языкам", "языки", "языками", "языках")


class Russian(Common):
    """``LanguageRules`` for Russian: formulas.md, sections 3 to 7."""

    code = "ru"
    locale_tag = "ru-RU"
    script: Literal["Latn", "Cyrl"] = "Cyrl"
    cases = numbers.CASES
    quotes = ("«", "»")
    invariable_adjectives = False
    # the letters of Russian acts: ё, й, ъ, ы, ь do not number
    letters: ClassVar = tuple("абвгдежзиклмнопрстуфхцчшщэюя")
    phrases: Mapping[str, Mapping[str, str]] = PHRASES
    words: Mapping[str, str] = {
        "name": "Русский",
        "source": "источник",
        "draft": "Проект",
        "edition": "редакция",
        "edition_number": "редакция #",
        "work": "рабочая",
        "page": "стр. ",
        "of": " из ",
        "missing": "текст отсутствует",
        "stale": "перевод не обновлен",
        "undecided": "не определено",
        "derived": "производный текст, требует проверки",
        **COMPARING,
    }

    def join(self, names: Sequence[str], style: Literal["and", "with"] = "and") -> str:
        """``A и B``, ``A, B и C``; "with" is told by the case of the names."""
        del style
        return listed(names, "и")

    def joint(self, adjectives: Sequence[Mapping[str, str]], form: str) -> str:
        """``узбекско-казахстанская``."""
        firsts = [self.form(adjective, "first") for adjective in adjectives[:-1]]
        return "-".join([*firsts, *(self.form(adjective, form) for adjective in adjectives[-1:])])

    def _named(self, division: Literal["article", "point"], number: str) -> tuple[Piece, ...]:
        """``Статья 5``, ``Пункт 5``."""
        return Piece(f"{references.PARTS[division][0].capitalize()} "), Piece(number, 0)

    def annex_label(self, number: str, cited: Mapping[str, str]) -> tuple[Piece, ...]:
        """``Приложение 1 к {dat}``, ``Приложение к {dat}``."""
        own = [Piece("Приложение "), Piece(number, 0)] if number else [Piece("Приложение")]
        return merged([*own, Piece(f" к {self.form(cited, 'dat')}")])

    def reference(
        self, chain: Sequence[Link], case: str, of: str | None = None, of_dative: str | None = None
    ) -> tuple[Piece, ...]:
        """``пункта 2 статьи 12 настоящего Соглашения``."""
        return references.reference(chain, self.case(case), of, of_dative)

    def number(self, count: int, unit: str, form: str, style: NumberStyle = "words") -> str:
        """``шести месяцев``; ``пятилетние`` (words, or ``5-летние``)."""
        if not form.startswith("adj"):
            return numbers.number(count, unit, self.case(form), style)
        if style == "both":
            raise UnknownFormError(style, ("words", "digits"))
        write = numbers.period if style == "words" else numbers.period_in_digits
        return write(count, unit, form)

    def date(self, day: datetime.date, form: DateForm) -> str:
        """``22 ноября 2026 года``; ``of``: ``от 22 ноября 2026 года``."""
        return self._dated(f"{day.day} {_MONTHS[day.month - 1]} {day.year}", form)

    def blank_date(self, form: DateForm, year: int | None = None) -> str:
        """``«__» ________ 20__ года``."""
        return self._dated(f"«__» ________ {year or '20__'}", form)

    def _dated(self, date: str, form: DateForm) -> str:
        if form not in ("plain", "done", "of"):
            raise UnknownFormError(form, ("plain", "done", "of"))
        return f"{'от ' if form == 'of' else ''}{date} года"

    def language_list(self, names: Sequence[Mapping[str, str]], case: str) -> str:
        """``узбекском, казахском и русском языках``."""
        noun = _LANGUAGE if len(names) == 1 else _LANGUAGES
        at = self.cases.index(self.case(case))
        return f"{self.join([self.form(name, case) for name in names])} {noun[at]}"

    def language_name(self, name: Mapping[str, str], case: str) -> str:
        """``русском языке``."""
        return self.language_list([name], case)

    def signature_line(self, forms: Mapping[str, str]) -> str:
        """``За Правительство ...``."""
        return f"За {self.form(forms, 'acc')}"

    def authority(self, side: Mapping[str, str], body: str) -> str:
        """``от Узбекской Стороны – X``."""
        return f"от {self.form(side, 'gen')} {DASH} {body}"

    def holder_caption(self, side: Mapping[str, str]) -> str:
        """``Экземпляр Узбекской Стороны``."""
        return f"Экземпляр {self.form(side, 'gen')}"

    def typography(self, text: str, options: Mapping[str, str | bool]) -> str:
        """As everywhere; ё becomes е unless ``yo`` is set (official texts print е)."""
        text = super().typography(text, options)
        return text if options.get("yo") else text.replace("ё", "е").replace("Ё", "Е")


RULES = Russian()
