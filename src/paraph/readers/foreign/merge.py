"""The texts of several languages in, one agreement out: parts paired by their place, passages by rows and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from paraph import languages
from paraph.languages.base import UnknownFormError
from paraph.model import Language
from paraph.readers.foreign.items import numbering
from paraph.readers.foreign.levels import levels, printed
from paraph.readers.foreign.notebook import Notebook
from paraph.readers.foreign.structure import MonoPart, Piece
from paraph.readers.foreign.types import ForeignPart, ForeignPassage, ForeignTable
from paraph.readers.foreign.units import cell_texts

_GAP = -1.0
_ROLES = ("title", "opening", "recitals", "enacting", "article", "testimonium", "signatures", "annex")
"""The order in which the parts of an instrument stand."""


def merge(
    texts: Mapping[Language, Sequence[MonoPart]], order: Sequence[Language], notes: Notebook
) -> tuple[tuple[ForeignPart, ...], tuple[str, ...]]:
    """The parts in every language, and the numbering of the levels. ``order``: the language to follow comes first."""
    keyed = {language: _keyed(texts[language]) for language in order}
    scheme = numbering(
        [piece.scheme for piece in part.pieces]
        for part in texts[order[0]]
        if part.role in ("article", "annex", "recitals")
    )
    parts = []
    for key in _all_keys([list(keyed[language]) for language in order]):
        found = {language: keyed[language][key] for language in order if key in keyed[language]}
        if len(found) < len(order):
            missing = ", ".join(language for language in order if language not in found)
            notes.note("parts-missing", min(part.at for part in found.values()), f"{key}: {missing}")
        parts.append(_part(key, found, scheme, list(order), notes))
    return tuple(parts), scheme


def _keyed(parts: Sequence[MonoPart]) -> dict[str, MonoPart]:
    """Each part under its id; a second article of the same number gets a letter."""
    out: dict[str, MonoPart] = {}
    annexes = 0
    for part in parts:
        key: str = part.role
        if part.role == "article":
            key = f"article-{_plain(part.number)}" if part.number else "article"
        elif part.role == "annex":
            annexes += 1
            key = f"annex-{annexes}"
        while key in out:
            key += "x"
        out[key] = part
    return out


def _plain(number: str) -> str:
    raised = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹–.", "123456789--")
    split = "".join("-" + sign if sign in "¹²³⁴⁵⁶⁷⁸⁹" else sign for sign in number)
    return split.translate(raised).lower()


def _all_keys(orders: Sequence[Sequence[str]]) -> list[str]:
    """All ids, those of the first language in its order, others after the one they follow in their own."""
    out = list(orders[0])
    for order in orders[1:]:
        place = 0
        for key in order:
            if key in out:
                place = out.index(key) + 1
            else:
                out.insert(place, key)
                place += 1
    return sorted(out, key=lambda key: next(at for at, role in enumerate(_ROLES) if key.startswith(role)))


def _part(
    key: str, found: Mapping[Language, MonoPart], scheme: Sequence[str], order: Sequence[Language], notes: Notebook
) -> ForeignPart:
    # a language that has only the heading here cannot lead
    first = next((language for language, part in found.items() if part.pieces), next(iter(found)))
    lead = found[first]
    texts: list[dict[Language, str]] = [{first: piece.text} for piece in lead.pieces]
    numbers: list[dict[Language, str]] = [{first: piece.label} if piece.label else {} for piece in lead.pieces]
    for language, part in found.items():
        if language != first and part.pieces:
            _fill(language, lead.pieces, part.pieces, texts, numbers, notes)
    pieces: Sequence[Piece] = lead.pieces
    depth = levels(pieces, lead.number, scheme, notes)
    passages = tuple(
        ForeignPassage(
            kind="text" if not piece.scheme else "dash" if piece.scheme == "-" else "numbered",
            texts=texts[at],
            numbers=numbers[at],
            scheme=piece.scheme,
            level=depth[at],
            at=piece.at,
        )
        for at, piece in enumerate(pieces)
    )
    for language, part in found.items():
        if language != first and part.pieces:
            _check_letters(language, pieces, depth, numbers, scheme, notes)
    return ForeignPart(
        id=key,
        role=lead.role,
        number=lead.number,
        headings={language: part.heading for language, part in found.items() if part.heading},
        passages=passages,
        tables=tuple(_tables(found, order)),
        at=lead.at,
    )


def _check_letters(
    language: Language,
    pieces: Sequence[Piece],
    depth: Sequence[int],
    numbers: Sequence[Mapping[Language, str]],
    scheme: Sequence[str],
    notes: Notebook,
) -> None:
    """Names items whose number in ``language`` will be another: б) is the second letter in Russian, ә) in Kazakh."""
    try:
        rules = languages.get(language)
    except UnknownFormError:
        return
    for piece, number, (kind, ordinal) in zip(pieces, numbers, printed(pieces, depth, scheme), strict=True):
        if ordinal is None or language not in number:
            continue
        told = "".join(rules.item_label(kind, ordinal))
        if told != number[language] and number[language] == piece.label:
            notes.note("letters-change", piece.at, f"{language}: {number[language]} → {told}")


def _fill(
    language: Language,
    lead: Sequence[Piece],
    other: Sequence[Piece],
    texts: list[dict[Language, str]],
    numbers: list[dict[Language, str]],
    notes: Notebook,
) -> None:
    """Put the passages of ``other`` beside those of ``lead``; what has no fellow joins the one before it."""
    last = 0
    for at, piece in _paired(lead, other):
        if at is None:
            known = texts[last].get(language)
            text = f"{piece.label} {piece.text}".strip()
            texts[last][language] = f"{known}\n{text}" if known else text
            notes.note("passages-joined", piece.at, f"{language}: {piece.text}")
            continue
        last = at
        known = texts[at].get(language)
        texts[at][language] = f"{known}\n{piece.text}" if known else piece.text
        if piece.label:
            numbers[at][language] = piece.label
    for at, piece in enumerate(lead):
        if language not in texts[at]:
            notes.note("passages-missing", piece.at, f"{language}: {piece.text}")


def _paired(lead: Sequence[Piece], other: Sequence[Piece]) -> Iterator[tuple[int | None, Piece]]:
    """Each piece of ``other`` with the index of its fellow, in order; the best total likeness wins."""
    if len(lead) == len(other) or len(lead) * len(other) > 250_000:
        for at, piece in enumerate(other):
            yield (at if at < len(lead) else None), piece
        return
    by_rows = _rows_agree(lead, other)
    rows, columns = len(lead) + 1, len(other) + 1
    best = [[(_GAP * (i + j)) for j in range(columns)] for i in range(rows)]
    for i in range(1, rows):
        for j in range(1, columns):
            pair = best[i - 1][j - 1] + _likeness(lead[i - 1], other[j - 1], i == 1 and j == 1, by_rows)
            best[i][j] = max(pair, best[i - 1][j] + _GAP, best[i][j - 1] + _GAP)
    fellow: dict[int, int] = {}
    i, j = rows - 1, columns - 1
    while i and j:
        pair = best[i - 1][j - 1] + _likeness(lead[i - 1], other[j - 1], i == 1 and j == 1, by_rows)
        if best[i][j] == pair:
            fellow[j - 1] = i - 1
            i, j = i - 1, j - 1
        elif best[i][j] == best[i - 1][j] + _GAP:
            i -= 1
        else:
            j -= 1
    for at, piece in enumerate(other):
        yield fellow.get(at), piece


def _rows_agree(lead: Sequence[Piece], other: Sequence[Piece]) -> bool:
    """Whether the rows of a parallel table hold the same passages: most rows both have open alike."""
    rows = {piece.row: (piece.scheme, piece.number) for piece in lead if piece.row}
    common = [piece for piece in other if piece.row in rows]
    alike = sum(rows[piece.row] == (piece.scheme, piece.number) for piece in common)
    return len(common) > 0 and 2 * alike > len(common)


def _likeness(one: Piece, two: Piece, first: bool, by_rows: bool) -> float:
    score = 1.0 if first else 0.0
    if by_rows and one.row and two.row:
        score += 3.0 if one.row == two.row else -3.0
    if one.scheme == two.scheme:
        score += 1.0 + (1.0 if one.number and one.number == two.number else 0.0)
    else:
        score -= 1.0
    short, long = sorted((len(one.text) + 1, len(two.text) + 1))
    return score + short / long


def _tables(found: Mapping[Language, MonoPart], order: Sequence[Language]) -> Iterator[ForeignTable]:
    """Tables of one place in all languages: laid together where they have the same shape."""
    merged: list[ForeignTable] = []
    for language, part in found.items():
        own = [
            ForeignTable(tuple(tuple(cell_texts(cell, language, order) for cell in row) for row in table), at=at)
            for at, table in part.tables
        ]
        for at, table in enumerate(own):
            fellow = merged[at] if at < len(merged) and language != next(iter(found)) else None
            if fellow is not None and [len(row) for row in fellow.rows] == [len(row) for row in table.rows]:
                merged[at] = replace(
                    fellow,
                    rows=tuple(
                        tuple({**one, **two} for one, two in zip(left, right, strict=True))
                        for left, right in zip(fellow.rows, table.rows, strict=True)
                    ),
                )
            else:
                merged.append(table)
    yield from merged
