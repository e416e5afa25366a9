"""What a language does with names, numbers, dates, references and lists: one small folder each.

In: a language code. Out: its ``LanguageRules``, and the derived orthographies of Uzbek.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final

from paraph.languages.base import Amending, Drafting, Following, LanguageRules, UnknownFormError

_WRITTEN: Final = ("ru", "kk", "uz")
DERIVED: Final[dict[str, str]] = {"uz-Cyrl": "uz", "uz-Latn-2026": "uz"}
"""Orthographies that are made, never written, and what they are made from."""


def known() -> tuple[str, ...]:
    """Every language code: the written ones, then the derived ones."""
    return (*_WRITTEN, *DERIVED)


@cache
def get(code: str) -> LanguageRules:
    """The rules of one language; the module is imported on first use. Raises ``UnknownFormError`` for another code."""
    if code in _WRITTEN:
        rules: LanguageRules = import_module(f"paraph.languages.{code}").RULES
        return rules
    if code in DERIVED:
        from paraph.languages.derived import Derived

        return Derived(code, get(DERIVED[code]))
    raise UnknownFormError(code, known())


def amending(code: str) -> Mapping[str, str]:
    """The formulas in which a language amends a text. Raises ``UnknownFormError`` for one that is not written."""
    if code not in _WRITTEN:
        raise UnknownFormError(code, _WRITTEN)
    module: Amending = import_module(f"paraph.languages.{code}.amending")
    return module.AMENDING


def following(code: str) -> Mapping[str, str]:
    """The words for what became of a decision. Raises ``UnknownFormError`` for a language that is not written."""
    if code not in _WRITTEN:
        raise UnknownFormError(code, _WRITTEN)
    module: Following = import_module(f"paraph.languages.{code}.following")
    return module.FOLLOWING


def drafting(code: str) -> Mapping[str, tuple[str, ...]]:
    """Patterns of words to be looked at twice. Raises ``UnknownFormError`` for a language that is not written."""
    if code not in _WRITTEN:
        raise UnknownFormError(code, _WRITTEN)
    module: Drafting = import_module(f"paraph.languages.{code}.drafting")
    return module.DRAFTING


def derive(code: str, text: str, before: str = "") -> str:
    """``text`` of the source language in the derived orthography ``code``.

    ``before`` is what stands before it in the same paragraph, in the source orthography: a stretch may begin inside a
    word ("5" + "-modda"). Without it the stretch begins a word. Raises ``UnknownFormError`` for another code.
    """
    if code not in DERIVED:
        raise UnknownFormError(code, tuple(DERIVED))
    from paraph.languages.uz import orthography

    return orthography.derive(code, text, before)


def to_latin(text: str) -> str:
    """``uz-Cyrl`` text in ``uz``: the way back, for checks."""
    from paraph.languages.uz import cyrillic

    return cyrillic.to_latin(text)
