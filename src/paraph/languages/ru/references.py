"""Russian references, from small to large: подпункта 1 пункта 2 статьи 5 настоящего Соглашения."""

from __future__ import annotations

from collections.abc import Sequence

from paraph.languages.base import Link, Piece, UnknownFormError
from paraph.languages.common import merged, ordinal_of
from paraph.languages.ru.numbers import CASES, ordinal

PARTS: dict[str, tuple[str, ...]] = {
    "article": ("статья", "статьи", "статье", "статью", "статьей", "статье"),
    "point": ("пункт", "пункта", "пункту", "пункт", "пунктом", "пункте"),
    "section": ("раздел", "раздела", "разделу", "раздел", "разделом", "разделе"),
    "paragraph": ("пункт", "пункта", "пункту", "пункт", "пунктом", "пункте"),
    "subparagraph": ("подпункт", "подпункта", "подпункту", "подпункт", "подпунктом", "подпункте"),
    "dash": ("абзац", "абзаца", "абзацу", "абзац", "абзацем", "абзаце"),
    "annex": ("приложение", "приложения", "приложению", "приложение", "приложением", "приложении"),
}
_THIS = {
    "m": ("настоящий", "настоящего", "настоящему", "настоящий", "настоящим", "настоящем"),
    "f": ("настоящая", "настоящей", "настоящей", "настоящую", "настоящей", "настоящей"),
    "n": ("настоящее", "настоящего", "настоящему", "настоящее", "настоящим", "настоящем"),
}
_GENDER = {"article": "f", "annex": "n"}


def reference(chain: Sequence[Link], case: str, of: str | None, of_dative: str | None) -> tuple[Piece, ...]:
    """The last link in ``case``, all larger ones in the genitive; after a "here" link nothing larger is named."""
    out: list[Piece] = []
    for index in range(len(chain) - 1, -1, -1):
        link = chain[index]
        if out:
            out.append(Piece(" "))
        out += _link(link, index, case if index == len(chain) - 1 else "gen")
        if link.here:
            return merged(out)
    return merged([*out, Piece(_owner(chain[0], of, of_dative))])


def _link(link: Link, index: int, case: str) -> list[Piece]:
    at = CASES.index(case)
    noun = PARTS[link.kind][at]
    if link.here:
        return [Piece(f"{_THIS[_GENDER.get(link.kind, 'm')][at]} {noun}")]
    if link.kind == "dash":
        return [Piece(f"{noun} {ordinal(ordinal_of(link.number), case)}")]
    return [Piece(f"{noun} "), Piece(link.number, index)] if link.number else [Piece(noun)]


def _owner(first: Link, of: str | None, of_dative: str | None) -> str:
    if first.kind != "annex":
        return f" {of}" if of else ""
    if of and not of_dative:
        raise UnknownFormError("of_dative", ("of_dative: an annex is к настоящему Соглашению",))
    return f" к {of_dative}" if of_dative else ""
