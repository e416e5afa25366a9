"""Uzbek tables (Latin script): endings, numbers, months, units, parts of an instrument."""

from __future__ import annotations

from paraph.languages.common import place_value

ENDINGS = {"nom": "", "gen": "ning", "acc": "ni", "dat": "ga", "loc": "da", "abl": "dan", "attr": "dagi"}
_CARDINALS = {
    0: "nol", 1: "bir", 2: "ikki", 3: "uch", 4: "toʻrt", 5: "besh", 6: "olti", 7: "yetti", 8: "sakkiz", 9: "toʻqqiz",
    10: "oʻn", 20: "yigirma", 30: "oʻttiz", 40: "qirq", 50: "ellik", 60: "oltmish", 70: "yetmish", 80: "sakson",
    90: "toʻqson", 100: "yuz",
}  # fmt: skip
MONTHS = (
    "yanvar", "fevral", "mart", "aprel", "may", "iyun",
    "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr",
)  # fmt: skip
UNITS = {"years": "yil", "months": "oy", "days": "kun", "copies": "nusxa"}
PERIODS = {"years": "yillik", "months": "oylik", "days": "kunlik"}
PARTS = {
    "article": ("modda", "moddasi"),
    "point": ("band", "bandi"),
    "section": ("boʻlim", "boʻlimi"),
    "paragraph": ("band", "bandi"),
    "subparagraph": ("kichik band", "kichik bandi"),
    "dash": ("xatboshi", "xatboshisi"),
    "annex": ("ilova", "ilovasi"),
}
"""Bare and possessed (after a genitive)."""


def decline(stem: str, case: str) -> str:
    """A noun, bare or possessed, or a numeral in ``case``; the dative is -ka after k, -qa after q (qirqqa)."""
    ending = ENDINGS[case]
    if case == "dat" and stem[-1] in "kq":
        ending = stem[-1] + "a"
    return stem + ending


def cardinal_words(count: int) -> list[str]:
    """``yuz yigirma besh``, word by word; 0 to 999. A single hundred is plain ``yuz``."""
    out: list[str] = []
    for part in place_value(count, teens=False):
        if part > 100:
            out.append(_CARDINALS[part // 100])
        out.append(_CARDINALS[min(part, 100)])
    return out


def ordinal(count: int) -> str:
    """``ikkinchi``, ``oʻninchi``, ``yigirma birinchi``; 1 to 99."""
    words = cardinal_words(count)
    last = words[-1]
    return " ".join([*words[:-1], last + ("nchi" if last[-1] in "aeiou" else "inchi")])
