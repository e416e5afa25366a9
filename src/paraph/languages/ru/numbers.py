"""Russian numbers in words: declined with their unit, and as adjectives of a period (пятилетние)."""

from __future__ import annotations

from paraph.languages.base import NumberStyle, UnknownFormError
from paraph.languages.common import GENDERS, counted, place_value, unit_of

CASES = ("nom", "gen", "dat", "acc", "ins", "prep")

# nominative, genitive, dative, accusative (of a thing), instrumental, prepositional; masculine
_WORDS: dict[int, tuple[str, ...]] = {
    0: ("ноль", "нуля", "нулю", "ноль", "нулем", "нуле"),
    1: ("один", "одного", "одному", "один", "одним", "одном"),
    2: ("два", "двух", "двум", "два", "двумя", "двух"),
    3: ("три", "трех", "трем", "три", "тремя", "трех"),
    4: ("четыре", "четырех", "четырем", "четыре", "четырьмя", "четырех"),
    8: ("восемь", "восьми", "восьми", "восемь", "восемью", "восьми"),
    40: ("сорок", "сорока", "сорока", "сорок", "сорока", "сорока"),
    50: ("пятьдесят", "пятидесяти", "пятидесяти", "пятьдесят", "пятьюдесятью", "пятидесяти"),
    60: ("шестьдесят", "шестидесяти", "шестидесяти", "шестьдесят", "шестьюдесятью", "шестидесяти"),
    70: ("семьдесят", "семидесяти", "семидесяти", "семьдесят", "семьюдесятью", "семидесяти"),
    80: ("восемьдесят", "восьмидесяти", "восьмидесяти", "восемьдесят", "восемьюдесятью", "восьмидесяти"),
    90: ("девяносто", "девяноста", "девяноста", "девяносто", "девяноста", "девяноста"),
    100: ("сто", "ста", "ста", "сто", "ста", "ста"),
    200: ("двести", "двухсот", "двумстам", "двести", "двумястами", "двухстах"),
    300: ("триста", "трехсот", "тремстам", "триста", "тремястами", "трехстах"),
    400: ("четыреста", "четырехсот", "четыремстам", "четыреста", "четырьмястами", "четырехстах"),
    500: ("пятьсот", "пятисот", "пятистам", "пятьсот", "пятьюстами", "пятистах"),
    600: ("шестьсот", "шестисот", "шестистам", "шестьсот", "шестьюстами", "шестистах"),
    700: ("семьсот", "семисот", "семистам", "семьсот", "семьюстами", "семистах"),
    800: ("восемьсот", "восьмисот", "восьмистам", "восемьсот", "восемьюстами", "восьмистах"),
    900: ("девятьсот", "девятисот", "девятистам", "девятьсот", "девятьюстами", "девятистах"),
}
_SOFT = {
    5: "пять", 6: "шесть", 7: "семь", 9: "девять", 10: "десять", 11: "одиннадцать", 12: "двенадцать",
    13: "тринадцать", 14: "четырнадцать", 15: "пятнадцать", 16: "шестнадцать", 17: "семнадцать",
    18: "восемнадцать", 19: "девятнадцать", 20: "двадцать", 30: "тридцать",
}  # fmt: skip
for _value, _word in _SOFT.items():
    _stem = _word[:-1]
    _WORDS[_value] = (_word, _stem + "и", _stem + "и", _word, _stem + "ью", _stem + "и")

# singular in six cases, plural in six cases; after 2-4 the genitive singular, after 5 and more the genitive plural
_UNITS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "years": (("год", "года", "году", "год", "годом", "годе"), ("годы", "лет", "годам", "годы", "годами", "годах")),
    "months": (
        ("месяц", "месяца", "месяцу", "месяц", "месяцем", "месяце"),
        ("месяцы", "месяцев", "месяцам", "месяцы", "месяцами", "месяцах"),
    ),
    "days": (("день", "дня", "дню", "день", "днем", "дне"), ("дни", "дней", "дням", "дни", "днями", "днях")),
    "copies": (
        ("экземпляр", "экземпляра", "экземпляру", "экземпляр", "экземпляром", "экземпляре"),
        ("экземпляры", "экземпляров", "экземплярам", "экземпляры", "экземплярами", "экземплярах"),
    ),
}

