"""Runs in, tokens out: words, numbers, spaces, punctuation, as a lawyer would strike them. And folding for likeness."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from msgspec.structs import replace

from paraph.model import Run, Runs

Kind: TypeAlias = Literal["word", "number", "space", "sign"]

# U+02BB and U+02BC (oʻ, gʻ, taʼsir) are letters to `re`; the typed stand-ins are let in between letters and after o, g.
# A hyphen between letters keeps one word (узбекско-казахстанская, tartib-taomil); after digits it begins the ending
# (2026-жыл, 5-moddaning), so that a changed number does not strike the ending.
_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
    [^\S\n]+
  | \d{{1,3}}(?:[\ \u00a0\u202f]\d{{3}})+(?!\d)
  | \d+(?:[.,:/]\d+)*
  | (?:(?<=\d)[-\u2010\u2011])?{_LETTER}
    (?: [\w\u0300-\u036f\u00ad\u2060] | ['\u2019\u2018`]{_LETTER} | (?<=[oOgG])['\u2019\u2018`]
      | [-\u2010\u2011](?=\w) )*
  | _+
  | [\s\S]
    """,
    re.VERBOSE,
)
_ENDING = re.compile(rf"[-\u2010\u2011](?={_LETTER})")
_KEYWORD = re.compile(r"\w+")

_FOLD = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\n": " ",
        "\u00ad": None,
        "\u2060": None,
        "\ufeff": None,
        "ё": "е",
        "Ё": "Е",
        **dict.fromkeys("«»“”„‟", '"'),
        **dict.fromkeys("ʻʼ’‘`´ʹ", "'"),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("—−\u2012", "–"),
    }
)
_KEYWORD_FOLD = (("ё", "е"), *((sign, "") for sign in "ʻʼ’‘'`\u00ad"))


class Token(NamedTuple):
    """One token: its exact text, the marks of its run (a run without text), what kind it is."""

    text: str
    marks: Run
    kind: Kind


def fold(text: str) -> str:
    """``text`` with no-break spaces, quotes, apostrophes, dashes and ё written one way; letters keep their case."""
    return text.translate(_FOLD)


def split(text: str) -> list[str]:
    """``text`` cut into tokens; joined again they give ``text``."""
    parts: list[str] = _TOKEN.findall(text)
    # A run may begin with the ending of a number that stands in the run before: {5}-modda.
    if len(parts) > 1 and parts[0] in "-\u2010\u2011" and _ENDING.match(text):
        parts[:2] = ["".join(parts[:2])]
    return parts


@lru_cache(maxsize=1 << 14)
def kind_of(text: str) -> Kind:
    """What a token is."""
    first = text[0]
    if first.isspace():
        return "space"
    if first.isdecimal():
        return "number"
    if first.isalpha() or (len(text) > 1 and text[1].isalpha()):
        return "word"
    return "sign"


def tokens(runs: Runs) -> list[Token]:
    """The tokens of ``runs``. A number of a target and a blank are one token each, whatever stands in them."""
    out: list[Token] = []
    for run in runs:
        marks = replace(run, text="")
        if run.number is not None or run.blank is not None:
            if run.text:
                out.append(Token(run.text, marks, "number"))
            continue
        out.extend(Token(part, marks, kind_of(part)) for part in split(run.text))
    return out


def keywords(text: str) -> list[str]:
    """The words and numbers of ``text`` without case, apostrophes and ё: what likeness is measured on."""
    text = text.lower()
    for sign, instead in _KEYWORD_FOLD:
        text = text.replace(sign, instead)
    words: list[str] = _KEYWORD.findall(text)
    return words


def merged(runs: list[Run]) -> Runs:
    """Neighbouring runs with equal marks as one; empty runs fall away. Blanks and numbers stay apart."""
    out: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        last = out[-1] if out else None
        if last is not None and run.number is None and run.blank is None and replace(last, text=run.text) == run:
            out[-1] = replace(last, text=last.text + run.text)
        else:
            out.append(run)
    return tuple(out)
