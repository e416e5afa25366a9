"""Kazakh (Cyrillic script). In: tables of forms, numbers, dates. Out: the words of a Kazakh treaty text."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from paraph.languages.base import DateForm, Link, NumberStyle, Piece
from paraph.languages.common import GroupInflected, counted, listed, merged, unit_of
from paraph.languages.kk import references
from paraph.languages.kk.comparing import COMPARING
from paraph.languages.kk.phrases import PHRASES
from paraph.languages.kk.sounds import conjunction, decline, decline_possessed
from paraph.languages.kk.words import MONTHS, PARTS, PERIODS, UNITS, cardinal_words


class Kazakh(GroupInflected):
    """``LanguageRules`` for Kazakh: formulas.md, sections 3 to 7."""

    code = "kk"
    locale_tag = "kk-KZ"
    script: Literal["Latn", "Cyrl"] = "Cyrl"
    cases = ("nom", "gen", "dat", "acc", "loc", "abl", "ins")
    extra_forms = ("attr",)
    case_aliases: ClassVar = {"prep": "loc"}
    quotes = ("«", "»")
    # the order of the Kazakh alphabet; ё, й, ң, ъ, ы, і, ь do not number. Texts that follow the Russian letters
    # (а, б, в, г) are met too: an agreement that wants equal letters in both texts numbers with digits.
    letters: ClassVar = tuple("аәбвгғдежзикқлмноөпрстуұүфхһцчшщэюя")
    phrases: Mapping[str, Mapping[str, str]] = PHRASES
    words: Mapping[str, str] = {
        "name": "Қазақша",
        "source": "дереккөз",
        "draft": "Жоба",
        "edition": "редакция",
        "edition_number": "#-редакция",
        "work": "жұмыстық",
        "page": "",
        "of": "-бет / ",
        "missing": "мәтін жоқ",
        "stale": "аударма жаңартылмаған",
        "undecided": "айқындалмаған",
        "derived": "туынды мәтін, тексеруді қажет етеді",
        **COMPARING,
    }

    def join(self, names: Sequence[str], style: Literal["and", "with"] = "and") -> str:
        """``A мен B`` by the last sound of A; ``A, B және C``."""
        del style
        return listed(names, conjunction(names[0]) if len(names) == 2 else "және")

    def joint(self, adjectives: Sequence[Mapping[str, str]], form: str) -> str:
        """``Өзбекстан-Қазақстан``."""
        firsts = [self.form(adjective, "first") for adjective in adjectives[:-1]]
        return "-".join([*firsts, *(self.form(adjective, form) for adjective in adjectives[-1:])])

    def _named(self, division: Literal["article", "point"], number: str) -> tuple[Piece, ...]:
        """``5-бап``, ``5-тармақ``."""
        return Piece(number, 0), Piece(f"-{PARTS[division][0]}")

    def annex_label(self, number: str, cited: Mapping[str, str]) -> tuple[Piece, ...]:
        """``{dat} 1-қосымша``, ``{dat} қосымша``."""
        own = [Piece(number, 0), Piece("-қосымша")] if number else [Piece("қосымша")]
        return merged([Piece(f"{self.form(cited, 'dat')} "), *own])

    def reference(
        self, chain: Sequence[Link], case: str, of: str | None = None, of_dative: str | None = None
    ) -> tuple[Piece, ...]:
        """``осы Келісімнің 12-бабының 2-тармағының``."""
        return references.reference(chain, self.case(case), of, of_dative)

    def number(self, count: int, unit: str, form: str, style: NumberStyle = "words") -> str:
        """``алты айдың``; the noun stays singular; ``бес жылдық`` never changes.

        Two words, as in A. T. Dosova, Qazaq tilinin orfografiyasy (2019): бес жылдық оқу is a measure, the one word
        бесжылдық names a five-year plan; жиырма бес жылдық could not be one word at all.
        """
        if form.startswith("adj"):
            tail = PERIODS[unit_of(unit, tuple(PERIODS))]
        elif unit:
            tail = decline(UNITS[unit_of(unit, tuple(UNITS))], self.case(form))
        else:
            tail = ""
        if style == "digits":
            return f"{count} {tail}".rstrip()
        words = cardinal_words(count)
        if not tail:
            words[-1] = decline(words[-1], self.case(form))
        return f"{counted(count, ' '.join(words), style)} {tail}".rstrip()

    def date(self, day: datetime.date, form: DateForm) -> str:
        """``2026 жылғы 22 қараша``, ``... қарашада``, ``... қарашадағы``."""
        return f"{day.year} жылғы {day.day} {decline(MONTHS[day.month - 1], self._month_case(form))}"

    def blank_date(self, form: DateForm, year: int | None = None) -> str:
        """``20__ жылғы «__» ________``: the pen writes the month in its case."""
        self._month_case(form)
        return f"{year or '20__'} жылғы «__» ________"

    def language_list(self, names: Sequence[Mapping[str, str]], case: str) -> str:
        """``өзбек, қазақ және орыс тілдерінде``."""
        stem = "тілі" if len(names) == 1 else "тілдері"
        written = listed([self.form(name, "nom") for name in names], "және")
        return f"{written} {decline_possessed(stem, self.case(case))}"

    def signature_line(self, forms: Mapping[str, str]) -> str:
        """``... Үкіметі үшін``."""
        return f"{self.form(forms, 'nom')} үшін"

    def holder_caption(self, side: Mapping[str, str]) -> str:
        """``Өзбекстан Тарапының данасы``."""
        return f"{self.form(side, 'gen')} данасы"


RULES = Kazakh()