_HARD_ENDINGS = {
    "m": ("ый", "ого", "ому", "ый", "ым", "ом"),
    "f": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "n": ("ое", "ого", "ому", "ое", "ым", "ом"),
    "pl": ("ые", "ых", "ым", "ые", "ыми", "ых"),
}
_SOFT_ENDINGS = {
    "m": ("ий", "его", "ему", "ий", "им", "ем"),
    "f": ("яя", "ей", "ей", "юю", "ей", "ей"),
    "n": ("ее", "его", "ему", "ее", "им", "ем"),
    "pl": ("ие", "их", "им", "ие", "ими", "их"),
}
_STRESSED_ENDINGS = _HARD_ENDINGS | {"m": ("ой", "ого", "ому", "ой", "ым", "ом")}
_PERIODS = {"years": ("летн", _SOFT_ENDINGS), "months": ("месячн", _HARD_ENDINGS), "days": ("дневн", _HARD_ENDINGS)}

_ORDINALS = {
    1: "перв", 2: "втор", 3: "трет", 4: "четверт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят",
    10: "десят", 11: "одиннадцат", 12: "двенадцат", 13: "тринадцат", 14: "четырнадцат", 15: "пятнадцат",
    16: "шестнадцат", 17: "семнадцат", 18: "восемнадцат", 19: "девятнадцат", 20: "двадцат", 30: "тридцат",
    40: "сороков", 50: "пятидесят", 60: "шестидесят", 70: "семидесят", 80: "восьмидесят", 90: "девяност",
}  # fmt: skip
_STRESSED_ORDINALS = {2, 6, 7, 8, 40}
_THIRD = ("третий", "третьего", "третьему", "третий", "третьим", "третьем")


def cardinal(count: int, case: str) -> str:
    """``двадцати пяти``: every word of the number is declined."""
    return " ".join(_WORDS[part][CASES.index(case)] for part in place_value(count, teens=True))


def noun(count: int, unit: str, case: str) -> str:
    """The unit as the number governs it: год, года, лет; in the other cases it agrees."""
    singular, plural = _UNITS[unit_of(unit, tuple(_UNITS))]
    at = CASES.index(case)
    tail, teen = count % 10, 10 < count % 100 < 20
    if count and tail == 1 and not teen:
        return singular[at]
    if case in ("nom", "acc"):
        return singular[1] if 2 <= tail <= 4 and not teen else plural[1]
    return plural[at] if count else plural[1]


def period(count: int, unit: str, form: str) -> str:
    """``adj.acc.pl``: годовые, двухлетние, двадцатипятилетние; шестимесячный; тридцатидневный."""
    gender, case = _adjective_form(form)
    stem, endings = _PERIODS[unit_of(unit, tuple(_PERIODS))]
    ending = endings[gender][CASES.index(case)]
    if count == 1 and unit == "years":
        return "годов" + _STRESSED_ENDINGS[gender][CASES.index(case)]
    if count == 1 and unit == "months":
        return stem + ending
    # сто and девяносто keep their shape in compounds, один becomes одно-, the others take the genitive
    shapes = {1: "одно", 90: "девяносто", 100: "сто"}
    prefix = "".join(shapes.get(part) or _WORDS[part][1] for part in place_value(count, teens=True))
    return prefix + stem + ending


def period_in_digits(count: int, unit: str, form: str) -> str:
    """``5-летние``."""
    gender, case = _adjective_form(form)
    stem, endings = _PERIODS[unit_of(unit, tuple(_PERIODS))]
    return f"{count}-{stem}{endings[gender][CASES.index(case)]}"


def ordinal(count: int, case: str) -> str:
    """``второй``, ``второго``: masculine, 1 to 99; of a compound only the last word is an ordinal."""
    *heads, last = place_value(count, teens=True)
    at = CASES.index(case)
    endings = _STRESSED_ENDINGS if last in _STRESSED_ORDINALS else _HARD_ENDINGS
    tail = _THIRD[at] if last == 3 else _ORDINALS[last] + endings["m"][at]
    return " ".join([*(_WORDS[part][0] for part in heads), tail])


def _adjective_form(form: str) -> tuple[str, str]:
    gender = next((part for part in form.split(".") if part in GENDERS), "")
    case = next((part for part in form.split(".") if part in CASES), "")
    if not gender or not case:
        raise UnknownFormError(form, tuple(f"adj.{case}.{gender}" for gender in GENDERS for case in CASES))
    return gender, case


def number(count: int, unit: str, case: str, style: NumberStyle) -> str:
    """``шести месяцев``, ``6 месяцев``, ``6 (шести) месяцев``."""
    head = str(count) if style == "digits" else counted(count, cardinal(count, case), style)
    return f"{head} {noun(count, unit, case)}" if unit else head
