"""A derived orthography as a language: whatever the source language says, put over."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Literal

from paraph.languages import derive
from paraph.languages.base import DateForm, Labelled, LanguageRules, Link, NumberStyle, Piece
from paraph.languages.common import typeset

_TAGS: dict[str, tuple[str, Literal["Latn", "Cyrl"], tuple[str, str]]] = {
    "uz-Cyrl": ("uz-Cyrl-UZ", "Cyrl", ("«", "»")),
    "uz-Latn-2026": ("uz-Latn-UZ", "Latn", ("“", "”")),
}


class Derived:
    """``LanguageRules`` of a derived orthography. Names given in it already pass through unchanged."""

    def __init__(self, code: str, source: LanguageRules) -> None:
        self.code = code
        self.locale_tag, self.script, self.quotes = _TAGS[code]
        self.cases = source.cases
        self.declines_each = source.declines_each
        self.words: Mapping[str, str] = {key: derive(code, word) for key, word in source.words.items()}
        self.phrases: Mapping[str, Mapping[str, str]] = source.phrases
        self._source = source

    def _put_over(self, text: str) -> str:
        return derive(self.code, text)

    def _pieces(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        out: list[Piece] = []
        before = ""
        for piece in pieces:
            out.append(Piece(derive(self.code, piece.text, before), piece.number))
            before += piece.text
        return tuple(out)

    def case(self, name: str) -> str:
        return self._source.case(name)

    def form(self, forms: Mapping[str, str], case: str) -> str:
        return self._put_over(self._source.form(forms, case))

    def join(self, names: Sequence[str], style: Literal["and", "with"] = "and") -> str:
        return self._put_over(self._source.join(names, style))

    def joint(self, adjectives: Sequence[Mapping[str, str]], form: str) -> str:
        return self._put_over(self._source.joint(adjectives, form))

    def part_label(self, division: Labelled, number: str) -> tuple[Piece, ...]:
        return self._pieces(self._source.part_label(division, number))

    def annex_label(self, number: str, cited: Mapping[str, str]) -> tuple[Piece, ...]:
        return self._pieces(self._source.annex_label(number, cited))

    def item_label(self, scheme: str, ordinal: int) -> tuple[str, str, str]:
        before, number, after = self._source.item_label(scheme, ordinal)
        return self._put_over(before), self._put_over(number), after

    def reference(
        self, chain: Sequence[Link], case: str, of: str | None = None, of_dative: str | None = None
    ) -> tuple[Piece, ...]:
        return self._pieces(self._source.reference(chain, case, of, of_dative))

    def number(self, count: int, unit: str, form: str, style: NumberStyle = "words") -> str:
        return self._put_over(self._source.number(count, unit, form, style))

    def date(self, day: datetime.date, form: DateForm) -> str:
        return self._put_over(self._source.date(day, form))

    def blank_date(self, form: DateForm, year: int | None = None) -> str:
        return self._put_over(self._source.blank_date(form, year))

    def language_list(self, names: Sequence[Mapping[str, str]], case: str) -> str:
        return self._put_over(self._source.language_list(names, case))

    def language_name(self, name: Mapping[str, str], case: str) -> str:
        return self._put_over(self._source.language_name(name, case))

    def signature_line(self, forms: Mapping[str, str]) -> str:
        return self._put_over(self._source.signature_line(forms))

    def authority(self, side: Mapping[str, str], body: str) -> str:
        return self._put_over(self._source.authority(side, body))

    def holder_caption(self, side: Mapping[str, str]) -> str:
        return self._put_over(self._source.holder_caption(side))

    def capitalise(self, text: str) -> str:
        return self._source.capitalise(text)

    def typography(self, text: str, options: Mapping[str, str | bool]) -> str:
        """On finished text of this orthography."""
        return typeset(text, options, self.quotes)
