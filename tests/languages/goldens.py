"""Reads the tables of golden/: `#` is a comment, the first line names the columns, `|` parts them."""

from __future__ import annotations

import re
from pathlib import Path

from paraph.languages.base import Link, PartKind

FOLDER = Path(__file__).with_name("golden")
THIS = {
    "ru": ("настоящего Соглашения", "настоящему Соглашению"),
    "kk": ("осы Келісімнің", "осы Келісімге"),
    "uz": ("mazkur Bitimning", "mazkur Bitimga"),
}
KINDS: dict[str, PartKind] = {
    "article": "article",
    "point": "point",
    "section": "section",
    "paragraph": "paragraph",
    "subparagraph": "subparagraph",
    "dash": "dash",
    "annex": "annex",
}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table, each a column-to-cell mapping."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    table = [[cell.strip() for cell in line.split("|")] for line in lines if line and not line.startswith("#")]
    head, *body = table
    assert body, f"{name} has no rows"
    return [dict(zip(head, row, strict=True)) for row in body]


def chain(text: str) -> list[Link]:
    """``article 5, paragraph 2., subparagraph 1)`` or ``article here``."""
    return [_link(*part.split(" ")) for part in text.split(", ")]


def _link(kind: str, number: str = "") -> Link:
    if number == "here":
        return Link(KINDS[kind], "", here=True)
    match = re.fullmatch(r"(.*?)([.)]?)", number)
    assert match is not None
    return Link(KINDS[kind], match[1], match[2])


def owner(language: str, cell: str) -> tuple[str | None, str | None]:
    """Genitive and dative of "this" instrument in the language (or its source); nothing for ``-``."""
    return THIS[language[:2]] if cell == "this" else (None, None)
