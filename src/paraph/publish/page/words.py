"""The table of page words in, marked elements out: English as they stand, the other languages put in by the page.

What is put into a sentence is written by what it is called: ``n`` counts, ``size`` is bytes, ``date`` an ISO day,
``edition``, ``old``, ``new`` are editions, ``language`` and ``languages`` codes. ``words.js`` holds the same rules.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

from paraph.model import Language
from paraph.writers.html.markup import el, escape

Phrase: TypeAlias = str | dict[str, str]
Given: TypeAlias = str | int | list[str]
SPOKEN = ("en", "ru", "uz", "kk")
OWN_NAMES = {"en": "English", "ru": "Русский", "uz": "Oʻzbekcha", "kk": "Қазақша"}
_TABLE = Path(__file__).with_name("words.toml")
_UNITS = (("megabytes", 1024 * 1024), ("kilobytes", 1024), ("bytes", 1))


@cache
def table() -> dict[str, dict[str, Phrase]]:
    """Key to language to phrase; a phrase that counts has a form for each plural."""
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def table_script() -> bytes:
    """The table for the page."""
    return f"Paraph.table={json.dumps(table(), ensure_ascii=False, separators=(',', ':'))};\n".encode()


def english(key: str, given: Mapping[str, Given] | None = None) -> str:
    """The phrase in English, which pages speak before they are told otherwise."""
    phrase = table()[key]["en"]
    told = given or {}
    if isinstance(phrase, dict):
        phrase = phrase["one" if told.get("n") == 1 else "other"]
    for name, value in told.items():
        phrase = phrase.replace(f"{{{name}}}", _written(name, value))
    return phrase


def say(key: str, /, tag: str = "span", class_: str | None = None, **given: Given) -> str:
    """An element that says the phrase in whatever language the page is read in."""
    return el(tag, escape(english(key, given)), data_t=key, data_a=_arguments(given), class_=class_)


def label(key: str, attribute: str = "aria-label", /, **given: Given) -> dict[str, str | None]:
    """Attributes of an element that is named by the phrase."""
    return {attribute: english(key, given), f"data-t-{attribute}": key, "data-a": _arguments(given)}


def names(by_language: Mapping[Language, str], first: Language | None = None, tag: str = "span") -> str:
    """A name in every language it has; the page shows the one in its own, else ``first``, else the first there is."""
    known = dict(by_language)
    if len(set(known.values())) == 1 and len(known) > 1:
        return el(tag, escape(next(iter(known.values()))))
    chosen = first if first in known else next(iter(known), "")
    spans = (
        el("span", escape(text), lang=code, hidden=None if code == chosen else "hidden")
        for code, text in sorted(known.items(), key=lambda each: each[0] != chosen)
    )
    return el(tag, *spans, data_names="1")


def edition(name: str, **more: str) -> str:
    """An edition by its name."""
    return say("edition.work", **more) if name == "work" else say("edition.draft", number=_number(name), **more)


def _arguments(given: Mapping[str, Given]) -> str | None:
    return json.dumps(given, ensure_ascii=False, separators=(",", ":")) if given else None


def _number(name: str) -> str:
    return name.removeprefix("draft-").lstrip("0") or "0"


def _written(name: str, value: Given) -> str:
    if name == "size":
        return _size(int(str(value)))
    if name in ("edition", "old", "new"):
        return english("edition.work") if value == "work" else english("edition.draft", {"number": _number(str(value))})
    if name in ("language", "languages"):
        codes = value if isinstance(value, list) else [str(value)]
        return ", ".join(english(f"lang.{code}") if f"lang.{code}" in table() else code for code in codes)
    return str(value)


def _size(amount: int) -> str:
    unit, weight = next(each for each in _UNITS if amount >= each[1] or each[1] == 1)
    shown = amount / weight
    return english(unit, {"amount": f"{shown:.1f}" if unit == "megabytes" and shown < 10 else str(round(shown))})
