"""A small made-up treaty in three languages, built by hand: a title, a preamble, articles, a closing, an annex."""

from __future__ import annotations

import tomllib
from pathlib import Path

from paraph.model import Column, Header, Original, Part, Passage, Run, Runs, Table

CODES = ("ru", "kk", "uz")
_WORDS = tomllib.loads(Path(__file__).with_name("treaty.toml").read_text(encoding="utf-8"))
NAMES, PARTIES, TITLE = _WORDS["name"], _WORDS["parties"], _WORDS["title"]
PREAMBLE, FORMULA, BODY, HEADINGS = _WORDS["preamble"], _WORDS["formula"], _WORDS["body"], _WORDS["headings"]
TESTIMONIUM, BLANK, FOR = _WORDS["testimonium"], _WORDS["blank"], _WORDS["signature"]
ANNEX, FORM, HEAD, ROWS = _WORDS["annex"], _WORDS["form"], _WORDS["head"], _WORDS["rows"]


def runs(text: str) -> Runs:
    """Plain words as runs."""
    return (Run(text),)


def every(texts: dict[str, str]) -> dict[str, Runs]:
    """Plain words in every language."""
    return {code: runs(text) for code, text in texts.items()}


def digit(number: str, target: str, after: str = ".") -> dict[str, Runs]:
    """A paragraph's label: its number in every language."""
    return {code: (Run(number, number=target), Run(after)) for code in CODES}


def article_label(number: str, target: str) -> dict[str, Runs]:
    """``Статья 5``, ``5-бап``, ``5-modda``."""
    shown = Run(number, number=target)
    return {"ru": (Run("Статья "), shown), "kk": (shown, Run("-бап")), "uz": (shown, Run("-modda"))}


def paragraph(part: str, number: int, texts: dict[str, str]) -> Passage:
    """One numbered paragraph."""
    own = f"{part}/{number}"
    return Passage(own, "paragraph", text=every(texts), label=digit(str(number), own))


def article(number: int, paragraphs: int = 2) -> Part:
    """An article with a heading and some paragraphs."""
    own = f"article-{number}"
    heading = Passage(
        f"{own}/heading", "heading", text=every(HEADINGS[number % 3]), label=article_label(str(number), own)
    )
    body = [paragraph(own, at + 1, BODY[(number + at) % 3]) for at in range(paragraphs)]
    return Part(own, "article", (heading, *body), number=str(number))


def closing() -> tuple[Part, Part]:
    """The testimonium with a blank date, and the places for two signatures."""
    text = {}
    for code, words in TESTIMONIUM.items():
        before, after = words.split("{}")
        text[code] = (Run(before), Run(BLANK[code], blank="at-signature"), Run(after))
    signed = tuple(
        Passage(f"signatures/1@{party}", "signature", text=every(FOR[party]), party=party) for party in ("UZB", "KAZ")
    )
    return Part("closing", "closing", (Passage("closing/1", "testimonium", text=text),)), Part(
        "signatures", "signatures", signed
    )


def annex() -> Part:
    """A request form with a table whose last two columns are the Parties'."""
    columns = (
        Column("no", 6),
        Column("item", 34),
        Column("uzb", 30, "value", "UZB"),
        Column("kaz", 30, "value", "KAZ"),
    )
    head = Passage("annex-1/r-head", "row", cells=tuple(every(cell) for cell in HEAD))
    rows = tuple(
        Passage(f"annex-1/r-{at}", "row", cells=(every(dict.fromkeys(CODES, str(at))), every(row), {}, {}))
        for at, row in enumerate(ROWS, 1)
    )
    label = Passage("annex-1/label", "annex-label", text=every(ANNEX))
    heading = Passage("annex-1/heading", "heading", text=every(FORM))
    return Part("annex-1", "annex", (label, heading, Table("annex-1/table", columns, head, rows)), number="1")


def header(**more: object) -> Header:
    """The header of the treaty."""
    values: dict[str, object] = {
        "id": "waters", "kind": "agreement", "name": NAMES, "parties": ("UZB", "KAZ"), "party_names": PARTIES,
        "languages": ("ru", "uz", "kk"), "state_languages": {"UZB": ("uz",), "KAZ": ("kk",)}, "prevailing": "ru",
    }  # fmt: skip
    return Header(**{**values, **more})  # type: ignore[arg-type]


def treaty(articles: int = 5, extra: tuple[Part, ...] = ()) -> Original:
    """The whole treaty as kept by Uzbekistan; ``extra`` parts stand after the articles."""
    preamble = [Passage(f"preamble/{at}", "recital", text=every(texts)) for at, texts in enumerate(PREAMBLE, 1)]
    parts = (
        Part("title", "title", (Passage("title/1", "title", text=every(TITLE)),)),
        Part("preamble", "preamble", (*preamble, Passage("preamble/3", "formula", text=every(FORMULA)))),
        *(article(number) for number in range(1, articles + 1)),
        *extra,
        *closing(),
        annex(),
    )
    return Original(header=header(), holder="UZB", parts=parts)
