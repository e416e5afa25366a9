"""Uzbek references, from large to small: mazkur Bitimning 12-moddasi 2-bandining."""

from __future__ import annotations

from collections.abc import Sequence

from paraph.languages.base import Link, Piece
from paraph.languages.common import merged, ordinal_of
from paraph.languages.uz.words import PARTS, decline, ordinal


def reference(chain: Sequence[Link], case: str, of: str | None, of_dative: str | None) -> tuple[Piece, ...]:
    """Only the outermost owner takes -ning; the links between it and the last stand in the bare possessive.

    (formulas.md 3: "5-moddaning 2-bandi 1-kichik bandi".) An annex stands after a dative and so stays bare.
    """
    start = max((index for index, link in enumerate(chain) if link.here), default=0)
    out: list[Piece] = []
    possessed = False
    if not chain[start].here:
        dative = of_dative if chain[0].kind == "annex" else None
        owner = dative or of
        out = [Piece(f"{owner} ")] if owner else []
        possessed = bool(of) and not dative
    for index in range(start, len(chain)):
        last = index == len(chain) - 1
        between = "nom" if possessed else "gen"
        out += _link(chain[index], index, case if last else between, possessed)
        if not last:
            out.append(Piece(" "))
        possessed = True
    return merged(out)


def _link(link: Link, index: int, case: str, possessed: bool) -> list[Piece]:
    noun = decline(PARTS[link.kind][possessed], case)
    if link.here:
        return [Piece(f"mazkur {noun}")]
    if link.kind == "dash":
        return [Piece(f"{ordinal(ordinal_of(link.number))} {noun}")]
    if not link.number:
        return [Piece(noun)]
    if link.kind == "section":
        return [Piece(link.number, index), Piece(f" {noun}")]  # a Roman number stands without a hyphen
    if not link.number[0].isdigit():
        # a letter stands in quotes: “a” kichik bandi
        return [Piece("“"), Piece(link.number, index), Piece(f"” {noun}")]
    return [Piece(link.number, index), Piece(f"-{noun}")]
