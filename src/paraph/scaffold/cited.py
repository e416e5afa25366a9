"""How an instrument is cited: its short name with the Parties, in every case of its noun."""

from __future__ import annotations

from collections.abc import Mapping

_BETWEEN = {
    "ru": "{noun} между {{signatories:ins}}{rest}",
    "kk": "{{signatories:nom}} арасындағы{rest} {noun}",
    "uz": "{{signatories:ins}} oʻrtasidagi{rest} {noun}",
}
"""Order of words of a citation; formulas: title-cited."""


def cited(language: str, name: str, noun: Mapping[str, str]) -> dict[str, str]:
    """Case to citation. Only the nominative (the name itself) where the name does not carry the noun of its kind."""
    nominative = noun.get("nom", "")
    rest = _without(name, nominative)
    pattern = _BETWEEN.get(language)
    if rest is None or pattern is None:
        return {"nom": name.replace("{", "(").replace("}", ")")}
    words = {case: _like(form, name, nominative) for case, form in noun.items()}
    rest = f" {rest}" if rest else ""
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


def _like(form: str, name: str, noun: str) -> str:
    """``form`` with the first letter large or small as the noun stands in ``name``."""
    small = noun[:1].lower() + noun[1:] in name and noun not in name
    return form[:1].lower() + form[1:] if small else form
