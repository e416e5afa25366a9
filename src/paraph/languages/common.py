"""What all languages do alike: case names, tables of forms, item labels, quotes and no-break spaces."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from paraph.languages.base import Labelled, NumberStyle, Piece, UnknownFormError

RUSSIAN_CASE_NAMES = {
    "им": "nom",
    "род": "gen",
    "дат": "dat",
    "вин": "acc",
    "твор": "ins",
    "предл": "prep",
    "м": "m",
    "ж": "f",
    "с": "n",
    "мн": "pl",
}
GENDERS = ("m", "f", "n", "pl")
QUOTES = {"guillemets": ("«", "»"), "curly": ("“", "”")}
DASH = "–"

_SCHEME = re.compile(r"(\(?)([1aа])([.)]?)")
_INITIALS = re.compile(r"(?<!\w)(\w[\wʻ]?\.) ?(\w[\wʻ]?\.) (?=\w\w)")
_OPENING = re.compile(r'(?:(?<=[\s(\[—–-])|^)"(?=\w)')
_CLOSING = re.compile(r'(?<=[\w.,!?…)%])"')


_MONTH_CASE = {"plain": "nom", "done": "loc", "of": "attr"}


class Common(ABC):
    """The part of ``LanguageRules`` that needs only the tables of the subclass."""

    declines_each = True
    """In a list of names each takes its case ending; else the last alone."""

    cases: tuple[str, ...]
    quotes: tuple[str, str]
    letters: ClassVar[tuple[str, ...]]
    """The letters of lettered items, in order."""
    extra_forms: ClassVar[tuple[str, ...]] = ()
    """Forms that are no cases but may be asked for: ``attr``."""
    case_aliases: ClassVar[Mapping[str, str]] = {}
    """A case this language does not have to the one that does its work: ``prep`` of Kazakh is ``loc``."""
    invariable_adjectives: ClassVar[bool] = True

    def case(self, name: str) -> str:
        """A case as asked for to one of ``cases``. Raises ``UnknownFormError``."""
        found = RUSSIAN_CASE_NAMES.get(name, name)
        found = self.case_aliases.get(found, found)
        if found not in self.cases and found not in self.extra_forms:
            raise UnknownFormError(name, self.cases)
        return found

    def form(self, forms: Mapping[str, str], case: str) -> str:
        """The written form for ``case``; ``f.nom`` is tried as written, then without the gender."""
        key = ".".join(RUSSIAN_CASE_NAMES.get(part, part) for part in case.split("."))
        if key in forms:
            return forms[key]
        gender, _, bare = key.rpartition(".")
        found = self.case_aliases.get(bare, bare)
        full = f"{gender}.{found}" if gender else found
        if full in forms:
            return forms[full]
        if gender in GENDERS and self.invariable_adjectives and found in self.cases:
            found = found if found in forms else "nom"
            if found in forms:
                return forms[found]
        raise UnknownFormError(case, tuple(forms))

    def item_label(self, scheme: str, ordinal: int) -> tuple[str, str, str]:
        """(before, number, after) of the item; after the last letter come two: ``аа``, ``аб``."""
        if scheme in ("-", DASH):
            return DASH, "", ""
        match = _SCHEME.fullmatch(scheme)
        if match is None or ordinal < 1:
            raise UnknownFormError(scheme if match is None else str(ordinal), ("1.", "1)", "(1)", "а)", "-"))
        return match[1], str(ordinal) if match[2] == "1" else self._letter(ordinal), match[3]

    def part_label(self, division: Labelled, number: str) -> tuple[Piece, ...]:
        """``II.`` and ``2.`` in every language; an article and a point in the words of each."""
        if division == "article" or division == "point":
            return self._named(division, number)
        return Piece(number, 0), Piece(".")

    @abstractmethod
    def _named(self, division: Literal["article", "point"], number: str) -> tuple[Piece, ...]:
        """``Статья 5``, ``5-тармақ``."""

    def _letter(self, ordinal: int) -> str:
        out = ""
        while ordinal:
            ordinal, at = divmod(ordinal - 1, len(self.letters))
            out = self.letters[at] + out
        return out

    def capitalise(self, text: str) -> str:
        """First letter upper case; opening quotes and brackets before it are passed over."""
        at = next((index for index, char in enumerate(text) if char not in "«“„\"'(["), len(text))
        return text[:at] + text[at : at + 1].upper() + text[at + 1 :]

    def typography(self, text: str, options: Mapping[str, str | bool]) -> str:
        """Quotes as set, a no-break space in ``№ 5`` and between initials and the name. No word changes."""
        return typeset(text, options, self.quotes)


class GroupInflected(Common):
    """What Kazakh and Uzbek share: a list takes its case ending once, dates and languages have an attributive form."""

    declines_each = False

    def _month_case(self, form: str) -> str:
        if form not in _MONTH_CASE:
            raise UnknownFormError(form, tuple(_MONTH_CASE))
        return _MONTH_CASE[form]

    @abstractmethod
    def language_list(self, names: Sequence[Mapping[str, str]], case: str) -> str:
        """Languages as one phrase, in the words of each language."""

    def language_name(self, name: Mapping[str, str], case: str) -> str:
        """Attributive for ``prep`` (the text in that language), plain for ``loc``."""
        return self.language_list([name], "attr" if case in ("prep", "предл") else case)

    def authority(self, side: Mapping[str, str], body: str) -> str:
        """``Өзбекстан Тарапынан – X``, ``Oʻzbekiston Tomonidan – X``."""
        return f"{self.form(side, 'abl')} {DASH} {body}"


def typeset(text: str, options: Mapping[str, str | bool], own: tuple[str, str]) -> str:
    """``text`` with the quotes of ``options`` or else ``own``, and its no-break spaces. Idempotent."""
    asked = options.get("quotes")
    if asked is not None and (not isinstance(asked, str) or asked not in QUOTES):
        raise UnknownFormError(str(asked), tuple(QUOTES))
    text = _quoted(text, own if asked is None else QUOTES[asked])
    return _INITIALS.sub(_tied, text.replace("№ ", "№\u00a0"))


def _quoted(text: str, quotes: tuple[str, str]) -> str:
    """Straight quotes are turned where their side is plain; „…“ inside other quotes is left alone."""
    opening, closing = quotes
    text = _CLOSING.sub(closing, _OPENING.sub(opening, text))
    if "„" in text:
        return text
    for left, right in QUOTES.values():
        text = text.replace(left, opening).replace(right, closing)
    return text


def _tied(match: re.Match[str]) -> str:
    first, second = match[1], match[2]
    if not (first[0].isupper() and second[0].isupper()):
        return match[0]
    gap = "\u00a0" if match[0][len(first)] == " " else ""
    return f"{first}{gap}{second}\u00a0"


def listed(names: Sequence[str], last: str) -> str:
    """``A, B {last} C``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def merged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Neighbouring pieces without a number become one; empty ones go."""
    out: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if out and piece.number is None and out[-1].number is None:
            out[-1] = Piece(out[-1].text + piece.text)
        else:
            out.append(piece)
    return tuple(out)


def counted(count: int, words: str, style: NumberStyle) -> str:
    """``words``, the digits, or both: ``6 (шести)``."""
    if style == "words":
        return words
    return str(count) if style == "digits" else f"{count} ({words})"


def place_value(count: int, *, teens: bool) -> list[int]:
    """A number up to 999 as what is said: 125 is [100, 20, 5]; ``teens``: 115 is [100, 15], else [100, 10, 5]."""
    if not 0 <= count <= 999:
        raise UnknownFormError(str(count), ("0 ... 999",))
    if count == 0:
        return [0]
    hundreds, rest = divmod(count, 100)
    parts = [hundreds * 100]
    parts += [rest] if teens and 10 < rest < 20 else [rest // 10 * 10, rest % 10]
    return [part for part in parts if part]


def ordinal_of(number: str) -> int:
    """The place of an indent, given in digits. Raises ``UnknownFormError`` where there is none."""
    if not (number.isascii() and number.isdigit()) or not 0 < int(number) < 100:
        raise UnknownFormError(number or "a dash item without its place", ("1 ... 99",))
    return int(number)


def unit_of(unit: str, known: Sequence[str]) -> str:
    """``unit`` if it is known. Raises ``UnknownFormError``."""
    if unit not in known:
        raise UnknownFormError(unit, known)
    return unit
