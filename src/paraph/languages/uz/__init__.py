"""Uzbek (Latin script of 1995). In: tables of forms, numbers, dates. Out: the words of an Uzbek treaty text."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from paraph.languages.base import DateForm, Link, NumberStyle, Piece
from paraph.languages.common import GroupInflected, counted, listed, merged, unit_of
from paraph.languages.uz import references
from paraph.languages.uz.comparing import COMPARING
from paraph.languages.uz.phrases import PHRASES
from paraph.languages.uz.words import MONTHS, PARTS, PERIODS, UNITS, cardinal_words, decline


class Uzbek(GroupInflected):
    """``LanguageRules`` for Uzbek: formulas.md, sections 3 to 7. oʻ, gʻ hold U+02BB, the tutuq is U+02BC."""

    code = "uz"
    locale_tag = "uz-Latn-UZ"
    script: Literal["Latn", "Cyrl"] = "Latn"
    cases = ("nom", "gen", "acc", "dat", "loc", "abl")
    extra_forms = ("attr",)
    # "with, by" is the nominative before bilan
    case_aliases: ClassVar = {"prep": "loc", "ins": "nom"}
    quotes = ("“", "”")
    # the order of the alphabet of 1995. Texts put over from Cyrillic keep its letters (a, b, v, g): not here.
    letters: ClassVar = (*"abdefghijklmnopqrstuvxyz", "oʻ", "gʻ", "sh", "ch")
    phrases: Mapping[str, Mapping[str, str]] = PHRASES
    words: Mapping[str, str] = {
        "name": "Oʻzbekcha",
        "source": "manba",
        "draft": "Loyiha",
        "edition": "tahrir",
        "edition_number": "#-tahrir",
        "work": "ishchi",
        "page": "",
        "of": "-bet / ",
        "missing": "matn yoʻq",
        "stale": "tarjima yangilanmagan",
        "undecided": "aniqlanmagan",
        "derived": "hosila matn, tekshirish talab etiladi",
        **COMPARING,
    }

    def join(self, names: Sequence[str], style: Literal["and", "with"] = "and") -> str:
        """``A va B``, ``A bilan B``; ``A, B va C``."""
        return listed(names, "bilan" if style == "with" and len(names) == 2 else "va")

    def joint(self, adjectives: Sequence[Mapping[str, str]], form: str) -> str:
        """``Oʻzbekiston-Qozogʻiston``: a hyphen, as in the title of the Protocol of 4 September 2006."""
        firsts = [self.form(adjective, "first") for adjective in adjectives[:-1]]
        return "-".join([*firsts, *(self.form(adjective, form) for adjective in adjectives[-1:])])

    def _named(self, division: Literal["article", "point"], number: str) -> tuple[Piece, ...]:
        """``5-modda``, ``5-band``."""
        return Piece(number, 0), Piece(f"-{PARTS[division][0]}")

    def annex_label(self, number: str, cited: Mapping[str, str]) -> tuple[Piece, ...]:
        """``{dat} 1-ilova``, ``{dat} ilova``."""
        own = [Piece(number, 0), Piece("-ilova")] if number else [Piece("ilova")]
        return merged([Piece(f"{self.form(cited, 'dat')} "), *own])

    def reference(
        self, chain: Sequence[Link], case: str, of: str | None = None, of_dative: str | None = None
    ) -> tuple[Piece, ...]:
        """``mazkur Bitimning 12-moddasi 2-bandining``."""
        return references.reference(chain, self.case(case), of, of_dative)

    def number(self, count: int, unit: str, form: str, style: NumberStyle = "words") -> str:
        """``olti oyning``; the noun stays singular; ``besh yillik`` never changes."""
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
        """``2026-yil 22-noyabr``, ``... 22-noyabrda``, ``... 22-noyabrdagi``."""
        return f"{day.year}-yil {day.day}-{decline(MONTHS[day.month - 1], self._month_case(form))}"

    def blank_date(self, form: DateForm, year: int | None = None) -> str:
        """``20__-yil “__” ________``, ``...da``, ``...dagi``: every month takes the same ending."""
        opening, closing = self.quotes
        return decline(f"{year or '20__'}-yil {opening}__{closing} ________", self._month_case(form))

    def language_list(self, names: Sequence[Mapping[str, str]], case: str) -> str:
        """``oʻzbek, qozoq va rus tillarida``."""
        stem = "tili" if len(names) == 1 else "tillari"
        written = listed([self.form(name, "nom") for name in names], "va")
        return f"{written} {decline(stem, self.case(case))}"

    def signature_line(self, forms: Mapping[str, str]) -> str:
        """``... Hukumati nomidan``."""
        return f"{self.form(forms, 'nom')} nomidan"

    def holder_caption(self, side: Mapping[str, str]) -> str:
        """``Oʻzbekiston Tomonining nusxasi``."""
        return f"{self.form(side, 'gen')} nusxasi"


RULES = Uzbek()
