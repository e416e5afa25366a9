"""Pieces with their old numbers in, their levels out; says where the computed number will differ from the old one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paraph.readers.foreign.items import ordinal
from paraph.readers.foreign.notebook import Notebook
from paraph.readers.foreign.structure import Piece
from paraph.readers.foreign.types import Scheme

_DEEPEST = 2
_LETTERS = ("абвгдежзиклмнопрстуфхцчшщэюя", "abcdefghijklmnopqrstuvwxyz", "аәбвгғдеёжз")


def levels(pieces: Sequence[Piece], article: str, numbering: Sequence[str], notes: Notebook) -> list[int]:
    """The level of each piece: never deeper by more than one than the piece before it, at most the third."""
    out: list[int] = []
    open_lists: list[tuple[str, int]] = []
    for at, piece in enumerate(pieces):
        before = out[-1] if out else -1
        if not piece.scheme:
            level = 0
        elif piece.scheme == "-":
            level = _dash(pieces[at - 1] if at else None, before)
        else:
            level = _numbered(piece, article, numbering, open_lists, before)
        if level > _DEEPEST:
            notes.note("too-deep", piece.at, piece.text)
        out.append(min(level, _DEEPEST))
    for piece, told in zip(pieces, printed(pieces, out, numbering), strict=True):
        if piece.scheme not in ("", "-") and told != (piece.scheme, _ordinal(piece)):
            notes.note("number-changes", piece.at, f"{piece.label} → {_show(*told)}")
    return out


def _dash(before: Piece | None, level: int) -> int:
    if before is None:
        return 0
    if before.scheme == "-":
        return level
    return level + 1 if before.scheme or before.text.endswith(":") else 0


def _numbered(
    piece: Piece, article: str, numbering: Sequence[str], open_lists: list[tuple[str, int]], before: int
) -> int:
    key, wanted = _wanted(piece, article, numbering)
    for at, (scheme, level) in enumerate(open_lists):
        if scheme == key:
            # a paragraph in between may have closed the lists around this one
            level = min(level, before + 1)
            open_lists[at:] = [(key, level)]
            return level
    floor = open_lists[-1][1] + 1 if open_lists and before > 0 else 0
    level = min(max(wanted, floor), before + 1)
    open_lists.append((key, level))
    return level


def _wanted(piece: Piece, article: str, numbering: Sequence[str]) -> tuple[str, int]:
    """The kind of list and the level it should have; 5.2. counts by its dots, the article's own number apart."""
    level = numbering.index(piece.scheme) if piece.scheme in numbering else _DEEPEST
    dotted = piece.number.split(".")
    if len(dotted) == 1:
        return piece.scheme, level
    depth = len(dotted) - (2 if dotted[0] == article else 1)
    return f"{piece.scheme}{depth}", max(depth, 0)


def printed(
    pieces: Sequence[Piece], found: Sequence[int], numbering: Sequence[str]
) -> Iterator[tuple[Scheme | str, int | None]]:
    """(scheme, ordinal) that assembly will print for each piece."""
    counts = [0, 0, 0]
    for piece, level in zip(pieces, found, strict=True):
        counts[level + 1 :] = [0] * (_DEEPEST - level)
        if piece.scheme in ("", "-"):
            yield piece.scheme, None
            continue
        counts[level] += 1
        yield numbering[level], counts[level]


def _ordinal(piece: Piece) -> int | None:
    found = ordinal(piece.number)
    if found is not None or len(piece.number) != 1:
        return found
    return next((letters.index(piece.number) + 1 for letters in _LETTERS if piece.number in letters), None)


def _show(scheme: str, count: int | None) -> str:
    letters = _LETTERS[0]
    letter = letters[(count or 1) - 1] if (count or 1) <= len(letters) else "?"
    return scheme.replace("1", str(count)).replace("а", letter)
