"""How an instrument is cited: its short name with the Parties, in every case of its noun."""

from __future__ import annotations

from collections.abc import Mapping

_PATTERNS = {
    "ru": "{noun} между {{signatories:ins}}{rest} от {{date:plain}}",
    "kk": "{{signatories:nom}} арасындағы {{date:of}}{rest} {noun}",
    "uz": "{{signatories:ins}} oʻrtasida{rest} {{date:done}} imzolangan {noun}",
}
"""Order of words of a citation, after the reviewed formulas for a title that is cited."""


def cited(language: str, name: str, noun: Mapping[str, str]) -> dict[str, str]:
    """Case to citation. Only the nominative (the name itself) where the name does not carry the noun of its kind."""
    nominative = noun.get("nom", "")
    rest = _without(name, nominative)
    pattern = _PATTERNS.get(language)
    if rest is None or pattern is None:
        return {"nom": name.replace("{", "(").replace("}", ")")}
    words = {case: _like(form, name, nominative) for case, form in noun.items()}
    rest = f" {_inside(language, rest)}" if rest else ""
    return {case: pattern.format(noun=form, rest=rest).strip() for case, form in words.items()}


def _without(name: str, noun: str) -> str | None:
    """The words of ``name`` beside the noun that begins or ends it; ``None`` if it does neither."""
    if not noun or "{" in name or "}" in name:
        return None
    if name.lower().startswith(noun.lower() + " "):
        return name[len(noun) :].strip()
    if name.lower().endswith(" " + noun.lower()):
        return name[: -len(noun)].strip()
    return "" if name.lower() == noun.lower() else None


def _inside(language: str, rest: str) -> str:
    """The rest of a name inside the citation: small first letter; Uzbek -dagi before its noun becomes -da."""
    if language == "uz":
        rest = rest.removesuffix("gi") if rest.endswith("toʻgʻrisidagi") else rest
    return rest[:1].lower() + rest[1:] if rest[1:2].islower() else rest


def _like(form: str, name: str, noun: str) -> str:
    """``form`` with the first letter large or small as the noun stands in ``name``."""
    small = noun[:1].lower() + noun[1:] in name and noun not in name
    return form[:1].lower() + form[1:] if small else form
