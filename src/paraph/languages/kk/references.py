"""Kazakh references, from large to small: осы Келісімнің 12-бабының 2-тармағының 1) тармақшасы."""

from __future__ import annotations

from collections.abc import Sequence

from paraph.languages.base import Link, Piece
from paraph.languages.common import merged, ordinal_of
from paraph.languages.kk.sounds import decline, decline_possessed
from paraph.languages.kk.words import PARTS, ordinal


def reference(chain: Sequence[Link], case: str, of: str | None, of_dative: str | None) -> tuple[Piece, ...]:
    """Every link but the last in the genitive. Bare where nothing possesses it, possessed after a genitive.

    An annex stands after a dative and so stays bare: осы Келісімге 1-қосымшаның 2-тармағы.
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
        out += _link(chain[index], index, case if last else "gen", possessed)
        if not last:
            out.append(Piece(" "))
        possessed = True
    return merged(out)


def _link(link: Link, index: int, case: str, possessed: bool) -> list[Piece]:
    bare, owned = PARTS[link.kind]
    noun = decline_possessed(owned, case) if possessed else decline(bare, case)
    if link.here:
        return [Piece(f"осы {noun}")]
    if link.kind == "dash":
        return [Piece(f"{ordinal(ordinal_of(link.number))} {noun}")]
    if not link.number:
        return [Piece(noun)]
    if link.kind == "section":
        return [Piece(link.number, index), Piece(f" {noun}")]  # a Roman number stands without a hyphen
    # a subparagraph keeps its bracket (1) тармақшасы), a full stop gives way to the hyphen
    bracketed = link.kind == "subparagraph" and link.suffix != "."
    return [Piece(link.number, index), Piece(f"{')' if bracketed else '-'}{' ' if bracketed else ''}{noun}")]
