"""What a language must know how to write. Strings in, strings (or labelled pieces) out; no tree, no files."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Literal, Protocol, TypeAlias

from msgspec import Struct

Labelled: TypeAlias = Literal["article", "point", "section", "item"]
"""How a placed clause is labelled: Статья 5, Пункт 5, II., 2."""
PartKind: TypeAlias = Literal["article", "point", "section", "paragraph", "subparagraph", "dash", "annex"]
"""What a link of a reference names; an item of minutes is cited as a point."""
CITED_AS: Mapping[str, PartKind] = {"article": "article", "point": "point", "section": "section", "item": "point"}
"""What references call a part, by how the instrument is divided."""
DateForm: TypeAlias = Literal["plain", "done", "of"]
NumberStyle: TypeAlias = Literal["words", "digits", "both"]


class Piece(Struct, frozen=True):
    """A stretch of generated text. ``number`` is the index of the link (in the chain given) whose number it shows."""

    text: str
    number: int | None = None


class Link(Struct, frozen=True):
    """One link of a reference, from large to small: article 12, paragraph 2, subparagraph 1.

    ``number`` is what is printed for it without scheme punctuation: ``12``, ``2``, ``а``, ``5-1``, ``II``; empty for
    the only annex. ``suffix`` is the punctuation of the numbering scheme: ``.``, ``)``. ``here`` is true where the link
    is the article in which the reference itself stands: "настоящей статьи" and no number.
    """

    kind: PartKind
    number: str
    suffix: str = ""
    here: bool = False


class UnknownFormError(LookupError):
    """A case, form or unit this language does not have; ``known`` lists what it has."""

    def __init__(self, asked: str, known: Sequence[str]) -> None:
        self.asked = asked
        self.known = tuple(known)
        super().__init__(f"unknown form {asked}: known are {', '.join(known)}")


class LanguageRules(Protocol):
    """One language. Every method raises ``UnknownFormError`` for a form the language does not have."""

    code: str
    locale_tag: str
    """``ru-RU``, ``kk-KZ``, ``uz-Latn-UZ``: what Word and PDF are told."""
    cases: tuple[str, ...]
    script: Literal["Latn", "Cyrl"]
    declines_each: bool
    """In a list of names each takes its case ending (ru); else the last alone (kk, uz: group inflection)."""

    def case(self, name: str) -> str:
        """A case as asked for (``gen``, ``род``, ``ins`` of Uzbek) to one of ``cases``."""

    def form(self, forms: Mapping[str, str], case: str) -> str:
        """The written form for ``case`` out of a table of forms (keys ``nom``, ``gen`` ... or ``f.nom`` ...)."""

    def join(self, names: Sequence[str], style: Literal["and", "with"] = "and") -> str:
        """A list of names as one phrase: ``A и B``; ``A мен B`` by sound; ``A va B`` / ``A bilan B`` (style with).

        Three or more: ``A, B и C`` / ``A, B және C`` / ``A, B va C``.
        """

    def joint(self, adjectives: Sequence[Mapping[str, str]], form: str) -> str:
        """Compound adjective in the order given: all but the last in form ``first``, the last in ``form``."""

    def part_label(self, division: Labelled, number: str) -> tuple[Piece, ...]:
        """``Статья 5`` / ``5-бап`` / ``5-modda``; ``Пункт 5`` / ``5-тармақ`` / ``5-band``; ``II.`` and ``2.``
        everywhere. The number piece has ``number=0``."""

    def annex_label(self, number: str, cited: Mapping[str, str]) -> tuple[Piece, ...]:
        """``Приложение 1 к {dat}`` / ``{dat} 1-қосымша`` / ``{dat} 1-ilova``; number empty: the only annex."""

    def item_label(self, scheme: str, ordinal: int) -> tuple[str, str, str]:
        """(before, number, after) of the ``ordinal``-th item (from 1): ``("", "2", ".")``, ``("", "б", ")")``."""

    def reference(
        self, chain: Sequence[Link], case: str, of: str | None = None, of_dative: str | None = None
    ) -> tuple[Piece, ...]:
        """A reference to the last link of ``chain`` (given from large to small), in ``case``.

        ``of`` is the genitive of the owner ("настоящего Соглашения", "осы Келісімнің", "mazkur Bitimning") or None;
        ``of_dative`` its dative, which an annex takes ("приложение 1 к настоящему Соглашению", "осы Келісімге
        1-қосымша"). ru speaks from small to large, kk and uz from large to small; kk takes possessed forms after an
        owner. A dash has no number of its own: its link carries the place of the indent, and is told in words
        ("абзац второй"); ``UnknownFormError`` where the number is missing.
        """

    def number(self, count: int, unit: str, form: str, style: NumberStyle = "words") -> str:
        """``шести месяцев``, ``6 месяцев``, ``6 (шести) месяцев``; form ``adj.acc.pl``: ``пятилетние``.

        ``unit``: ``years``, ``months``, ``days``, ``copies``, or ``""`` for the bare number.
        """

    def date(self, day: datetime.date, form: DateForm) -> str:
        """``plain``; ``done`` (kk, uz: month in the locative); ``of`` with a noun: ru ``от 22 ноября 2026 года`` after
        it, kk and uz the attributive month before it (formulas.md 7.2)."""

    def blank_date(self, form: DateForm, year: int | None = None) -> str:
        """The date left for the pen: ``«__» ________ 20__ года``; with the year if it is known."""

    def language_list(self, names: Sequence[Mapping[str, str]], case: str) -> str:
        """``узбекском, казахском и русском языках`` / ``... тілдерінде`` / ``... tillarida`` from adjective forms."""

    def language_name(self, name: Mapping[str, str], case: str) -> str:
        """One language: ``русском языке`` / ``орыс тіліндегі`` / ``rus tilidagi`` for ``prep``."""

    def signature_line(self, forms: Mapping[str, str]) -> str:
        """``За Правительство ...`` / ``... Үкіметі үшін`` / ``... Hukumati nomidan``."""

    def authority(self, side: Mapping[str, str], body: str) -> str:
        """``от Узбекской Стороны – X`` / ``Өзбекстан Тарапынан – X`` / ``Oʻzbekiston Tomonidan – X``."""

    def holder_caption(self, side: Mapping[str, str]) -> str:
        """Whose original this is: ``Экземпляр Узбекской Стороны`` / ``... Тарапының данасы`` / ``... nusxasi``."""

    def capitalise(self, text: str) -> str:
        """First letter upper case, with the alphabet's own rules."""

    def typography(self, text: str, options: Mapping[str, str | bool]) -> str:
        """House style on finished plain text: ``yo`` (keep ё), ``quotes`` (guillemets, curly). Idempotent."""

    quotes: tuple[str, str]
    phrases: Mapping[str, Mapping[str, str]]
    """Ready words in every case: ``parties``, ``parties-states`` (what the Parties are together, and their states)."""
    words: Mapping[str, str]
    """Fixed words of the frame: ``draft`` (Проект, Loyiha, Жоба), ``edition``, ``work`` (the edition that has no
    number), ``page``, ``of``, ``missing``, ``stale``, ``undecided``, ``derived``,
    ``name`` (its own
    name, above its column), ``source`` (where a wording comes from: notes for the house); and those of a comparison
    (``comparing.py`` of each language)."""


class Amending(Protocol):
    """How a language amends a text: the module ``amending`` of its folder, imported only where a text is amended."""

    AMENDING: Mapping[str, str]
    """Formulas by name, the same names in every language. ``{place:acc}`` is a field in the case it takes: ``place``
    and ``part`` (what is cited, what is added), ``annex`` (of the protocol), ``cited`` and ``name`` (the amended
    instrument, in full and in short), ``noun`` (what it is), ``type`` (what the protocol is), ``old``, ``new``,
    ``quoted``, ``content`` (changes, additions or both), ``date`` and ``under`` (the article it rests on)."""


class Following(Protocol):
    """What became of a decision: the module ``following`` of a language's folder, imported only where it is told."""

    FOLLOWING: Mapping[str, str]
    """Words by name, the same names in every language: ``state.*`` (see `paraph.follow_up.State`), ``deadline.*`` with
    the fields ``{month}`` (``month.1`` ...), ``{quarter}``, ``{year}``, and the words of the report on progress:
    ``as-of`` takes the forms of a date (``{plain}``, ``{done}``, ``{of}``), ``late`` ``{days}``, ``before``
    ``{deadlines}``, ``responsible`` ``{side}``."""


class Drafting(Protocol):
    """What a drafter of a language looks at twice: the module ``drafting`` of its folder."""

    DRAFTING: Mapping[str, tuple[str, ...]]
    """Patterns by name: ``obligation`` (words that oblige: out of place in a text that only plans), ``parties-law``
    (law or territory "of the Parties": where the Parties are no States, these are of their States)."""
