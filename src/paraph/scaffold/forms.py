"""Case forms proposed by rule for a new Party, to be checked by a linguist: only where the rule has no exceptions.

Nothing here runs when a text is made: forms are data (DESIGN section 7), this only saves typing the regular ones.
"""

from __future__ import annotations

from collections.abc import Callable

_RU_ADJECTIVE = {
    "m": ("ий", "ого", "ому", "ий", "им", "ом"),
    "f": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "n": ("ое", "ого", "ому", "ое", "им", "ом"),
    "pl": ("ие", "их", "им", "ие", "ими", "их"),
}
_RU_CASES = ("nom", "gen", "dat", "acc", "ins", "prep")
_RU_SIDE = ("Сторона", "Стороны", "Стороне", "Сторону", "Стороной", "Стороне")
_RU_REPUBLIC = ("Республика", "Республики", "Республике", "Республику", "Республикой", "Республике")
_RU_GOVERNMENT = (
    "Правительство",
    "Правительства",
    "Правительству",
    "Правительство",
    "Правительством",
    "Правительстве",
)
_RU_STAN = ("", "а", "у", "", "ом", "е")
_KK_CASES = ("nom", "gen", "dat", "acc", "loc", "abl", "ins")
_KK_BACK = ("", "ның", "на", "н", "нда", "нан", "мен")
_KK_FRONT = ("", "нің", "не", "н", "нде", "нен", "мен")
_KK_STAN = ("", "ның", "ға", "ды", "да", "нан", "мен")


def adjective_forms(language: str, nominative: str) -> dict[str, str]:
    """All forms of an adjective of a state, keys as in the registry. Russian: in -ский and -цкий; else invariable."""
    if language != "ru":
        return {"first": nominative, "nom": nominative}
    if not nominative.endswith(("ский", "цкий")):
        return {"m.nom": nominative}
    stem = nominative[:-2]
    forms = {"first": stem + "о"}
    for gender, endings in _RU_ADJECTIVE.items():
        forms |= {f"{gender}.{case}": stem + ending for case, ending in zip(_RU_CASES, endings, strict=True)}
    return forms


def noun_forms(language: str, nominative: str) -> dict[str, str]:
    """The case forms of a name that a rule knows; the nominative alone where none does."""
    rule = _RULES.get(language)
    return (rule(nominative) if rule else {}) or {"nom": nominative}


def _russian(name: str) -> dict[str, str]:
    first, _, rest = name.partition(" ")
    if name.endswith("стан") and not rest:
        return {case: name + ending for case, ending in zip(_RU_CASES, _RU_STAN, strict=True)}
    if first == "Правительство" and rest:
        return _with_head(_RU_GOVERNMENT, rest)
    if first == "Республика" and rest:
        return _with_head(_RU_REPUBLIC, rest)
    for noun in (_RU_SIDE, _RU_REPUBLIC):
        if rest == noun[0] and first.endswith(("ская", "цкая")):
            endings = _RU_ADJECTIVE["f"]
            return {
                case: f"{first[:-2]}{ending} {form}"
                for case, ending, form in zip(_RU_CASES, endings, noun, strict=True)
            }
    return {}


def _with_head(head: tuple[str, ...], rest: str) -> dict[str, str]:
    return {case: f"{form} {rest}" for case, form in zip(_RU_CASES, head, strict=True)}


def _kazakh(name: str) -> dict[str, str]:
    """Names in -стан, and names that end in the possessive -ы, -і (Республикасы, Үкіметі, Тарапы)."""
    if name.endswith("стан"):
        endings = _KK_STAN
    elif name.endswith(("Республикасы", "Тарапы")):
        endings = _KK_BACK
    elif name.endswith("Үкіметі"):
        endings = _KK_FRONT
    else:
        return {}
    forms = {case: name + ending for case, ending in zip(_KK_CASES, endings, strict=True)}
    if name.endswith("сының Үкіметі"):  # in the genitive the government drops the genitive before it
        forms["gen"] = name.removesuffix("ның Үкіметі") + " Үкіметінің"
    return forms


def _uzbek(name: str) -> dict[str, str]:
    """Endings do not change with the vowels; only the dative follows a final k, g, q."""
    last = name[-1:]
    dative = {"k": "ka", "g": "ka", "q": "qa"}.get(last, "ga")
    if last == "ʻ":  # gʻ: the word itself changes
        return {}
    endings = {"nom": "", "gen": "ning", "acc": "ni", "dat": dative, "loc": "da", "abl": "dan"}
    return {case: name + ending for case, ending in endings.items()}


_RULES: dict[str, Callable[[str], dict[str, str]]] = {"ru": _russian, "kk": _kazakh, "uz": _uzbek}
