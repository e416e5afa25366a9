"""Editorial only where the rule is sure; every doubt is substance."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from paraph.compare.nature import Judge
from paraph.model import Original, Part, Passage, Run

from .generate import render, treaty

SAMPLE = render(treaty(random.Random(0), 1))[0]


def draft(*texts: str) -> Original:
    blocks = tuple(Passage(f"a/{at}", "text", {"ru": (Run(text),)}) for at, text in enumerate(texts))
    return replace(SAMPLE, parts=(Part("a", "article", blocks),))


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("пункт 5", "пункт\u00a05", ("white space",)),
        ("путём учёта", "путем учета", ("yo",)),
        ("«Битим»", "“Битим”", ("quotes",)),
        ("o'zbek va ta'sir", "oʻzbek va taʼsir", ("apostrophes",)),
        ("Ташкент — Астана", "Ташкент – Астана", ("dashes",)),
        ("если Стороны не договорятся", "если, Стороны не договорятся;", ("punctuation",)),
        ("втечение года", "в течение года", ("word spacing",)),
        ("Cтороны", "Стороны", ("look-alikes",)),
        (" ", "", ("white space",)),
        (".", "", ("punctuation",)),
    ],
)
def test_editorial(old: str, new: str, rules: tuple[str, ...]) -> None:
    assert Judge(SAMPLE, SAMPLE).rules("ru", old, new) == rules


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("сторона", "Сторона"),
        ("tomonidan", "Tomonidan"),
        ("1,5 процента", "15 процента"),
        ("5 процентов", "-5 процентов"),
        ("5%", "5"),
        ("шести месяцев", "семи месяцев"),
        ("Стороны обязаны", "Стороны не обязаны"),
        ("законный", "незаконный"),
        ("не обязан", "необязан"),
        ("oladi", "olmadi"),
        ("beriladi", "berilmaydi"),
        ("алады", "алмады"),
        ("5 1 год", "51 год"),
        ("Стороны", "Сторона"),
        ("", "Стороны"),
    ],
)
def test_substantive(old: str, new: str) -> None:
    assert Judge(SAMPLE, SAMPLE).rules("ru", old, new) is None


def test_a_slip_of_the_keys_is_told_from_a_word_by_the_drafts_themselves() -> None:
    old = draft("Соглашение вступает в силу.", "Соглашене.", "Согласшение утратит силу.", "Соглашеине действует.")
    judge = Judge(old, draft("Соглашение действует.", "Соглашение."))
    assert judge.rules("ru", "Соглашеине действует.", "Соглашение действует.") == ("spelling",)
    assert judge.rules("ru", "Соглашенние действует.", "Соглашение действует.") == ("spelling",)
    assert judge.rules("ru", "Сигнал действует.", "Соглашение действует.") is None
    # both forms are words of the draft: nobody can tell
    assert judge.rules("ru", "Соглашение действует.", "Соглашеине действует.") is None
