"""A small made-up treaty in three languages, built by hand: a title, a preamble, articles, a closing, an annex."""

from __future__ import annotations

import tomllib
from pathlib import Path

from msgspec.structs import replace

from paraph.model import Bracket, Column, Header, Original, Part, Passage, Run, Runs, Table

CODES = ("ru", "kk", "uz")
_WORDS = tomllib.loads(Path(__file__).with_name("waters.toml").read_text(encoding="utf-8"))
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


def bilingual(ru: tuple[Run, ...], uz: tuple[Run, ...], kk: tuple[Run, ...]) -> dict[str, Runs]:
    """Runs with marks in every language."""
    return {"ru": ru, "uz": uz, "kk": kk}


def unfinished() -> Part:
    """Everything a draft must show: a gap, a stale text, a blank not decided, brackets of both kinds."""
    own = "article-90"
    place = {
        code: (Run(f"{word} "), Run(gap, blank="undecided"), Run("."))
        for code, word, gap in (("ru", "Срок:", "срок"), ("uz", "Muddat:", "muddat"), ("kk", "Мерзімі:", "мерзім"))
    }
    theirs = {
        code: (
            Run(before),
            Run(first, bracket=Bracket(by="UZB", place=1)),
            Run(second, bracket=Bracket(by="KAZ", alternative=1, place=1)),
            Run(" "),
            Run(open_, bracket=Bracket(place=2)),
            Run("."),
        )
        for code, before, first, second, open_ in (
            ("ru", "Расходы несет ", "направляющая Сторона", "принимающая Сторона", "полностью"),
            ("uz", "Xarajatlarni ", "yuboruvchi Tomon", "qabul qiluvchi Tomon", "toʻliq"),
            ("kk", "Шығыстарды ", "жіберуші Тарап", "қабылдаушы Тарап", "толық"),
        )
    }
    blocks = (
        Passage(f"{own}/heading", "heading", text=every(HEADINGS[0]), label=article_label("90", own)),
        Passage(
            f"{own}/1",
            "paragraph",
            text={"ru": runs(BODY[0]["ru"])},
            label=digit("1", f"{own}/1"),
            state={"uz": "missing", "kk": "missing"},
        ),
        replace(paragraph(own, 2, BODY[1]), state={"uz": "stale", "kk": "stale"}),
        Passage(f"{own}/3", "paragraph", text=place, label=digit("3", f"{own}/3")),
        Passage(f"{own}/4", "paragraph", text=theirs, label=digit("4", f"{own}/4")),
        replace(paragraph(own, 5, BODY[2]), bracket=Bracket(by="KAZ")),
    )
    return Part(own, "article", blocks, number="90")


def redlined() -> Part:
    """An article of a redline: words and passages inserted, deleted, moved; a number that only changed; a reference."""
    own = "article-91"
    label = article_label("91", own)
    number = (Run("90", number=own, change="deleted"), Run("91", number=own, change="inserted"))
    label = {"ru": (Run("Статья "), *number), "kk": (*number, Run("-бап")), "uz": (*number, Run("-modda"))}
    words = {
        code: (
            Run(before),
            Run(old, change="deleted"),
            Run(new, change="inserted"),
            Run(after),
            Run("1", number="article-1", ref="article-1"),
            Run("."),
        )
        for code, before, old, new, after in (
            ("ru", "Стороны обмениваются сведениями ", "ежегодно", "дважды в год", " в порядке статьи "),
            ("uz", "Tomonlar maʼlumot almashadilar: ", "har yili", "yiliga ikki marta", ", modda "),
            ("kk", "Тараптар мәлімет алмасады: ", "жыл сайын", "жылына екі рет", ", бап "),
        )
    }
    blocks = (
        Passage(f"{own}/heading", "heading", text=every(HEADINGS[1]), label=label),
        Passage(f"{own}/1", "paragraph", text=words, label=digit("1", f"{own}/1")),
        replace(paragraph(own, 2, BODY[2]), change="inserted"),
        replace(paragraph(own, 3, BODY[1]), id=f"{own}/old", change="deleted"),
        replace(paragraph(own, 4, BODY[2]), id=f"{own}/from", change="moved-from", move="m1"),
        replace(paragraph(own, 5, BODY[2]), change="moved-to", move="m1"),
        replace(paragraph(own, 6, BODY[0]), break_="inserted"),
    )
    return Part(own, "article", blocks, number="91")
